//! The derives where nothing is called `smtp_codes`, and neither `std` nor an allocator is there.
#![no_std]

pub mod inner {
    pub use replies as again;
}

/// Sent and read.
#[derive(Debug, Eq, PartialEq, replies::ToReply, replies::FromReply)]
#[reply(crate = replies)]
pub enum Reply<'a> {
    /// Fixed.
    #[reply(250, "2.1.5", "fine", accept(2yz))]
    Fine,
    /// Filled in.
    #[reply(451, "4.3.0", "later: {0:?}", accept(4yz))]
    Later(replies::Reply<'a>),
    /// Forwarded.
    #[reply(other, transparent)]
    Other(replies::Reply<'a>),
}

/// The commands and the assertion of `transparent` are named through the path as well.
#[derive(Debug, replies::ToReply)]
#[reply(crate = crate::inner::again, to = (Mail, Rcpt))]
pub enum Outer {
    /// Forwarded.
    #[reply(transparent)]
    Session(Session),
}

/// To any command.
#[derive(Debug, replies::ToReply, replies::FromReply)]
#[reply(crate = ::replies)]
#[reply(503, "5.5.1", "bad sequence", accept(1yz | 2yz | 3yz | 4yz | 5yz))]
pub struct Session;

macro_rules! shown {
    ($name:ident($($ty:ty),+), $to:ident, $($reply:tt)+) => {
        /// The path is a macro's own, and no type lacks what it leads to.
        #[derive(Debug, replies::ToReply)]
        #[reply(crate = replies, to = $to, $($reply)+)]
        pub struct $name($(pub $ty),+);
    };
}

shown!(Count(u8), Rcpt, 250, "2.0.0", "{0}");
shown!(Again(Session), Mail, transparent);

const _: () = assert!(Session.code().get() == 503 && Outer::REPLIES.len() == 1);

/// Needs `FromStr`.
pub fn parse(text: &str) -> Result<Session, replies::DecodeError> {
    text.parse()
}

/// Without an allocator the line end is put after the text on the stack.
#[test]
fn from_str_without_an_allocator() {
    assert!(parse("550-5.1.1 a\r\n550 5.1.1 b").is_ok());
    assert!(parse("550-5.1.1 a\r\n550-5.1.1 b").is_err());
    assert!(parse("").is_err());
}
