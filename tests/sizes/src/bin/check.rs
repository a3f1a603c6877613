//! Checks a reply.

#![no_std]
#![no_main]

use smtp_codes::{Command, Reply};

smtp_codes_sizes::program!(|number, output| {
    if let Ok(reply) = Reply::parse(&number.to_be_bytes()) {
        for finding in reply.check(Command::Rcpt) {
            output.put(&[finding.kind() as u8]);
        }
    }
});
