//! Where in a line others write than the servers: strangers, in addresses, subjects and the names that clients give
//! themselves; administrators, in what they have the server do or note; and programs on the same machine. What looks
//! like a reply there is not one.

use memchr::memmem::Finder;
use memchr::{memchr, memmem};

use super::{Writer, exim, opensmtpd, postfix, sendmail};
use crate::field::{self, needle};

/// The parts of a message that are not a place for a reply. They are asked for from left to right, so that each octet
/// is looked at a limited number of times.
#[derive(Clone, Debug)]
pub(super) struct Foreign<'a> {
    message: &'a [u8],
    /// All before is foreign.
    begin: usize,
    /// All from here on is foreign.
    end: usize,
    brackets: Cursor,
    quotations: Cursor,
    /// The keys whose values in quotation marks are not foreign; `None` where quotation marks mean nothing.
    own_keys: Option<&'static [&'static [u8]]>,
}

/// The pair of marks that was looked at last, or where the next one is looked for.
#[derive(Clone, Copy, Debug, Default)]
struct Cursor {
    open: usize,
    close: usize,
    is_own: bool,
}

/// Octets of a local part in quotation marks that are looked at (RFC 5321 section 4.5.3.1.1 allows 64).
const QUOTED: usize = 512;

/// Octets of a key, and more than any of those that matter.
const KEY: usize = 16;

impl<'a> Foreign<'a> {
    pub(super) fn new(writer: Writer<'_>, message: &'a [u8]) -> Self {
        let (begin, end) = match writer {
            Writer::Postfix(service) => postfix(service, message),
            Writer::Exim => exim(message),
            Writer::Sendmail => sendmail(message),
            Writer::OpenSmtpd => opensmtpd(message),
            Writer::Unknown if exim::is_header(message) => (message.len(), message.len()),
            Writer::Unknown => (0, message.len()),
        };
        let own_keys: Option<&'static [&'static [u8]]> = match writer {
            Writer::OpenSmtpd => Some(&[b"result", b"stat"]),
            Writer::Exim => Some(&[b"C"]),
            _ => None,
        };
        let cursor = Cursor { open: begin, close: begin, is_own: false };
        Self { message, begin, end, brackets: cursor, quotations: cursor, own_keys }
    }

    pub(super) fn none_but_addresses(message: &'a [u8]) -> Self {
        let (brackets, quotations) = (Cursor::default(), Cursor::default());
        Self { message, begin: 0, end: message.len(), brackets, quotations, own_keys: None }
    }

    /// Returns `true` if somebody else wrote the octet at `at`, which is not before the last one that was asked for.
    pub(super) fn holds(&mut self, at: usize) -> bool {
        at < self.begin || at >= self.end || self.is_bracketed(at) || self.is_quoted(at)
    }

    /// Returns `true` between the angle brackets of an address or an identifier. Quotation marks may hold a bracket
    /// that does not close (RFC 5321 section 4.1.2).
    fn is_bracketed(&mut self, at: usize) -> bool {
        while self.brackets.close <= at {
            let from = self.brackets.close;
            let Some(open) = memchr(b'<', self.message.get(from..at).unwrap_or_default()) else {
                self.brackets = Cursor { open: at, close: at, is_own: false };
                return false;
            };
            let content = from + open + 1;
            let rest = self.message.get(content..).unwrap_or_default();
            // `<<<` and `<-` are marks of a transcript.
            if let None | Some(b'<' | b'-' | b'~' | b'*' | b' ') = rest.first() {
                let marks = rest.iter().take_while(|octet| **octet == b'<').count();
                self.brackets.close = content + marks;
                if marks >= at.saturating_sub(content) {
                    return false;
                }
                continue;
            }
            let quoted = quoted_len(rest);
            let close = memchr(b'>', &rest[quoted..]).map_or(usize::MAX, |close| content + quoted + close);
            self.brackets = Cursor { open: content, close, is_own: close == usize::MAX };
        }
        at >= self.brackets.open && !self.brackets.is_own
    }

    /// Returns `true` between the quotation marks of a value that is foreign: `command="RCPT TO:<said: 550>"`.
    fn is_quoted(&mut self, at: usize) -> bool {
        let Some(own_keys) = self.own_keys else { return false };
        while self.quotations.close <= at {
            let from = self.quotations.close;
            let Some(open) = memchr(b'"', self.message.get(from..at).unwrap_or_default()) else {
                self.quotations = Cursor { open: at, close: at, is_own: false };
                return false;
            };
            let open = from + open;
            let key = self.message[..open].strip_suffix(b"=").unwrap_or_default();
            let key = &key[key.len().saturating_sub(KEY)..];
            let key = &key[key.iter().rposition(|octet| *octet == b' ').map_or(0, |blank| blank + 1)..];
            let close = memchr(b'"', &self.message[open + 1..]);
            let is_own = close.is_none() || own_keys.contains(&key);
            let close = close.map_or(usize::MAX, |close| open + close + 2);
            self.quotations = Cursor { open, close, is_own };
        }
        at >= self.quotations.open && !self.quotations.is_own
    }
}

