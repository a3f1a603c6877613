//! A code as text.

#![no_std]
#![no_main]

use smtp_codes::ReplyCode;

smtp_codes_sizes::program!(|number, output| {
    if let Some(code) = ReplyCode::new(number) {
        output.put(code.as_str().as_bytes());
    }
});
