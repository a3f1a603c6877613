//! Asks for the verdict on a reply.

#![no_std]
#![no_main]

use smtp_codes::{Class, Command, EnhancedCode, ReplyCode, Verdict};

smtp_codes_sizes::program!(|number, output| {
    let command = Command::ALL[usize::from(number) % Command::ALL.len()];
    if let Some(code) = ReplyCode::new(number) {
        let enhanced = EnhancedCode::new(Class::PermanentFailure, number % 8, number);
        output.put(&[Verdict::of(command, code, enhanced).action as u8]);
    }
});
