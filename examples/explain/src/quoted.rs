//! Replies inside other text: log lines, exceptions, records, the prose of bounces.

use std::ops::Range;

use smtp_codes::{Command, EnhancedCode, Found, Provider, ReplyBuf, ReplyCode, scan};

use crate::topic::{Entry, Topic};

/// Returns every reply in a text, and the enhanced codes of the lines that have no reply.
pub(crate) fn entries(text: &[u8], command: Option<Command>) -> Vec<Entry> {
    let mut entries = Vec::new();
    let mut finds = scan(text).peekable();
    while let Some(first) = finds.next() {
        let line = line_of(text, first.range().start);
        let mut on_line = vec![first];
        while let Some(next) =
            finds.next_if(|next| next.range().start < line.end || goes_on(text, &on_line, next))
        {
            on_line.push(next);
        }
        let line =
            &text[line.start..line.end.max(line_of(text, on_line[on_line.len() - 1].range().start).end)];
        entries.extend(of_line(text, line, &on_line, command));
    }
    entries
}

/// Gives a reply without enhanced code the status of its report, if the two agree and the status says anything.
pub(crate) fn with_status(entry: Entry, status: EnhancedCode) -> Entry {
    let topic = match entry.topic {
        Topic::Reply(reply) if reply.enhanced().is_none() && status.subject() > 0 => {
            let lines: Vec<_> = reply
                .lines()
                .map(|line| [status.to_string().as_bytes(), b" ", line.as_bytes()].concat())
                .collect();
            let agrees = status.class().severity() == reply.code().severity();
            let with_status = ReplyBuf::from_lines(reply.code(), lines).ok().filter(|_| agrees);
            Topic::Reply(with_status.unwrap_or(reply))
        }
        topic => topic,
    };
    Entry { topic, ..entry }
}