/// Octets of a string in quotation marks at the front of a text, with both of them; 0 if there is none, or if it does
/// not end.
fn quoted_len(text: &[u8]) -> usize {
    let Some((b'"', rest)) = text.split_first() else { return 0 };
    field::closing_quote(&rest[..rest.len().min(QUOTED)]).map_or(0, |end| end + 2)
}

/// Returns where the first `mark` is that is not in an address, or the end.
fn first(message: &[u8], mark: &Finder<'_>) -> usize {
    outside_addresses(message, mark).next().unwrap_or(message.len())
}

fn outside_addresses(message: &[u8], mark: &Finder<'_>) -> impl Iterator<Item = usize> {
    let mut addresses = Foreign::none_but_addresses(message);
    mark.find_iter(message).filter(move |at| !addresses.is_bracketed(*at))
}

/// Returns where the part begins and ends that is Postfix's own.
fn postfix(service: &[u8], message: &[u8]) -> (usize, usize) {
    let nowhere = (message.len(), message.len());
    let Some((action, begin)) = postfix::action(message) else {
        return match service {
            _ if !postfix::may_tell_of_reply(service, message) => nowhere,
            // What it sends itself.
            b"smtp" | b"lmtp" if message.starts_with(b"> ") => nowhere,
            // What somebody has put into a certificate.
            b"smtp" | b"lmtp" => (
                0,
                first(message, needle!(b"subject_CN=")).min(first(message, needle!(b"untrusted issuer "))),
            ),
            // What a program has printed, or an administrator has set: `status=bounced (Command output: 550 no)`
            _ => (0, first(message, needle!(b", status="))),
        };
    };
    // `filter: RCPT from mx.example.org[192.0.2.1]: <ann@example.org>: Sender address triggers FILTER smtp:[550 5.1.1]`
    if !(action.ends_with(b"reject") || matches!(action, b"reject_warning" | b"proxy-accept")) {
        return nowhere;
    }
    // `reject: header Subject: ... from mx.example.org[192.0.2.1]; from=<ann@example.org> ...: 5.7.1 no spam`
    let what = field::word(&message[begin..]);
    if matches!(what, b"header" | b"mime-header" | b"nested-header" | b"body" | b"content") {
        // The rest is Postfix's own, whatever the header says before.
        return (memmem::rfind(message, b"; from=<").unwrap_or(message.len()), message.len());
    }
    let ends = postfix::fields().map(|mark| first(message, mark));
    (begin, ends.into_iter().min().unwrap_or(message.len()))
}

