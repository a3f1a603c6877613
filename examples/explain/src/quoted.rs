//! Replies inside other text: log lines, exceptions, records, the prose of bounces.

use std::collections::BTreeSet;

use smtp_codes::{Command, EnhancedCode, Found, Provider, ReplyBuf, ReplyCode};

use crate::passage::{Passage, Passages, line_of, unfolded};
use crate::thrown::{self, Thrown};
use crate::topic::{Entry, Topic};

/// Returns every reply in a text, and the enhanced codes of the passages that have no reply.
pub(crate) fn entries(text: &[u8], command: Option<Command>) -> Vec<Entry> {
    let errors = thrown::errors(text);
    let mut entries = Vec::new();
    let mut next = errors.iter().peekable();
    for passage in Passages::new(text) {
        let at = passage.finds.first().map_or(passage.end, |found| found.range().start);
        while let Some(error) = next.next_if(|error| error.place.start <= at) {
            add_error(&mut entries, error, command);
        }
        let passed = errors.partition_point(|error| error.place.start <= at);
        let is_of_error = passed.checked_sub(1).is_some_and(|last| errors[last].place.contains(&at));
        if !is_of_error {
            entries.extend(of_passage(text, &passage, command));
        }
    }
    next.for_each(|error| add_error(&mut entries, error, command));
    entries
}

/// Adds the reply of an error. One within another has the same, and tells whom it is about.
fn add_error(entries: &mut Vec<Entry>, error: &Thrown, command: Option<Command>) {
    let text = &error.response;
    let replies = Passages::new(text).flat_map(|passage| of_passage(text, &passage, command));
    let Some(reply) = replies.into_iter().next() else { return };
    let entry = Entry { command: command.or(error.command), recipient: error.recipient.clone(), ..reply };
    let same = entries.last_mut().filter(|last| {
        error.is_within
            && last.recipient.is_none()
            && last.command == entry.command
            && last.topic == entry.topic
    });
    match same {
        Some(last) => last.recipient = entry.recipient,
        None => entries.push(entry),
    }
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

fn of_passage(text: &[u8], passage: &Passage<'_>, command: Option<Command>) -> Vec<Entry> {
    let finds = passage.finds.as_slice();
    let around = unfolded(text.get(passage.context..passage.end).unwrap_or_default());
    let command = command.or_else(|| command_of(&around));
    let provider = provider_of(&around);
    let mut entries = Vec::new();
    let mut said = BTreeSet::new();
    let mut rest = finds;
    while let [first, after @ ..] = rest {
        rest = after;
        let Some(code) = first.code() else { continue };
        let starts = passage.lines_of_reply(text, first, &mut rest);
        let enhanced = first.enhanced().or_else(|| passage.enhanced_alone(code));
        // A log that says it twice means it once.
        if !said.insert((code, enhanced)) {
            continue;
        }
        // A line with thousands of replies must not be copied to its end for each of them.
        let (begin, end) = match rest.first() {
            Some(next) if said.len() > MANY => (first.range().end, next.range().start),
            _ => (line_of(text, first.range().end).end - first.text().len(), passage.end),
        };
        let quote = quote(text, first, begin);
        let starts = &starts[..lines_in_quotation(text, begin, &starts, quote)];
        let begins = [begin].into_iter().chain(starts.iter().map(|start| start + "550 ".len()));
        let ends = starts.iter().copied().chain([end]);
        let lines = begins.zip(ends).map(|(begin, end)| text.get(begin..end).unwrap_or_default());
        let reply = reply(code, enhanced, quote, lines);
        entries.extend(reply.map(|reply| Entry { provider, ..Entry::new(Topic::Reply(reply), command) }));
    }
    forget_repeated(&mut entries);
    if entries.is_empty() {
        let alone = finds.iter().find_map(Found::enhanced);
        entries.extend(alone.map(|enhanced| Entry::new(Topic::Enhanced(enhanced), command)));
    }
    entries
}

/// Leaves one of the replies with the same codes: a record has the code in a field of its own as well.
fn forget_repeated(entries: &mut Vec<Entry>) {
    let codes = entries.iter().filter_map(Entry::codes);
    let with_enhanced: BTreeSet<_> = codes.filter(|(_, it)| it.is_some()).map(|(code, _)| code).collect();
    let mut said = BTreeSet::new();
    entries.retain(|entry| {
        let Some((code, enhanced)) = entry.codes() else { return true };
        said.insert((code, enhanced)) && (enhanced.is_some() || !with_enhanced.contains(&code))
    });
}

/// More replies than a line of a log has.
const MANY: usize = 16;

/// Makes the reply that a log or a report quotes of its lines, with the words up to where the quotation ends.
fn reply<'t>(
    code: ReplyCode,
    enhanced: Option<EnhancedCode>,
    quote: Option<u8>,
    lines: impl Iterator<Item = &'t [u8]>,
) -> Option<ReplyBuf> {
    let enhanced = enhanced.map(|enhanced| format!("{enhanced} ").into_bytes()).unwrap_or_default();
    let mut texts = Vec::new();
    for line in lines {
        let words = unfolded(line);
        for part in split_at_escapes(words_of(&words, quote)) {
            texts.push([&enhanced, without_head(part, code, &enhanced)].concat());
        }
    }
    ReplyBuf::from_lines(code, texts).or_else(|_| ReplyBuf::from_lines(code, [enhanced])).ok()
}

