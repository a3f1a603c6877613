//! Who speaks a line of a transcript.

#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Speaker {
    Client,
    Server,
    /// Whoever made the transcript.
    Narrator,
}

/// What transcripts put before a line: those of the RFCs, of swaks, of curl, and of bounces. Longer ones first.
const MARKS: &[(&str, Speaker)] = &[
    ("<<<", Speaker::Server),
    (">>>", Speaker::Client),
    ("<**", Speaker::Server),
    ("<~*", Speaker::Server),
    ("***", Speaker::Narrator),
    ("===", Speaker::Narrator),
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

/// Who speaks, by the mark before the line, and where the spoken words begin.
pub(crate) fn marked(line: &[u8]) -> Option<(Speaker, usize)> {
    let begin = line.iter().position(|octet| *octet != b' ')?;
    let is_mark = |(mark, _): &&(&str, Speaker)| {
        let behind = line[begin..].strip_prefix(mark.as_bytes());
        behind.is_some_and(|behind| matches!(behind, [] | [b' ' | b'\t', ..]))
    };
    let (mark, speaker) = MARKS.iter().find(is_mark)?;
    let behind = begin + mark.len();
    let blanks = line[behind..].iter().take_while(|octet| matches!(octet, b' ' | b'\t')).count();
    Some((*speaker, behind + blanks))
}

/// Whether a line looks like one of a reply: three digits, and a blank, a hyphen or nothing.
pub(crate) fn looks_like_reply(line: &[u8]) -> bool {
    match line {
        [first, second, third, behind @ ..] => {
            [first, second, third].iter().all(|octet| octet.is_ascii_digit())
                && matches!(behind, [] | [b' ' | b'-', ..])
        }
        _ => false,
    }
}
