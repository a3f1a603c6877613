//! The outcomes of replies for the example clients: one enum for each command, whose arms read like those of a `match`.
//!
//! An enum that leaves a reply without an arm does not compile, nor does one with an arm that no reply reaches.

#![allow(missing_docs, reason = "the attribute of an outcome says what it is")]

use smtp_codes::{FromReply, Reply, ReplyBuf};

/// A setback, where the command has no closer word for it.
#[derive(Clone, Debug, Eq, FromReply, PartialEq)]
pub enum Setback {
    #[reply(4yz)]
    NotNow(ReplyBuf),
    #[reply(5yz)]
    Never(ReplyBuf),
    /// A reply that does not answer the command, such as 250 to DATA.
    #[reply(other)]
    OutOfPlace(ReplyBuf),
}

#[derive(Clone, Debug, Eq, FromReply, PartialEq)]
#[reply(to = Connect)]
pub enum GreetingOutcome {
    #[reply(220)]
    Ready,
    #[reply(other)]
    Not(Setback),
}

#[derive(Clone, Debug, Eq, FromReply, PartialEq)]
#[reply(to = (Ehlo, Helo))]
pub enum HelloOutcome {
    #[reply(250)]
    Hello(Extensions),
    /// A server without extensions, which may know HELO (RFC 5321 section 3.2).
    #[reply(500 | 502)]
    NoExtensions(ReplyBuf),
    #[reply(other)]
    Not(Setback),
}

#[derive(Clone, Debug, Eq, FromReply, PartialEq)]
#[reply(to = Mail)]
pub enum MailOutcome {
    #[reply(250)]
    Accepted,
    #[reply(552 | "5.3.4")]
    TooBig(ReplyBuf),
    #[reply(other)]
    Not(Setback),
}

#[derive(Clone, Debug, Eq, FromReply, PartialEq)]
#[reply(to = Rcpt)]
pub enum RcptOutcome {
    #[reply(250 | 251)]
    Accepted,
    #[reply("5.1.1" | "5.1.10" | "5.2.1")]
    NoSuchMailbox(ReplyBuf),
    /// The others go into the next transaction. Old servers say 552 (RFC 5321 section 4.5.3.1.10).
    #[reply((452, "4.5.3") | (552, none) | (552, "5.0.0" | "5.5.0" | "5.5.3"))]
    TooMany(ReplyBuf),
    /// The setback says if it is for now or for good.
    #[reply("4.2.2" | "5.2.2")]
    MailboxFull(Setback),
    #[reply(other)]
    Not(Setback),
}

#[derive(Clone, Debug, Eq, FromReply, PartialEq)]
#[reply(to = Data)]
pub enum DataOutcome {
    #[reply(3yz)]
    GoOn,
    #[reply(503 | 554)]
    NoRecipients(ReplyBuf),
    #[reply(other)]
    Not(Setback),
}

#[derive(Clone, Debug, Eq, FromReply, PartialEq)]
#[reply(to = EndOfData)]
pub enum EndOfDataOutcome {
    #[reply(2yz)]
    Delivered(ReplyBuf),
    #[reply(other)]
    Not(Setback),
}

/// The extensions that a server offers: a field that fills itself from the reply.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub struct Extensions {
    pub pipelining: bool,
    pub eight_bit_mime: bool,
    pub smtp_utf8: bool,
    pub size: bool,
}

impl FromReply<'_> for Extensions {
    fn from_reply(reply: &Reply<'_>) -> Self {
        let offers = |keyword| reply.capabilities().any(|capability| capability.is(keyword));
        Self {
            pipelining: offers("PIPELINING"),
            eight_bit_mime: offers("8BITMIME"),
            smtp_utf8: offers("SMTPUTF8"),
            size: offers("SIZE"),
        }
    }
}

impl From<Setback> for ReplyBuf {
    fn from(setback: Setback) -> Self {
        match setback {
            Setback::NotNow(reply) | Setback::Never(reply) | Setback::OutOfPlace(reply) => reply,
        }
    }
}
