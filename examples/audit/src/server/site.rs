//! A server as the user describes it.

use core::time::Duration;
use std::net::SocketAddr;
use std::path::PathBuf;

use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;

use crate::protocol::Protocol;

/// The protection of the dialogues.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Security {
    /// Nothing.
    Clear,
    /// TLS from the first octet (RFC 8314).
    Tls,
    /// STARTTLS (RFC 3207), before the dialogue of each check begins.
    StartTls,
}

/// The purpose of a server.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Role {
    /// It takes mail from everywhere, as on port 25.
    Public,
    /// It takes mail from its users, as on ports 465 and 587.
    Submission,
    /// Its port does not tell.
    Unknown,
}

impl Role {
    /// Returns the role that a port tells.
    #[must_use]
    pub const fn of_port(port: u16) -> Self {
        match port {
            25 => Self::Public,
            465 | 587 => Self::Submission,
            _ => Self::Unknown,
        }
    }
}

/// A name and a password.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Account {
    /// The name.
    pub name: String,
    /// The password.
    pub password: String,
}

impl Account {
    /// Returns what AUTH PLAIN says (RFC 4616).
    pub(crate) fn plain(&self) -> String {
        BASE64_STANDARD.encode(format!("\0{}\0{}", self.name, self.password))
    }
}

/// The times to wait.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Patience {
    /// For a reply.
    pub reply: Duration,
    /// A second of silence, for the checks that nothing comes. Tests make it shorter.
    pub second: Duration,
}

impl Default for Patience {
    fn default() -> Self {
        Self { reply: Duration::from_secs(10), second: Duration::from_secs(1) }
    }
}

impl Patience {
    /// Returns so many thousandths of the second of silence.
    pub(crate) fn pause(&self, thousandths: u32) -> Duration {
        self.second * thousandths / 1000
    }
}

/// A server, and what it may be asked.
#[derive(Clone, Debug)]
pub struct Site {
    /// Where it listens.
    pub address: SocketAddr,
    /// The name by which TLS asks for it.
    pub host: String,
    /// The protocol that it speaks.
    pub protocol: Protocol,
    /// The protection of the dialogues.
    pub security: Security,
    /// The argument of EHLO.
    pub ehlo: String,
    /// The sender of MAIL, without angle brackets; empty for `<>`.
    pub sender: String,
    /// Recipients that the server takes.
    pub recipients: Vec<String>,
    /// A recipient that the server refuses.
    pub bad_recipient: Option<String>,
    /// A recipient that turned out to be refused, where the user named none.
    pub refused_recipient: Option<String>,
    /// Who logs in.
    pub account: Option<Account>,
    /// Lets messages be delivered to the recipients.
    pub delivers: bool,
    /// A recipient that the server takes, and for whom it then takes no message.
    pub full_recipient: Option<String>,
    /// The folder in which the messages of the recipients arrive, such as a Maildir.
    pub inbox: Option<PathBuf>,
    /// Runs the checks that send hundreds of commands.
    pub is_heavy: bool,
    /// Runs the checks that take minutes.
    pub is_slow: bool,
    /// The purpose of the server.
    pub role: Role,
    /// The server can be reached from this machine alone.
    pub is_loopback: bool,
    /// The most connections at the same time.
    pub connections: usize,
    /// The times to wait.
    pub patience: Patience,
}

impl Site {
    /// Returns a server of which nothing but its address is known.
    #[must_use]
    pub fn new(address: SocketAddr) -> Self {
        Self {
            address,
            host: address.ip().to_string(),
            protocol: Protocol::Smtp,
            security: Security::Clear,
            ehlo: "audit.example".into(),
            sender: String::new(),
            recipients: Vec::new(),
            bad_recipient: None,
            refused_recipient: None,
            account: None,
            delivers: false,
            full_recipient: None,
            inbox: None,
            is_heavy: false,
            is_slow: false,
            role: Role::of_port(address.port()),
            is_loopback: address.ip().is_loopback(),
            connections: 5,
            patience: Patience::default(),
        }
    }

    /// Fills in the placeholders of a line, such as `{recipient}`. The error says which option would be needed.
    pub(crate) fn fill(&self, line: &str) -> Result<String, String> {
        let mut filled = String::with_capacity(line.len());
        let mut rest = line;
        while let Some((before, after)) = rest.split_once('{') {
            let (name, after) = after.split_once('}').unwrap_or((after, ""));
            filled.push_str(before);
            filled.push_str(&self.value(name)?);
            rest = after;
        }
        filled.push_str(rest);
        Ok(filled)
    }

    fn value(&self, name: &str) -> Result<String, String> {
        let recipient = self.recipients.first();
        match name {
            "verb" => Ok(self.hello().to_owned()),
            "hello" => Ok(format!("{} {}", self.hello(), self.ehlo)),
            "ehlo" => Ok(self.ehlo.clone()),
            "sender" => Ok(self.sender.clone()),
            // A server takes mail for its postmaster (RFC 5321 section 4.5.1), a delivery agent need not.
            "recipient" if self.protocol == Protocol::Smtp && recipient.is_none() => Ok("postmaster".into()),
            "recipient" => recipient.cloned().ok_or_else(needs_recipient),
            "mailbox" => {
                let mut mailboxes = self.recipients.iter().filter(|recipient| recipient.contains('@'));
                mailboxes.next().cloned().ok_or_else(needs_recipient)
            }
            "full" => self.full_recipient.clone().ok_or_else(|| "it takes --full-recipient ADDRESS".into()),
            "nobody" => match (&self.bad_recipient, self.domain()) {
                (Some(bad), _) => Ok(bad.clone()),
                (None, domain) => Ok(format!("no-such-user-9f3a@{}", domain.ok_or_else(needs_recipient)?)),
            },
            "bad" => Ok(match (&self.refused_recipient, self.value("nobody")) {
                (Some(refused), _) => refused.clone(),
                (None, nobody) => nobody.unwrap_or_else(|_| ELSEWHERE.into()),
            }),
            "elsewhere" => Ok(ELSEWHERE.into()),
            "domain" => self.domain().map(str::to_owned).ok_or_else(needs_recipient),
            _ => Err(format!("`{{{name}}}` is not a placeholder")),
        }
    }

    /// Returns the verb of the protocol's hello.
    pub(crate) const fn hello(&self) -> &'static str {
        match self.protocol {
            Protocol::Smtp => "EHLO",
            Protocol::Lmtp => "LHLO",
        }
    }

    fn domain(&self) -> Option<&str> {
        self.recipients.iter().find_map(|recipient| recipient.rsplit_once('@')).map(|(_, domain)| domain)
    }
}

/// A domain that cannot exist, to which nobody relays (RFC 6761 section 6.4).
const ELSEWHERE: &str = "no-such-user-9f3a@relay-test.invalid";

fn needs_recipient() -> String {
    "it takes --recipient USER@DOMAIN".into()
}