/// Returns where the part begins and ends that is Exim's own.
fn exim(message: &[u8]) -> (usize, usize) {
    let text = exim::after_id(message);
    if !exim::may_tell_of_reply(text) {
        return (message.len(), message.len());
    }
    let skipped = message.len() - text.len();
    // `** "said: 550 no"@example.org F=<...> R=dnslookup`
    let mark = field::word(text).len() + 1;
    let address = match text.get(mark..) {
        Some(address) if exim::is_outcome(&text[..mark - 1]) => match address.first() {
            Some(b'"') => quoted_len(address),
            // `** |/usr/bin/filter 550 <ann@example.org> R=...`
            Some(b'|') => needle!(b" R=").find(address).unwrap_or(0),
            _ => 0,
        },
        _ => 0,
    };
    // `H=mx.example.org (said: 550 no) [192.0.2.1]`, which comes before the reply.
    let fields = field::until(field::until(text, needle!(b"SMTP error from remote")), needle!(b" C=\""));
    let host = needle!(b"H=").find(fields).or_else(|| needle!(b" authenticator failed for ").find(fields));
    let host = host.map_or(0, |host| host + needle!(b" [").find(&fields[host..]).unwrap_or(0));
    let address = if address > 0 { mark + address } else { 0 };
    let begin = skipped + host.max(address);
    let marks = [
        needle!(b"invalid argument(s): "),
        // Headers that are not well-formed.
        needle!(b"malformed address: "),
        needle!(b" failing address in "),
        needle!(b" when scanning for sender: "),
        needle!(b" (set_id="),
        // A message of an administrator, and what a program printed.
        needle!(b" Warning: "),
        needle!(b" transport output: "),
    ];
    let end = marks.map(|mark| begin + first(&message[begin..], mark)).into_iter().min();
    let begin = exim::refusal(text, begin - skipped).map_or(begin, |refusal| skipped + refusal);
    (begin, end.unwrap_or(message.len()))
}

/// Returns where the part begins and ends that is OpenSMTPD's own.
fn opensmtpd(message: &[u8]) -> (usize, usize) {
    let nowhere = (message.len(), message.len());
    let session = field::word(message).len() + 1;
    let event = message.get(session..).unwrap_or_default();
    if opensmtpd::is_given(message) {
        // `smtp failed-command command="RCPT TO:<ann@example.org>" result="550 Invalid recipient"`, where the command
        // may hold a quotation mark, as before `smtp-in: Failed command on session ...: "..." => 550 Invalid recipient`.
        let mark = if event.starts_with(b"smtp ") { needle!(b"\" result=\"") } else { needle!(b"\" => ") };
        let begin = outside_addresses(message, mark).last().or_else(|| memmem::rfind(message, mark.needle()));
        return begin.map_or(nowhere, |begin| (begin + 1, message.len()));
    }
    // In `mda delivery ... stat="Error (...)"`, and before `delivery: ...`, are the words of a program.
    if event.starts_with(b"mda ") || message.starts_with(b"delivery: ") {
        nowhere
    } else {
        (0, message.len())
    }
}

/// Returns where the part begins and ends that is Sendmail's own.
fn sendmail(message: &[u8]) -> (usize, usize) {
    // The words after the codes repeat what a client sent.
    if let Some(begin) = sendmail::given_reply(message) {
        return (begin, begin + 1);
    }
    let text = sendmail::after_id(message);
    let Some(recipients) = text.strip_prefix(b"to=") else {
        // `ruleset=check_rcpt, arg1=said: 550 no, relay=mx.example.org [192.0.2.1], reject=550 5.7.1 no`
        let is_refusal = text.starts_with(b"ruleset=") || text.starts_with(b"Milter: ");
        let last = if is_refusal { memmem::rfind(message, b", reject=") } else { None };
        // What comes before `relay=` is of the argument: `arg1=a, reject=550 no, relay=x [192.0.2.1], quarantine=look`.
        let refusal = last.filter(|at| !field::has(&message[*at..], needle!(b", relay=")));
        return (refusal.unwrap_or(message.len()), message.len());
    };
    // `to="said: 550 no"@example.org, delay=1`
    let begin = message.len() - recipients.len() + quoted_len(recipients);
    (begin, first(message, needle!(b", quarantine=")))
}
