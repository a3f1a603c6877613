//! Every reply of a small server, written by hand.

use std::fmt;
use std::net::IpAddr;

#[derive(Debug)]
pub enum Response {
    Greeting { host: String },
    TooManyConnections { host: String },
    Banned { ip: IpAddr, reason: String },
    Helo { host: String },
    Ehlo { host: String, max_size: usize, is_encrypted: bool },
    NoName,
    SenderOk { sender: String },
    SenderDomainUnknown { domain: String },
    SecondMail,
    BadSender,
    UnknownParameter { parameter: String },
    LoginRequired,
    MessageTooBig { max_size: usize },
    StorageFull,
    RecipientOk { mailbox: String },
    CatchAll { mailbox: String },
    NoSuchUser { mailbox: String },
    MailboxFull { mailbox: String },
    RelayDenied { mailbox: String },
    TooManyRecipients { limit: usize },
    Greylisted { seconds: u64 },
    BadRecipient,
    Policy { code: u16, enhanced: String, text: String },
    MailFirst,
    StartMail,
    RcptFirst,
    Queued { id: String },
    NotQueued,
    Spam { score: f32 },
    Reset,
    Noop,
    NotVerified,
    Help,
    StartTls,
    TlsActive,
    TlsUnavailable,
    Challenge { challenge: String },
    LoggedIn,
    WrongPassword,
    BadBase64,
    UnknownMechanism,
    EncryptionRequired,
    LoggedInAlready,
    Goodbye { host: String },
    UnknownCommand,
    NotImplemented { verb: String },
    LineTooLong { limit: usize },
    SyntaxError,
    ShuttingDown { host: String },
    TimedOut { host: String },
    TooManyErrors { host: String },
}

impl Response {
    /// Returns the reply code and the enhanced status code, which is empty where there is none.
    pub fn code(&self) -> (u16, &str) {
        match self {
            Self::Greeting { .. } => (220, ""),
            Self::TooManyConnections { .. } => (421, "4.7.0"),
            Self::Banned { .. } => (554, "5.7.1"),
            Self::Helo { .. } => (250, "2.0.0"),
            Self::Ehlo { .. } => (250, ""),
            Self::NoName => (501, "5.5.4"),
            Self::SenderOk { .. } => (250, "2.1.0"),
            Self::SenderDomainUnknown { .. } => (550, "5.1.2"),
            Self::SecondMail => (503, "5.5.1"),
            Self::BadSender => (501, "5.1.7"),
            Self::UnknownParameter { .. } => (555, "5.5.4"),
            Self::LoginRequired => (530, "5.7.0"),
            Self::MessageTooBig { .. } => (552, "5.3.4"),
            Self::StorageFull => (452, "4.3.1"),
            Self::RecipientOk { .. } => (250, "2.1.5"),
            Self::CatchAll { .. } => (250, "5.1.1"),
            Self::NoSuchUser { .. } => (550, "5.1.1"),
            Self::MailboxFull { .. } => (452, "4.2.2"),
            Self::RelayDenied { .. } => (550, "5.7.1"),
            Self::TooManyRecipients { .. } => (452, "4.5.3"),
            Self::Greylisted { .. } => (451, "4.7.1"),
            Self::BadRecipient => (501, "5.1.3"),
            Self::Policy { code, enhanced, .. } => (*code, enhanced),
            Self::MailFirst | Self::RcptFirst => (502, "5.5.1"),
            Self::StartMail => (354, ""),
            Self::Queued { .. } => (250, "2.0.0"),
            Self::NotQueued => (451, "4.3.0"),
            Self::Spam { .. } => (550, "5.7.1"),
            Self::Reset | Self::Noop => (250, "2.0.0"),
            Self::NotVerified => (252, "2.5.0"),
            Self::Help => (214, "2.0.0"),
            Self::StartTls => (220, "2.0.0"),
            Self::TlsActive => (503, "5.5.1"),
            Self::TlsUnavailable => (454, "4.7.0"),
            Self::Challenge { .. } => (334, ""),
            Self::LoggedIn => (235, "2.7.0"),
            Self::WrongPassword => (535, "5.7.8"),
            Self::BadBase64 => (501, "5.5.2"),
            Self::UnknownMechanism => (504, "5.5.4"),
            Self::EncryptionRequired => (538, "5.7.11"),
            Self::LoggedInAlready => (503, "5.5.1"),
            Self::Goodbye { .. } => (221, "2.0.0"),
            Self::UnknownCommand => (500, "5.5.1"),
            Self::NotImplemented { .. } => (502, "5.5.1"),
            Self::LineTooLong { .. } => (500, "5.5.2"),
            Self::SyntaxError => (501, "5.5.2"),
            Self::ShuttingDown { .. } => (421, "4.3.2"),
            Self::TimedOut { .. } => (421, "4.4.2"),
            Self::TooManyErrors { .. } => (421, "4.7.0"),
        }
    }

