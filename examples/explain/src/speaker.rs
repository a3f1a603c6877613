//! Who speaks a line of a transcript.

use std::ops::Range;

use smtp_codes::Command;

#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Speaker {
    Client,
    Server,
    /// The author of the transcript.
    Narrator,
}

/// The marks before a line of a transcript: bounces, swaks, Exim, MDaemon, PHPMailer, hMailServer, Python, the RFCs,
/// Postfix (whose session log is that of the server), curl. Longer ones first.
const MARKS: &[(&str, Speaker)] = &[
    ("SERVER -> CLIENT:", Speaker::Server),
    ("CLIENT -> SERVER:", Speaker::Client),
    ("RECEIVED:", Speaker::Server),
    ("Server:", Speaker::Server),
    ("Client:", Speaker::Client),
    ("SMTP<<", Speaker::Server),
    ("SMTP>>", Speaker::Client),
    ("SMTP|>", Speaker::Client),
    ("SMTP+>", Speaker::Client),
    ("reply:", Speaker::Server),
    ("SENT:", Speaker::Client),
    ("send:", Speaker::Client),
    ("Out:", Speaker::Server),
    ("In:", Speaker::Client),
    ("<<<", Speaker::Server),
    (">>>", Speaker::Client),
    ("<**", Speaker::Server),
    ("<~*", Speaker::Server),
    ("<--", Speaker::Server),
    ("-->", Speaker::Client),
    ("***", Speaker::Narrator),
    ("===", Speaker::Narrator),
    ("<<", Speaker::Server),
    (">>", Speaker::Client),
    ("<-", Speaker::Server),
    ("<~", Speaker::Server),
    ("->", Speaker::Client),
    ("~>", Speaker::Client),
    ("S:", Speaker::Server),
    ("C:", Speaker::Client),
    ("<", Speaker::Server),
    (">", Speaker::Client),
    ("*", Speaker::Narrator),
];

/// How far into a line a mark is looked for: a time and the name of a program may come before it.
const REACH: usize = 80;

/// Who speaks, by the mark before the line, and where the spoken words are.
pub(crate) fn marked(line: &[u8]) -> Option<(Speaker, Range<usize>)> {
    let begin = line.iter().position(|octet| *octet != b' ')?;
    if let Some(marked) = marked_at(line, begin) {
        return Some(marked);
    }
    // After other words, a mark counts only before words that confirm it.
    let may_begin = |at: &usize| line[at - 1].is_ascii_whitespace() || line[at - 1] == b')';
    (begin + 1..line.len().min(REACH)).filter(may_begin).filter_map(|at| marked_at(line, at)).find(
        |(speaker, words)| match speaker {
            Speaker::Server => looks_like_reply(&line[words.clone()]),
            Speaker::Client => Command::from_line(&line[words.clone()]).is_some(),
            Speaker::Narrator => false,
        },
    )
}

/// Returns the words of a further line of a reply, for which Exim, PHPMailer and others write no mark again: at most a
/// time, the number of a process or a sign comes before it.
pub(crate) fn continued(line: &[u8], digits: &[u8; 3]) -> Option<Range<usize>> {
    let before = line.iter().take(REACH).take_while(|octet| !octet.is_ascii_alphabetic()).count();
    let is_begin = |at: &usize| {
        (*at == 0 || line[at - 1].is_ascii_whitespace())
            && line[*at..].starts_with(digits)
            && looks_like_reply(&line[*at..])
    };
    Some((0..before).find(is_begin)?..line.len())
}

fn marked_at(line: &[u8], begin: usize) -> Option<(Speaker, Range<usize>)> {
    let is_mark = |(mark, _): &&(&str, Speaker)| {
        let after = line[begin..].strip_prefix(mark.as_bytes());
        after.is_some_and(|after| matches!(after, [] | [b' ' | b'\t', ..]))
    };
    let (mark, speaker) = MARKS.iter().find(is_mark)?;
    let after = begin + mark.len();
    let blanks = line[after..].iter().take_while(|octet| matches!(octet, b' ' | b'\t')).count();
    let words = unquoted(line, after + blanks);
    // Python repeats a reply as it understood it.
    let is_repeated = *mark == "reply:" && !looks_like_reply(&line[words.clone()]);
    Some((if is_repeated { Speaker::Narrator } else { *speaker }, words))
}

/// The words without the quotes and the line end that Python shows: `b'250 ok\r\n'`.
fn unquoted(line: &[u8], begin: usize) -> Range<usize> {
    let rest = &line[begin..];
    let opening = usize::from(rest.starts_with(b"b'") || rest.starts_with(b"b\""));
    let quoted = rest.get(opening).filter(|quote| matches!(quote, b'\'' | b'"')).and_then(|quote| {
        let words = rest[opening + 1..].strip_suffix(&[*quote])?.strip_suffix(br"\r\n")?;
        Some(begin + opening + 1..begin + opening + 1 + words.len())
    });
    quoted.unwrap_or(begin..line.len())
}

/// Returns `true` if a line looks like one of a reply: three digits, and a space, a hyphen or nothing.
pub(crate) fn looks_like_reply(line: &[u8]) -> bool {
    match line {
        [first, second, third, after @ ..] => {
            [first, second, third].iter().all(|octet| octet.is_ascii_digit())
                && matches!(after, [] | [b' ' | b'-', ..])
        }
        _ => false,
    }
}
