//! Who speaks a line of a transcript.

use std::ops::Range;

use crate::dialogue::{command_of, is_whole_command};

#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Speaker {
    Client,
    Server,
    /// The author of the transcript.
    Narrator,
}

/// How the lines of a transcript are marked.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Marking {
    marks: &'static [Mark],
    log: Log,
    /// The three digits that a line begins with are the number of a process.
    is_numbered: bool,
}

/// Who wrote a transcript down.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum Log {
    /// The client: what was sent are commands.
    Client,
    /// The server, or Ruby, which points the other way: what was sent are replies.
    Server,
    /// The client, without a mark before replies: `sendmail -v`.
    Half,
}

/// The words after a mark.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum Words {
    Of(Speaker),
    Sent,
    Received,
}

/// What a line begins with, and whose the words after it are.
type Mark = (&'static str, Words);

/// A mark that was found on a line.
#[derive(Clone, Debug)]
pub(crate) struct Found {
    /// Where the mark begins.
    pub(crate) at: usize,
    pub(crate) speaker: Speaker,
    /// The name of the other side: `> mx.example.org[192.0.2.1]:25: QUIT`.
    pub(crate) peer: Range<usize>,
    pub(crate) words: Range<usize>,
}

const CLIENT: Words = Words::Of(Speaker::Client);
const SERVER: Words = Words::Of(Speaker::Server);
const SENT: Words = Words::Sent;
const RECEIVED: Words = Words::Received;

/// The marks before a line of a transcript, those of each program together: what looks like the mark of another program
/// is of the words.
const MARKS: &[&[Mark]] = &[
    // Thunderbird up to 91, which does not show a login.
    &[("SMTP Response:", SERVER), ("SMTP Send:", CLIENT), ("Logging suppressed for this command", CLIENT)],
    // PHPMailer.
    &[("SERVER -> CLIENT:", SERVER), ("CLIENT -> SERVER:", CLIENT)],
    // hMailServer.
    &[("RECEIVED:", RECEIVED), ("SENT:", SENT)],
    &[("Server:", SERVER), ("Client:", CLIENT)],
    // Exim.
    &[("SMTP<<", RECEIVED), ("SMTP>>", SENT), ("SMTP|>", SENT), ("SMTP+>", SENT)],
    // Python.
    &[("reply:", SERVER), ("send:", CLIENT)],
    // Postfix, whose session log is that of the server.
    &[("Out:", SERVER), ("In:", CLIENT)],
    // Bounces, Perl.
    &[("<<<", RECEIVED), (">>>", SENT)],
    // MDaemon.
    &[("<--", RECEIVED), ("-->", SENT)],
    // swaks, Ruby.
    &[
        ("<-", RECEIVED),
        ("<~", RECEIVED),
        ("<**", RECEIVED),
        ("<~*", RECEIVED),
        ("->", SENT),
        ("~>", SENT),
        ("**>", SENT),
        ("*~>", SENT),
    ],
    &[("<<", RECEIVED), (">>", SENT)],
    // The RFCs.
    &[("S:", SERVER), ("C:", CLIENT)],
    // curl, Exchange, Postfix with `-v`.
    &[("<", RECEIVED), (">", SENT)],
];

/// The most digits of the number of a socket.
const SOCKET: usize = 5;

/// How far into a line a mark is looked for: a time, a host and the name of a program may come before it.
pub(crate) const REACH: usize = 120;

impl Marking {
    /// Returns how the lines are marked, and the first one that tells, or `None` where no mark tells the replies.
    pub(crate) fn of<'l>(lines: impl Iterator<Item = &'l [u8]> + Clone) -> Option<(Self, usize)> {
        let is_numbered = are_numbered(lines.clone());
        let decisive = |line: &[u8]| {
            let found = MARKS.iter().filter_map(|marks| {
                let marking = |log| Self { marks, log, is_numbered };
                let marked = |log| Some((marking(log), marking(log).found(line)?));
                let is_telling =
                    |(_, found): &(Self, Found)| is_likely(found.speaker, &line[found.words.clone()]);
                [Log::Client, Log::Server].into_iter().filter_map(marked).find(is_telling)
            });
            found.min_by_key(|(_, found)| found.at)
        };
        let (number, (first, _)) =
            lines.clone().enumerate().find_map(|(number, line)| Some((number, decisive(line)?)))?;
        let marking = first.suited(lines, [first.log, first.other().log, Log::Half])?;
        Some((marking, number))
    }

    /// Returns the marks as a session has them, of which others in the same log may have been told by the other side: a
    /// server that passes on what it takes is a client as well.
    pub(crate) fn of_session<'l>(self, lines: impl Iterator<Item = &'l [u8]> + Clone) -> Self {
        self.suited(lines, [self.log, self.other().log]).unwrap_or(self)
    }

    fn suited<'l, const N: usize>(
        self,
        lines: impl Iterator<Item = &'l [u8]> + Clone,
        logs: [Log; N],
    ) -> Option<Self> {
        logs.map(|log| Self { log, ..self }).into_iter().find(|marking| marking.suits(lines.clone()))
    }

    fn other(self) -> Self {
        Self { log: if self.log == Log::Client { Log::Server } else { Log::Client }, ..self }
    }

    /// Returns `true` if these marks tell the replies, and not only what a reader of mail quotes, which has the same
    /// mark as what was sent.
    fn suits<'l>(self, lines: impl Iterator<Item = &'l [u8]> + Clone) -> bool {
        let has = |speaker| {
            lines.clone().any(|line| {
                self.marked(line).is_some_and(|(it, words)| it == speaker && is_likely(speaker, &line[words]))
            })
        };
        let is_sure = self.log == Log::Client || self.marks.iter().any(|(_, words)| *words == SERVER);
        has(Speaker::Server) && (is_sure || has(Speaker::Client))
    }

    /// Who speaks, by the mark before the line, and where the spoken words are.
    pub(crate) fn marked(self, line: &[u8]) -> Option<(Speaker, Range<usize>)> {
        if self.log == Log::Half {
            if looks_like_reply(line) {
                return Some((Speaker::Server, 0..line.len()));
            }
            return line.starts_with(b">>> ").then(|| (Speaker::Client, ">>> ".len()..line.len()));
        }
        self.found(line).map(|found| (found.speaker, found.words))
    }

    /// Returns the mark of a line, whichever side told its session.
    pub(crate) fn of_either_side(self, line: &[u8]) -> Option<Found> {
        self.found(line).or_else(|| self.other().found(line))
    }

    fn found(self, line: &[u8]) -> Option<Found> {
        let begin = line.iter().position(|octet| !matches!(octet, b' ' | b'\t'))?;
        // mutt: `4< 220 mx`, with the number of the socket.
        let socket = line[begin..].iter().take(SOCKET).take_while(|octet| octet.is_ascii_digit()).count();
        let is_arrow = |at: usize| matches!(line.get(at), Some(b'<' | b'>'));
        let first = if is_arrow(begin + socket) { begin + socket } else { begin };
        if let Some(found) = self.found_at(line, first) {
            return Some(found);
        }
        // After the code of a reply come its words.
        let is_reply = !self.is_numbered && begins_reply(&line[begin..]);
        if is_reply || NOTES.iter().any(|note| line[begin..].starts_with(note)) {
            return None;
        }
        // After other words, a mark counts only before words that confirm it.
        let is_after_socket = |at: usize| {
            let word = line[..at].rsplit(u8::is_ascii_whitespace).next().unwrap_or_default();
            is_arrow(at) && word.len() <= SOCKET && word.iter().all(u8::is_ascii_digit)
        };
        let may_begin = |at: &usize| {
            line[at - 1].is_ascii_whitespace() || b")\",:".contains(&line[at - 1]) || is_after_socket(*at)
        };
        let marks = (begin + 1..line.len().min(REACH)).filter(may_begin);
        let confirmed = |at| {
            let found = self.found_at(line, at)?;
            let words = &line[found.words.clone()];
            let is_confirmed = match found.speaker {
                Speaker::Server => looks_like_reply(words),
                // A text may begin with a mark.
                Speaker::Client => {
                    !found.peer.is_empty()
                        || command_of(words).is_some()
                        || self.found_at(line, found.words.start).is_some()
                }
                Speaker::Narrator => false,
            };
            is_confirmed.then_some(found)
        };
        marks.filter_map(confirmed).next()
    }

    fn found_at(self, line: &[u8], at: usize) -> Option<Found> {
        let is_in_record = at > 0 && line[at - 1] == b',';
        let is_quoted = at > 0 && line[at - 1] == b'"';
        let is_end = |octet: Option<&u8>| match octet {
            Some(b',') => is_in_record,
            octet => !is_in_record && matches!(octet, None | Some(b' ' | b'\t')),
        };
        let is_mark = |(mark, _): &&Mark| {
            line[at..].strip_prefix(mark.as_bytes()).is_some_and(|after| is_end(after.first()))
        };
        let (mark, whose) = self.marks.iter().find(is_mark)?;
        let after = at + mark.len();
        let blanks = line[after..].iter().take_while(|octet| matches!(octet, b' ' | b'\t')).count();
        let mut words = unquoted(line, after + blanks);
        let mut peer = words.start..words.start;
        if is_in_record {
            words = of_record(line, after + 1);
        } else if is_quoted {
            words.end = words.start + quoted_length(&line[words.clone()]);
        } else if matches!(*mark, "<" | ">") {
            words.start += peer_length(&line[words.clone()]);
            peer.end = words.start;
        }
        // Python repeats a reply as it understood it.
        let is_repeated = *mark == "reply:" && !looks_like_reply(&line[words.clone()]);
        let speaker = match whose {
            _ if is_repeated => Speaker::Narrator,
            Words::Of(speaker) => *speaker,
            Words::Sent if self.log == Log::Client => Speaker::Client,
            Words::Received if self.log == Log::Client => Speaker::Server,
            Words::Sent => Speaker::Server,
            Words::Received => Speaker::Client,
        };
        Some(Found { at, speaker, peer, words })
    }
}

