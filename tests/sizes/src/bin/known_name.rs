//! The name of a known code.

#![no_std]
#![no_main]

use smtp_codes::ReplyCode;

smtp_codes_sizes::program!(|number, output| {
    if let Some(known) = ReplyCode::new(number).and_then(ReplyCode::known) {
        output.put(known.name().as_bytes());
    }
});
