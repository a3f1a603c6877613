//! Says what is wrong with a reply, why, and what to write instead.

use smtp_codes_data::{
    Command, FindingKind, REGISTRY_PAIRS, Standing, StatusRow, Subject, Triple, code_row, standing,
    status_row,
};

use super::instead::instead;
use super::judge::{Numbers, Rules};

/// Returns the message for a fault of the reply code.
pub(super) fn of_code(fault: FindingKind, reply: Numbers, rules: &Rules<'_>) -> String {
    let code = reply.code;
    let what = match fault {
        FindingKind::PositivePreliminary | FindingKind::UnknownCode => format!(
            "`{code}` is not a known reply code: a server sends only codes that an RFC defines (RFC 5321 section 4.2)"
        ),
        FindingKind::DeFactoCode => de_facto(code),
        _ => never_gets(code, &unlisted(rules.commands, code)),
    };
    format!("{what}; {}", way_out(reply, &instead(rules, reply, fault), true))
}

/// Returns the message for a fault of the enhanced status code.
pub(super) fn of_status(fault: FindingKind, reply: Numbers, status: Triple, rules: &Rules<'_>) -> String {
    let code = reply.code;
    let written = shown(status);
    let candidates = instead(rules, reply, fault);
    let (what, is_lifted) = match fault {
        FindingKind::EnhancedNotPossible if has_no_class(code) => (no_class(code, &written), false),
        FindingKind::EnhancedNotPossible => (on_a_hello(code), false),
        FindingKind::EnhancedClassDiffers => (class_differs(code, &written), false),
        FindingKind::UnknownEnhanced => {
            (unregistered(&written, status.subject, !candidates.is_empty()), true)
        }
        FindingKind::RecipientCodeForSender => (
            format!("`{written}` speaks of a recipient, but MAIL names the sender (RFC 3463 section 3.2)"),
            true,
        ),
        _ => (
            status_row(status.subject, status.detail)
                .map_or_else(String::new, |row| wrong_class(code, &written, row)),
            true,
        ),
    };
    match way_out(reply, &candidates, is_lifted).as_str() {
        "" => what,
        way_out => format!("{what}; {way_out}"),
    }
}

/// 1yz and 3yz replies have no enhanced status code (RFC 2034 section 4).
const fn has_no_class(code: u16) -> bool {
    matches!(code / 100, 1 | 3)
}

pub(super) fn no_class(code: impl std::fmt::Display, status: &str) -> String {
    let digit: String = code.to_string().chars().take(1).collect();
    format!(
        "`{code}` cannot carry `{status}`: {digit}yz replies have no enhanced status code (RFC 2034 section 4)"
    )
}

pub(super) fn class_differs(code: impl std::fmt::Display, status: &str) -> String {
    format!(
        "`{code}` cannot carry `{status}`: the class of an enhanced status code is the first digit of the reply code \
         (RFC 2034 section 4)"
    )
}

/// `has_better` tells whether a registered one is named after it.
pub(super) fn unregistered(status: &str, subject: u16, has_better: bool) -> String {
    let last = Subject::ALL.len() - 1;
    let subjects = if !has_better && usize::from(subject) > last {
        format!("; the subjects go from 0 to {last}")
    } else {
        String::new()
    };
    format!("`{status}` is not registered (RFC 5248 section 2){subjects}")
}

fn on_a_hello(code: u16) -> String {
    if code == 220 {
        return "a greeting cannot carry an enhanced status code: its text begins with the name of the server \
                (RFC 2034 section 4, RFC 5321 section 4.2)"
            .to_owned();
    }
    format!(
        "`{code}` to a hello cannot carry an enhanced status code: a client would take it for the name of the \
         server or for a keyword (RFC 2034 section 4, RFC 5321 section 4.1.1.1)"
    )
}

fn wrong_class(code: u16, status: &str, row: &StatusRow) -> String {
    let classes = match row.classes {
        [one] => format!("class {} alone", one.digit()),
        [one, other, ..] => format!("classes {} and {}", one.digit(), other.digit()),
        [] => String::new(),
    };
    let place = row.references.first().map_or_else(String::new, |reference| format!(" ({reference})"));
    format!(
        "`{code}` cannot carry `{status}`: X.{}.{}, \"{}\", goes with {classes}{place}",
        row.subject, row.detail, row.summary
    )
}

/// Says what the registry knows of a code that no RFC defines.
fn de_facto(code: u16) -> String {
    let registered = REGISTRY_PAIRS.iter().find(|pair| pair.code == code);
    match registered.and_then(|pair| status_row(pair.subject, pair.detail)) {
        Some(row) => format!(
            "no RFC defines `{code}`; the registry has it with X.{}.{} alone, \"{}\" (RFC 5248 section 2.4)",
            row.subject, row.detail, row.summary
        ),
        None => format!(
            "neither an RFC nor the registry defines `{code}`, and a server sends only codes that an RFC defines (RFC \
             5321 section 4.2)"
        ),
    }
}

fn unlisted(commands: &[Command], code: u16) -> Vec<Command> {
    commands.iter().copied().filter(|&command| standing(command, code) == Standing::Unlisted).collect()
}

