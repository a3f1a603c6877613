//! The replies of a server without faults, and its memory.

use std::collections::VecDeque;

use smtp_codes::{Action, Command, ReplyCode, ReplyDecoder};

use super::Abilities;
use super::scene::Play;
use crate::protocol::Protocol;

/// The state of a connection.
pub(crate) struct State {
    play: Play,
    protocol: Protocol,
    begins_tls: bool,
    logs_in: bool,
    is_secured: bool,
    has_hello: bool,
    has_sender: bool,
    /// The recipients that were named since MAIL, and those of them that were taken.
    named: usize,
    recipients: Vec<Vec<u8>>,
    /// The commands so far that are counted.
    counted: Vec<Command>,
}

/// A reply that is due.
pub(crate) struct Due {
    pub(crate) usual: String,
    /// The number that a cue may mean; a command that is out of place has none.
    pub(crate) nth: Option<usize>,
}

/// The gist of a reply.
#[derive(Clone, Copy)]
pub(crate) struct Said {
    code: Option<ReplyCode>,
    pub(crate) is_accepted: bool,
}

/// The form of the client's next octets.
pub(crate) enum Next {
    Line,
    Text,
    Tls,
    End,
}

/// The extensions in the reply to EHLO, unless a play says otherwise.
const USUAL: &[&str] = &["SIZE 10485760", "8BITMIME", "SMTPUTF8", "ENHANCEDSTATUSCODES", "HELP"];
/// The extensions that LMTP must offer (RFC 2033 section 5).
const LMTP: [&str; 2] = ["PIPELINING", "ENHANCEDSTATUSCODES"];

impl Said {
    /// Reads the first reply, and ignores any after it.
    pub(crate) fn read(command: Command, raw: &[u8]) -> Self {
        let decoded = ReplyDecoder::new().decode(raw).ok().flatten().map(|(reply, _)| {
            let is_accepted = matches!(reply.verdict(command).action, Action::Accepted | Action::Continue);
            (reply.code(), is_accepted)
        });
        let (code, is_accepted) = decoded.unzip();
        Self { code, is_accepted: is_accepted.unwrap_or(false) }
    }

    pub(crate) fn is(self, code: u16) -> bool {
        self.code.is_some_and(|said| said == code)
    }

    fn is_intermediate(self) -> bool {
        self.code.is_some_and(|code| code.as_str().starts_with('3'))
    }
}

impl State {
    pub(crate) const fn new(play: Play, abilities: &Abilities) -> Self {
        Self {
            play,
            protocol: abilities.protocol,
            begins_tls: abilities.starttls,
            logs_in: abilities.login,
            is_secured: false,
            has_hello: false,
            has_sender: false,
            named: 0,
            recipients: Vec::new(),
            counted: Vec::new(),
        }
    }

    pub(crate) const fn is_secured(&self) -> bool {
        self.is_secured
    }

    /// Returns `true` if a cue for this command is meant here: where the client begins TLS, the plays begin under it.
    pub(crate) const fn is_in_place(&self, command: Command) -> bool {
        let is_of_the_start = matches!(command, Command::Connect | Command::StartTls);
        is_of_the_start || self.is_secured || !self.begins_tls || !self.play.offers_tls
    }

    /// Returns what EHLO lists.
    pub(crate) fn listed(&self) -> Vec<String> {
        let usual = self.play.lists.unwrap_or(USUAL);
        let mut listed: Vec<String> = usual.iter().map(|&keyword| keyword.to_owned()).collect();
        let mut list = |keyword: &str| {
            if !listed.iter().any(|one| one == keyword) {
                listed.push(keyword.to_owned());
            }
        };
        if self.protocol == Protocol::Lmtp {
            LMTP.iter().for_each(|keyword| list(keyword));
        }
        if self.begins_tls && !self.is_secured {
            self.play.lists_in_clear.iter().for_each(|keyword| list(keyword));
            if self.play.offers_tls {
                list("STARTTLS");
            }
        } else if self.logs_in && !self.play.mechanisms.is_empty() {
            list(&format!("AUTH {}", self.play.mechanisms));
        }
        listed
    }

