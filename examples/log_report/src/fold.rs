//! Folds the words of a reply, so that those which differ in an address or a number only become one.

use smtp_codes::{EnhancedCode, Escaped, ReplyCode};

/// The mark in the place of a part that varies.
pub const GAP: &[u8] = "…".as_bytes();

/// Octets at most; longer words are cut.
const ROOM: usize = 200;

/// Octets of a part without a digit that is taken for an identifier all the same.
const LONG: usize = 40;

/// The kinds of octets in a part, as bits.
const DIGIT: u8 = 1;
const UPPER: u8 = 2;
const LOWER: u8 = 4;
const AT: u8 = 8;
const COLON: u8 = 16;
const DOT: u8 = 32;
/// Neither printable ASCII nor a space.
const OTHER: u8 = 64;
/// Ends a part.
const SEPARATOR: u8 = 128;

static KINDS: [u8; 256] = {
    let mut kinds = [0; 256];
    let mut octet = 0;
    while octet < 256 {
        kinds[octet] = match octet as u8 {
            b'0'..=b'9' => DIGIT,
            b'A'..=b'Z' => UPPER,
            b'a'..=b'z' => LOWER,
            b'@' => AT,
            b':' => COLON,
            b'.' => DOT,
            b' ' | b'(' | b')' | b'[' | b']' | b'{' | b'}' | b'<' | b'>' | b'"' | b'\'' | b',' | b';'
            | b'=' | b'|' | b'#' | b'\\' | b'\t' => SEPARATOR,
            0..=31 | 127.. => OTHER,
            _ => 0,
        };
        octet += 1;
    }
    kinds
};

/// Appends the words of a reply, folded.
///
/// Addresses, numbers, identifiers, and all in angle brackets become `…`, and the codes that a log repeats from the
/// lines of a longer reply are left out.
pub(crate) fn fold(words: &[u8], code: Option<ReplyCode>, enhanced: Option<EnhancedCode>, out: &mut Vec<u8>) {
    let begin = out.len();
    let digits = code.map(ReplyCode::digits);
    let mut at = 0;
    while at < words.len() {
        if out.len() - begin > ROOM {
            cut(out, begin);
            break;
        }
        let octet = words[at];
        if KINDS[usize::from(octet)] & SEPARATOR != 0 {
            at += separator(&words[at..], begin, out);
            continue;
        }
        let mut kinds = 0;
        let length = words[at..]
            .iter()
            .take_while(|octet| {
                let kind = KINDS[usize::from(**octet)];
                kinds |= kind;
                kind & SEPARATOR == 0
            })
            .count();
        let part = &words[at..at + length];
        if kinds & DIGIT != 0 && is_at_blank(out, begin) {
            if let Some(skip) = repeated_codes(&words[at..], digits, enhanced) {
                at += skip;
                continue;
            }
        }
        at += length;
        // Neither the end of a sentence nor the colon before a port belongs to the part.
        let part = match part.split_first() {
            Some((b':', rest)) => {
                out.push(b':');
                rest
            }
            _ => part,
        };
        let core = part
            .iter()
            .rposition(|octet| !matches!(octet, b'.' | b':' | b'!' | b'?'))
            .map_or(0, |last| last + 1);
        let (core, mark) = part.split_at(core);
        push_part(core, kinds & !SEPARATOR, begin, out);
        out.extend_from_slice(mark);
    }
    while out.len() > begin && matches!(out.last(), Some(b' ')) {
        out.pop();
    }
}

/// Copies what separates parts, and tells how much of the words that was.
fn separator(words: &[u8], begin: usize, out: &mut Vec<u8>) -> usize {
    match words {
        [b'<', rest @ ..] => {
            // A local part in quotation marks may hold spaces and brackets.
            let quoted =
                if rest.starts_with(b"\"") { rest.windows(2).position(|pair| pair == b"\"@") } else { None };
            let quoted = quoted.unwrap_or(0);
            let length =
                quoted + rest[quoted..].iter().take_while(|octet| !matches!(octet, b'>' | b' ')).count();
            out.push(b'<');
            if length > 0 && rest.get(length) == Some(&b'>') {
                out.extend_from_slice(GAP);
                out.push(b'>');
                return length + 2;
            }
            1
        }
        // A line break as Exim logs it.
        [b'\\', b'n', ..] => {
            push_blank(begin, out);
            2
        }
        [b' ' | b'\t', ..] => {
            push_blank(begin, out);
            1
        }
        [octet, ..] => {
            out.push(*octet);
            1
        }
        [] => 1,
    }
}

