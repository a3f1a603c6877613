//! `to_bytes`, and what is left in a buffer where a value could not be written.

use std::fmt;
use std::panic::{AssertUnwindSafe, catch_unwind};

use smtp_codes::{Reply, ReplyBuf, ReplyCode, ToReply, WriteError};

#[derive(Clone, Copy)]
enum Value {
    Fails,
    Panics,
}

impl fmt::Display for Value {
    #[allow(clippy::panic)]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("half a ")?;
        match self {
            Self::Fails => Err(fmt::Error),
            Self::Panics => panic!("a Display that breaks its promise"),
        }
    }
}

#[derive(ToReply)]
#[reply(550, "5.1.1", "first line\nno such user <{0}> here")]
struct NoSuchUser<T: fmt::Display>(T);

#[test]
fn octets_outlive_what_they_came_from() {
    assert_eq!(
        NoSuchUser("ann").to_bytes(),
        b"550-5.1.1 first line\r\n550 5.1.1 no such user <ann> here\r\n"
    );
    let reply = ReplyBuf::new(ReplyCode::OKAY, None, "caf\u{e9}").unwrap();
    assert_eq!(reply.to_bytes(), b"250 caf?\r\n");
    assert_eq!(reply.to_bytes_utf8(), "250 caf\u{e9}\r\n".as_bytes());
    let shared: &dyn ToReply = &reply;
    assert_eq!(shared.to_bytes(), reply.to_bytes());
}

#[test]
fn octets_are_a_whole_reply_whatever_a_value_does() {
    let octets = NoSuchUser(Value::Fails).to_bytes();
    assert_eq!(octets, b"550-5.1.1 first line\r\n550 5.1.1 no such user <half a \r\n");
    assert_eq!(Reply::parse(&octets).unwrap().code(), 550);

    let challenge = ReplyBuf::lenient(ReplyCode::AUTH_CONTINUE, None, &"A".repeat(20_000));
    assert_eq!(challenge.to_bytes().len(), 20_006);
    assert_eq!(challenge.wire().to_string().len(), 20_006);
    assert_eq!(challenge.wire().append_to(&mut Vec::new()), Err(WriteError::LineTooLong));
}

#[test]
fn a_buffer_holds_no_half_reply() {
    let before = b"250 ok\r\n".to_vec();
    let mut out = before.clone();
    assert_eq!(NoSuchUser(Value::Fails).wire().append_to(&mut out), Err(WriteError::Formatting));
    assert_eq!(out, before);
    let panicked = catch_unwind(AssertUnwindSafe(|| NoSuchUser(Value::Panics).wire().append_to(&mut out)));
    assert!(panicked.is_err());
    assert_eq!(out, before);
}