    /// Returns the reply to a command.
    pub(crate) fn reply_to(&mut self, command: Command, line: &str) -> Due {
        let hello = if self.protocol == Protocol::Lmtp { Command::Lhlo } else { Command::Ehlo };
        let out_of_place = |usual: &str| Due { usual: usual.to_owned(), nth: None };
        let usual = match command {
            Command::Ehlo | Command::Lhlo if command == hello => {
                let mut lines = vec!["mx.example.org".to_owned()];
                lines.extend(self.listed());
                let last = lines.pop().unwrap_or_default();
                let before: String = lines.iter().map(|line| format!("250-{line}\n")).collect();
                format!("{before}250 {last}")
            }
            Command::Helo if self.protocol == Protocol::Smtp => "250 mx.example.org".into(),
            Command::Ehlo | Command::Lhlo | Command::Helo => return out_of_place("500 5.5.1 not here"),
            Command::StartTls if self.begins_tls && self.play.offers_tls && !self.is_secured => {
                "220 2.0.0 go on".into()
            }
            Command::Mail if !self.has_hello => return out_of_place("503 5.5.1 hello first"),
            Command::Mail if self.has_sender => return out_of_place("503 5.5.1 one sender is enough"),
            Command::Mail if self.declares_too_much(line) => return out_of_place("552 5.3.4 too big"),
            Command::Mail => "250 2.1.0 fine".into(),
            Command::Rcpt | Command::Data if !self.has_sender => return out_of_place("503 5.5.1 MAIL first"),
            Command::Rcpt => {
                self.named += 1;
                return Due { usual: "250 2.1.5 fine".into(), nth: Some(self.named) };
            }
            Command::Data if self.named == 0 => return out_of_place("503 5.5.1 RCPT first"),
            Command::Data if self.recipients.is_empty() => "503 5.5.1 no valid recipients".into(),
            Command::Data => "354 go on".into(),
            Command::Rset => "250 2.0.0 forgotten".into(),
            Command::Noop => "250 2.0.0 still here".into(),
            Command::Quit => "221 2.0.0 bye".into(),
            Command::Vrfy => return out_of_place("252 2.1.5 perhaps"),
            Command::Help => return out_of_place("214 2.0.0 RFC 5321 tells"),
            Command::Unrecognized => return out_of_place("500 5.5.2 what?"),
            _ => return out_of_place("502 5.5.1 not here"),
        };
        Due { usual, nth: Some(self.count(command)) }
    }

    /// Learns what was said.
    pub(crate) fn after(&mut self, command: Command, line: &str, said: Said) -> Next {
        match command {
            Command::Data if said.is_intermediate() => return Next::Text,
            Command::StartTls if said.is_accepted => return Next::Tls,
            Command::Quit if said.is(221) => return Next::End,
            _ if !said.is_accepted => {}
            Command::Ehlo | Command::Lhlo | Command::Helo => {
                self.has_hello = true;
                self.forget();
            }
            Command::Mail => {
                self.forget();
                self.has_sender = true;
            }
            Command::Rcpt => self.recipients.push(line.as_bytes().to_vec()),
            Command::Rset => self.forget(),
            _ => {}
        }
        Next::Line
    }

    /// Returns the number of this AUTH, and the challenges of its mechanism that are due.
    pub(crate) fn challenges(&mut self, line: &str) -> Result<(usize, VecDeque<&'static str>), &'static str> {
        let mut words = line.split_whitespace().skip(1);
        let mechanism = words.next().unwrap_or_default().to_ascii_uppercase();
        let listed = self.listed();
        let Some(offered) = listed.iter().find_map(|line| line.strip_prefix("AUTH ")) else {
            return Err("502 5.5.1 not here");
        };
        if !offered.split(' ').any(|one| one == mechanism) {
            return Err("504 5.5.4 not that mechanism");
        }
        let all: &[&str] = match mechanism.as_str() {
            "LOGIN" => &["334 VXNlcm5hbWU6", "334 UGFzc3dvcmQ6"],
            "CRAM-MD5" => &["334 PDE4OTYuNjk3MTcwOTUyQG14LmV4YW1wbGUub3JnPg=="],
            _ => &["334 "],
        };
        let given = usize::from(words.next().is_some());
        Ok((self.count(Command::Auth), all.iter().skip(given).copied().collect()))
    }

    /// Returns who waits for a reply to the message: all recipients for one, or with LMTP each for one of its own.
    pub(crate) fn replies_due(&self) -> Vec<Vec<Vec<u8>>> {
        match self.protocol {
            Protocol::Lmtp if !self.recipients.is_empty() => {
                self.recipients.iter().map(|recipient| vec![recipient.clone()]).collect()
            }
            _ => vec![self.recipients.clone()],
        }
    }

    /// Returns the reply to the text of a message.
    pub(crate) fn reply_to_text(&self, recipients: &[Vec<u8>], octets: usize) -> &'static str {
        if recipients.is_empty() {
            "554 5.5.1 no valid recipients"
        } else if self.limit().is_some_and(|limit| octets > limit) {
            "552 5.3.4 too big"
        } else {
            "250 2.0.0 taken"
        }
    }

    /// The transaction is over.
    pub(crate) fn forget(&mut self) {
        self.has_sender = false;
        self.named = 0;
        self.recipients.clear();
    }

    /// TLS begins, and all that was said is forgotten (RFC 3207 section 4.2).
    pub(crate) fn secured(&mut self) {
        self.forget();
        self.is_secured = true;
        self.has_hello = false;
        self.counted.clear();
    }

    fn count(&mut self, command: Command) -> usize {
        self.counted.push(command);
        self.counted.iter().filter(|one| **one == command).count()
    }

    fn limit(&self) -> Option<usize> {
        self.listed().iter().find_map(|line| line.to_ascii_uppercase().strip_prefix("SIZE ")?.parse().ok())
    }

    fn declares_too_much(&self, line: &str) -> bool {
        let line = line.to_ascii_uppercase();
        let declared = line.split(' ').find_map(|word| word.strip_prefix("SIZE=")?.parse::<usize>().ok());
        declared.zip(self.limit()).is_some_and(|(declared, limit)| declared > limit)
    }
}
