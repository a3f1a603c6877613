//! The server's side of a session, without I/O: a line goes in, a [`ServerReply`] comes out.
//!
//! The caller does the I/O: it sends the reply and goes by it. [`DataReply::GoOn`] begins the message, and a code that
//! closes the connection ends the session. So one state machine serves under threads and under an async runtime.

mod argument;
mod auth;
mod chunk;
mod guard;
mod message;
mod site;
mod trace;

use core::net::IpAddr;
use std::str;

use smtp_codes::{Command, EhloReply, Party, ReplyCode, ToReply as _};

use self::argument::Argument;
use self::auth::Exchange;
pub use self::chunk::Chunk;
pub use self::guard::Guard;
pub use self::message::{IncomingMessage, Message};
pub use self::site::{Limits, Site};
pub use self::trace::now;
use crate::replies::{
    AuthDataReply, BdatReply, ClosingReply, DataReply, EhloReplies, GreetingReply, HeloReply, HelpReply,
    MailReply, NoopReply, NotOffered, QuitReply, RcptReply, RsetReply, ServerReply, SessionReply,
    StartTlsReply, UnrecognizedReply, VrfyReply,
};

/// One client's session.
///
/// A state that must not be cannot be: there is no transaction before EHLO, and no recipient before a sender.
#[derive(Debug)]
pub struct Session<'s> {
    site: &'s Site,
    hello: EhloReply<'s, String>,
    guard: Option<&'s Guard>,
    is_tls: bool,
    address: Option<IpAddr>,
    client: Option<Client>,
    user: Option<String>,
    exchange: Option<Exchange>,
    errors: u32,
}

/// Who said EHLO or HELO.
#[derive(Debug)]
struct Client {
    name: String,
    has_extensions: bool,
    transaction: Option<Envelope>,
    /// The message that comes in chunks, and has the envelope with it.
    chunks: Option<IncomingMessage>,
}

/// The sender and the recipients of a message, from MAIL and RCPT.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Envelope {
    /// Whom to tell where the message cannot be delivered; empty in such a notice itself.
    pub sender: String,
    /// Whom the message is for.
    pub recipients: Vec<String>,
    /// `true` if the client said SMTPUTF8, so that addresses and replies may be UTF-8.
    pub is_utf8: bool,
}

impl Client {
    fn new(name: &str, has_extensions: bool) -> Self {
        Self { name: name.to_owned(), has_extensions, transaction: None, chunks: None }
    }

    const fn is_in_transaction(&self) -> bool {
        self.transaction.is_some() || self.chunks.is_some()
    }
}

impl<'s> Session<'s> {
    /// A session of which `hello` answers EHLO, made of [`Site::keywords`].
    #[must_use]
    pub const fn new(site: &'s Site, hello: EhloReply<'s, String>) -> Self {
        Self {
            site,
            hello,
            guard: None,
            is_tls: false,
            address: None,
            client: None,
            user: None,
            exchange: None,
            errors: 0,
        }
    }

    /// Returns the session of a client that connects from this address, for the trace of its messages.
    #[must_use]
    pub fn connected_from(self, address: IpAddr) -> Self {
        Self { address: Some(address), ..self }
    }

    /// The session of a server that has TLS, and trusts only whom it knows. `hello` is made of [`Guard::keywords`]
    /// then.
    #[must_use]
    pub fn guarded(self, guard: &'s Guard, is_tls: bool) -> Self {
        Self { guard: Some(guard), is_tls, ..self }
    }

