//! The ten replies of `derived`, by `write!`.

#![no_std]
#![no_main]

use core::fmt::Write as _;

const ANSWERS: [(u16, &str, &str); 10] = [
    (220, "", "ready"),
    (221, "2.0.0 ", "goodbye"),
    (250, "2.0.0 ", "ok"),
    (354, "", "send the message"),
    (421, "4.3.2 ", "shutting down"),
    (452, "4.2.2 ", "mailbox full"),
    (500, "5.5.2 ", "syntax error"),
    (503, "5.5.1 ", "bad sequence of commands"),
    (550, "5.1.1 ", "no such user"),
    (554, "5.7.1 ", "not here"),
];

smtp_codes_sizes::program!(|number, output| {
    let (code, enhanced, text) = ANSWERS[usize::from(number) % 10];
    let _ = write!(output, "{code} {enhanced}{text}\r\n");
});
