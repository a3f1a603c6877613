//! Judgements on AUTH.

use std::collections::BTreeSet;

use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use smtp_codes::Command;

use super::super::run::{Heard, Run};
use crate::outcome::{Judged, broken, unclear, unusual};

/// The same credentials are not sent twice by the same mechanism.
pub(in crate::client) fn does_not_insist(run: &Run) -> Judged {
    let mut logins: Vec<Vec<&[u8]>> = Vec::new();
    for heard in &run.record.heard {
        match heard.command {
            Command::Auth => logins.push(vec![&heard.octets]),
            Command::AuthData => {
                logins.iter_mut().last().into_iter().for_each(|login| login.push(&heard.octets))
            }
            _ => {}
        }
    }
    let different: BTreeSet<_> = logins.iter().collect();
    if different.len() < logins.len() { broken("the same credentials once") } else { Ok(()) }
}

/// The challenge gets a response. A 334 without its space is not a challenge, and the client may give up.
pub(in crate::client) fn is_answered(run: &Run) -> Judged {
    let is_bare = run.record.point.as_ref().is_some_and(|point| point.raw == b"334\r\n");
    match first_response(run) {
        Some(heard) if heard.octets != b"*" => Ok(()),
        _ if is_bare => unusual("334 without its space is given up"),
        _ if run.of(Command::Auth).any(|heard| heard.shown().to_ascii_uppercase().ends_with(" LOGIN")) => {
            unusual("LOGIN asks for the name and the password in words, in no RFC")
        }
        _ => broken("a response to the empty challenge"),
    }
}

/// Expects `*`. No RFC demands it, but by the grammar anything else is base64, or the connection ends.
pub(in crate::client) fn cancels(run: &Run) -> Judged {
    match first_response(run) {
        Some(heard) if heard.octets == b"*" => Ok(()),
        // QUIT happens to be base64, and is not meant so.
        Some(heard) if is_quit(heard) || BASE64_STANDARD.decode(&heard.octets).is_err() => {
            broken(format!("* to cancel the login: {}", heard.shown()))
        }
        Some(_) => unusual("* cancels a login whose challenge cannot be read"),
        None => unusual("the login is cut off, and not cancelled"),
    }
}

/// Another mechanism after the first was refused.
pub(in crate::client) fn switches(run: &Run) -> Judged {
    let mut mechanisms =
        run.of(Command::Auth).map(|heard| heard.shown().split(' ').nth(1).map(str::to_ascii_uppercase));
    let first = mechanisms.next().flatten();
    match mechanisms.next().flatten() {
        Some(second) if Some(&second) == first.as_ref() => {
            broken("another mechanism than the one that was refused")
        }
        Some(_) => Ok(()),
        None if first.is_some() => unusual("another mechanism is offered, and not tried"),
        None => unclear("the client does not log in"),
    }
}

fn is_quit(heard: &Heard) -> bool {
    heard.octets.eq_ignore_ascii_case(b"QUIT")
}

fn first_response(run: &Run) -> Option<&Heard> {
    run.of(Command::AuthData).next()
}
