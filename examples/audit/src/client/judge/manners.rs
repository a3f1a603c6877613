//! Judgements on whether a client waits, greets and leaves as it should.

use smtp_codes::Command;

use super::super::fate::Fate;
use super::super::run::Run;
use crate::outcome::{Judged, broken, unclear, unusual};

/// Nothing comes before a reply is complete.
pub(in crate::client) fn waits(run: &Run) -> Judged {
    if run.record.was_early { broken("nothing before the end of the reply") } else { Ok(()) }
}

/// One EHLO, after the whole greeting.
pub(in crate::client) fn says_hello_once(run: &Run) -> Judged {
    let mut hellos = run
        .record
        .heard
        .iter()
        .filter(|heard| heard.is_hello())
        .map(|heard| (heard.connection, heard.is_secured));
    let mut last = None;
    let is_twice = hellos.any(|hello| last.replace(hello) == Some(hello));
    if is_twice { broken("one EHLO for one greeting") } else { waits(run) }
}

/// HELO where EHLO is not known. A client whose user wants more may give up, which its fate tells.
pub(in crate::client) fn says_helo(run: &Run) -> Judged {
    match run.of(Command::Helo).next() {
        Some(_) => Ok(()),
        None => broken("HELO after EHLO was answered 500 or 502"),
    }
}

/// QUIT before the end, and patience for its reply.
pub(in crate::client) fn says_goodbye(run: &Run) -> Judged {
    if run.ended.fate != Fate::Delivered {
        return unclear("the client does not come to the end");
    }
    match run.of(Command::Quit).next() {
        None => broken("QUIT before the end of the connection"),
        Some(_) if run.record.left_early => unusual("the client should wait for the reply to QUIT"),
        Some(_) => Ok(()),
    }
}
