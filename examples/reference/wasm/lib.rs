//! The library in the page: text in, explanations out as HTML.
//!
//! The page and this module share two buffers. The page writes UTF-8 at [`input`](exports::input), calls
//! [`explain`](exports::explain) and reads as many octets of HTML at [`output`](exports::output) as that returned.

#![no_std]

mod card;
mod exports;
#[path = "../html.rs"]
mod html;
mod output;
mod pasted;

#[panic_handler]
fn panic(_: &core::panic::PanicInfo<'_>) -> ! {
    core::arch::wasm32::unreachable()
}
