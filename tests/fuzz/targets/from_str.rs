//! Any text is read as one that `Display` writes, or not at all.

#![no_main]

use std::fmt::{Debug, Display};
use std::str::FromStr;

use libfuzzer_sys::fuzz_target;
use smtp_codes::{Command, EnhancedCode, KnownCode, KnownStatus, Reply, ReplyBuf, ReplyCode};

fuzz_target!(|octets: &[u8]| {
    let _ = Command::from_line(octets);
    let Ok(text) = std::str::from_utf8(octets) else { return };

    let code = reads_what_it_writes::<ReplyCode>(text);
    let is_code = matches!(octets, [b'1'..=b'5', b'0'..=b'9', b'0'..=b'9']);
    assert_eq!(code.is_some(), is_code);

    let enhanced = reads_what_it_writes::<EnhancedCode>(text);
    let numbers: Vec<&str> = text.split('.').collect();
    let is_number = |digits: &&&str| {
        digits.parse::<u16>().is_ok_and(|number| number < 1000 && number.to_string() == **digits)
    };
    let is_enhanced = numbers.len() == 3
        && matches!(numbers[0], "2" | "4" | "5")
        && numbers.iter().filter(is_number).count() == 3;
    assert_eq!(enhanced.is_some(), is_enhanced);
    assert_eq!(enhanced, enhanced.and_then(|code| EnhancedCode::from_bits(code.to_bits())));

    // A name is read as well as a number.
    if let Ok(known) = text.parse::<KnownCode>() {
        assert!(text == known.name() || text == known.to_string());
    }
    if let Ok(status) = text.parse::<KnownStatus>() {
        assert!(text == status.name() || text == status.to_string());
    }
    // A verb is read in any case (RFC 5321 section 2.4).
    if let Ok(command) = text.parse::<Command>() {
        assert!(text.eq_ignore_ascii_case(&command.to_string()), "{text:?}");
    }
    if let Ok(reply) = text.parse::<ReplyBuf>() {
        // All but an empty line before it, which is not kept.
        let again = Reply::parse(reply.as_reply().raw()).expect("it was a reply");
        assert_eq!((again.code(), again.enhanced()), (reply.code(), reply.enhanced()));
        assert!(again.lines().eq(reply.lines()));
    }
});

fn reads_what_it_writes<T: FromStr<Err: Display + Debug> + Display + Debug + PartialEq>(
    text: &str,
) -> Option<T> {
    match text.parse::<T>() {
        Ok(value) => {
            assert_eq!(value.to_string(), text);
            Some(value)
        }
        Err(error) => {
            assert!(!error.to_string().is_empty());
            None
        }
    }
}
