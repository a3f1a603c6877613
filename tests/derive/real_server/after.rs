//! The same replies, derived. The session sends any of them as a `&dyn ToReply`.

use std::net::IpAddr;

use smtp_codes::{EhloReply, EhloReplyBuf, EhloReplyError, NegativeReply, StaticReply, ToReply, reply};

pub const NO_NAME: StaticReply = reply!((Helo, Ehlo), 501, "5.5.4", "the name of the client is missing");
pub const RESET: StaticReply = reply!(Rset, 250, "2.0.0", "reset");
pub const NOOP: StaticReply = reply!(Noop, 250, "2.0.0", "ok");
pub const NOT_VERIFIED: StaticReply = reply!(Vrfy, 252, "2.5.0", "send some mail, and see");
pub const HELP: StaticReply = reply!(Help, 214, "2.0.0", "EHLO MAIL RCPT DATA RSET NOOP QUIT\nsee RFC 5321");
pub const UNKNOWN_COMMAND: StaticReply = reply!(Unrecognized, 500, "5.5.1", "unknown command");

/// Answers any command.
#[derive(ToReply)]
pub enum SessionReply<'a> {
    #[reply(500, "5.5.2", "a line has {limit} octets at most")]
    LineTooLong { limit: usize },
    #[reply(501, "5.5.2", "syntax error")]
    SyntaxError,
    #[reply(421, "4.3.2", "{host} is shutting down")]
    ShuttingDown { host: &'a str },
    #[reply(421, "4.4.2", "{host} has waited too long")]
    TimedOut { host: &'a str },
    #[reply(421, "4.7.0", "{host} has seen too many errors")]
    TooManyErrors { host: &'a str },
}

#[derive(ToReply)]
#[reply(to = Connect)]
pub enum GreetingReply<'a> {
    #[reply(220, "{host} ESMTP")]
    Ready { host: &'a str },
    #[reply(421, "4.7.0", "{host} has too many connections from you")]
    TooManyConnections { host: &'a str },
    #[reply(554, "5.7.1", "{ip} is banned: {reason}", lines(reason), close)]
    Banned { ip: IpAddr, reason: &'a str },
}

pub fn helo(host: &str) -> impl ToReply {
    reply!(Helo, 250, "{}", host)
}

/// Makes the 250 to EHLO, once for each state of a session.
pub fn ehlo(host: &str, max_size: usize, is_encrypted: bool) -> Result<EhloReplyBuf, EhloReplyError> {
    let size = format!("SIZE {max_size}");
    let login = if is_encrypted { "AUTH PLAIN LOGIN" } else { "STARTTLS" };
    let keywords = [&*size, "PIPELINING", "8BITMIME", "ENHANCEDSTATUSCODES", login];
    Ok(EhloReply::new(host, &keywords)?.into_owned())
}

#[derive(ToReply)]
#[reply(to = Mail)]
pub enum MailReply<'a> {
    #[reply(250, "2.1.0", "<{sender}> ok")]
    Accepted { sender: &'a str },
    #[reply(550, "5.1.8", "{domain} does not exist")]
    DomainUnknown { domain: &'a str },
    #[reply(503, "5.5.1", "there is a sender already")]
    SecondMail,
    #[reply(501, "5.1.7", "the sender is not an address")]
    BadSender,
    #[reply(555, "5.5.4", "{parameter} is not known")]
    UnknownParameter { parameter: &'a str },
    #[reply(530, "5.7.0", "log in first")]
    LoginRequired,
    #[reply(transparent, from)]
    Size(SizeReply),
    #[reply(transparent, from)]
    Session(SessionReply<'a>),
}

/// Refuses a message for its size, which SIZE tells in MAIL and the data tell later.
#[derive(ToReply)]
#[reply(to = (Mail, EndOfData))]
pub enum SizeReply {
    #[reply(552, "5.3.4", "a message has {max_size} octets at most")]
    MessageTooBig { max_size: usize },
    #[reply(452, "4.3.1", "no space left, try again later")]
    StorageFull,
}

#[derive(ToReply)]
#[reply(to = Rcpt)]
pub enum RcptReply<'a> {
    #[reply(250, "2.1.5", "<{mailbox}> ok")]
    Accepted { mailbox: &'a str },
    #[reply(250, "2.1.5", "<{mailbox}> goes to the postmaster")]
    CatchAll { mailbox: &'a str },
    #[reply(550, "5.1.1", "<{mailbox}> unknown")]
    NoSuchUser { mailbox: &'a str },
    #[reply(452, "4.2.2", "<{mailbox}> is full, try again later")]
    MailboxFull { mailbox: &'a str },
    #[reply(550, "5.7.1", "<{mailbox}> is not here: relaying denied")]
    RelayDenied { mailbox: &'a str },
    #[reply(452, "4.5.3", "a message has {limit} recipients at most")]
    TooManyRecipients { limit: usize },
    #[reply(451, "4.7.1", "greylisted, try again in {seconds} seconds")]
    Greylisted { seconds: u64 },
    #[reply(501, "5.1.3", "the recipient is not an address")]
    BadRecipient,
    #[reply(503, "5.5.1", "MAIL first")]
    MailFirst,
    #[reply(transparent, from)]
    Policy(NegativeReply),
    #[reply(transparent, from)]
    Session(SessionReply<'a>),
}

#[derive(ToReply)]
#[reply(to = Data)]
pub enum DataReply<'a> {
    #[reply(354, "end with a lone dot")]
    StartMail,
    #[reply(503, "5.5.1", "RCPT first")]
    RcptFirst,
    #[reply(transparent, from)]
    Session(SessionReply<'a>),
}

#[derive(ToReply)]
#[reply(to = EndOfData)]
pub enum EndOfDataReply<'a> {
    #[reply(250, "2.0.0", "queued as {id}")]
    Queued { id: &'a str },
    #[reply(451, "4.3.0", "the queue does not answer, try again later")]
    NotQueued,
    #[reply(550, "5.7.1", "this is spam, with a score of {score:.1}")]
    Spam { score: f32 },
    #[reply(transparent, from)]
    Size(SizeReply),
}

#[derive(ToReply)]
#[reply(to = StartTls)]
pub enum StartTlsReply {
    #[reply(220, "2.0.0", "ready to start TLS")]
    Ready,
    #[reply(503, "5.5.1", "TLS is active already")]
    Active,
    #[reply(454, "4.7.0", "TLS is not available now")]
    Unavailable,
}

#[derive(ToReply)]
#[reply(to = Auth)]
pub enum AuthReply<'a> {
    #[reply(504, "5.5.4", "use PLAIN or LOGIN")]
    UnknownMechanism,
    #[reply(538, "5.7.11", "STARTTLS first")]
    EncryptionRequired,
    #[reply(503, "5.5.1", "you are logged in already")]
    LoggedInAlready,
    #[reply(transparent, from)]
    Exchange(AuthDataReply<'a>),
}

#[derive(ToReply)]
#[reply(to = AuthData)]
pub enum AuthDataReply<'a> {
    #[reply(334, "{challenge}")]
    Challenge { challenge: &'a str },
    #[reply(235, "2.7.0", "welcome")]
    LoggedIn,
    #[reply(535, "5.7.8", "the name or the password is wrong")]
    WrongPassword,
    #[reply(501, "5.5.2", "this is not base64")]
    BadBase64,
}

pub fn goodbye(host: &str) -> impl ToReply {
    reply!(Quit, 221, "2.0.0", "{} says goodbye", host)
}

pub fn not_implemented(verb: &str) -> impl ToReply {
    reply!((Expn, Etrn, Atrn), 502, "5.5.1", "{} is not implemented", verb)
}