/// Returns the quotation mark before the codes or the words of a reply.
fn quote(text: &[u8], first: &Found<'_>, words: usize) -> Option<u8> {
    let codes = [first.code_range(), first.enhanced_range()].into_iter().flatten().map(|range| range.start);
    let mut before = codes.chain([words]).filter_map(|start| text.get(start.checked_sub(1)?).copied());
    before.find(|octet| matches!(octet, b'"' | b'\''))
}

/// Returns how many of the lines after the first begin before the quotation ends, or with a quote of their own.
fn lines_in_quotation(text: &[u8], begin: usize, starts: &[usize], quote: Option<u8>) -> usize {
    let begins = [begin].into_iter().chain(starts.iter().copied());
    let is_outside = |(begin, start): (usize, &usize)| {
        let before = text.get(begin..*start).unwrap_or_default();
        let is_closed = before.get(quotation(before, quote)).copied() == quote;
        quote.is_some() && is_closed && before.last().copied() != quote
    };
    begins.zip(starts).position(is_outside).unwrap_or(starts.len())
}

/// Returns what is quoted at the front of a text.
fn words_of(words: &[u8], quote: Option<u8>) -> &[u8] {
    let words = &words[..quotation(words, quote)];
    let log_begins = words.windows(IN_REPLY.len()).position(|window| window == IN_REPLY);
    words[..log_begins.unwrap_or(words.len())].trim_ascii_end()
}

/// Postfix, after the words of a server.
const IN_REPLY: &[u8] = b" (in reply to ";

/// Returns the length of the words up to the quote that closes them, or a bracket that nothing in them opens.
fn quotation(words: &[u8], quote: Option<u8>) -> usize {
    let (mut depth, mut is_escaped) = (0_usize, false);
    let mut octets = words.iter().enumerate();
    let end = octets.find(|(at, octet)| {
        if is_escaped {
            is_escaped = false;
            return false;
        }
        match octet {
            b'\\' => is_escaped = true,
            b'(' => depth += 1,
            b')' if depth == 0 => return true,
            b')' => depth -= 1,
            // An apostrophe, as in `don't`.
            b'\'' if words.get(at + 1).is_some_and(u8::is_ascii_alphanumeric) => {}
            _ => return Some(**octet) == quote,
        }
        false
    });
    end.map_or(words.len(), |(at, _)| at)
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
    if enhanced.is_empty() {
        rest
    } else if rest == enhanced.trim_ascii_end() {
        b""
    } else {
        rest.strip_prefix(enhanced).unwrap_or(rest)
    }
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

/// What qmail says before a reply, and the command that is meant.
const FAILURES: &[(&str, Command)] = &[
    ("but greeting failed.", Command::Connect),
    ("but my name was rejected.", Command::Helo),
    ("but sender was rejected.", Command::Mail),
    ("does not like recipient.", Command::Rcpt),
    ("failed on DATA command.", Command::Data),
    ("failed after I sent the message.", Command::EndOfData),
];

/// Returns the command that a line of a log names.
fn command_of(line: &[u8]) -> Option<Command> {
    let line = String::from_utf8_lossy(line);
    let failure =
        FAILURES.iter().find(|(words, _)| line.contains(words) && line.contains("Remote host said:"));
    let named = BEFORE_COMMANDS.iter().find_map(|words| {
        let (_, after) = line.split_once(words)?;
        // `command="DATA" result="503 5.5.1 no"`
        let after = if words.ends_with('"') { after.split('"').next()? } else { after };
        let is_end_of_data = ["end of data", "end of DATA", "END-OF-MESSAGE", "pipelined end of data"]
            .iter()
            .any(|words| after.starts_with(words));
        if is_end_of_data { Some(Command::EndOfData) } else { Command::from_line(after.as_bytes()) }
    });
    named.or(failure.map(|(_, command)| *command))
}
