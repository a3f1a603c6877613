//! The functions for the page. The buffers are atomics, because safe code can share nothing else; one thread runs here.

#![expect(unsafe_code, reason = "the name of an export is global, so exporting is unsafe by definition")]

use core::sync::atomic::{AtomicU8, Ordering::Relaxed};

use smtp_codes::Command;

use crate::output::Output;
use crate::pasted;

const INPUT: usize = 1 << 16;
// More than fifty cards and both forms of all that the input can hold, each octet an entity.
const OUTPUT: usize = 1 << 21;

static INPUT_BUFFER: [AtomicU8; INPUT] = [const { AtomicU8::new(0) }; INPUT];
static OUTPUT_BUFFER: [AtomicU8; OUTPUT] = [const { AtomicU8::new(0) }; OUTPUT];

/// Where the page writes the text.
#[unsafe(no_mangle)]
extern "C" fn input() -> *const AtomicU8 {
    INPUT_BUFFER.as_ptr()
}

/// How many octets of it there may be.
#[unsafe(no_mangle)]
extern "C" fn input_len() -> usize {
    INPUT
}

/// Where the page reads the HTML.
#[unsafe(no_mangle)]
extern "C" fn output() -> *const AtomicU8 {
    OUTPUT_BUFFER.as_ptr()
}

/// Explains the first `len` octets of the input as an answer to the command at this place of [`Command::ALL`], or to
/// none that is known, and returns how many octets of HTML there are.
#[unsafe(no_mangle)]
extern "C" fn explain(len: usize, command: usize) -> usize {
    let mut octets = [0; INPUT];
    let len = len.min(INPUT);
    for (octet, shared) in octets.iter_mut().zip(&INPUT_BUFFER) {
        *octet = shared.load(Relaxed);
    }
    let mut output = Output::new(&OUTPUT_BUFFER);
    // It fails only where the output is full; what fitted is shown.
    let _ = pasted::explain(&octets[..len], Command::ALL.get(command).copied(), &mut output);
    output.len()
}
