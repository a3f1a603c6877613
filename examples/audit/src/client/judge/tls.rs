//! Judgements on STARTTLS.

use super::super::run::Run;
use super::envelope::asks_for_what_is_listed;
use crate::outcome::{Judged, broken};

/// The client waits for the reply to EHLO, and does not take one that came in clear for it.
pub(in crate::client) fn drops_what_came_in_clear(run: &Run) -> Judged {
    match run.record.was_early {
        true => broken("the end of the session, or patience for the reply under TLS"),
        false => Ok(()),
    }
}

/// EHLO comes first under TLS, and nothing is used that it does not list.
pub(in crate::client) fn begins_anew(run: &Run) -> Judged {
    if run.record.heard.iter().find(|heard| heard.is_secured).is_some_and(|first| !first.is_hello()) {
        return broken("EHLO, for TLS has begun");
    }
    if run.record.was_early {
        return broken("one command at a time, for PIPELINING is not listed under TLS");
    }
    asks_for_what_is_listed(run)
}
