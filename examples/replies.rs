//! All that the example servers say: one enum for each command, and what may answer any of them.
//!
//! `to` names the command, and a reply that it cannot get does not compile.

#![allow(missing_docs, reason = "the attribute of a reply says what it is")]

use smtp_codes::{Command, EhloReply, ToReply};

/// Any reply of the server: the type that a session hands to the writer.
#[derive(Debug, ToReply)]
pub enum ServerReply<'a> {
    #[reply(transparent, from)]
    Greeting(GreetingReply<'a>),
    #[reply(transparent, from)]
    Helo(HeloReply<'a>),
    #[reply(transparent, from)]
    Ehlo(EhloReplies<'a>),
    #[reply(transparent, from)]
    Mail(MailReply),
    #[reply(transparent, from)]
    Rcpt(RcptReply<'a>),
    #[reply(transparent, from)]
    Data(DataReply),
    #[reply(transparent, from)]
    EndOfData(EndOfDataReply),
    #[reply(transparent, from)]
    Bdat(BdatReply),
    #[reply(transparent, from)]
    StartTls(StartTlsReply),
    #[reply(transparent, from)]
    Auth(AuthReply<'a>),
    #[reply(transparent, from)]
    AuthData(AuthDataReply<'a>),
    #[reply(transparent, from)]
    Rset(RsetReply),
    #[reply(transparent, from)]
    Vrfy(VrfyReply),
    #[reply(transparent, from)]
    Help(HelpReply),
    #[reply(transparent, from)]
    Noop(NoopReply),
    #[reply(transparent, from)]
    Quit(QuitReply<'a>),
    #[reply(transparent, from)]
    NotOffered(NotOffered),
    #[reply(transparent, from)]
    Unrecognized(UnrecognizedReply),
    #[reply(transparent, from)]
    Session(SessionReply),
    #[reply(transparent, from)]
    Closing(ClosingReply<'a>),
}

/// The replies that may answer any command.
#[derive(Clone, Copy, Debug, Eq, PartialEq, ToReply)]
pub enum SessionReply {
    #[reply(503, "5.5.1", "send {first} first")]
    BadSequence { first: Command },
    #[reply(501, "5.5.4", "{command} takes no argument")]
    NeedlessArgument { command: Command },
    #[reply(501, "5.5.2", "a command is text, in ASCII or in UTF-8")]
    NotText,
    #[reply(500, "5.5.2", "a line takes {limit} octets at most")]
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
    #[reply(501, "5.1.7", "the sender is not an address: MAIL FROM:<someone@example.com>")]
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
    #[reply(530, "5.7.0", "not in clear text: send STARTTLS first")]
    NeedsTls,
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
    #[reply(550, "5.7.1", "<{mailbox}> is elsewhere, and nothing is relayed for strangers", utf8)]
    NotRelayed { mailbox: &'a str },
    #[reply(452, "4.2.2", "<{mailbox}> is full, try again later", utf8)]
    MailboxFull { mailbox: &'a str },
    #[reply(452, "4.5.3", "{limit} recipients a message, the others in the next")]
    TooMany { limit: usize },
    #[reply(503, "5.5.1", "the message has begun, and recipients come before it")]
    TooLate,
    #[reply(501, "5.1.3", "the recipient is not an address: RCPT TO:<someone@example.org>")]
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
    #[reply(503, "5.5.1", "the message comes in chunks: end it with BDAT 0 LAST")]
    InChunks,
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

/// To a chunk when it has come, which is the first moment at which it can be answered (RFC 3030 section 2).
#[derive(Clone, Debug, Eq, PartialEq, ToReply)]
#[reply(to = Bdat)]
pub enum BdatReply {
    #[reply(250, "2.0.0", "{octets} octets received")]
    Chunk { octets: u64 },
    /// The replies to a message are also those to the chunk that ends one.
    #[reply(transparent)]
    Message(EndOfDataReply),
    #[reply(554, "5.5.1", "no valid recipients")]
    NoRecipients,
    /// How many octets follow is then unknown, and so the session is over.
    #[reply(501, "5.5.4", "a chunk has a size, and the last one says LAST", close)]
    Malformed,
    #[reply(transparent)]
    Session(SessionReply),
}

#[derive(Clone, Copy, Debug, Eq, PartialEq, ToReply)]
#[reply(to = StartTls)]
pub enum StartTlsReply {
    #[reply(220, "2.0.0", "go ahead")]
    GoAhead,
    #[reply(503, "5.5.1", "this is TLS already")]
    Already,
    /// Octets after the command came in clear text, from anybody.
    #[reply(503, "5.5.1", "nothing may follow STARTTLS before TLS")]
    NotAlone,
    #[reply(transparent)]
    Session(SessionReply),
}

#[derive(Clone, Copy, Debug, Eq, PartialEq, ToReply)]
#[reply(to = Auth)]
pub enum AuthReply<'a> {
    /// The first step of the exchange, which may be the last one.
    #[reply(transparent)]
    Exchange(AuthDataReply<'a>),
    #[reply(504, "5.5.4", "PLAIN and LOGIN are the mechanisms")]
    UnknownMechanism,
    #[reply(501, "5.5.4", "AUTH takes a mechanism: PLAIN or LOGIN")]
    NoMechanism,
    #[reply(538, "5.7.11", "no password in clear text: send STARTTLS first")]
    NeedsTls,
    #[reply(503, "5.5.1", "you have told who you are")]
    Again,
    #[reply(503, "5.5.1", "not within a transaction: send RSET first")]
    InTransaction,
    #[reply(transparent)]
    Session(SessionReply),
}

#[derive(Clone, Copy, Debug, Eq, PartialEq, ToReply)]
#[reply(to = AuthData)]
pub enum AuthDataReply<'a> {
    #[reply(334, "{challenge}")]
    Challenge { challenge: &'a str },
    #[reply(235, "2.7.0", "welcome")]
    Welcome,
    /// Which of the two it is would help a guesser.
    #[reply(535, "5.7.8", "the name or the password is wrong")]
    WrongCredentials,
    #[reply(501, "5.5.2", "that is not what the mechanism asks for, in base64")]
    Malformed,
    #[reply(501, "5.7.0", "cancelled, as you wish")]
    Cancelled,
    #[reply(500, "5.5.6", "a line of AUTH takes {limit} octets at most")]
    LineTooLong { limit: usize },
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
