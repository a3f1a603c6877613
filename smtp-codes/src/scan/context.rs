//! What must stand around a code that comes alone: three digits or a dotted triple are too common to be taken
//! wherever they appear. The documentation of [`scan`](super::scan) states the rules.

use smtp_codes_data::Class;

use super::smtp_errors::SmtpErrors;
use super::token::is_word;
use crate::codes::{EnhancedCode, ReplyCode};

/// How sure the place of a code makes it.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Place {
    /// Nothing but a code stands here.
    Sure,
    /// Other numbers stand here as well.
    Likely,
}

/// Words before a colon or an equals sign whose value is a reply or begins with one.
const REPLY_FIELDS: [&[u8]; 17] = [
    b"said",
    b"stat",
    b"reply",
    b"reject",
    b"response",
    b"responded",
    b"answered",
    b"replied",
    b"talk to me",
    b"smtp code",
    b"smtp_code",
    b"smtp-code",
    b"reply_code",
    b"reply-code",
    b"response\":{\"code",
    b"smtpresponse",
    b"rsp",
];

/// Such words for an enhanced code alone: for a bare number they are too common (`status=200`, `code: 255`).
const STATUS_FIELDS: [&[u8]; 4] = [b"dsn", b"status", b"code", b"enhanced"];

/// Words before a colon or an equals sign after which a reply is often quoted, and often something else.
const REMARKS: [&[u8]; 14] = [
    b"rejected",
    b"refused",
    b"denied",
    b"failed",
    b"failure",
    b"deferred",
    b"bounced",
    b"accepted",
    b"error",
    b"returned",
    b"reason",
    b"was",
    b"msg",
    b"failed with",
];

/// `Remote Server returned '550 no such user'`, from Exchange.
const BEFORE_QUOTES: [&[u8]; 1] = [b"returned"];

/// `SMTP Protocol Returned a Permanent Error 550 no such user`, from Domino.
const SENTENCES: [&[u8]; 2] = [b"permanent error", b"transient error"];

/// The types of a diagnostic code (RFC 3464 section 2.3.6) whose text is a reply.
const DIAGNOSTIC_TYPES: [&[u8]; 2] = [b"smtp", b"lmtp"];

/// What a transcript writes before the server's lines: sendmail and Exim, swaks, RFCs, Postfix.
const ARROWS: [&[u8]; 6] = [b"<-", b"<~", b"<**", b"<--", b"S:", b"Out:"];

/// Whether the enhanced code at `at` stands where one is to be expected.
pub(super) fn admits_enhanced(text: &[u8], at: usize, enhanced: EnhancedCode) -> bool {
    let Some(before) = text.get(..at) else { return false };
    if before.ends_with(b"dsn=") {
        return !before.iter().nth_back(4).is_some_and(u8::is_ascii_alphanumeric);
    }
    let negative = enhanced.class() != Class::Success;
    match before.split_last() {
        Some((b'(' | b'[' | b'#', head)) => {
            let head = head.strip_suffix(b"(").or(head.strip_suffix(b"[")).unwrap_or(head);
            negative
                && enhanced.known_subject().is_some()
                && !head.last().is_some_and(|octet| is_word(*octet))
        }
        _ => match value_place(before, true) {
            Some(Place::Sure) => true,
            Some(Place::Likely) => negative && enhanced.known().is_some(),
            None => false,
        },
    }
}

/// Whether the reply code at `at`, which no enhanced code follows, stands where one is to be expected.
pub(super) fn admits_code(text: &[u8], at: usize, code: ReplyCode, smtp_errors: &mut SmtpErrors) -> bool {
    let Some((before, after)) = text.get(..at).zip(text.get(at + 3..)) else { return false };
    let place = match code_place(before) {
        Some(place) => place,
        None => {
            let colon = trim_blanks(before).ends_with(b":") && before.ends_with(b" ");
            if !(colon && smtp_errors.stand_before(text, at)) {
                return false;
            }
            Place::Sure
        }
    };
    match place {
        Place::Sure => ends_code(before, after),
        Place::Likely => code.known().is_some() && begins_reply(code, after),
    }
}

/// Whether a colon makes the number at `at` a port: `mx.example.com:587`, `[192.0.2.1]:587`.
pub(super) fn is_port(text: &[u8], at: usize) -> bool {
    let Some(before) = text.get(..at) else { return false };
    match before {
        [.., host, b':'] if is_word(*host) || *host == b']' => value_place(before, false).is_none(),
        _ => false,
    }
}

fn code_place(before: &[u8]) -> Option<Place> {
    if let Some((b'(', head)) = before.split_last() {
        return status_remark(head).then_some(Place::Sure);
    }
    if let Some(place) = value_place(before, false) {
        return Some(place);
    }
    let head = trim_blanks(before);
    let line_start = head.is_empty() || head.ends_with(b"\n") || head.ends_with(b"\r");
    line_start.then_some(Place::Likely)
}