/// Returns `true` if what lines begin with as replies do is the number of a process: marks come after it, and no line
/// is one of a session as it is.
fn are_numbered<'l>(lines: impl Iterator<Item = &'l [u8]>) -> bool {
    let (mut has_client, mut has_server) = (false, false);
    for line in lines.map(<[u8]>::trim_ascii_start) {
        let is_reply = begins_reply(line);
        if is_whole_command(line) || is_reply && line.get(3) == Some(&b'-') {
            return false;
        }
        let after = line.get(3..).filter(|_| is_reply).unwrap_or_default().trim_ascii_start();
        let marks = MARKS.iter().flat_map(|marks| marks.iter());
        for words in marks.filter_map(|(mark, _)| after.strip_prefix(mark.as_bytes())?.strip_prefix(b" ")) {
            let words = words.trim_ascii_start();
            has_client |= is_whole_command(words);
            has_server |= looks_like_reply(words);
        }
    }
    has_client && has_server
}

/// How lines begin that a program writes about the session.
const NOTES: &[&[u8]] = &[b"*** ", b"=== ", b"* "];

/// Returns `true` if only this side says such words.
fn is_likely(speaker: Speaker, words: &[u8]) -> bool {
    match speaker {
        Speaker::Server => looks_like_reply(words),
        Speaker::Client => is_whole_command(words),
        Speaker::Narrator => false,
    }
}

