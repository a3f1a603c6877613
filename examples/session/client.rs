//! A client that delivers mail: it goes by the outcome of each command, and by the verdict on where that leaves it.

use core::error::Error;
use core::fmt;
use core::time::Duration;
use std::collections::VecDeque;
use std::io::{self, ErrorKind, Read as _, Write as _};
use std::net::{TcpStream, ToSocketAddrs};
use std::time::Instant;

use smtp_codes::{Command, DecodeError, FromReply, ReplyBuf, ReplyCode, ReplyDecoder, Verdict};
use smtp_codes_examples::outcomes::{
    DataOutcome, EndOfDataOutcome, Extensions, GreetingOutcome, HelloOutcome, MailOutcome, RcptOutcome,
    Setback,
};

use crate::mail::Mail;
use crate::transcript::Transcript;

/// A connection to a server that has said hello.
#[derive(Debug)]
pub(crate) struct Client {
    stream: TcpStream,
    patience: Duration,
    received: Vec<u8>,
    decoder: ReplyDecoder,
    extensions: Extensions,
    transcript: Transcript,
    /// `true` if a refusal has come from which later ones follow: all of a pipeline is answered.
    has_cause: bool,
}

/// The fate of a message for one recipient.
#[derive(Clone, Debug)]
pub(crate) enum Fate {
    Delivered(ReplyBuf),
    /// It is tried again.
    Later(ReplyBuf),
    /// It goes back to the sender, with the reply that says why.
    Bounced(ReplyBuf),
}

/// Why a session is over before its time. What has no fate by then is tried again.
#[derive(Debug)]
pub(crate) enum Broken {
    /// To go on would be to take each later reply for the answer to another command.
    Garbled(Command, DecodeError),
    Lost(Command, io::Error),
    Unreachable(io::Error),
    /// The server wants no session, or no more of it.
    HungUp(Command, ReplyBuf),
    /// An address goes beyond ASCII, and the server does not offer SMTPUTF8.
    NoUtf8,
}

/// Commands that are sent in one go. This client does not read while it writes: they and their replies have to fit on
/// their way (RFC 2920 section 3.1).
const GROUP: usize = 50;

impl Client {
    pub(crate) fn connect(
        server: impl ToSocketAddrs,
        name: &str,
        patience: Duration,
        transcript: Transcript,
    ) -> Result<Self, Broken> {
        let connect = || {
            let stream = TcpStream::connect(server)?;
            stream.set_write_timeout(Some(patience))?;
            Ok(stream)
        };
        let mut client = Self {
            stream: connect().map_err(Broken::Unreachable)?,
            patience,
            received: Vec::new(),
            decoder: ReplyDecoder::new(),
            extensions: Extensions::default(),
            transcript,
            has_cause: false,
        };
        match client.answer(Command::Connect)? {
            GreetingOutcome::Ready => client.hello(name)?,
            GreetingOutcome::Not(setback) => return Err(Broken::HungUp(Command::Connect, setback.into())),
        }
        Ok(client)
    }

    fn hello(&mut self, name: &str) -> Result<(), Broken> {
        match self.ask(Command::Ehlo, &format!("EHLO {name}"))? {
            HelloOutcome::Hello(extensions) => {
                self.extensions = extensions;
                Ok(())
            }
            HelloOutcome::NoExtensions(_) => match self.ask(Command::Helo, &format!("HELO {name}"))? {
                HelloOutcome::Hello(_) => Ok(()),
                HelloOutcome::NoExtensions(reply) => Err(Broken::HungUp(Command::Helo, reply)),
                HelloOutcome::Not(setback) => Err(Broken::HungUp(Command::Helo, setback.into())),
            },
            HelloOutcome::Not(setback) => Err(Broken::HungUp(Command::Ehlo, setback.into())),
        }
    }

    /// Delivers a message in as many transactions as the server wants, and says for each recipient what became of it.
    pub(crate) fn deliver<'m>(
        &mut self,
        mail: &Mail<'m>,
        fates: &mut Vec<(&'m str, Fate)>,
    ) -> Result<(), Broken> {
        if mail.needs_utf8() && !self.extensions.smtp_utf8 {
            return Err(Broken::NoUtf8);
        }
        let mut waiting = VecDeque::from(mail.recipients.clone());
        let mut most = waiting.len();
        while !waiting.is_empty() {
            let recipients: Vec<_> = waiting.drain(..most.min(waiting.len())).collect();
            let next = self.transact(mail, &recipients, fates)?;
            // To name each time all that are left would be quadratic with a server that takes few.
            most = 2 * (recipients.len() - next.len());
            waiting.extend(next);
        }
        Ok(())
    }

