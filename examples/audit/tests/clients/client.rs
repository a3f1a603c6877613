//! A client that is right, but for what is planted.

use core::ops::ControlFlow::{Break, Continue};

use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use smtp_audit::client::{Attempt, Fate};
use smtp_codes::{Command, Reply};

use crate::dialogue::{Dialogue, Flow, Taken};
use crate::faults::{Kind, Plant, Presumed, Quirk};

/// Delivers a message.
pub(crate) fn deliver(attempt: &Attempt<'_>, kind: Kind, plant: Plant) -> Fate {
    let mut client =
        Client { attempt, kind, plant, dialogue: Dialogue::open(attempt, plant), offers: Vec::new() };
    let fate = match client.session() {
        Break(fate) => fate,
        Continue(fate) => fate,
    };
    match client.quit(fate) {
        Break(other) => other,
        Continue(()) => fate,
    }
}

struct Client<'a> {
    attempt: &'a Attempt<'a>,
    kind: Kind,
    plant: Plant,
    dialogue: Dialogue<'a>,
    offers: Vec<String>,
}

impl Client<'_> {
    fn has(&self, quirk: Quirk) -> bool {
        self.plant == Plant::Does(quirk)
    }

    fn offer(&self, keyword: &str) -> Option<&str> {
        self.offers.iter().find_map(|line| {
            let (name, rest) = line.split_once(' ').unwrap_or((line, ""));
            name.eq_ignore_ascii_case(keyword).then_some(rest)
        })
    }

    fn session(&mut self) -> Flow<Fate> {
        if self.has(Quirk::SpeaksFirst) {
            self.say_hello()?;
        }
        let greeting = self.dialogue.reply(Command::Connect)?;
        if !greeting.is_yes() {
            return Continue(greeting.fate());
        }
        if !self.has(Quirk::SpeaksFirst) {
            self.say_hello()?;
        }
        self.hello()?;
        if self.kind == Kind::Tls {
            self.starttls()?;
        }
        if self.kind == Kind::Login {
            self.login()?;
        }
        self.transaction()
    }

    fn say_hello(&mut self) -> Flow {
        let verb = if self.kind == Kind::Lmtp { "LHLO" } else { "EHLO" };
        let name = if self.has(Quirk::HasNoName) { "my_host" } else { "client.example.com" };
        self.dialogue.send(&format!("{verb} {name}"))
    }

    /// Takes the reply to it.
    fn hello(&mut self) -> Flow {
        let mut hello = self.dialogue.reply(Command::Ehlo)?;
        if self.kind != Kind::Lmtp && (hello.is("500") || hello.is("502")) {
            hello = self.dialogue.ask(Command::Helo, "HELO client.example.com")?;
        }
        if !hello.is_yes() {
            return Break(hello.fate());
        }
        self.learn(&hello.raw);
        let is_known = |line: &String| !line.starts_with("X-");
        let is_upper = |line: &String| !line.starts_with(|first: char| first.is_ascii_lowercase());
        let is_refused = self.has(Quirk::NeedsKnownKeywords) && !self.offers.iter().all(is_known)
            || self.has(Quirk::NeedsUpperCase) && !self.offers.iter().all(is_upper);
        if is_refused { Break(Fate::NotDelivered) } else { Continue(()) }
    }

    fn learn(&mut self, hello: &[u8]) {
        let lines: Vec<String> = Reply::parse(hello)
            .map(|reply| reply.lines().skip(1).map(|line| line.to_string()).collect())
            .unwrap();
        if !self.has(Quirk::KeepsOffers) {
            self.offers.clear();
        }
        self.offers.extend(lines);
    }

    fn starttls(&mut self) -> Flow {
        if self.offer("STARTTLS").is_none() {
            return if self.has(Quirk::DoesWithoutTls) { Continue(()) } else { Break(Fate::Later) };
        }
        let reply = self.dialogue.ask(Command::StartTls, "STARTTLS")?;
        if !reply.is_yes() {
            return Break(reply.fate());
        }
        if !reply.is("220") {
            return Continue(());
        }
        self.dialogue.secure()?;
        self.say_hello()?;
        self.hello()
    }

    fn login(&mut self) -> Flow {
        let offered = self.offer("AUTH").map(|offered| offered.to_owned());
        let Some(offered) = offered.or_else(|| self.has(Quirk::LogsInAnyway).then(|| "PLAIN".into())) else {
            return Break(Fate::Refused);
        };
        let mut last = None;
        for mechanism in offered.split(' ') {
            let mut reply = self.authenticate(mechanism)?;
            let is_again = self.has(Quirk::TriesTwice) && reply.is("535")
                || self.has(Quirk::RepeatsMechanism) && reply.is("504");
            if is_again {
                reply = self.authenticate(mechanism)?;
                last = Some(reply.fate());
            }
            if reply.is_yes() && !is_again {
                return Continue(());
            }
            last = last.or_else(|| Some(reply.fate()));
            if !reply.is("504") || is_again {
                break;
            }
        }
        Break(last.unwrap_or(Fate::Refused))
    }

    /// Answers each challenge: a name, a password, or both.
    fn authenticate(&mut self, mechanism: &str) -> Flow<Taken> {
        let mut answers = match mechanism {
            "LOGIN" => vec!["user", "secret"],
            "CRAM-MD5" => vec!["user 0123456789abcdef0123456789abcdef"],
            _ => vec!["\0user\0secret"],
        };
        answers.reverse();
        let first = match mechanism {
            "PLAIN" if self.has(Quirk::GivesUpEmptyChallenge) && self.offer("AUTH") == Some("PLAIN") => None,
            "PLAIN" => answers.pop().map(|answer| format!(" {}", BASE64_STANDARD.encode(answer))),
            _ => None,
        };
        let line = format!("AUTH {mechanism}{}", first.unwrap_or_default());
        let mut reply = self.dialogue.ask(Command::Auth, &line)?;
        while reply.is("334") {
            let challenge = reply.raw.get(3..).unwrap_or_default().trim_ascii();
            let is_bad = BASE64_STANDARD.decode(challenge).is_err()
                || challenge.is_empty() && self.has(Quirk::GivesUpEmptyChallenge);
            let answer = match answers.pop() {
                Some(answer) if !is_bad => BASE64_STANDARD.encode(answer),
                _ if self.has(Quirk::QuitsWithinLogin) => "QUIT".to_owned(),
                _ => "*".to_owned(),
            };
            reply = self.dialogue.ask(Command::Auth, &answer)?;
        }
        Continue(reply)
    }

    fn transaction(&mut self) -> Flow<Fate> {
        let message = self.message();
        if self.is_beyond_the_server(&message) {
            return Continue(Fate::Refused);
        }

        let recipients = self.attempt.recipients;
        let script = self.script(&message);
        let pipelines = self.offer("PIPELINING").is_some() || self.has(Quirk::Pipelines);
        let count = if pipelines { script.len() } else { 0 };
        let group: Vec<&str> = script.iter().take(count).map(|(_, line)| line.as_str()).collect();
        if !group.is_empty() {
            self.dialogue.send(&group.join("\r\n"))?;
        }

        let mut refused: Vec<Fate> = Vec::new();
        let mut accepted = 0;
        for (number, (command, line)) in script.iter().enumerate() {
            let is_neither = self.has(Quirk::SendsToNeither) && recipients.len() == 2;
            if *command == Command::Data && accepted == 0 && !pipelines && !is_neither {
                break;
            }
            if number >= count {
                self.dialogue.send(line)?;
            }
            let reply = self.dialogue.reply(*command)?;
            match (*command, reply.is_yes()) {
                (Command::Mail, true) => {}
                (Command::Rcpt, true) => accepted += 1,
                (Command::Rcpt, false)
                    if self.has(Quirk::ForgetsRefused) && recipients.len() > 1 && reply.is("550") => {}
                (Command::Rcpt, false) => refused.push(reply.fate()),
                (Command::Data, true) if accepted == 0 && !self.has(Quirk::SendsToNobody) && !is_neither => {
                    self.dialogue.write(b".\r\n")?;
                    self.dialogue.reply(Command::EndOfData)?;
                }
                (Command::Data, true) => refused.extend(self.text(&message, accepted)?),
                (Command::Data, false) if accepted == 0 && is_neither => {
                    refused.extend(self.text(&message, 1)?);
                }
                (Command::Data, false) if accepted == 0 => {}
                (Command::Mail, false) if pipelines => {
                    // The rest of the group repeats this reply.
                    for (command, _) in &script[1..] {
                        self.dialogue.reply(*command)?;
                    }
                    return Continue(reply.fate());
                }
                (_, false) => return Continue(reply.fate()),
                _ => {}
            }
        }
        Continue(if refused.contains(&Fate::Refused) {
            Fate::Refused
        } else if refused.is_empty() {
            Fate::Delivered
        } else {
            Fate::Later
        })
    }

    /// Returns `true` if the message needs an extension that the server does not offer, or more room.
    fn is_beyond_the_server(&self, message: &[u8]) -> bool {
        let limit = self.offer("SIZE").and_then(|limit| limit.parse::<usize>().ok());
        let is_too_big = limit.is_some_and(|limit| message.len() > limit);
        let lacks_eight_bit = !message.is_ascii() && self.offer("8BITMIME").is_none();
        let lacks_utf8 = self.needs_utf8() && self.offer("SMTPUTF8").is_none();
        is_too_big && !self.has(Quirk::LiesAboutSize)
            || lacks_eight_bit && !self.has(Quirk::SendsEightBit)
            || lacks_utf8 && !self.has(Quirk::SendsUtf8)
    }

    fn needs_utf8(&self) -> bool {
        !self.attempt.recipients.iter().all(|recipient| recipient.is_ascii())
    }

    /// The commands of the transaction, up to DATA.
    fn script(&self, message: &[u8]) -> Vec<(Command, String)> {
        let mail = self.mail_line(message.len(), !message.is_ascii(), self.needs_utf8());
        let recipients = self.attempt.recipients.iter().map(|to| (Command::Rcpt, format!("RCPT TO:<{to}>")));
        let data = (Command::Data, "DATA".to_owned());
        [(Command::Mail, mail)].into_iter().chain(recipients).chain([data]).collect()
    }

    fn mail_line(&self, size: usize, is_eight_bit: bool, needs_utf8: bool) -> String {
        let mut line = format!("MAIL FROM:<{}>", self.attempt.sender);
        if self.has(Quirk::LiesAboutSize) && self.offer("SIZE") == Some("100") {
            line += " SIZE=1";
        } else if self.offer("SIZE").is_some() {
            line += &format!(" SIZE={size}");
        }
        let presumes = self.has(Quirk::Presumes(Presumed::OfOneLine)) && self.offers.is_empty()
            || self.has(Quirk::Presumes(Presumed::OfHelp)) && self.offer("HELP").is_some();
        if is_eight_bit && self.offer("8BITMIME").is_some() || presumes {
            line += " BODY=8BITMIME";
        }
        if needs_utf8 && self.offer("SMTPUTF8").is_some() {
            line += " SMTPUTF8";
        }
        line
    }

    /// The message with the line ends of the protocol.
    fn message(&self) -> Vec<u8> {
        let text = String::from_utf8_lossy(self.attempt.message).into_owned();
        let is_open = !text.ends_with('\n');
        if self.has(Quirk::PassesLineEnds) && !is_open {
            return text.into_bytes();
        }
        let mut text = text.replace("\r\n", "\n").replace('\r', "\n").replace('\n', "\r\n");
        if is_open {
            text += "\r\n";
        }
        if is_open && self.has(Quirk::AddsEmptyLine) {
            text += "\r\n";
        }
        text.into_bytes()
    }

    /// Sends the text, and returns what becomes of it where it is not taken.
    fn text(&mut self, message: &[u8], recipients: usize) -> Flow<Vec<Fate>> {
        let mut text = Vec::new();
        for line in message.split_inclusive(|octet| *octet == b'\n') {
            if line.starts_with(b".") && !self.has(Quirk::AddsNoDots) {
                text.push(b'.');
            }
            text.extend_from_slice(line);
        }
        text.extend_from_slice(b".\r\n");
        self.dialogue.write(&text)?;
        let replies = if self.kind == Kind::Lmtp { recipients } else { 1 };
        let mut refused = Vec::new();
        for number in 0..replies {
            let patience = self.dialogue.patience();
            let Some(raw) = self.dialogue.read(Command::EndOfData, patience) else {
                return self.lost(number);
            };
            let reply = self.dialogue.take(Command::EndOfData, raw)?;
            if !reply.is_yes() {
                refused.push(reply.fate());
            }
        }
        Continue(refused)
    }

    /// The reply of this number does not come.
    fn lost(&mut self, number: usize) -> Flow<Vec<Fate>> {
        if self.has(Quirk::IsImpatient) {
            return Break(deliver(self.attempt, self.kind, Plant::Nothing));
        }
        if self.has(Quirk::LostIsAsTheOthers) && number > 0 {
            return Continue(Vec::new());
        }
        Break(if self.has(Quirk::LostIsRefused) { Fate::Refused } else { Fate::Later })
    }

    /// Leaves. Only a fault lets that change what became of the message.
    fn quit(&mut self, fate: Fate) -> Flow {
        if self.has(Quirk::SaysNoQuit) {
            return Continue(());
        }
        if self.dialogue.send("QUIT").is_break() {
            return Continue(());
        }
        match self.dialogue.read(Command::Quit, crate::SECOND * 20) {
            Some(raw) => self.dialogue.take(Command::Quit, raw).map_continue(drop),
            None if self.has(Quirk::NeedsGoodbye) && fate == Fate::Delivered => Break(Fate::Later),
            None => Continue(()),
        }
    }
}
