//! The needs of each program without `std`, and a place for it to write.

#![no_std]

use core::ffi::c_int;
use core::fmt::{self, Write};
use core::hint::black_box;
use core::panic::PanicInfo;

#[link(name = "c")]
extern "C" {}

#[panic_handler]
fn panic(_: &PanicInfo<'_>) -> ! {
    loop {}
}

/// The compiled `core` refers to it, and nothing calls it: a panic ends in the loop above.
#[no_mangle]
pub extern "C" fn rust_eh_personality() {}

/// A program that makes something of a number that the linker does not know.
#[macro_export]
macro_rules! program {
    ($run:expr) => {
        #[no_mangle]
        pub extern "C" fn main(arguments: ::core::ffi::c_int) -> ::core::ffi::c_int {
            let run: fn(u16, &mut $crate::Output) = $run;
            $crate::exit_code(arguments, run)
        }
    };
}

pub fn exit_code(arguments: c_int, run: fn(u16, &mut Output)) -> c_int {
    let mut output = Output { octets: [0; 512], length: 0 };
    run(black_box(arguments) as u16, &mut output);
    c_int::from(black_box(output).octets[0])
}

/// Where a program writes.
pub struct Output {
    octets: [u8; 512],
    length: usize,
}

impl Output {
    /// Takes octets as they are.
    pub fn put(&mut self, octets: &[u8]) {
        for octet in octets {
            if let Some(place) = self.octets.get_mut(self.length) {
                *place = *octet;
                self.length += 1;
            }
        }
    }

    /// The whole of it, for what fills a buffer by itself.
    pub fn buffer(&mut self) -> &mut [u8] {
        &mut self.octets
    }
}

impl Write for Output {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        self.put(text.as_bytes());
        Ok(())
    }
}
