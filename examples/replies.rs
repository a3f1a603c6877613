//! All that the example servers say: one enum for each command, and what may answer any of them.
//!
//! `to` names the command, and a reply that it cannot get does not compile.

#![allow(missing_docs, reason = "the attribute of a reply says what it is")]

use smtp_codes::{Command, EhloReply, ToReply};

/// Whatever the server says: the type that a session hands to whoever writes to the client.
#[derive(Debug, ToReply)]
pub enum ServerReply<'a> {
    #[reply(transparent)]
    Greeting(GreetingReply<'a>),
    #[reply(transparent)]
    Helo(HeloReply<'a>),
    #[reply(transparent)]
    Ehlo(EhloReplies<'a>),
    #[reply(transparent)]
    Mail(MailReply),
    #[reply(transparent)]
    Rcpt(RcptReply<'a>),
    #[reply(transparent)]
    Data(DataReply),
    #[reply(transparent)]
    EndOfData(EndOfDataReply),
    #[reply(transparent)]
    Rset(RsetReply),
    #[reply(transparent)]
    Vrfy(VrfyReply),
    #[reply(transparent)]
    Help(HelpReply),
    #[reply(transparent)]
    Noop(NoopReply),
    #[reply(transparent)]
    Quit(QuitReply<'a>),
    #[reply(transparent)]
    NotOffered(NotOffered),
    #[reply(transparent)]
    Unrecognized(UnrecognizedReply),
    #[reply(transparent)]
    Session(SessionReply),
    #[reply(transparent)]
    Closing(ClosingReply<'a>),
}

/// What may answer any command.
#[derive(Clone, Copy, Debug, Eq, PartialEq, ToReply)]
pub enum SessionReply {
    #[reply(503, "5.5.1", "send {first} first")]
    BadSequence { first: Command },
    #[reply(501, "5.5.4", "{command} takes no argument")]
    NeedlessArgument { command: Command },
    #[reply(501, "5.5.2", "a command is text, in ASCII or in UTF-8")]
    NotText,
    #[reply(500, "5.5.2", "a command takes {limit} octets at most")]
    LineTooLong { limit: usize },
    #[reply(500, "5.5.2", "end each line with CR and LF")]
    BareLf,
}

/// The last words of a server that hangs up: to any command, or to none.
///
/// Programs read the host out of them (RFC 5321 section 4.2).
#[derive(Clone, Copy, Debug, Eq, PartialEq, ToReply)]
#[reply(to = Unsolicited)]
pub enum ClosingReply<'a> {
    #[reply(421, "4.3.2", "{host} is shutting down, come back later")]
    ShuttingDown { host: &'a str },
    #[reply(421, "4.4.2", "{host} has waited long enough")]
    TimedOut { host: &'a str },
    #[reply(421, "4.7.0", "{host} has seen too many errors")]
    TooManyErrors { host: &'a str },
}

#[derive(Clone, Copy, Debug, Eq, PartialEq, ToReply)]
#[reply(to = Connect)]
pub enum GreetingReply<'a> {
    #[reply(220, "{host} ESMTP smtp-codes")]
    Ready { host: &'a str },
    #[reply(421, "4.3.2", "{host} has too many connections, come back later")]
    TooManyConnections { host: &'a str },
}

#[derive(Clone, Copy, Debug, Eq, PartialEq, ToReply)]
#[reply(to = Helo)]
pub enum HeloReply<'a> {
    #[reply(250, "{host}")]
    Hello { host: &'a str },
    #[reply(501, "5.5.4", "say who you are: HELO client.example.com")]
    NoName,
}

/// The list of extensions depends on the session, so it is a reply that is made at run time.
#[derive(Clone, Copy, Debug, Eq, PartialEq, ToReply)]
#[reply(to = Ehlo)]
pub enum EhloReplies<'a> {
    #[reply(transparent)]
    Hello(EhloReply<'a, String>),
    #[reply(501, "5.5.4", "say who you are: EHLO client.example.com")]
    NoName,
}

#[derive(Clone, Copy, Debug, Eq, PartialEq, ToReply)]
#[reply(to = Mail)]
pub enum MailReply {
    #[reply(250, "2.1.0", "sender ok")]
    Accepted,
    #[reply(503, "5.5.1", "there is a sender already; RSET begins anew")]
    Again,
    #[reply(501, "5.1.7", "the sender is no address: MAIL FROM:<someone@example.com>")]
    BadAddress,
    #[reply(501, "5.5.4", "a parameter is malformed")]
    BadParameter,
    #[reply(555, "5.5.4", "a parameter is not known")]
    UnknownParameter,
    #[reply(552, "5.3.4", "a message takes {limit} octets at most")]
    TooBig { limit: usize },
    #[reply(553, "5.6.7", "an address beyond ASCII takes SMTPUTF8")]
    NeedsUtf8,
    #[reply(550, "5.7.1", "mail from this sender is not welcome")]
    Refused,
    #[reply(transparent)]
    Session(SessionReply),
}

#[derive(Clone, Copy, Debug, Eq, PartialEq, ToReply)]
#[reply(to = Rcpt)]
pub enum RcptReply<'a> {
    #[reply(250, "2.1.5", "<{mailbox}> ok", utf8)]
    Accepted { mailbox: &'a str },
    #[reply(550, "5.1.1", "<{mailbox}>: no such mailbox", utf8)]
    NoSuchMailbox { mailbox: &'a str },
    #[reply(452, "4.2.2", "<{mailbox}> is full, try again later", utf8)]
    MailboxFull { mailbox: &'a str },
    #[reply(452, "4.5.3", "{limit} recipients a message, the others in the next")]
    TooMany { limit: usize },
    #[reply(501, "5.1.3", "the recipient is no address: RCPT TO:<someone@example.org>")]
    BadAddress,
    #[reply(501, "5.5.4", "a parameter is malformed")]
    BadParameter,
    #[reply(555, "5.5.4", "a parameter is not known")]
    UnknownParameter,
    #[reply(553, "5.6.7", "an address beyond ASCII takes SMTPUTF8")]
    NeedsUtf8,
    #[reply(transparent)]
    Session(SessionReply),
}

#[derive(Clone, Copy, Debug, Eq, PartialEq, ToReply)]
#[reply(to = Data)]
pub enum DataReply {
    #[reply(354, "go on, and end with a lone dot")]
    GoOn,
    #[reply(554, "5.5.1", "no valid recipients")]
    NoRecipients,
    #[reply(transparent)]
    Session(SessionReply),
}

#[derive(Clone, Debug, Eq, PartialEq, ToReply)]
#[reply(to = EndOfData)]
pub enum EndOfDataReply {
    #[reply(250, "2.0.0", "kept as {id}")]
    Kept { id: String },
    #[reply(552, "5.3.4", "the message is longer than {limit} octets")]
    TooBig { limit: usize },
    #[reply(451, "4.3.0", "the message cannot be kept now, try again later")]
    NotKept,
}

#[derive(Clone, Copy, Debug, Eq, PartialEq, ToReply)]
#[reply(to = Rset)]
pub enum RsetReply {
    #[reply(250, "2.0.0", "forgotten")]
    Forgotten,
}

#[derive(Clone, Copy, Debug, Eq, PartialEq, ToReply)]
#[reply(to = Vrfy)]
pub enum VrfyReply {
    #[reply(252, "2.0.0", "send it some mail, and see")]
    NotTold,
    #[reply(501, "5.5.4", "whom? VRFY someone")]
    NoName,
}

#[derive(Clone, Copy, Debug, Eq, PartialEq, ToReply)]
#[reply(to = Help)]
pub enum HelpReply {
    #[reply(
        214,
        "2.0.0",
        "EHLO, HELO, MAIL FROM, RCPT TO, DATA, RSET, NOOP, VRFY, HELP, QUIT\nRFC 5321 tells the rest"
    )]
    Commands,
}

#[derive(Clone, Copy, Debug, Eq, PartialEq, ToReply)]
#[reply(to = Noop)]
pub enum NoopReply {
    #[reply(250, "2.0.0", "still here")]
    StillHere,
}

#[derive(Clone, Copy, Debug, Eq, PartialEq, ToReply)]
#[reply(to = Quit)]
pub enum QuitReply<'a> {
    #[reply(221, "2.0.0", "{host} says goodbye")]
    Goodbye { host: &'a str },
}

/// To a command that the server knows, and has not (RFC 5321 section 4.2.4).
#[derive(Clone, Copy, Debug, Eq, PartialEq, ToReply)]
#[reply(to = (Expn, StartTls, Auth, Bdat, Burl, Etrn, Atrn))]
#[reply(502, "5.5.1", "{command} is not offered here")]
pub struct NotOffered {
    pub command: Command,
}

#[derive(Clone, Copy, Debug, Eq, PartialEq, ToReply)]
#[reply(to = Unrecognized)]
pub enum UnrecognizedReply {
    #[reply(500, "5.5.1", "no such command; HELP lists those that there are")]
    NoSuchCommand,
}
