//! The right replies.

use crate::kind::Kind;
use crate::path::{Argument, Path};
use crate::session::SIZE;

/// The state of a session.
#[derive(Clone, Debug, Default)]
pub(crate) struct State {
    pub(crate) hello: bool,
    pub(crate) mail: bool,
    pub(crate) recipients: Vec<String>,
    pub(crate) chunks: bool,
    pub(crate) tls: bool,
    pub(crate) user: bool,
    /// The commands so far, since the connection or TLS began.
    pub(crate) history: Vec<String>,
    /// The last message.
    pub(crate) text: Vec<u8>,
    /// A login that waits for an answer: how many are still to come.
    pub(crate) answers: Option<u8>,
}

/// The next thing that the client sends.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Next {
    Line,
    Text,
    /// So many octets, of the last chunk or not.
    Chunk(usize, bool),
    Tls,
    End,
}

const NO_MAIL: &str = "503 5.5.1 MAIL first";
const NEEDLESS: &str = "501 5.5.4 no argument, please";
const UNKNOWN: &str = "500 5.5.2 what?";
const MECHANISMS: &str = "PLAIN LOGIN CRAM-MD5";
const RECIPIENTS: usize = 150;

impl State {
    /// Answers a line.
    pub(crate) fn command(&mut self, kind: Kind, line: &str) -> (Vec<u8>, Next) {
        let (reply, next) = match self.answers.take() {
            Some(left) => (self.auth_answer(line, left), Next::Line),
            None => self.verb(kind, line),
        };
        self.history.push(line.to_owned());
        let reply = if reply.is_empty() { reply } else { reply + "\r\n" };
        (reply.into_bytes(), next)
    }

    fn verb(&mut self, kind: Kind, line: &str) -> (String, Next) {
        let (verb, argument) = line.split_once(' ').unwrap_or((line, ""));
        let verb = verb.to_ascii_uppercase();
        let argument = argument.trim_end_matches(' ');
        if line.len() > 2_000 {
            return ("500 5.5.2 the line is too long".into(), Next::Line);
        }
        if kind == Kind::Refuses {
            let (reply, next) =
                if verb == "QUIT" { ("221 bye", Next::End) } else { ("503 no mail here", Next::Line) };
            return (reply.into(), next);
        }
        let is_few = kind == Kind::Few;
        let reply = match verb.as_str() {
            "EHLO" | "HELO" if kind.is_lmtp() => "500 5.5.1 LHLO, please".into(),
            "LHLO" if !kind.is_lmtp() => UNKNOWN.into(),
            "EHLO" | "LHLO" | "HELO" if argument.is_empty() => "501 5.5.4 and your name?".into(),
            "EHLO" | "LHLO" => {
                self.hello = true;
                self.forget();
                self.list(kind)
            }
            "HELO" => {
                self.hello = true;
                self.forget();
                "250 mx.example.org".into()
            }
            "MAIL" => self.mail(kind, argument).into(),
            "RCPT" => self.rcpt(argument).into(),
            "DATA" | "RSET" | "QUIT" if !argument.is_empty() => NEEDLESS.into(),
            "DATA" if !self.mail || self.chunks => NO_MAIL.into(),
            "DATA" if self.recipients.is_empty() && kind.is_lmtp() => "503 5.5.1 no recipients".into(),
            "DATA" if self.recipients.is_empty() => "554 5.5.1 no recipients".into(),
            "DATA" => return ("354 go on".into(), Next::Text),
            "RSET" => {
                self.forget();
                "250 2.0.0 forgotten".into()
            }
            "NOOP" => "250 2.0.0 still here".into(),
            "QUIT" => return ("221 2.0.0 bye".into(), Next::End),
            "VRFY" | "EXPN" if argument.is_empty() => "501 5.5.4 and the name?".into(),
            "VRFY" => match Path::of_word(argument).standing() {
                Ok(()) => "250 2.1.5 <user@example.org>".into(),
                Err(refusal) => refusal.into(),
            },
            "EXPN" if !is_few => "250 2.1.5 <user@example.org>".into(),
            "HELP" if !is_few => "214 2.0.0 RFC 5321 tells".into(),
            "ETRN" if !is_few => "250 2.0.0 so be it".into(),
            "STARTTLS" if is_few => "502 5.5.1 not here".into(),
            "STARTTLS" if !argument.is_empty() => NEEDLESS.into(),
            "STARTTLS" if self.tls => "503 5.5.1 it runs already".into(),
            "STARTTLS" => return ("220 2.0.0 go on".into(), Next::Tls),
            "AUTH" if !is_few => self.auth(argument).into(),
            "BDAT" if !is_few => {
                let (size, last) = argument.split_once(' ').unwrap_or((argument, ""));
                let Ok(octets) = size.parse() else { return ("501 5.5.4 how many?".into(), Next::Line) };
                let refusal = if self.recipients.is_empty() { NO_MAIL } else { "" };
                return (refusal.into(), Next::Chunk(octets, last.eq_ignore_ascii_case("LAST")));
            }
            "EXPN" | "HELP" | "ETRN" | "AUTH" | "BDAT" | "TURN" | "SEND" => "502 5.5.1 not here".into(),
            _ => UNKNOWN.into(),
        };
        (reply, Next::Line)
    }