fn of_line(text: &[u8], line: &[u8], finds: &[Found<'_>], command: Option<Command>) -> Vec<Entry> {
    let alone: Vec<_> =
        finds.iter().filter(|found| found.code().is_none()).filter_map(Found::enhanced).collect();
    let command = command.or_else(|| command_of(line));
    let provider = provider_of(line);
    let mut entries = Vec::new();
    let mut said: Vec<(ReplyCode, Option<EnhancedCode>)> = Vec::new();
    let mut rest = finds;
    while let [first, after @ ..] = rest {
        rest = after;
        let Some(code) = first.code() else { continue };
        let mut lines = vec![first];
        while let [next, after @ ..] = rest {
            if !is_next_line(text, lines[lines.len() - 1], next) {
                break;
            }
            lines.push(next);
            rest = after;
        }
        let agrees = |enhanced: &&EnhancedCode| enhanced.class().severity() == code.severity();
        let enhanced = first.enhanced().or_else(|| alone.iter().find(agrees).copied());
        // A log that says it twice means it once.
        if said.contains(&(code, enhanced)) {
            continue;
        }
        said.push((code, enhanced));
        let reply = reply(text, code, enhanced, &lines);
        entries.extend(reply.map(|reply| Entry { provider, ..Entry::new(Topic::Reply(reply), command) }));
    }
    if entries.is_empty() {
        entries.extend(alone.first().map(|enhanced| Entry::new(Topic::Enhanced(*enhanced), command)));
    }
    entries
}

/// Returns `true` if a find is on a further line of the same reply, which a report folded.
fn goes_on(text: &[u8], finds: &[Found<'_>], next: &Found<'_>) -> bool {
    let between = finds.last().map_or(&[][..], |last| &text[last.range().end..next.range().start]);
    let indented =
        between.iter().rposition(|octet| *octet == b'\n').map_or(&[][..], |end| &between[end + 1..]);
    !indented.is_empty()
        && indented.iter().all(|octet| matches!(octet, b' ' | b'\t'))
        && finds.last().is_some_and(|last| is_next_line(text, last, next))
}

/// Returns `true` if the second find begins the line after that of the first: `550-5.7.26 a 550 5.7.26 b`.
fn is_next_line(text: &[u8], first: &Found<'_>, second: &Found<'_>) -> bool {
    let goes_on = first.code_range().and_then(|code| text.get(code.end)) == Some(&b'-');
    goes_on
        && second.code() == first.code()
        && second.enhanced().is_none_or(|enhanced| first.enhanced() == Some(enhanced))
}

/// Makes the reply that a log or a report quotes, with the words up to where the quotation ends.
fn reply(
    text: &[u8],
    code: ReplyCode,
    enhanced: Option<EnhancedCode>,
    lines: &[&Found<'_>],
) -> Option<ReplyBuf> {
    let enhanced = enhanced.map(|enhanced| format!("{enhanced} ").into_bytes()).unwrap_or_default();
    let mut texts = Vec::new();
    for (at, found) in lines.iter().enumerate() {
        let words = words(text, found, lines.get(at + 1).map(|next| next.range().start));
        for part in split_at_escapes(words) {
            texts.push([&enhanced, without_head(part, code, &enhanced)].concat());
        }
    }
    ReplyBuf::from_lines(code, texts).or_else(|_| ReplyBuf::from_lines(code, [enhanced])).ok()
}

/// Returns the text of a find, which ends where the next line of the reply begins, or the quotation.
fn words<'a>(text: &'a [u8], found: &Found<'a>, next: Option<usize>) -> &'a [u8] {
    let line_end = line_of(text, found.range().end).end;
    let begin = line_end - found.text().len();
    let words = &text[begin..next.unwrap_or(line_end).clamp(begin, line_end)];
    let starts = [found.code_range(), found.enhanced_range()].into_iter().flatten().map(|range| range.start);
    let mut before = starts.chain([begin]).filter_map(|start| text.get(start.checked_sub(1)?).copied());
    let quote = before.find(|octet| matches!(octet, b'"' | b'\''));
    let words = &words[..quotation(words, quote)];
    let log_begins = words.windows(IN_REPLY.len()).position(|window| window == IN_REPLY);
    words[..log_begins.unwrap_or(words.len())].trim_ascii_end()
}

/// Postfix, after the words of a server.
const IN_REPLY: &[u8] = b" (in reply to ";

/// Returns the length of the words up to the quote that closes them, or a bracket that nothing in them opens.
fn quotation(words: &[u8], quote: Option<u8>) -> usize {
    let (mut depth, mut is_escaped) = (0_usize, false);
    let end = words.iter().position(|octet| {
        if is_escaped {
            is_escaped = false;
            return false;
        }
        match octet {
            b'\\' => is_escaped = true,
            b'(' => depth += 1,
            b')' if depth == 0 => return true,
            b')' => depth -= 1,
            _ => return Some(*octet) == quote,
        }
        false
    });
    end.unwrap_or(words.len())
}

/// Splits a text at the line breaks that a record or an exception shows as `\n` and `\r\n`.
fn split_at_escapes(text: &[u8]) -> impl Iterator<Item = &[u8]> {
    let mut rest = Some(text);
    std::iter::from_fn(move || {
        let text = rest?;
        let Some(at) = text.windows(2).position(|pair| pair == br"\n") else {
            rest = None;
            return Some(text.strip_suffix(br"\r").unwrap_or(text));
        };
        rest = Some(&text[at + 2..]).filter(|rest| !rest.is_empty());
        Some(text[..at].strip_suffix(br"\r").unwrap_or(&text[..at]))
    })
}

/// Returns a line without the code and the enhanced code that it repeats.
fn without_head<'a>(line: &'a [u8], code: ReplyCode, enhanced: &[u8]) -> &'a [u8] {
    let after_code = line.strip_prefix(&code.digits()).and_then(|rest| match rest {
        [b' ' | b'-', rest @ ..] => Some(rest),
        _ => None,
    });
    let rest = after_code.unwrap_or(line);
    if enhanced.is_empty() { rest } else { rest.strip_prefix(enhanced).unwrap_or(rest) }
}

/// The line that an octet belongs to.
fn line_of(text: &[u8], at: usize) -> Range<usize> {
    let is_end = |octet: &u8| matches!(octet, b'\n' | b'\r');
    let start = text[..at].iter().rposition(is_end).map_or(0, |end| end + 1);
    start..text[at..].iter().position(is_end).map_or(text.len(), |len| at + len)
}

/// Returns the provider whose host a line of a log names: `relay=mx.example.com[192.0.2.25]`,
/// `host mx.example.com said`.
fn provider_of(line: &[u8]) -> Option<Provider> {
    let line = String::from_utf8_lossy(line);
    ["relay=", "host ", "H="].iter().find_map(|words| {
        let (_, after) = line.split_once(words)?;
        Provider::of_host(after.split(['[', ' ', ',', '(']).next()?.trim_end_matches('.'))
    })
}

/// Words of logs after which the command comes that a reply answers.
const BEFORE_COMMANDS: &[&str] = &[
    "in reply to ",
    "remote mail server after ",
    "remote mailer after ",
    "reject: ",
    "command=\"",
    "during ",
];

/// Returns the command that a line of a log names.
fn command_of(line: &[u8]) -> Option<Command> {
    let line = String::from_utf8_lossy(line);
    BEFORE_COMMANDS.iter().find_map(|words| {
        let (_, after) = line.split_once(words)?;
        let is_end_of_data = ["end of data", "end of DATA", "END-OF-MESSAGE", "pipelined end of data"]
            .iter()
            .any(|words| after.starts_with(words));
        if is_end_of_data { Some(Command::EndOfData) } else { Command::from_line(after.as_bytes()) }
    })
}
