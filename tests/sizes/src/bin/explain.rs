//! A reply explained: the program that needs the texts.

#![no_std]
#![no_main]

use core::fmt::Write as _;

use smtp_codes::{Command, Reply};

smtp_codes_sizes::program!(|number, output| {
    if let Ok(reply) = Reply::parse(&number.to_be_bytes()) {
        let _ = write!(output, "{}", reply.explain(Some(Command::Rcpt)));
    }
});