/// What the field name, the host or the arrow before a value makes of the value.
fn value_place(before: &[u8], enhanced: bool) -> Option<Place> {
    let (before, quoted) = match before.split_last() {
        Some((b'"' | b'\'', head)) => (head, true),
        _ => (before, false),
    };
    let touching = before.last().is_some_and(|octet| !matches!(octet, b' ' | b'\t' | b'_'));
    let head = unfold(before);
    let (separator, name) = head.split_last()?;
    if !enhanced && !touching && ends_with_arrow(head) {
        return Some(Place::Sure);
    }
    match separator {
        b':' | b'=' => {
            let field = name.strip_suffix(b"\"").unwrap_or(name);
            if ends_with_any(field, &REPLY_FIELDS) || (enhanced && ends_with_any(field, &STATUS_FIELDS)) {
                return Some(Place::Sure);
            }
            if ends_with_any(field, &REMARKS) {
                return Some(Place::Likely);
            }
            if *separator == b'=' {
                return (!enhanced && touching && name.ends_with(b" C")).then_some(Place::Sure);
            }
            if touching || !(name.ends_with(b">") || ends_with_host(name)) {
                return None;
            }
            Some(if enhanced { Place::Likely } else { Place::Sure })
        }
        b';' => ends_with_any(name, &DIAGNOSTIC_TYPES).then_some(Place::Sure),
        _ if touching => None,
        _ => match (enhanced, quoted) {
            (true, _) => ends_with_any(head, &STATUS_FIELDS),
            (false, true) => ends_with_any(head, &BEFORE_QUOTES),
            (false, false) => ends_with_any(head, &SENTENCES),
        }
        .then_some(Place::Likely),
    }
}

/// `status=sent (` and `stat=Sent (`.
fn status_remark(head: &[u8]) -> bool {
    let Some(head) = head.strip_suffix(b" ") else { return false };
    let letters = head.iter().rev().take(16).take_while(|octet| octet.is_ascii_alphabetic()).count();
    let field = head.get(..head.len() - letters).unwrap_or_default();
    letters > 0
        && field.strip_suffix(b"=").is_some_and(|name| name.ends_with(b"status") || name.ends_with(b"stat"))
}

/// A host with its address, `mx[192.0.2.1]` or `mx[192.0.2.1]:25`: not the process id of a log, `smtpd[550]`.
fn ends_with_host(name: &[u8]) -> bool {
    let port = name.iter().rev().take(5).take_while(|octet| octet.is_ascii_digit()).count();
    let host = match name.get(..name.len() - port) {
        Some(head) if port > 0 => head.strip_suffix(b":").unwrap_or_default(),
        _ => name,
    };
    let Some(inner) = host.strip_suffix(b"]") else { return false };
    let digits = inner.iter().rev().take(10).take_while(|octet| octet.is_ascii_digit()).count();
    inner.iter().nth_back(digits) != Some(&b'[')
}

fn ends_with_arrow(head: &[u8]) -> bool {
    let touches = |rest: &[u8]| rest.last().is_some_and(u8::is_ascii_alphanumeric);
    match head.strip_suffix(b"<") {
        Some([] | [.., b'\n' | b'\r' | b'<']) => true,
        _ => ARROWS.iter().any(|arrow| head.strip_suffix(*arrow).is_some_and(|rest| !touches(rest))),
    }
}

/// Whether `name` ends with one of these words, in any case, and not with the tail of a longer one.
fn ends_with_any(name: &[u8], words: &[&[u8]]) -> bool {
    let Some(last) = name.last() else { return false };
    words.iter().any(|word| {
        word.last().is_some_and(|end| end.eq_ignore_ascii_case(last))
            && name.len().checked_sub(word.len()).and_then(|at| name.split_at_checked(at)).is_some_and(
                |(head, tail)| {
                    tail.eq_ignore_ascii_case(word) && !head.last().is_some_and(u8::is_ascii_alphanumeric)
                },
            )
    })
}

/// Behind a code in a sure place: a blank, a hyphen, or the end of what quotes it.
fn ends_code(before: &[u8], after: &[u8]) -> bool {
    match after.first() {
        None | Some(b' ' | b'\t' | b'\r' | b'\n' | b'-' | b':' | b'"' | b'\'' | b')' | b',') => true,
        Some(b'_') => before.ends_with(b"_"),
        Some(_) => false,
    }
}

/// Behind a code in a likely place: a hyphen or one blank, then text that is no number. A server that hands on a reply
/// may have put the same code before it once more.
fn begins_reply(code: ReplyCode, after: &[u8]) -> bool {
    let repeated = match after {
        [b' ' | b'-', text @ ..] => text.strip_prefix(&code.digits()),
        _ => None,
    };
    match repeated.unwrap_or(after) {
        [b' ' | b'-', digit, rest @ ..] if digit.is_ascii_digit() => {
            rest.first().is_some_and(u8::is_ascii_alphabetic)
        }
        [b' ' | b'-', first, ..] => {
            !first.is_ascii_whitespace() && !first.is_ascii_control() && *first != b'-'
        }
        _ => false,
    }
}

/// Without the blanks at the end, qmail's underscores included.
fn trim_blanks(text: &[u8]) -> &[u8] {
    let blanks = text.iter().rev().take_while(|octet| matches!(octet, b' ' | b'\t' | b'_')).count();
    text.get(..text.len() - blanks).unwrap_or_default()
}

/// The same, and across one line break if the line behind it is indented: a folded field (RFC 5322 section 2.2.3).
fn unfold(text: &[u8]) -> &[u8] {
    let head = trim_blanks(text);
    match head.strip_suffix(b"\n") {
        Some(line) if head.len() < text.len() => trim_blanks(line.strip_suffix(b"\r").unwrap_or(line)),
        _ => head,
    }
}
