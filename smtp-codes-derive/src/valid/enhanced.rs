//! Whether an enhanced status code is registered, and may stand beside the reply code.

use smtp_codes_data::{
    Basic, CODES, Class, Command, STATUSES, Standing, StatusRow, Subject, carries_enhanced, class_allowed,
    code_row, standing, status_row, transient_twin,
};

use super::can_stand_beside;
use crate::ctxt::Ctxt;
use crate::pattern::Code;
use crate::status::Status;
use crate::suggest;

/// The most specific fault alone is reported.
pub(super) fn sent(ctxt: &Ctxt, code: Code, status: &Status, commands: &[Command], lifted: bool) {
    let (Some(class), Some(detail), Some(number)) = (status.class, status.detail, code.exact()) else {
        return;
    };
    if let Some(fault) = beside(code, status, commands) {
        ctxt.error(status.token, fault);
    } else if !commands.is_empty() && commands.iter().all(|&command| !carries_enhanced(command, number)) {
        ctxt.error(status.token, hello(number));
    } else if lifted {
    } else if let Some(fault) = unregistered(status) {
        ctxt.error(status.token, fault);
    } else if !class_allowed(status.subject, detail, class) {
        if let Some(row) = status_row(status.subject, detail) {
            ctxt.error(status.token, wrong_class(number, status, row, commands));
        }
    }
}

/// Whether every code and every status of an alternative has a partner, and is registered.
pub(super) fn received(
    ctxt: &Ctxt,
    codes: &[Code],
    statuses: &[Status],
    commands: &[Command],
    lifted: bool,
) -> bool {
    let mut fits = true;
    for &code in codes {
        if matches!(code.first_digit(), 1 | 3) {
            if let [status, ..] = statuses {
                let token = if codes.len() == 1 { status.token } else { code.token };
                ctxt.error(token, no_class(code, status));
                fits = false;
            }
        } else if codes.len() > 1 && !statuses.iter().any(|status| can_stand_beside(code, status)) {
            if let [status, ..] = statuses {
                ctxt.error(code.token, class_differs(code, status, commands));
                fits = false;
            }
        }
    }
    for status in statuses {
        if !codes.is_empty() && !codes.iter().any(|&code| can_stand_beside(code, status)) {
            if let [code] = codes {
                if !matches!(code.first_digit(), 1 | 3) {
                    ctxt.error(status.token, class_differs(*code, status, commands));
                }
            } else if fits {
                ctxt.error(status.token, class_differs(codes[0], status, commands));
            }
            fits = false;
        } else if !lifted {
            if let Some(fault) = unregistered(status) {
                ctxt.error(status.token, fault);
            }
        }
    }
    fits
}

fn beside(code: Code, status: &Status, commands: &[Command]) -> Option<String> {
    if matches!(code.first_digit(), 1 | 3) {
        return Some(no_class(code, status));
    }
    (!can_stand_beside(code, status)).then(|| class_differs(code, status, commands))
}

fn no_class(code: Code, status: &Status) -> String {
    format!(
        "`{code}` cannot carry `{status}`: {}yz replies have no enhanced status code (RFC 2034 section 4); leave it \
         out",
        code.first_digit()
    )
}

fn hello(code: u16) -> String {
    if code == 220 {
        return "a greeting cannot carry an enhanced status code: its text begins with the name of the server \
                (RFC 2034 section 4, RFC 5321 section 4.2); leave it out"
            .to_owned();
    }
    format!(
        "`{code}` to a hello cannot carry an enhanced status code: a client would take it for the name of the \
         server or for a keyword (RFC 2034 section 4, RFC 5321 section 4.1.1.1); leave it out"
    )
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

/// The reply code that goes with a status: one that says the same with another first digit, or is registered with it.
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

fn wrong_class(code: u16, status: &Status, row: &StatusRow, commands: &[Command]) -> String {
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
    format!(
        "`{code}` cannot carry `{status}`: X.{}.{}, \"{}\", goes with {classes}{place}; {meant} \
         the key `unregistered` permits it otherwise",
        row.subject, row.detail, row.summary
    )
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

/// Whether a code of this first digit is in the table, and a reply to every one of the commands.
fn fits(code: u16, first_digit: u8, commands: &[Command]) -> bool {
    code / 100 == u16::from(first_digit)
        && code_row(code).is_some()
        && commands.iter().all(|&command| standing(command, code) != Standing::Unlisted)
}