/// Returns `true` if words begin with a code of RFC 5321, and not with the number of a process that has three digits.
pub(crate) fn begins_reply(words: &[u8]) -> bool {
    looks_like_reply(words) && matches!(words.first(), Some(b'2'..=b'5'))
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

/// Returns the length of the name of the other side, which Postfix puts before the words:
/// `mx.example.org[192.0.2.1]:25: `.
fn peer_length(words: &[u8]) -> usize {
    let name =
        words.iter().take_while(|octet| octet.is_ascii_alphanumeric() || b".-_".contains(octet)).count();
    let length = || {
        let address = words[name..].strip_prefix(b"[")?;
        let end = address.iter().position(|octet| matches!(octet, b']' | b' '))?;
        let after = address[end..].strip_prefix(b"]:")?;
        let port = after.iter().take_while(|octet| octet.is_ascii_digit()).count();
        let rest = if port == 0 { after } else { after[port..].strip_prefix(b":")? };
        Some(words.len() - rest.strip_prefix(b" ")?.len())
    };
    if name == 0 { 0 } else { length().unwrap_or(0) }
}

/// Returns the column that begins at an octet, before the one for remarks: Exchange's `,<,250 ok,`.
fn of_record(line: &[u8], begin: usize) -> Range<usize> {
    let column = &line[begin..];
    if let Some(quoted) = column.strip_prefix(b"\"") {
        let end = quoted.iter().position(|octet| *octet == b'"').unwrap_or(quoted.len());
        return begin + 1..begin + 1 + end;
    }
    begin..begin + column.iter().position(|octet| *octet == b',').unwrap_or(column.len())
}

/// Returns the length of the words up to the quote at the end of a line, or else the first quote, without the line end
/// that a record shows: `{"log":"S: 250 ok\r\n","stream":"stdout"}`.
fn quoted_length(words: &[u8]) -> usize {
    let is_end = |at: &usize| words[*at] == b'"' && !words[..*at].ends_with(b"\\");
    let end = if words.ends_with(b"\"") { Some(words.len() - 1) } else { (0..words.len()).find(is_end) };
    let quoted = &words[..end.unwrap_or(words.len())];
    let quoted = quoted.strip_suffix(br"\n").unwrap_or(quoted);
    quoted.strip_suffix(br"\r").unwrap_or(quoted).len()
}

/// The words without the quotes and the line end that Python and Ruby show: `b'250 ok\r\n'`.
fn unquoted(line: &[u8], begin: usize) -> Range<usize> {
    let rest = &line[begin..];
    let opening = usize::from(rest.starts_with(b"b'") || rest.starts_with(b"b\""));
    let quoted = rest.get(opening).filter(|quote| matches!(quote, b'\'' | b'"')).and_then(|quote| {
        let words = rest[opening + 1..].strip_suffix(&[*quote])?;
        // The line of a client, as aiosmtpd shows it, has no end any more.
        let words = words.strip_suffix(br"\r\n").or(Some(words).filter(|_| opening > 0))?;
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