    pub fn text(&self) -> String {
        match self {
            Self::Greeting { host } => format!("{host} ESMTP"),
            Self::TooManyConnections { host } => format!("{host} has too many connections from you"),
            Self::Banned { ip, reason } => format!("{ip} is banned: {reason}"),
            Self::Helo { host } => host.clone(),
            Self::Ehlo { host, max_size, is_encrypted } => {
                let mut lines = vec![host.clone(), format!("SIZE {max_size}")];
                lines.extend(["PIPELINING", "8BITMIME", "ENHANCEDSTATUSCODES"].map(str::to_owned));
                lines.push(if *is_encrypted { "AUTH PLAIN LOGIN" } else { "STARTTLS" }.to_owned());
                lines.join("\n")
            }
            Self::NoName => "the name of the client is missing".to_owned(),
            Self::SenderOk { sender } => format!("<{sender}> ok"),
            Self::SenderDomainUnknown { domain } => format!("{domain} does not exist"),
            Self::SecondMail => "there is a sender already".to_owned(),
            Self::BadSender => "the sender is not an address".to_owned(),
            Self::UnknownParameter { parameter } => format!("{parameter} is not known"),
            Self::LoginRequired => "log in first".to_owned(),
            Self::MessageTooBig { max_size } => format!("a message has {max_size} octets at most"),
            Self::StorageFull => "no space left, try again later".to_owned(),
            Self::RecipientOk { mailbox } => format!("<{mailbox}> ok"),
            Self::CatchAll { mailbox } => format!("<{mailbox}> goes to the postmaster"),
            Self::NoSuchUser { mailbox } => format!("<{mailbox}> unknown"),
            Self::MailboxFull { mailbox } => format!("<{mailbox}> is full, try again later"),
            Self::RelayDenied { mailbox } => format!("<{mailbox}> is not here: relaying denied"),
            Self::TooManyRecipients { limit } => format!("a message has {limit} recipients at most"),
            Self::Greylisted { seconds } => format!("greylisted, try again in {seconds} seconds"),
            Self::BadRecipient => "the recipient is not an address".to_owned(),
            Self::Policy { text, .. } => text.clone(),
            Self::MailFirst => "MAIL first".to_owned(),
            Self::StartMail => "end with a lone dot".to_owned(),
            Self::RcptFirst => "RCPT first".to_owned(),
            Self::Queued { id } => format!("queued as {id}"),
            Self::NotQueued => "the queue does not answer, try again later".to_owned(),
            Self::Spam { score } => format!("this is spam, with a score of {score:.1}"),
            Self::Reset => "reset".to_owned(),
            Self::Noop => "ok".to_owned(),
            Self::NotVerified => "send some mail, and see".to_owned(),
            Self::Help => "EHLO MAIL RCPT DATA RSET NOOP QUIT\nsee RFC 5321".to_owned(),
            Self::StartTls => "ready to start TLS".to_owned(),
            Self::TlsActive => "TLS is active already".to_owned(),
            Self::TlsUnavailable => "TLS is not available now".to_owned(),
            Self::Challenge { challenge } => challenge.clone(),
            Self::LoggedIn => "welcome".to_owned(),
            Self::WrongPassword => "the name or the password is wrong".to_owned(),
            Self::BadBase64 => "this is not base64".to_owned(),
            Self::UnknownMechanism => "use PLAIN or LOGIN".to_owned(),
            Self::EncryptionRequired => "STARTTLS first".to_owned(),
            Self::LoggedInAlready => "you are logged in already".to_owned(),
            Self::Goodbye { host } => format!("{host} says goodbye"),
            Self::UnknownCommand => "unknown command".to_owned(),
            Self::NotImplemented { verb } => format!("{verb} is not implemented"),
            Self::LineTooLong { limit } => format!("a line has {limit} octets at most"),
            Self::SyntaxError => "syntax error".to_owned(),
            Self::ShuttingDown { host } => format!("{host} is shutting down"),
            Self::TimedOut { host } => format!("{host} has waited too long"),
            Self::TooManyErrors { host } => format!("{host} has seen too many errors"),
        }
    }

    pub const fn closes(&self) -> bool {
        matches!(
            self,
            Self::TooManyConnections { .. }
                | Self::Banned { .. }
                | Self::Goodbye { .. }
                | Self::ShuttingDown { .. }
                | Self::TimedOut { .. }
        )
    }

    pub fn to_bytes(&self) -> Vec<u8> {
        match self {
            Self::Banned { .. } | Self::Ehlo { .. } | Self::Help => self.multi_line(),
            _ => format!("{self}\r\n").into_bytes(),
        }
    }

    fn multi_line(&self) -> Vec<u8> {
        let (code, enhanced) = self.code();
        let text = if enhanced.is_empty() { self.text() } else { format!("{enhanced} {}", self.text()) };
        let lines: Vec<&str> = text.split('\n').collect();
        let mut reply = String::new();
        for (at, line) in lines.iter().enumerate() {
            let separator = if at + 1 == lines.len() { ' ' } else { '-' };
            reply += &format!("{code}{separator}{line}\r\n");
        }
        reply.into_bytes()
    }
}

/// Shows the reply in the log.
impl fmt::Display for Response {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.code() {
            (code, "") => write!(f, "{code} {}", self.text()),
            (code, enhanced) => write!(f, "{code} {enhanced} {}", self.text()),
        }
    }
}
