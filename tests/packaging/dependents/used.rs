// All of the macros, in all of their forms.

use smtp_codes::{FromReply, Reply, ReplyCode, StaticReply, ToReply, reply};

/// Sent and read, with values and without.
#[derive(Debug, ToReply, FromReply)]
#[reply(to = (Mail, Rcpt))]
pub enum Answer<'a> {
    /// Fixed.
    #[reply(250, "2.0.0", "fine", accept(2yz))]
    Fine,
    /// Filled in.
    #[reply(451, "4.3.0", "{code} {code:?} later", accept(4yz))]
    Later {
        /// Shown in two ways.
        code: ReplyCode,
    },
    /// Forwarded.
    #[reply(other, transparent)]
    Other(Reply<'a>),
}

/// Fields that are called as what is generated.
#[derive(Debug, ToReply)]
#[allow(missing_docs)]
pub enum Namesakes {
    #[reply(250, "2.1.5", "{filler} {writer:>formatter$}", lines(filler))]
    Values { filler: ReplyCode, writer: u8, formatter: usize },
}

/// Rows alone, and `FromStr`.
#[derive(Debug, ToReply, FromReply)]
pub enum Rows {
    /// Fine.
    #[reply(250, "fine", accept(2yz))]
    Fine,
    /// Bad.
    #[reply(500, "bad", accept(1yz | 3yz | 4yz | 5yz))]
    Bad,
}

/// One row.
#[derive(Debug, ToReply)]
#[reply(250, "{0} {1}")]
pub struct One(pub u8, pub char);

/// Generic, with room for its rows, and made from its field.
#[derive(Debug, ToReply)]
pub enum Outer<T> {
    /// Own.
    #[reply(500, "bad", close)]
    Bad,
    /// Forwarded.
    #[reply(transparent, from)]
    Inner(T),
}

/// Of one type for two lifetimes.
#[derive(Debug, ToReply)]
pub enum Either<'a, 'b> {
    /// The first.
    #[reply(transparent)]
    One(Reply<'a>),
    /// The second.
    #[reply(transparent)]
    Other(&'a Reply<'b>),
}

/// A constant.
pub const BYE: StaticReply = reply!(Quit, 221, "2.0.0", "bye");

/// With values.
pub fn ready(count: u8) -> ReplyCode {
    reply!(250, "{count} {count:?} {count:>3}").code()
}