    /// Sends a command and reads the reply to it.
    pub(crate) fn ask<T>(&mut self, command: Command, line: &str) -> Result<T, Broken>
    where
        T: for<'r> FromReply<'r>,
    {
        self.has_cause = false;
        self.send(command, [line.to_owned()])?;
        self.answer(command)
    }

    pub(crate) fn quit(mut self) -> Result<(), Broken> {
        match self.ask(Command::Quit, "QUIT") {
            // With or without a reply to QUIT, the session is over, and the mail is where it is.
            Err(Broken::HungUp(Command::Quit, _)) => Ok(()),
            outcome => outcome,
        }
    }

    /// One transaction. What it returns are the recipients for the next one.
    fn transact<'m>(
        &mut self,
        mail: &Mail<'m>,
        recipients: &[&'m str],
        fates: &mut Vec<(&'m str, Fate)>,
    ) -> Result<Vec<&'m str>, Broken> {
        let is_pipelined = self.extensions.pipelining;
        let mut lines = vec![self.mail_line(mail)];
        lines.extend(recipients.iter().map(|recipient| format!("RCPT TO:<{recipient}>")));
        lines.push("DATA".to_owned());

        self.has_cause = false;
        self.send_due(Command::Mail, &lines, 0)?;
        let refusal = match self.answer(Command::Mail)? {
            MailOutcome::Accepted => None,
            MailOutcome::TooBig(reply) => Some(Fate::Bounced(reply)),
            MailOutcome::Not(setback) => Some(setback.into()),
        };
        self.has_cause = refusal.is_some();
        if let Some(fate) = &refusal {
            fates.extend(recipients.iter().map(|recipient| (*recipient, fate.clone())));
            if !is_pipelined {
                return Ok(Vec::new());
            }
        }

        let (mut accepted, mut next) = (Vec::new(), Vec::new());
        for (number, recipient) in recipients.iter().enumerate() {
            self.send_due(Command::Rcpt, &lines, 1 + number)?;
            let outcome = self.answer(Command::Rcpt)?;
            if refusal.is_none() {
                sort(recipient, outcome, &mut accepted, &mut next, fates);
            }
        }

        self.has_cause = accepted.is_empty();
        if accepted.is_empty() && !is_pipelined {
            self.ask::<()>(Command::Rset, "RSET")?;
            return Ok(next);
        }
        self.send_due(Command::Data, &lines, 1 + recipients.len())?;
        let fate = match self.answer(Command::Data)? {
            DataOutcome::GoOn => return self.finish(mail, &accepted, fates).map(|()| next),
            DataOutcome::NoRecipients(reply) => Fate::Bounced(reply),
            DataOutcome::Not(setback) => setback.into(),
        };
        fates.extend(accepted.into_iter().map(|recipient| (recipient, fate.clone())));
        self.ask::<()>(Command::Rset, "RSET")?;
        Ok(next)
    }