fn push_blank(begin: usize, out: &mut Vec<u8>) {
    if !is_at_blank(out, begin) {
        out.push(b' ');
    }
}

fn is_at_blank(out: &[u8], begin: usize) -> bool {
    out.len() == begin || out.last() == Some(&b' ')
}

/// Returns how much of the words is `550-5.1.1 ` or `550 `, where these are the codes of the reply.
fn repeated_codes(words: &[u8], digits: Option<[u8; 3]>, enhanced: Option<EnhancedCode>) -> Option<usize> {
    let rest = words.strip_prefix(&digits?)?;
    let (b' ' | b'-', rest) = rest.split_first()? else { return None };
    let mut skip = words.len() - rest.len();
    if let Some(enhanced) = enhanced {
        let length = rest.iter().take_while(|octet| octet.is_ascii_digit() || **octet == b'.').count();
        let (status, rest) = rest.split_at(length);
        let is_same = || std::str::from_utf8(status).is_ok_and(|status| status.parse() == Ok(enhanced));
        if matches!(rest.first(), None | Some(b' ')) && is_same() {
            skip += length;
        }
    }
    Some(skip)
}

fn push_part(part: &[u8], kinds: u8, begin: usize, out: &mut Vec<u8>) {
    if kinds & (DIGIT | AT | OTHER) == 0 && part.len() <= LONG {
        out.extend_from_slice(part);
    } else if let Some(end) = host_of_link(part, kinds) {
        let (host, path) = part.split_at(end);
        out.extend_from_slice(host);
        if path.len() > 1 {
            out.push(b'/');
            push_gap(begin, out);
        }
    } else if kinds & AT != 0 || part.len() > LONG || (kinds & DIGIT != 0 && !is_name_of_rule(part, kinds)) {
        push_gap(begin, out);
    } else if kinds & OTHER == 0 {
        out.extend_from_slice(part);
    } else {
        out.extend_from_slice(Escaped::new(part).to_string().as_bytes());
    }
}

/// One gap for several in a row.
fn push_gap(begin: usize, out: &mut Vec<u8>) {
    let text = &out[begin..];
    if text.strip_suffix(b" ").unwrap_or(text).ends_with(GAP) {
        if text.ends_with(b" ") {
            out.pop();
        }
    } else {
        out.extend_from_slice(GAP);
    }
}

/// Returns where the path of a link begins whose host is worth keeping.
fn host_of_link(part: &[u8], kinds: u8) -> Option<usize> {
    if kinds & COLON == 0 || !part.starts_with(b"http") {
        return None;
    }
    let host = part.iter().position(|octet| *octet == b':')? + 3;
    let rest = part.get(host..)?;
    let length = rest.iter().position(|octet| *octet == b'/').unwrap_or(rest.len());
    (!rest[..length].iter().any(u8::is_ascii_digit)).then_some(host + length)
}

/// `TSS04` and `S3140`, by which large sites number their rules, and enhanced status codes.
fn is_name_of_rule(part: &[u8], kinds: u8) -> bool {
    match kinds {
        k if k == DIGIT | UPPER => {
            let letters = part.iter().take_while(|octet| octet.is_ascii_uppercase()).count();
            let digits = part.len() - letters;
            (1..=4).contains(&letters)
                && (1..=4).contains(&digits)
                && part[letters..].iter().all(u8::is_ascii_digit)
        }
        k if k == DIGIT | DOT => {
            matches!(part, [b'2' | b'4' | b'5', b'.', ..])
                && std::str::from_utf8(part).is_ok_and(|part| part.parse::<EnhancedCode>().is_ok())
        }
        _ => false,
    }
}

/// Ends words that are too long, without cutting a character.
fn cut(out: &mut Vec<u8>, begin: usize) {
    let is_continuation = |octet: &u8| octet & 0xc0 == 0x80;
    let mut end = (begin + ROOM).min(out.len());
    while end > begin && out.get(end).is_some_and(is_continuation) {
        end -= 1;
    }
    out.truncate(end);
    push_blank(begin, out);
    push_gap(begin, out);
}