    /// Returns what the server says first.
    #[must_use]
    pub fn greeting(&self) -> ServerReply<'s> {
        ServerReply::Greeting(GreetingReply::Ready { host: &self.site.host })
    }

    /// Answers a line of the client, given with its end.
    pub fn line<'l>(&mut self, line: &'l [u8]) -> ServerReply<'l>
    where
        's: 'l,
    {
        let exchange = self.exchange.take();
        let reply = match (without_end(line), exchange) {
            (Some(line), Some(exchange)) => ServerReply::AuthData(self.respond(exchange, line)),
            (Some(line), None) => self.command(line),
            (None, _) => SessionReply::BareLf.into(),
        };
        self.judged(reply)
    }

    /// Answers a line that was too long to be kept, and began with this command. An exchange that it belongs to has
    /// failed, and is over.
    pub fn long_line(&mut self, command: Option<Command>) -> ServerReply<'s> {
        let limit = self.max_line();
        let reply = match (self.exchange.take(), command) {
            (Some(_), _) => AuthDataReply::LineTooLong { limit }.into(),
            (None, Some(Command::Bdat)) if self.guard.is_some() => BdatReply::Malformed.into(),
            (None, _) => SessionReply::LineTooLong { limit }.into(),
        };
        self.judged(reply)
    }

    /// The message that the client sends now, after [`DataReply::GoOn`]; with it the transaction is over.
    pub fn incoming(&mut self) -> Option<IncomingMessage> {
        let client = self.client.as_mut()?;
        let envelope = client.transaction.take()?;
        let assurance = match (self.is_tls, &self.user) {
            (false, _) => "",
            (true, None) => "S",
            (true, Some(_)) => "SA",
        };
        let with = trace::With { has_extensions: client.has_extensions, assurance };
        let trace = trace::fields(self.site, &client.name, self.address, with, &envelope);
        Some(IncomingMessage::new(envelope, trace, self.site.limits.message))
    }

    /// Returns `true` if replies may go beyond ASCII: the client has to say that it can read them (RFC 6531 section
    /// 3.7.4).
    #[must_use]
    pub fn is_utf8(&self) -> bool {
        self.client.as_ref().and_then(|client| client.transaction.as_ref()).is_some_and(|mail| mail.is_utf8)
    }

    /// Hangs up on a client that had to be told too often that it is broken, or that its guess is wrong.
    fn judged<'l>(&mut self, reply: ServerReply<'l>) -> ServerReply<'l>
    where
        's: 'l,
    {
        let code = reply.code();
        let is_guess = code == ReplyCode::AUTH_CREDENTIALS_INVALID;
        if is_guess || code.is_permanent() && Party::of(code, reply.enhanced()) == Party::ClientAuthor {
            self.errors += 1;
        }
        if self.errors < self.site.limits.errors {
            return reply;
        }
        ServerReply::Closing(ClosingReply::TooManyErrors { host: &self.site.host })
    }

    fn command<'l>(&mut self, line: &'l [u8]) -> ServerReply<'l>
    where
        's: 'l,
    {
        let Some(command) = Command::from_line(line) else {
            return UnrecognizedReply::NoSuchCommand.into();
        };
        let argument = line.get(command.verb().len()..).unwrap_or_default();
        let Ok(argument) = str::from_utf8(argument.trim_ascii()) else {
            return SessionReply::NotText.into();
        };
        match command {
            Command::Ehlo => self.ehlo(argument).into(),
            Command::Helo => self.helo(argument).into(),
            Command::Mail => {
                let (Ok(reply) | Err(reply)) = self.mail(argument);
                reply.into()
            }
            Command::Rcpt => {
                let (Ok(reply) | Err(reply)) = self.rcpt(argument);
                reply.into()
            }
            Command::Vrfy if argument.is_empty() => VrfyReply::NoName.into(),
            Command::Vrfy => VrfyReply::NotTold.into(),
            Command::Noop => NoopReply::StillHere.into(),
            Command::Help => HelpReply::Commands.into(),
            Command::Data | Command::Rset | Command::Quit if !argument.is_empty() => {
                ServerReply::Session(SessionReply::NeedlessArgument { command })
            }
            Command::StartTls if self.guard.is_some() => self.starttls(argument).into(),
            Command::Auth if self.guard.is_some_and(Guard::has_account) => self.auth(argument).into(),
            Command::Data => self.data().into(),
            Command::Rset => self.rset().into(),
            Command::Quit => ServerReply::Quit(QuitReply::Goodbye { host: &self.site.host }),
            Command::EndOfData => ServerReply::Session(SessionReply::BadSequence { first: Command::Data }),
            Command::Expn
            | Command::StartTls
            | Command::Auth
            | Command::Bdat
            | Command::Burl
            | Command::Etrn
            | Command::Atrn => ServerReply::NotOffered(NotOffered { command }),
            // LHLO is a command of LMTP, and the others are not lines.
            Command::Lhlo
            | Command::Connect
            | Command::AuthData
            | Command::Unrecognized
            | Command::Unsolicited => UnrecognizedReply::NoSuchCommand.into(),
        }
    }

    fn ehlo(&mut self, name: &str) -> EhloReplies<'s> {
        if !is_name(name) {
            return EhloReplies::NoName;
        }
        self.client = Some(Client::new(name, true));
        EhloReplies::Hello(self.hello)
    }

    fn helo(&mut self, name: &str) -> HeloReply<'s> {
        if !is_name(name) {
            return HeloReply::NoName;
        }
        self.client = Some(Client::new(name, false));
        HeloReply::Hello { host: &self.site.host }
    }

    fn mail(&mut self, argument: &str) -> Result<MailReply, MailReply> {
        let Some(client) = &mut self.client else {
            return Err(MailReply::Session(SessionReply::BadSequence { first: Command::Ehlo }));
        };
        if self.guard.is_some_and(|guard| guard.requires_tls) && !self.is_tls {
            return Err(MailReply::NeedsTls);
        }
        if client.is_in_transaction() {
            return Err(MailReply::Again);
        }
        let Argument { mailbox, parameters } =
            Argument::read("FROM:", argument).ok_or(MailReply::BadAddress)?;
        let limit = self.site.limits.message;
        let mut is_utf8 = false;
        for parameter in parameters {
            let (keyword, value) = parameter.ok_or(MailReply::BadParameter)?;
            match (keyword.to_ascii_uppercase().as_str(), value) {
                _ if !client.has_extensions => return Err(MailReply::UnknownParameter),
                ("SIZE", Some(size)) if is_number(size) => match size.parse::<usize>() {
                    Ok(size) if size <= limit => {}
                    _ => return Err(MailReply::TooBig { limit }),
                },
                ("BODY", Some(body)) if matches!(&*body.to_ascii_uppercase(), "7BIT" | "8BITMIME") => {}
                ("SMTPUTF8", None) => is_utf8 = true,
                // Whom the client speaks for (RFC 4954 section 5) makes no difference here.
                ("AUTH", Some(_)) if self.guard.is_some_and(Guard::has_account) => {}
                ("SIZE" | "BODY" | "SMTPUTF8", _) => return Err(MailReply::BadParameter),
                _ => return Err(MailReply::UnknownParameter),
            }
        }
        if !is_utf8 && !mailbox.is_ascii() {
            return Err(MailReply::NeedsUtf8);
        }
        self.site.welcome(mailbox)?;
        let sender = mailbox.to_owned();
        client.transaction = Some(Envelope { sender, recipients: Vec::new(), is_utf8 });
        Ok(MailReply::Accepted)
    }

    fn rcpt<'l>(&mut self, argument: &'l str) -> Result<RcptReply<'l>, RcptReply<'l>> {
        if self.client.as_ref().is_some_and(|client| client.chunks.is_some()) {
            return Err(RcptReply::TooLate);
        }
        let Some(envelope) = self.client.as_mut().and_then(|client| client.transaction.as_mut()) else {
            return Err(RcptReply::Session(SessionReply::BadSequence { first: Command::Mail }));
        };
        let Argument { mailbox, mut parameters } = Argument::read("TO:", argument)
            .filter(|to| !to.mailbox.is_empty())
            .ok_or(RcptReply::BadAddress)?;
        match parameters.next() {
            None => {}
            Some(Some(_)) => return Err(RcptReply::UnknownParameter),
            Some(None) => return Err(RcptReply::BadParameter),
        }
        if !envelope.is_utf8 && !mailbox.is_ascii() {
            return Err(RcptReply::NeedsUtf8);
        }
        let is_elsewhere = self.guard.is_some_and(|guard| !guard.has_domain_of(mailbox));
        if is_elsewhere && self.user.is_none() {
            return Err(RcptReply::NotRelayed { mailbox });
        }
        self.site.find(mailbox)?;
        let limit = self.site.limits.recipients;
        if envelope.recipients.len() >= limit {
            return Err(RcptReply::TooMany { limit });
        }
        envelope.recipients.push(mailbox.to_owned());
        Ok(RcptReply::Accepted { mailbox })
    }

    const fn starttls(&self, argument: &str) -> StartTlsReply {
        if self.is_tls {
            StartTlsReply::Already
        } else if argument.is_empty() {
            StartTlsReply::GoAhead
        } else {
            StartTlsReply::Session(SessionReply::NeedlessArgument { command: Command::StartTls })
        }
    }

    fn data(&self) -> DataReply {
        if self.client.as_ref().is_some_and(|client| client.chunks.is_some()) {
            return DataReply::InChunks;
        }
        match self.client.as_ref().and_then(|client| client.transaction.as_ref()) {
            None => DataReply::Session(SessionReply::BadSequence { first: Command::Mail }),
            Some(envelope) if envelope.recipients.is_empty() => DataReply::NoRecipients,
            Some(_) => DataReply::GoOn,
        }
    }

    fn rset(&mut self) -> RsetReply {
        if let Some(client) = &mut self.client {
            client.transaction = None;
            client.chunks = None;
        }
        RsetReply::Forgotten
    }
}

/// Returns what is before the one CR LF of a line. Nothing else is an end, and no CR is within it, or two servers see
/// other commands in the same octets (RFC 5321 section 2.3.8).
fn without_end(line: &[u8]) -> Option<&[u8]> {
    line.strip_suffix(b"\r\n").filter(|line| !line.iter().any(|octet| matches!(octet, b'\r' | b'\n')))
}

/// Returns `true` if a client can be called that (RFC 5321 section 4.5.3.1.2). Many give a name that is not a domain.
const fn is_name(name: &str) -> bool {
    matches!(name.len(), 1..=255)
}

/// The value of SIZE: up to twenty digits (RFC 1870 section 3).
fn is_number(value: &str) -> bool {
    value.len() <= 20 && value.bytes().all(|octet| octet.is_ascii_digit())
}
