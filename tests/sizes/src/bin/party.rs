//! Who has to act on a code.

#![no_std]
#![no_main]

use smtp_codes::{Class, EnhancedCode, Party, ReplyCode};

smtp_codes_sizes::program!(|number, output| {
    if let Some(code) = ReplyCode::new(number) {
        output.put(&[Party::of(code, EnhancedCode::new(Class::PermanentFailure, number % 8, number)) as u8]);
    }
});