/// Says that none of these commands gets this code, and what it is for.
fn never_gets(code: u16, commands: &[Command]) -> String {
    let why = no_reply_because(code, commands).unwrap_or_else(|| {
        let place = code_row(code)
            .and_then(|row| row.references.first())
            .map_or_else(String::new, |reference| format!(" ({reference})"));
        format!("{}{place}", meaning(code))
    });
    format!("`{code}` {}: {why}", not_a_reply_to(commands))
}

/// Returns the fault of a code that these commands do not get.
pub(crate) fn not_a_reply_to(commands: &[Command]) -> String {
    match commands {
        [Command::Unsolicited] => "cannot be sent unasked".to_owned(),
        _ => format!("is not a reply to {}", names(commands)),
    }
}

/// Why a code that nearly every command may get is wrong here.
fn no_reply_because(code: u16, commands: &[Command]) -> Option<String> {
    let are_no_commands =
        commands.iter().all(|command| matches!(command, Command::EndOfData | Command::AuthData));
    let are_basic = commands.iter().all(|command| {
        matches!(
            command,
            Command::Mail | Command::Rcpt | Command::Data | Command::Rset | Command::Noop | Command::Quit
        )
    });
    match code {
        504 if commands == [Command::StartTls] => Some(
            "`503` says that TLS is active, `454` that it is not available now, `502` that it is not offered (RFC 3207 \
             section 4)"
                .to_owned(),
        ),
        502 if are_basic => Some(format!(
            "every server has to implement {} (RFC 5321 sections 4.2.4 and 4.5.1)",
            names(commands)
        )),
        502 | 503 if are_no_commands => Some(
            "that is not a command, so it is neither unknown nor out of order (RFC 5321 section 4.3.2)"
                .to_owned(),
        ),
        530 if are_no_commands => {
            Some("what has to come first came before it (RFC 4954 section 6)".to_owned())
        }
        521 if are_no_commands => {
            Some("a host that takes no mail says so at once (RFC 7504 section 3)".to_owned())
        }
        _ => None,
    }
}

/// Returns the purpose of the code: the commands that an RFC gives it to, or else its summary in the table.
fn meaning(code: u16) -> String {
    let owners: Vec<String> = Command::ALL
        .iter()
        .filter(|&&command| standing(command, code) == Standing::Listed)
        .map(|&command| name(command))
        .collect();
    match owners.as_slice() {
        [owner] => format!("it answers {owner}"),
        [owners @ .., last] if (1..=5).contains(&owners.len()) => {
            format!("it answers {} and {last}", owners.join(", "))
        }
        _ => {
            let summary = code_row(code).map_or("", |row| row.summary);
            format!("it means \"{summary}\"")
        }
    }
}

fn names(commands: &[Command]) -> String {
    let mut names: Vec<String> = commands.iter().map(|&command| name(command)).collect();
    match names.pop() {
        Some(last) if !names.is_empty() => format!("{} and {last}", names.join(", ")),
        Some(only) => only,
        None => String::new(),
    }
}

/// A command as a sentence names it.
fn name(command: Command) -> String {
    match command {
        Command::Connect => "the opening of a connection".to_owned(),
        Command::EndOfData => "the end of the data".to_owned(),
        Command::AuthData => "an answer to an AUTH challenge".to_owned(),
        Command::Unrecognized => "an unknown command".to_owned(),
        Command::Unsolicited => "no command at all".to_owned(),
        _ => command.verb().to_owned(),
    }
}

/// Names what to write instead, and the key that lifts a rule of the table.
fn way_out(reply: Numbers, candidates: &[Numbers], is_lifted: bool) -> String {
    let is_left_out =
        |one: &Numbers| one.code == reply.code && one.status.is_none() && reply.status.is_some();
    let better = match candidates {
        [] => String::new(),
        [one] if is_left_out(one) => "leave it out".to_owned(),
        _ => format!("did you mean {}?", alternatives(reply, candidates)),
    };
    match (better.as_str(), is_lifted) {
        (_, false) => better,
        ("", true) => "the key `unregistered` permits it anyway".to_owned(),
        (_, true) => format!("{better} the key `unregistered` permits it otherwise"),
    }
}

fn alternatives(reply: Numbers, candidates: &[Numbers]) -> String {
    let mut written: Vec<String> = candidates.iter().map(|&one| difference(reply, one)).collect();
    match written.pop() {
        Some(last) if !written.is_empty() => format!("{} or {last}", written.join(", ")),
        last => last.unwrap_or_default(),
    }
}

/// Writes what has to change.
fn difference(reply: Numbers, other: Numbers) -> String {
    let code = other.code;
    match other.status.map(shown) {
        _ if other.status == reply.status => format!("`{code}`"),
        None => format!("`{code}` without an enhanced status code"),
        Some(status) if code == reply.code && reply.status.is_some() => format!("`{status}`"),
        Some(status) => format!("`{code}, \"{status}\"`"),
    }
}

fn shown(Triple { class, subject, detail }: Triple) -> String {
    format!("{class}.{subject}.{detail}")
}
