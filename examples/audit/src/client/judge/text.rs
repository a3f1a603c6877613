//! Judgements on the text of a message.

use super::super::letter::{AFTER_DOTS, LAST_LINES};
use super::super::run::{Heard, Run};
use crate::outcome::{Judged, broken, unclear, unusual};

/// The recipients that were taken get the message. A client without a queue may give up on all of them.
pub(in crate::client) fn is_sent(run: &Run) -> Judged {
    match run.texts().any(|text| text.is_whole && !text.octets.is_empty()) {
        true => Ok(()),
        false => unusual("nobody gets the message, although some recipients were taken"),
    }
}

/// The message is sent once, however long the reply takes.
pub(in crate::client) fn is_sent_once(run: &Run) -> Judged {
    match run.texts().filter(|text| !text.octets.is_empty()).count() {
        0 | 1 => Ok(()),
        times => broken(format!("the message once, and not {times} times")),
    }
}

/// No octet above 127.
pub(in crate::client) fn is_seven_bit(run: &Run) -> Judged {
    match run.record.heard.iter().find(|heard| heard.is_text() && !heard.octets.is_ascii()) {
        Some(_) => broken("no octet above 127 in the text"),
        None => Ok(()),
    }
}

/// Each line that begins with a dot has one more, and the message is whole. A client that encodes its messages may
/// have no such line.
pub(in crate::client) fn has_its_dots(run: &Run) -> Judged {
    let text = the_text(run)?;
    let lines: Vec<&[u8]> = lines(text).collect();
    if let Some(line) = lines.iter().find(|line| line.starts_with(b".") && !line.starts_with(b"..")) {
        return broken(format!("another dot before this line: {}", line.escape_ascii()));
    }
    for (dots, rest) in AFTER_DOTS.into_iter().enumerate() {
        let is_one = |line: &&&[u8]| {
            line.ends_with(rest.as_bytes())
                && line.iter().take_while(|octet| **octet == b'.').count() != dots + 2
        };
        if let Some(line) = lines.iter().find(is_one) {
            return broken(format!("{} dots before this line: {}", dots + 2, line.escape_ascii()));
        }
    }
    if lines.iter().any(|line| line.starts_with(b"..")) {
        return Ok(());
    }
    unclear("the message has no line that begins with a dot")
}

/// Only CR LF, no CR and no LF alone.
pub(in crate::client) fn has_only_crlf(run: &Run) -> Judged {
    let text: Vec<u8> = run
        .record
        .heard
        .iter()
        .filter(|heard| heard.is_text())
        .flat_map(|heard| heard.octets.clone())
        .collect();
    let is_alone = |at: usize| match text.get(at) {
        Some(b'\r') => text.get(at + 1) != Some(&b'\n'),
        Some(b'\n') => at.checked_sub(1).and_then(|before| text.get(before)) != Some(&b'\r'),
        _ => false,
    };
    match (0..text.len()).find(|at| is_alone(*at)) {
        Some(at) => {
            let from = at.saturating_sub(10);
            broken(format!("no CR and no LF alone: {}", text[from..text.len().min(at + 10)].escape_ascii()))
        }
        None => Ok(()),
    }
}

/// The last line has its end, and no empty line after it.
pub(in crate::client) fn ends_as_it_should(run: &Run) -> Judged {
    let Ok(text) = the_text(run) else { return Ok(()) };
    let end_of = |last: &str| {
        let at = text.octets.windows(last.len()).position(|window| window == last.as_bytes())?;
        Some(at + last.len())
    };
    let Some(end) = LAST_LINES.into_iter().find_map(end_of) else {
        return unclear("the message is not sent as it is");
    };
    match &text.octets[end..] {
        b"\r\n" => Ok(()),
        rest => broken(format!("CR LF after the last line, and nothing else: {}", rest.escape_ascii())),
    }
}

fn the_text(run: &Run) -> Result<&Heard, crate::outcome::Wrong> {
    let text = run.texts().find(|text| !text.octets.is_empty());
    text.ok_or_else(|| crate::outcome::Wrong::Unclear("no message is sent".into()))
}

fn lines(text: &Heard) -> impl Iterator<Item = &[u8]> {
    text.octets.split(|octet| *octet == b'\n').map(|line| line.strip_suffix(b"\r").unwrap_or(line))
}
