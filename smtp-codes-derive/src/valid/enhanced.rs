//! Checks that an enhanced status code is registered, and right with the reply code.

use smtp_codes_data::{
    Basic, CODES, Class, Command, STATUSES, Standing, StatusRow, Subject, carries_enhanced, class_allowed,
    code_row, standing, status_row, transient_twin,
};

use super::can_carry;
use crate::ast::Strictness;
use crate::ctxt::Ctxt;
use crate::pattern::Code;
use crate::status::Status;
use crate::suggest;

/// The most specific fault alone is reported.
pub(super) fn sent(ctxt: &Ctxt, code: Code, status: &Status, commands: &[Command], strictness: Strictness) {
    let rules = [beside, on_a_hello, unregistered_there, wrong_class];
    let rules = match strictness {
        Strictness::Table => &rules[..],
        Strictness::Unregistered => &rules[..2],
    };
    if let Some(fault) = rules.iter().find_map(|rule| rule(code, status, commands)) {
        ctxt.error(status.token, fault);
    }
}

/// Returns `true` if every code and every status of an alternative has a partner; what is not registered is reported.
pub(super) fn received(
    ctxt: &Ctxt,
    codes: &[Code],
    statuses: &[Status],
    commands: &[Command],
    strictness: Strictness,
) -> bool {
    let all_codes = codes_have_partners(ctxt, codes, statuses, commands);
    let mut all_statuses = true;
    for status in statuses {
        if !codes.is_empty() && !codes.iter().any(|&code| can_carry(code, status)) {
            all_statuses = false;
            has_no_partner(ctxt, codes, status, commands, all_codes);
        } else if strictness == Strictness::Table {
            if let Some(fault) = unregistered(status) {
                ctxt.error(status.token, fault);
            }
        }
    }
    all_codes && all_statuses
}

/// A code alone is told at its status.
fn codes_have_partners(ctxt: &Ctxt, codes: &[Code], statuses: &[Status], commands: &[Command]) -> bool {
    let [status, ..] = statuses else { return true };
    let mut all = true;
    for &code in codes {
        let fault = if has_no_class(code) {
            no_class(code, status)
        } else if codes.len() > 1 && !statuses.iter().any(|status| can_carry(code, status)) {
            class_differs(code, status, commands)
        } else {
            continue;
        };
        ctxt.error(if codes.len() == 1 { status.token } else { code.token }, fault);
        all = false;
    }
    all
}

/// What the codes were reported for is not said once more.
fn has_no_partner(ctxt: &Ctxt, codes: &[Code], status: &Status, commands: &[Command], all_codes: bool) {
    match codes {
        [code] if !has_no_class(*code) => ctxt.error(status.token, class_differs(*code, status, commands)),
        [first, _, ..] if all_codes => ctxt.error(status.token, class_differs(*first, status, commands)),
        _ => {}
    }
}

fn beside(code: Code, status: &Status, commands: &[Command]) -> Option<String> {
    if has_no_class(code) {
        return Some(no_class(code, status));
    }
    (!can_carry(code, status)).then(|| class_differs(code, status, commands))
}

/// 1yz and 3yz replies have no enhanced status code (RFC 2034 section 4).
const fn has_no_class(code: Code) -> bool {
    matches!(code.first_digit(), 1 | 3)
}

fn no_class(code: Code, status: &Status) -> String {
    format!(
        "`{code}` cannot carry `{status}`: {}yz replies have no enhanced status code (RFC 2034 section 4); leave it \
         out",
        code.first_digit()
    )
}

fn on_a_hello(code: Code, _: &Status, commands: &[Command]) -> Option<String> {
    let code = code.exact()?;
    if commands.is_empty() || commands.iter().any(|&command| carries_enhanced(command, code)) {
        return None;
    }
    if code == 220 {
        return Some(
            "a greeting cannot carry an enhanced status code: its text begins with the name of the server \
             (RFC 2034 section 4, RFC 5321 section 4.2); leave it out"
                .to_owned(),
        );
    }
    Some(format!(
        "`{code}` to a hello cannot carry an enhanced status code: a client would take it for the name of the \
         server or for a keyword (RFC 2034 section 4, RFC 5321 section 4.1.1.1); leave it out"
    ))
}