    /// The reply to EHLO, without the last line end.
    fn list(&self, kind: Kind) -> String {
        let mechanisms = match kind {
            Kind::Remote if !self.tls => "CRAM-MD5",
            _ => MECHANISMS,
        };
        let auth = format!("AUTH {mechanisms}");
        let size = format!("SIZE {SIZE}");
        let mut lines = vec!["mx.example.org greets you", "PIPELINING"];
        if kind != Kind::Few {
            lines.extend([
                "8BITMIME",
                "SMTPUTF8",
                "ENHANCEDSTATUSCODES",
                "CHUNKING",
                "BINARYMIME",
                "VRFY",
                "EXPN",
                "HELP",
                "ETRN",
                &size,
                &auth,
            ]);
            if !self.tls {
                lines.push("STARTTLS");
            }
        }
        format!("250-{}", lines[..lines.len() - 1].join("\r\n250-")) + "\r\n250 " + lines[lines.len() - 1]
    }

    pub(crate) fn forget(&mut self) {
        self.mail = false;
        self.chunks = false;
        self.recipients.clear();
    }

    fn mail(&mut self, kind: Kind, argument: &str) -> &'static str {
        if !self.hello {
            return "503 5.5.1 EHLO first";
        }
        if kind == Kind::NeedsTls && !self.tls {
            return "530 5.7.0 STARTTLS first";
        }
        if kind == Kind::NeedsLogin && !self.user {
            return "530 5.7.0 authenticate first";
        }
        if self.mail {
            return "503 5.5.1 one sender is enough";
        }
        let Some(Argument { path, parameters }) = Argument::read("FROM:", argument) else {
            return "501 5.5.4 MAIL FROM:<sender>";
        };
        let mut is_utf8 = false;
        for parameter in parameters {
            let (keyword, value) = parameter.split_once('=').unwrap_or((parameter, ""));
            match (keyword.to_ascii_uppercase().as_str(), value.to_ascii_uppercase().as_str()) {
                ("BODY", "7BIT" | "8BITMIME" | "BINARYMIME") => {}
                ("SMTPUTF8", "") if parameter.len() == 8 => is_utf8 = true,
                ("SIZE", value) if !value.is_empty() && value.bytes().all(|octet| octet.is_ascii_digit()) => {
                    if value.parse::<usize>().map_or(true, |size| size > SIZE) {
                        return "552 5.3.4 too big";
                    }
                }
                ("BODY" | "SIZE" | "SMTPUTF8", _) => return "501 5.5.4 not that value",
                _ => return "555 5.5.4 no such parameter",
            }
        }
        if !path.0.is_ascii() && !is_utf8 {
            return "553 5.6.7 only with SMTPUTF8";
        }
        if !path.0.is_empty() && !path.is_mailbox() {
            return "553 5.1.7 not an address";
        }
        self.mail = true;
        "250 2.1.0 fine"
    }

    fn rcpt(&mut self, argument: &str) -> &'static str {
        if !self.mail {
            return NO_MAIL;
        }
        let Some(Argument { path, mut parameters }) = Argument::read("TO:", argument) else {
            return "501 5.5.4 RCPT TO:<recipient>";
        };
        if path.0.is_empty() {
            return "501 5.5.4 RCPT TO:<recipient>";
        }
        if parameters.next().is_some() {
            return "555 5.5.4 no such parameter";
        }
        if self.recipients.len() >= RECIPIENTS {
            return "452 4.5.3 one too many";
        }
        match path.standing() {
            Ok(()) => {
                self.recipients.push(path.0.to_owned());
                "250 2.1.5 fine"
            }
            Err(refusal) => refusal,
        }
    }

    /// One reply for a message of that size, or one for each recipient.
    pub(crate) fn deliver(&mut self, kind: Kind, octets: usize) -> Vec<u8> {
        let recipients = core::mem::take(&mut self.recipients);
        self.forget();
        let reply = |recipient: &String| match recipient.as_str() {
            _ if octets > SIZE => "552 5.3.4 too big\r\n",
            "full@example.org" if kind.is_lmtp() => "452 4.2.2 full\r\n",
            _ => "250 2.0.0 taken\r\n",
        };
        let replies = recipients.iter().map(reply);
        replies.take(if kind.is_lmtp() { usize::MAX } else { 1 }).collect::<String>().into_bytes()
    }

    fn auth(&mut self, argument: &str) -> &'static str {
        if !self.hello || self.user || self.mail {
            return "503 5.5.1 not now";
        }
        let (mechanism, first) = argument.split_once(' ').unwrap_or((argument, ""));
        match (mechanism.to_ascii_uppercase().as_str(), first) {
            ("", _) => "501 5.5.4 and the mechanism?",
            ("CRAM-MD5", "") => self.asks("334 PDE4OTYuNjk3MTcwOTUyQG14LmV4YW1wbGUub3JnPg==", 1),
            ("CRAM-MD5", _) => "501 5.5.4 I speak first",
            ("PLAIN", "") => self.asks("334 ", 1),
            ("LOGIN", "") => self.asks("334 VXNlcm5hbWU6", 2),
            ("PLAIN" | "LOGIN", first) => self.auth_plain(first),
            _ => "504 5.5.4 no such mechanism",
        }
    }

    const fn asks(&mut self, challenge: &'static str, answers: u8) -> &'static str {
        self.answers = Some(answers);
        challenge
    }

    fn auth_answer(&mut self, line: &str, left: u8) -> String {
        let is_base64 = |octet: u8| octet.is_ascii_alphanumeric() || matches!(octet, b'+' | b'/' | b'=');
        if line.len() > 12_288 {
            return "500 5.5.6 the line is too long".into();
        }
        if line == "*" || !line.bytes().all(is_base64) {
            return "501 5.5.2 no login".into();
        }
        if left > 1 { self.asks("334 UGFzc3dvcmQ6", left - 1).into() } else { self.auth_plain(line).into() }
    }

    fn auth_plain(&mut self, answer: &str) -> &'static str {
        // user, secret
        self.user = answer == "AHVzZXIAc2VjcmV0";
        if self.user { "235 2.7.0 welcome" } else { "535 5.7.8 no" }
    }
}
