//! Every reply of the example servers, one enum for each command.

#![expect(missing_docs, reason = "the text beside a field says what it is")]

use smtp_codes::{EhloReply, ToReply};

/// The greeting.
#[derive(Clone, Copy, Debug, ToReply)]
#[reply(to = Connect)]
pub enum ConnectReply<'a> {
    /// The session begins.
    #[reply(220, "{host} ESMTP ready")]
    Ready { host: &'a str },
    /// No more connections can be served now.
    #[reply(421, "4.3.2", "{host} has too many connections, try again later")]
    TooManyConnections { host: &'a str },
}

/// To `EHLO`.
#[derive(Clone, Copy, Debug, ToReply)]
#[reply(to = Ehlo)]
pub enum EhloAnswer<'a> {
    /// What the session offers.
    #[reply(transparent)]
    Offers(EhloReply<'a>),
    /// Neither a domain nor an address literal was given.
    #[reply(501, "5.5.4", "EHLO wants your domain or address literal")]
    NoDomain,
}

/// To `HELO`.
#[derive(Clone, Copy, Debug, ToReply)]
#[reply(to = Helo)]
pub enum HeloReply<'a> {
    /// Without extensions.
    #[reply(250, "{host} is glad to meet you")]
    Welcome { host: &'a str },
    /// Neither a domain nor an address literal was given.
    #[reply(501, "5.5.4", "HELO wants your domain")]
    NoDomain,
}

/// To `MAIL`.
#[derive(Clone, Copy, Debug, ToReply)]
#[reply(to = Mail)]
pub enum MailReply<'a> {
    /// A transaction begins.
    #[reply(250, "2.1.0", "sender <{sender}> ok", utf8)]
    Accepted { sender: &'a str },
    /// `MAIL` before `EHLO` or `HELO`.
    #[reply(503, "5.5.1", "say EHLO first")]
    HelloFirst,
    /// A transaction is open already.
    #[reply(503, "5.5.1", "a transaction is open; RSET ends it")]
    Nested,
    /// The server takes mail under TLS only.
    #[reply(530, "5.7.0", "say STARTTLS first")]
    TlsFirst,
    /// The reverse path is none.
    #[reply(501, "5.1.7", "that is no sender: MAIL FROM:<address>")]
    Malformed,
    /// An address beyond ASCII without `SMTPUTF8`.
    #[reply(553, "5.6.7", "an address beyond ASCII takes the parameter SMTPUTF8")]
    NeedsUtf8,
    /// Mail from this sender is refused.
    #[reply(550, "5.7.1", "mail from <{sender}> is not wanted here", utf8)]
    Unwanted { sender: &'a str },
    /// `SIZE` says more than is taken.
    #[reply(552, "5.3.4", "a message may have {limit} octets")]
    TooBig { limit: usize },
    /// There is no room for this message now.
    #[reply(452, "4.3.1", "no room for it now, try again later")]
    NoRoom,
    /// A parameter that no extension defines, or whose value is none.
    #[reply(555, "5.5.4", "the parameter {parameter} is not known here", utf8)]
    Parameter { parameter: &'a str },
}

/// To `RCPT`.
#[derive(Clone, Copy, Debug, ToReply)]
#[reply(to = Rcpt)]
pub enum RcptReply<'a> {
    /// The recipient gets the message.
    #[reply(250, "2.1.5", "recipient <{mailbox}> ok", utf8)]
    Accepted { mailbox: &'a str },
    /// `RCPT` before `MAIL`.
    #[reply(503, "5.5.1", "say MAIL first")]
    MailFirst,
    /// The forward path is none.
    #[reply(501, "5.1.3", "that is no recipient: RCPT TO:<address>")]
    Malformed,
    /// An address beyond ASCII in a transaction without `SMTPUTF8`.
    #[reply(553, "5.6.7", "an address beyond ASCII takes the parameter SMTPUTF8 of MAIL")]
    NeedsUtf8,
    /// The domain is here, the mailbox is not.
    #[reply(550, "5.1.1", "<{mailbox}> does not exist", utf8)]
    NoSuchUser { mailbox: &'a str },
    /// The domain is elsewhere.
    #[reply(550, "5.7.1", "mail for <{mailbox}> is not relayed", utf8)]
    NotRelayed { mailbox: &'a str },
    /// The mailbox holds what it can.
    #[reply(452, "4.2.2", "<{mailbox}> is full, try again later", utf8)]
    MailboxFull { mailbox: &'a str },
    /// One more than a transaction may have.
    #[reply(452, "4.5.3", "a transaction may have {limit} recipients")]
    TooMany { limit: usize },
    /// A parameter that no extension defines.
    #[reply(555, "5.5.4", "the parameter {parameter} is not known here", utf8)]
    Parameter { parameter: &'a str },
}

/// To `DATA`.
#[derive(Clone, Copy, Debug, ToReply)]
#[reply(to = Data)]
pub enum DataReply {
    /// The message may begin.
    #[reply(354, "send the message, and a line with a lone dot")]
    Go,
    /// `DATA` before `MAIL`.
    #[reply(503, "5.5.1", "say MAIL first")]
    MailFirst,
    /// Every recipient was refused, or none was named.
    #[reply(554, "5.5.1", "no recipient was accepted")]
    NoRecipients,
    /// The message began with `BDAT`.
    #[reply(503, "5.5.1", "the message came in chunks so far; go on with BDAT")]
    InChunks,
}

/// To the end of a message that `DATA` began.
#[derive(Clone, Copy, Debug, ToReply)]
#[reply(to = EndOfData)]
pub enum MessageReply<'a> {
    /// It is kept.
    #[reply(250, "2.6.0", "kept as {id}")]
    Kept { id: &'a str },
    /// It has more octets than are taken.
    #[reply(552, "5.3.4", "a message may have {limit} octets")]
    TooBig { limit: usize },
    /// A line of it ends with LF alone, which could smuggle a message past another server.
    #[reply(550, "5.6.0", "a line ends without CR")]
    BareLineFeed,
    /// It could not be written.
    #[reply(451, "4.3.0", "it could not be kept, try again later")]
    NotKept,
}

/// To `BDAT`.
#[derive(Clone, Copy, Debug, ToReply)]
#[reply(to = Bdat)]
pub enum BdatReply<'a> {
    /// A chunk is there, and not the last.
    #[reply(250, "2.0.0", "{octets} octets received")]
    Chunk { octets: usize },
    /// What is said of a whole message holds for the last chunk.
    #[reply(transparent)]
    Message(MessageReply<'a>),
    /// `BDAT` before `MAIL`.
    #[reply(503, "5.5.1", "say MAIL first")]
    MailFirst,
    /// Every recipient was refused, or none was named.
    #[reply(554, "5.5.1", "no recipient was accepted")]
    NoRecipients,
    /// No size, or none that can be. Whether a chunk follows is unknown, so the session ends.
    #[reply(501, "5.5.4", "BDAT wants a size, and LAST with the last chunk")]
    Malformed,
}

/// To `STARTTLS`.
#[derive(Clone, Copy, Debug, ToReply)]
#[reply(to = StartTls)]
pub enum StartTlsReply {
    /// The next octets are the handshake's.
    #[reply(220, "2.0.0", "go ahead")]
    Go,
    /// The command has no parameters.
    #[reply(501, "5.5.4", "STARTTLS stands alone")]
    Malformed,
    /// TLS is there already.
    #[reply(503, "5.5.1", "this is TLS already")]
    Already,
    /// Octets came behind the command, which a man in the middle may have put there.
    #[reply(503, "5.5.1", "nothing may follow STARTTLS before the handshake")]
    Pipelined,
    /// The server has no certificate.
    #[reply(454, "4.7.0", "there is no TLS now")]
    Unavailable,
}

/// To `AUTH`.
#[derive(Clone, Copy, Debug, ToReply)]
#[reply(to = Auth)]
pub enum AuthReply<'a> {
    /// What its exchange begins or ends with.
    #[reply(transparent)]
    Exchange(AuthDataReply<'a>),
    /// No such mechanism.
    #[reply(504, "5.5.4", "PLAIN and LOGIN are the mechanisms")]
    Mechanism,
    /// Passwords are taken under TLS only.
    #[reply(538, "5.7.11", "not without TLS: say STARTTLS first")]
    TlsFirst,
    /// `AUTH` in a transaction, before `EHLO`, or again.
    #[reply(503, "5.5.1", "not at this point")]
    NotNow,
}

/// To a line of the exchange that `AUTH` began.
#[derive(Clone, Copy, Debug, ToReply)]
#[reply(to = AuthData)]
pub enum AuthDataReply<'a> {
    /// The client's next line is asked for.
    #[reply(334, "{challenge}")]
    Challenge { challenge: &'a str },
    /// It is who it says it is.
    #[reply(235, "2.7.0", "welcome")]
    Authenticated,
    /// Name or password are wrong; which of them is not said.
    #[reply(535, "5.7.8", "wrong name or password")]
    WrongCredentials,
    /// Not base64, or not what the mechanism asks for.
    #[reply(501, "5.5.2", "that is not what the mechanism expects")]
    Malformed,
    /// The client sent `*`.
    #[reply(501, "5.7.0", "cancelled, as you wish")]
    Cancelled,
}

/// To `RSET`.
#[derive(Clone, Copy, Debug, ToReply)]
#[reply(to = Rset)]
#[reply(250, "2.0.0", "forgotten")]
pub struct RsetReply;

/// To `NOOP`.
#[derive(Clone, Copy, Debug, ToReply)]
#[reply(to = Noop)]
#[reply(250, "2.0.0", "still here")]
pub struct NoopReply;

/// To `HELP`.
#[derive(Clone, Copy, Debug, ToReply)]
#[reply(to = Help)]
#[reply(214, "2.0.0", "RFC 5321 tells what can be said here\nthis is an example of smtp-codes")]
pub struct HelpReply;

/// To `VRFY` and `EXPN`.
#[derive(Clone, Copy, Debug, ToReply)]
#[reply(to = (Vrfy, Expn))]
pub enum LookUpReply {
    /// Addresses are not told to strangers.
    #[reply(252, "2.0.0", "send it, and you will see")]
    TryIt,
}

/// To `QUIT`.
#[derive(Clone, Copy, Debug, ToReply)]
#[reply(to = Quit)]
#[reply(221, "2.0.0", "{host} says goodbye")]
pub struct QuitReply<'a> {
    /// This server.
    pub host: &'a str,
}

/// To a line that is no command of this server.
#[derive(Clone, Copy, Debug, ToReply)]
#[reply(to = Unrecognized)]
pub enum UnrecognizedReply {
    /// No such verb.
    #[reply(500, "5.5.2", "that is no command")]
    Unknown,
    /// A command of SMTP that this server does not have.
    #[reply(502, "5.5.1", "that command is not implemented")]
    NotImplemented,
    /// More octets than a command line may have.
    #[reply(500, "5.5.2", "the line is too long")]
    TooLong,
    /// The session has had enough.
    #[reply(421, "4.7.0", "too many mistakes")]
    TooManyMistakes,
}

/// Where no command is outstanding.
#[derive(Clone, Copy, Debug, ToReply)]
#[reply(to = Unsolicited)]
pub enum Goodbye<'a> {
    /// The client has been silent, or slow, for too long.
    #[reply(421, "4.4.2", "{host} has waited long enough")]
    TooSlow { host: &'a str },
    /// The server ends.
    #[reply(421, "4.3.2", "{host} is closing down")]
    ClosingDown { host: &'a str },
}
