//! A reply read.

#![no_std]
#![no_main]

use smtp_codes::Reply;

smtp_codes_sizes::program!(|number, output| {
    if let Ok(reply) = Reply::parse(&number.to_be_bytes()) {
        output.put(&[reply.line_count() as u8]);
    }
});