    /// Sends the message itself. If nobody is left to get it, the lone dot has to do, as the server waits for one.
    fn finish<'m>(
        &mut self,
        mail: &Mail<'m>,
        accepted: &[&'m str],
        fates: &mut Vec<(&'m str, Fate)>,
    ) -> Result<(), Broken> {
        if accepted.is_empty() {
            return self.ask(Command::EndOfData, ".");
        }
        self.send(Command::EndOfData, mail.wire_lines())?;
        let fate = match self.answer(Command::EndOfData)? {
            EndOfDataOutcome::Delivered(reply) => Fate::Delivered(reply),
            EndOfDataOutcome::Not(setback) => setback.into(),
        };
        fates.extend(accepted.iter().map(|recipient| (*recipient, fate.clone())));
        Ok(())
    }

    fn mail_line(&self, mail: &Mail<'_>) -> String {
        let mut line = format!("MAIL FROM:<{}>", mail.sender);
        if self.extensions.size {
            line.push_str(&format!(" SIZE={}", mail.size()));
        }
        if self.extensions.eight_bit_mime && !mail.text.is_ascii() {
            line.push_str(" BODY=8BITMIME");
        }
        if mail.needs_utf8() {
            line.push_str(" SMTPUTF8");
        }
        line
    }

    /// Sends the line of this number, if those before it are answered, and others in one go with it where the server
    /// offers that.
    fn send_due(&mut self, command: Command, lines: &[String], number: usize) -> Result<(), Broken> {
        let together = if self.extensions.pipelining { GROUP } else { 1 };
        if number % together != 0 {
            return Ok(());
        }
        self.send(command, lines[number..].iter().take(together).cloned())
    }

    /// Sends lines in one go; the first of them is `command`, or the message before its end.
    fn send(&mut self, command: Command, lines: impl IntoIterator<Item = String>) -> Result<(), Broken> {
        if !self.received.is_empty() {
            // It came before it was asked for, so it answers nothing.
            self.answer::<()>(Command::Unsolicited)?;
        }
        let mut octets = Vec::new();
        for line in lines {
            self.transcript.client(line.as_bytes());
            octets.extend_from_slice(line.as_bytes());
            octets.extend_from_slice(b"\r\n");
        }
        self.stream.write_all(&octets).map_err(|error| Broken::Lost(command, error))
    }

    /// Reads the next reply, which answers the oldest command that has none: replies are counted, and not looked at for
    /// what they might answer (RFC 2920 section 3.1).
    fn answer<T>(&mut self, command: Command) -> Result<T, Broken>
    where
        T: for<'r> FromReply<'r>,
    {
        // For the whole reply, or it could come octet by octet for ever.
        let deadline = Instant::now() + self.patience;
        loop {
            let decoded = self.decoder.decode(&self.received);
            if let Some((reply, used)) = decoded.map_err(|error| Broken::Garbled(command, error))? {
                let is_consequence =
                    matches!(reply.code(), ReplyCode::BAD_SEQUENCE | ReplyCode::TRANSACTION_FAILED);
                if self.has_cause && is_consequence {
                    self.transcript.consequence(&reply.explain(Some(command)));
                } else {
                    self.transcript.reply(&reply.explain(Some(command)));
                }
                if Verdict::of(command, reply.code(), reply.enhanced()).closes {
                    return Err(Broken::HungUp(command, reply.into()));
                }
                let outcome = T::from_reply(&reply);
                self.received.drain(..used);
                return Ok(outcome);
            }
            self.receive(deadline).map_err(|error| Broken::Lost(command, error))?;
        }
    }

    fn receive(&mut self, deadline: Instant) -> io::Result<()> {
        let mut octets = [0; 4_096];
        loop {
            let left = deadline.saturating_duration_since(Instant::now());
            if left.is_zero() {
                return Err(ErrorKind::TimedOut.into());
            }
            self.stream.set_read_timeout(Some(left))?;
            match self.stream.read(&mut octets) {
                Ok(0) => return Err(ErrorKind::UnexpectedEof.into()),
                Ok(count) => {
                    self.received.extend_from_slice(&octets[..count]);
                    return Ok(());
                }
                Err(error) if error.kind() == ErrorKind::Interrupted => {}
                Err(error) => return Err(error),
            }
        }
    }
}

/// Sorts a recipient by the outcome of RCPT: it is accepted, waits for the next transaction, or its fate is known.
fn sort<'m>(
    recipient: &'m str,
    outcome: RcptOutcome,
    accepted: &mut Vec<&'m str>,
    next: &mut Vec<&'m str>,
    fates: &mut Vec<(&'m str, Fate)>,
) {
    match outcome {
        RcptOutcome::Accepted => accepted.push(recipient),
        RcptOutcome::NoSuchMailbox(reply) => fates.push((recipient, Fate::Bounced(reply))),
        RcptOutcome::TooMany(reply) if accepted.is_empty() => fates.push((recipient, Fate::Later(reply))),
        RcptOutcome::TooMany(_) => next.push(recipient),
        RcptOutcome::MailboxFull(setback) | RcptOutcome::Not(setback) => {
            fates.push((recipient, setback.into()));
        }
    }
}

impl From<Setback> for Fate {
    fn from(setback: Setback) -> Self {
        match setback {
            Setback::NotNow(reply) => Self::Later(reply),
            Setback::Never(reply) => Self::Bounced(reply),
            // As after a lost connection (RFC 5321 section 3.8).
            Setback::OutOfPlace(reply) => Self::Later(reply),
        }
    }
}

impl fmt::Display for Broken {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Garbled(command, error) => write!(f, "the reply to {command} cannot be read: {error}"),
            Self::Lost(command, error) => write!(f, "no reply to {command}: {error}"),
            Self::Unreachable(error) => write!(f, "the server cannot be reached: {error}"),
            Self::HungUp(command, reply) => write!(f, "the session is over after {command}: {reply}"),
            Self::NoUtf8 => {
                f.write_str("an address goes beyond ASCII, and the server does not offer SMTPUTF8")
            }
        }
    }
}

impl Error for Broken {}
