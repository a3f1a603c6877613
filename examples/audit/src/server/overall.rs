//! Judges what was said in all dialogues: each fault is shown once, however often it comes.

use std::collections::BTreeSet;

use super::step::{Check, ShownBy};
use crate::outcome::{Fault, Finding, Outcome, Wrong};
use crate::transcript::{Answer, Transcript, Turn};

/// The most different faults that are shown.
const SHOWN: usize = 10;

/// Judges every reply, or every turn, as the check does.
pub(super) fn judge(check: &Check, transcripts: &[Transcript]) -> Finding {
    let mut finding = Finding::nothing_about(check.rule);
    let mut kinds = BTreeSet::new();
    let mut count = 0;
    for turns in transcripts.iter().map(|transcript| &transcript.turns) {
        for (at, turn) in turns.iter().enumerate() {
            let judged = match (check.shown_by, turn) {
                (ShownBy::EveryReply(judge), Turn::Server(answer)) => judge(answer),
                (ShownBy::EveryTurn(judge), turn) => judge(turn),
                _ => continue,
            };
            let outcome = match judged {
                Ok(()) => Outcome::Pass,
                Err(Wrong::Unclear(what)) => Outcome::NotReached(what),
                Err(Wrong::Unusual(what)) => Outcome::Note(what),
                Err(Wrong::Broken(right)) => Outcome::Fail(fault(right, turn)),
            };
            count += usize::from(outcome.is_fail());
            let is_news =
                !matches!(outcome, Outcome::Pass | Outcome::NotReached(_)) && kinds.insert(kind(turn));
            if is_news && kinds.len() <= SHOWN {
                show(&mut finding.transcript, &turns[..=at]);
            }
            if outcome.outweighs(&finding.outcome) {
                finding.outcome = outcome;
            }
        }
    }
    if count > 1 {
        finding.transcript.event(format!("{count} in all"));
    }
    finding
}

fn fault(right: String, turn: &Turn) -> Fault {
    match turn {
        Turn::Server(answer) => Fault { right, came: answer.shown(), meaning: answer.meaning() },
        Turn::Extra(octets) => Fault { right, came: octets.escape_ascii().to_string(), meaning: None },
        Turn::CutOff => Fault { right, came: "the end of the connection".into(), meaning: None },
        Turn::Client(_) | Turn::Unasked(_) | Turn::Event(_) => Fault { right, ..Fault::default() },
    }
}

/// Returns the key of a fault: the reply and its command.
fn kind(turn: &Turn) -> Vec<u8> {
    match turn {
        Turn::Server(Answer { command, raw, .. }) => [command.verb().as_bytes(), raw].concat(),
        Turn::Extra(octets) => octets.clone(),
        _ => Vec::new(),
    }
}

/// Shows the last of these turns, with what it answers, or with what came before where it answers nothing.
fn show(transcript: &mut Transcript, turns: &[Turn]) {
    let Some((last, before)) = turns.split_last() else { return };
    match last {
        Turn::Server(answer) if answer.line.is_empty() => {}
        Turn::Server(answer) => transcript.turns.push(Turn::Client([&answer.line[..], b"\r\n"].concat())),
        _ => transcript.turns.extend_from_slice(&before[before.len().saturating_sub(3)..]),
    }
    transcript.turns.push(last.clone());
}
