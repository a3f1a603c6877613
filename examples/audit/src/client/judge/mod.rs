//! Judges what a client did in a play.
//!
//! These rules hold beyond the table. A client that sends without end is wrong in each play. A play
//! that did not come to its reply tells nothing. Forbidden and missing
//! commands are judged first, then whether the client ends at all, then its report on the message. "Delivered" is right
//! where the server has taken the message for every recipient, however many transactions that took, and nowhere else. A
//! client that leaves the next step to others says "not delivered", which is as good as both of the others.

pub(super) mod auth;
pub(super) mod envelope;
pub(super) mod manners;
pub(super) mod text;
pub(super) mod tls;

use smtp_codes::Command;

use super::fate::Fate;
use super::letter::Letter;
use super::run::{ENDLESS, Heard, Run};
use super::scene::{Check, Play, TEXT};
use super::words;
use crate::outcome::{Fault, Outcome, Wrong};
use crate::transcript::Answer;

/// Judges one play.
pub(crate) fn judge(check: &Check, play: &Play, run: &Run) -> Outcome {
    let fail = |came: String| {
        let meaning = run.record.point.as_ref().and_then(Answer::meaning);
        Outcome::Fail(Fault { right: words::right(check, play), came, meaning })
    };
    if run.record.is_endless {
        return fail(ENDLESS.into());
    }
    if let Some(missing) = missing(play, run) {
        return Outcome::NotReached(missing);
    }
    if let Some(sent) = sent_in_vain(check, play, run) {
        return fail(sent);
    }
    let mut notes = Vec::new();
    match check.look.map_or(Ok(()), |look| look(run)) {
        Ok(()) => {}
        Err(Wrong::Unusual(what)) => notes.push(what),
        Err(Wrong::Unclear(what)) => return Outcome::NotReached(what),
        Err(Wrong::Broken(right)) => {
            return Outcome::Fail(Fault { right, came: String::new(), meaning: None });
        }
    }
    if run.ended.is_late {
        return fail(run.ended.to_string());
    }
    match ends(check, play, run) {
        Ends::Well => {}
        Ends::Allowed => notes.push(format!("it is allowed that {}", run.ended)),
        Ends::Badly if run.ended.fate == Fate::Delivered => {
            return fail(format!("{}, and the server has not taken it", run.ended));
        }
        Ends::Badly => return fail(run.ended.to_string()),
    }
    let last = run
        .record
        .heard
        .iter()
        .filter(|heard| heard.comes_after)
        .find(|heard| heard.command != Command::Quit);
    if let Some(more) = last.filter(|_| check.leaves) {
        notes.push(format!("nothing is due after 421: {}", more.shown()));
    }
    if check.quits && run.of(Command::Quit).next().is_none() {
        notes.push("the connection is closed without QUIT".into());
    }
    notes.into_iter().next().map_or(Outcome::Pass, Outcome::Note)
}

/// Returns why the play did not come to its point.
fn missing(play: &Play, run: &Run) -> Option<String> {
    let is_reached = match play.cues.first() {
        Some(_) => run.record.point.is_some(),
        // A client that cannot send such an address need not connect.
        None => play.letter == Letter::ToUtf8 || run.connections > 0,
    };
    if is_reached {
        return None;
    }
    Some(match play.cues.first().map(|cue| cue.at) {
        Some(Command::Auth | Command::AuthData) => "the client does not log in in this way".into(),
        Some(command) => format!("the client does not come to {command}"),
        None => "the client does not connect".into(),
    })
}

/// Returns the command or text that the client must not have sent.
fn sent_in_vain(check: &Check, play: &Play, run: &Run) -> Option<String> {
    let is_never = |command: Command| check.never.contains(&command);
    let sent = run.record.heard.iter().find(|heard| {
        // The text of a message is not a command, wherever it comes.
        let is_text = is_never(TEXT) && heard.is_text();
        let is_command = heard.command != TEXT && is_never(heard.command);
        let is_mail = matches!(heard.command, Command::Mail | Command::Rcpt | Command::Data);
        let goes_on = check.leaves && (is_mail || heard.is_text());
        // A client that sent several commands in one go could not know.
        let is_group = run.may_pipeline() && matches!(heard.command, Command::Rcpt | Command::Data);
        let is_after = heard.comes_after && !is_group || play.cues.is_empty();
        is_text || (is_command || goes_on) && is_after
    });
    sent.map(Heard::shown)
}

enum Ends {
    Well,
    Allowed,
    Badly,
}

/// Judges what the client says became of the message.
fn ends(check: &Check, play: &Play, run: &Run) -> Ends {
    let is_one_of = |fates: &[Fate]| match run.ended.fate {
        Fate::NotDelivered => fates.iter().any(|fate| *fate != Fate::Delivered),
        fate => fates.contains(&fate),
    };
    let is_taken = run.is_taken_for_all();
    match run.ended.fate {
        Fate::Delivered if is_taken => Ends::Well,
        Fate::Delivered => Ends::Badly,
        _ if is_one_of(check.ends_of(play)) => Ends::Well,
        _ if is_one_of(check.allows) => Ends::Allowed,
        _ => Ends::Badly,
    }
}