fn class_differs(code: Code, status: &Status, commands: &[Command]) -> String {
    let mut meant = Vec::new();
    if let Some(code) = code_for(code, status, commands) {
        meant.push(code.to_string());
    }
    let class = code.first_digit();
    let detail_fits =
        |detail| status_row(status.subject, detail).is_some() && class_allowed(status.subject, detail, class);
    if status.detail.is_none_or(detail_fits) {
        meant.push(Status { class: Some(class), ..*status }.to_string());
    }
    let meant =
        if meant.is_empty() { String::new() } else { format!("; did you mean {}?", suggest::any_of(meant)) };
    format!(
        "`{code}` cannot carry `{status}`: the class of an enhanced status code is the first digit of the reply code \
         (RFC 2034 section 4){meant}"
    )
}

/// Returns the reply code that goes with a status: one that says the same with another first digit, or is registered
/// with it.
fn code_for(code: Code, status: &Status, commands: &[Command]) -> Option<u16> {
    let class = status.class?;
    let twins = code.exact().into_iter().flat_map(|number| {
        let same_digits = u16::from(class) * 100 + number % 100;
        let softer = transient_twin(number);
        let harder =
            CODES.iter().map(|row| row.code).filter(move |&code| transient_twin(code) == Some(number));
        let is_good_news_turned_bad = code.first_digit() == 2;
        softer.into_iter().chain(harder).chain(is_good_news_turned_bad.then_some(same_digits))
    });
    let registered = match status.detail.and_then(|detail| status_row(status.subject, detail)) {
        Some(row) => registered_codes(row),
        None => &[],
    };
    twins.chain(registered.iter().copied()).find(|&code| fits(code, class, commands))
}

fn unregistered_there(_: Code, status: &Status, _: &[Command]) -> Option<String> {
    unregistered(status)
}

fn unregistered(status: &Status) -> Option<String> {
    let detail = status.detail?;
    if status_row(status.subject, detail).is_some() {
        return None;
    }
    let class = status.class.map_or_else(|| "X".to_owned(), |class| class.to_string());
    let details: Vec<String> = STATUSES
        .iter()
        .filter(|row| row.subject == status.subject)
        .map(|row| format!("{class}.{}.{}", row.subject, row.detail))
        .collect();
    let meant = if details.is_empty() {
        format!("the subjects go from 0 to {};", Subject::ALL.len() - 1)
    } else {
        let written = status.to_string();
        let other = format!("{class}.{}.0", status.subject);
        let near = suggest::nearest_number(&written, details.iter().map(String::as_str)).unwrap_or(&other);
        format!("did you mean `{near}`?")
    };
    Some(format!(
        "`{status}` is not registered (RFC 5248 section 2); {meant} the key `unregistered` permits it otherwise"
    ))
}

fn wrong_class(code: Code, status: &Status, commands: &[Command]) -> Option<String> {
    let detail = status.detail?;
    let row = status_row(status.subject, detail)?;
    if class_allowed(status.subject, detail, status.class?) {
        return None;
    }
    let classes = match row.classes {
        [one] => format!("class {} alone", one.digit()),
        [one, other, ..] => format!("classes {} and {}", one.digit(), other.digit()),
        [] => String::new(),
    };
    let place = row.references.first().map_or_else(String::new, |reference| format!(" ({reference})"));
    let meant = row.classes.first().map_or_else(String::new, |class| {
        let right = Status { class: Some(class.digit()), ..*status };
        match basic_code(row, *class, commands) {
            Some(code) => format!("did you mean `{code}, \"{right}\"`?"),
            None => format!("did you mean `{right}`?"),
        }
    });
    Some(format!(
        "`{code}` cannot carry `{status}`: X.{}.{}, \"{}\", goes with {classes}{place}; {meant} \
         the key `unregistered` permits it otherwise",
        row.subject, row.detail, row.summary
    ))
}

fn basic_code(row: &StatusRow, class: Class, commands: &[Command]) -> Option<u16> {
    registered_codes(row).iter().copied().find(|&code| fits(code, class.digit(), commands))
}

const fn registered_codes(row: &StatusRow) -> &'static [u16] {
    match row.basic {
        Basic::List(codes) => codes,
        Basic::Any | Basic::Family(_) => &[],
    }
}

/// Returns `true` if a code of this first digit is in the table, and a reply to each of the commands.
fn fits(code: u16, first_digit: u8, commands: &[Command]) -> bool {
    code / 100 == u16::from(first_digit)
        && code_row(code).is_some()
        && commands.iter().all(|&command| standing(command, code) != Standing::Unlisted)
}
