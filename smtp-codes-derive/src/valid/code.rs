//! Checks that a reply code is in the table, and a reply to the commands.

use smtp_codes_data::{CODES, Command, Origin, Standing, code_row, standing};

use super::command;
use crate::ast::Strictness;
use crate::ctxt::Ctxt;
use crate::pattern::Code;
use crate::suggest;

/// A server sends the codes that an RFC defines, and those that fit the command.
pub(super) fn sent(ctxt: &Ctxt, code: Code, commands: &[Command], strictness: Strictness) {
    let (Some(number), Strictness::Table) = (code.exact(), strictness) else { return };
    match code_row(number) {
        None => ctxt.error(code.token, unknown(number, commands)),
        Some(row) if row.origin == Origin::DeFacto => ctxt.error(
            code.token,
            format!(
                "no RFC defines `{number}`, and a server sends only codes that one defines (RFC 5321 section \
                 4.2); {}",
                with_the_same_effect(number, commands)
            ),
        ),
        Some(_) => {
            let never: Vec<_> = unlisted(number, commands).collect();
            if !never.is_empty() {
                ctxt.error(code.token, command::never_gets(number, &never));
            }
        }
    }
}

/// A client reads every known 4yz and 5yz, as servers go beyond their lists; what is left is probably a slip.
pub(super) fn received(ctxt: &Ctxt, code: Code, commands: &[Command], strictness: Strictness) {
    let (Some(number), Strictness::Table) = (code.exact(), strictness) else { return };
    if code_row(number).is_none() {
        ctxt.error(code.token, unknown(number, commands));
        return;
    }
    let never: Vec<_> = unlisted(number, commands).collect();
    if code.first_digit() < 4 && !never.is_empty() && never.len() == commands.len() {
        ctxt.error(code.token, command::never_gets(number, &never));
    }
}

fn unlisted(number: u16, commands: &[Command]) -> impl Iterator<Item = Command> {
    commands.iter().copied().filter(move |&command| standing(command, number) == Standing::Unlisted)
}

fn unknown(number: u16, commands: &[Command]) -> String {
    format!(
        "`{number}` is not a known reply code: a server sends only codes that an RFC defines (RFC 5321 section 4.2); \
         {}",
        instead(number, commands)
    )
}

/// The way out: codes of the table that look like this one, and the key that lifts the check.
fn instead(number: u16, commands: &[Command]) -> String {
    let is_one_digit_off = |code: u16| (code / 10 == number / 10) != (code % 10 == number % 10);
    let fits = |code: u16| commands.iter().all(|&command| standing(command, code) <= Standing::InState);
    let mut near: Vec<u16> = CODES
        .iter()
        .filter(|row| row.origin < Origin::Obsolete && row.code / 100 == number / 100 && fits(row.code))
        .map(|row| row.code)
        .filter(|&code| is_one_digit_off(code))
        .collect();
    near.sort_by_key(|code| code.abs_diff(number));
    near.truncate(3);
    otherwise_unregistered(near)
}

/// A client acts on the first digit, so a general code with the same one does what a code outside of the RFCs does.
fn with_the_same_effect(number: u16, commands: &[Command]) -> String {
    let general = [50, 54, 51].map(|last_digits| number / 100 * 100 + last_digits);
    let fits = |code: &u16| {
        code_row(*code).is_some()
            && commands.iter().all(|&command| standing(command, *code) <= Standing::InState)
    };
    otherwise_unregistered(general.into_iter().find(fits))
}

fn otherwise_unregistered(meant: impl IntoIterator<Item = u16>) -> String {
    let meant = suggest::any_of(meant);
    if meant.is_empty() {
        return "the key `unregistered` permits it anyway".to_owned();
    }
    format!("did you mean {meant}? the key `unregistered` permits it otherwise")
}
