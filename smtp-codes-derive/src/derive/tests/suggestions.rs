//! Every suggestion that the derives can make: taken, it removes its fault, adds none, and answers the same situation.

use proc_macro2::TokenStream;
use smtp_codes_data::{CODES, Command, FindingKind, STATUSES, Standing, Triple, standing};

use super::messages::compile_errors;
use crate::derive::ast::Strictness;
use crate::derive::expand;
use crate::derive::valid::instead::instead;
use crate::derive::valid::judge::{Direction, Faults, Numbers, Rules, is_lifted};

/// Lists of commands as types have them: none, each alone, and some that share a type.
fn command_lists() -> Vec<Vec<Command>> {
    let alone = Command::ALL.iter().map(|&command| vec![command]);
    let shared = [
        vec![],
        vec![Command::Mail, Command::Rcpt],
        vec![Command::Ehlo, Command::Helo],
        vec![Command::Auth, Command::AuthData],
        vec![Command::Connect, Command::Mail, Command::Rcpt, Command::Data],
        vec![Command::EndOfData, Command::Bdat],
        vec![Command::Vrfy, Command::Expn],
    ];
    alone.chain(shared).collect()
}

/// Every code of the table and some that no row has.
fn codes() -> impl Iterator<Item = u16> + Clone {
    CODES.iter().map(|row| row.code).chain([100, 290, 399, 400, 471, 498, 511, 517, 539, 590])
}

/// None, and every registered status and some that are not, in each class.
fn statuses() -> impl Iterator<Item = Option<Triple>> + Clone {
    let numbers = STATUSES.iter().map(|row| (row.subject, row.detail));
    let numbers = numbers.chain([(1, 99), (7, 509), (4, 316), (9, 0), (999, 999)]);
    let all =
        numbers.flat_map(|(subject, detail)| [2, 4, 5].map(|class| Some(Triple { class, subject, detail })));
    std::iter::once(None).chain(all)
}

#[test]
fn every_suggestion_is_right() {
    let mut suggestions = 0;
    for commands in &command_lists() {
        let rules = Rules { direction: Direction::Sent, commands, strictness: Strictness::Table };
        let received = Rules { direction: Direction::Received, ..rules };
        let lifted = Rules { strictness: Strictness::Unregistered, ..rules };
        for code in codes() {
            for status in statuses() {
                let reply = Numbers { code, status };
                let faults = rules.faults(reply);
                for fault in faults.code.into_iter().chain(faults.status) {
                    for other in instead(&rules, reply, fault) {
                        suggestions += 1;
                        let place = format!("{fault} of {reply:?} to {commands:?}, {other:?}");
                        assert!(is_less(rules.faults(other), faults, fault), "{place}");
                        assert!(
                            is_less(received.faults(other), received.faults(reply), fault),
                            "read: {place}"
                        );
                        assert!(is_the_same_situation(commands, reply, other, fault), "{place}");
                    }
                    if is_lifted(fault) {
                        let left = lifted.faults(reply);
                        assert_eq!(left.code, None);
                        assert!(left.status.is_none() || left.status == faults.status, "{reply:?}");
                    }
                }
            }
        }
    }
    assert!(suggestions > 50_000, "{suggestions}");
}

/// The fault is gone, and nothing has come.
fn is_less(after: Faults, before: Faults, fault: FindingKind) -> bool {
    let has = |faults: Faults, kind| faults.code == Some(kind) || faults.status == Some(kind);
    let is_old = |kind: Option<FindingKind>| kind.is_none_or(|kind| has(before, kind));
    !has(after, fault) && is_old(after.code) && is_old(after.status)
}

const LOGIN: &[u16] = &[422, 432, 435, 454, 523, 525, 530, 534, 535, 538];

fn is_the_same_situation(commands: &[Command], reply: Numbers, other: Numbers, fault: FindingKind) -> bool {
    let (before, after) = (reply.code / 100, other.code / 100);
    // The author contradicted himself, or wrote a code that does not tell.
    let is_open = matches!(
        fault,
        FindingKind::EnhancedClassDiffers | FindingKind::UnknownCode | FindingKind::EnhancedNotPossible
    );
    let no_refusal_becomes_an_acceptance = before < 4 || after >= 4 || (reply.code, other.code) == (453, 251);
    let no_acceptance_becomes_a_refusal = before >= 4 || after < 4 || commands == [Command::Unsolicited];
    let is_at_login = commands.iter().all(|command| matches!(command, Command::Auth | Command::AuthData));
    let a_login_stays_one = !is_at_login
        || commands.is_empty()
        || !LOGIN.contains(&reply.code)
        || LOGIN.contains(&other.code)
        || other.code == reply.code
        || other.code == 421;
    is_open || no_refusal_becomes_an_acceptance && no_acceptance_becomes_a_refusal && a_login_stays_one
}

fn suggested(command: Command, reply: &str) -> Vec<String> {
    let rules = Rules { direction: Direction::Sent, commands: &[command], strictness: Strictness::Table };
    let reply = numbers(reply);
    let faults = rules.faults(reply);
    let fault = faults.code.or(faults.status).unwrap_or_else(|| panic!("{reply:?} to {command} is right"));
    instead(&rules, reply, fault)
        .into_iter()
        .map(|Numbers { code, status }| match status {
            Some(Triple { class, subject, detail }) => format!("{code} {class}.{subject}.{detail}"),
            None => code.to_string(),
        })
        .collect()
}

fn numbers(reply: &str) -> Numbers {
    let (code, status) = reply.split_once(' ').unwrap_or((reply, ""));
    let mut numbers = status.split('.').filter_map(|number| number.parse().ok());
    let mut next = || numbers.next();
    let status = match (next(), next(), next()) {
        (Some(class), Some(subject), Some(detail)) => Some(Triple { class: class as u8, subject, detail }),
        _ => None,
    };
    Numbers { code: code.parse().unwrap(), status }
}

/// Where an RFC has the exact code, or servers are seen to mean one thing.
#[test]
#[rustfmt::skip]
fn what_is_meant_is_named() {
    for (command, reply, expected) in [
        // A login stays one.
        (Command::Auth,        "435",        &["454"][..]),
        (Command::Auth,        "422",        &["432", "422 4.7.12"]),
        (Command::Auth,        "523",        &["538", "534", "523 5.7.10"]),
        (Command::Auth,        "524",        &["538", "524 5.7.11"]),
        (Command::AuthData,    "525",        &["535", "525 5.7.13"]),
        (Command::Auth,        "455 4.3.0",  &["454 4.3.0"]),
        (Command::Auth,        "553",        &["535"]),
        (Command::Rcpt,        "535",        &["530"]),
        (Command::Mail,        "535 5.7.8",  &["530 5.7.8"]),
        (Command::AuthData,    "334 5.7.8",  &["334"]),
        // An order stays one.
        (Command::Mail,        "502 5.5.1",  &["503 5.5.1"]),
        (Command::Rcpt,        "502",        &["503"]),
        (Command::Data,        "502 5.5.1",  &["503 5.5.1"]),
        (Command::EndOfData,   "503",        &["554 5.5.1"]),
        (Command::EndOfData,   "503 5.5.3",  &["554 5.5.1"]),
        (Command::EndOfData,   "530",        &["550 5.7.1"]),
        (Command::StartTls,    "504",        &["503", "454", "502"]),
        (Command::StartTls,    "504 5.7.4",  &["503 5.7.4", "454 4.7.0", "502 5.7.4"]),
        // A transient fault stays transient, and a permanent one permanent.
        (Command::Mail,        "552 4.3.1",  &["452 4.3.1"]),
        (Command::Rcpt,        "571",        &["550"]),
        (Command::Rcpt,        "458",        &["451"]),
        (Command::EndOfData,   "452 4.3.4",  &["552 5.3.4", "452 4.3.0"]),
        (Command::Rcpt,        "550 5.1.5",  &["550 5.1.0"]),
        (Command::Etrn,        "453",        &["251"]),
        // Good news stays good.
        (Command::Vrfy,        "252 2.5.1",  &["252 2.5.0"]),
        (Command::Vrfy,        "252 2.4.3",  &["252 2.4.0"]),
        (Command::Mail,        "250 2.1.5",  &["250 2.1.0"]),
        (Command::Rcpt,        "252",        &["250", "251"]),
        (Command::Data,        "250 2.0.0",  &["354"]),
        (Command::Quit,        "250",        &["221"]),
        (Command::Help,        "250",        &["211", "214"]),
        (Command::Unsolicited, "221 2.0.0",  &["421 4.0.0"]),
        // The sender's forms.
        (Command::Mail,        "550 5.1.1",  &["550 5.1.0"]),
        (Command::Mail,        "550 5.1.2",  &["550 5.1.8"]),
        (Command::Mail,        "553 5.1.3",  &["553 5.1.7"]),
        (Command::Mail,        "550 5.1.10", &["550 5.7.27"]),
        // Lists of OpenSMTPD and logins of the registry.
        (Command::Rcpt,        "524 5.2.4",  &["550 5.2.4", "554 5.2.4"]),
        (Command::Rcpt,        "524",        &["550", "554"]),
        (Command::Rcpt,        "524 5.7.11", &["530 5.7.11"]),
        // Slips.
        (Command::Rcpt,        "511 5.1.1",  &["550 5.1.1"]),
        (Command::Rcpt,        "511",        &["501", "521", "551"]),
        (Command::Rcpt,        "550 5.1.11", &["550 5.1.1"]),
        (Command::Rcpt,        "550 5.1.99", &["550 5.1.0"]), // 5.1.9 is good news
    ] {
        assert_eq!(suggested(command, reply), expected, "{reply} to {command}");
    }
}

/// Taken, a suggestion leaves fewer parts without a partner of their class, and no fault if it was the only one.
#[test]
fn suggestions_fit_alternatives_with_several_parts() {
    let mut taken = 0;
    for codes in lists(&["250", "450", "550", "451", "5yz"]) {
        for statuses in lists(&["4.2.2", "5.2.2", "5.1.1", "2.1.5", "4.7.1", "5.7.X"]) {
            let before = alone(&codes, &statuses);
            for fault in faults_of(&codes, &statuses) {
                for (codes, statuses) in ways_out(&fault, &codes, &statuses) {
                    let after = alone(&codes, &statuses);
                    assert!(after.len() < before.len(), "{fault}\n{codes:?} {statuses:?}: {after:?}");
                    assert!(
                        are_distinct(&codes) && are_distinct(&statuses),
                        "{fault}\n{codes:?} {statuses:?}"
                    );
                    let faults = faults_of(&codes, &statuses);
                    assert_eq!(
                        faults.is_empty(),
                        after.is_empty(),
                        "{fault}\n{codes:?} {statuses:?}: {faults:#?}"
                    );
                    taken += 1;
                }
            }
        }
    }
    assert!(taken > 100, "{taken}");
}

/// Returns the codes and statuses as each suggestion of a fault makes them.
fn ways_out(fault: &str, codes: &[String], statuses: &[String]) -> Vec<(Vec<String>, Vec<String>)> {
    let quoted: Vec<&str> = fault.split('`').skip(1).step_by(2).collect();
    let [code, status, suggestions @ ..] = quoted.as_slice() else { panic!("{fault}") };
    if fault.ends_with("remove it") {
        let alone = alone(codes, statuses);
        let removed = if alone.iter().any(|one| one == code) { code } else { status };
        let without = |list: &[String]| list.iter().filter(|one| one != removed).cloned().collect();
        return vec![(without(codes), without(statuses))];
    }
    let put = |list: &[String], old: &str, new: &str| -> Vec<String> {
        list.iter().map(|one| if one == old { new } else { one }.to_owned()).collect()
    };
    let take = |suggestion: &&str| {
        if suggestion.contains('.') {
            (codes.to_vec(), put(statuses, status, suggestion))
        } else {
            (put(codes, code, suggestion), statuses.to_vec())
        }
    };
    suggestions.iter().map(take).collect()
}

/// Returns the parts without a partner of their class. A fault at one may silence those of the others.
fn alone(codes: &[String], statuses: &[String]) -> Vec<String> {
    let without = |parts: &[String], others: &[String]| -> Vec<String> {
        let is_partner = |part: &String| others.iter().any(|other| other.as_bytes()[0] == part.as_bytes()[0]);
        parts.iter().filter(|part| !is_partner(part)).cloned().collect()
    };
    [without(codes, statuses), without(statuses, codes)].concat()
}

fn are_distinct(parts: &[String]) -> bool {
    parts.iter().enumerate().all(|(place, part)| !parts[..place].contains(part))
}

/// Returns lists of one to three of the words.
fn lists(words: &[&str]) -> Vec<Vec<String>> {
    let all = 1_u32..1 << words.len();
    let chosen = all.filter(|chosen| chosen.count_ones() <= 3);
    chosen
        .map(|chosen| {
            let is_chosen = |place: usize| chosen >> place & 1 == 1;
            (0..words.len()).filter(|&place| is_chosen(place)).map(|place| words[place].to_owned()).collect()
        })
        .collect()
}

/// Returns the faults of one alternative with these codes and statuses.
fn faults_of(codes: &[String], statuses: &[String]) -> Vec<String> {
    let statuses: Vec<String> = statuses.iter().map(|status| format!("{status:?}")).collect();
    let (codes, statuses) = (codes.join(" | "), statuses.join(" | "));
    let input = format!("enum It {{ #[reply(({codes}, {statuses}))] A, #[reply(other)] B }}");
    faults(expand::derive_from_reply(input.parse().unwrap()))
}

fn faults(expansion: TokenStream) -> Vec<String> {
    let mut faults = Vec::new();
    compile_errors(expansion, &mut faults);
    faults
}

/// The status of its own that is named for a text which begins with one, and the one that is named for a family, are
/// right where they come to stand.
#[test]
fn statuses_that_stand_elsewhere_or_for_several_fit() {
    let mut taken = 0;
    for to in ["", "to = Mail", "to = Rcpt", "to = Connect", "to = Ehlo", "to = (Mail, Rcpt)"] {
        for code in ["220", "250", "354", "421", "450", "550"] {
            for Triple { class, subject, detail } in statuses().flatten() {
                for written in [
                    format!("\"{class}.{subject}.{detail} text\""),
                    format!("\"X.{subject}.{detail}\", \"text\""),
                    format!("\"{class}.{subject}.X\", \"text\""),
                ] {
                    let faults_of = |written: &str| {
                        let input = format!("#[reply({to})] #[reply({code}, {written})] struct It;");
                        faults(expand::derive_to_reply(input.parse().unwrap()))
                    };
                    let of_code_alone = faults_of("\"text\"").len();
                    for fault in &faults_of(&written) {
                        let Some((_, status)) =
                            fault.split_once("of its own, `").or(fault.split_once("such as `"))
                        else {
                            continue;
                        };
                        let status = status.split(['"', '`']).find(|it| it.contains('.')).unwrap();
                        let after = faults_of(&format!("{status:?}, \"text\""));
                        assert_eq!(after.len(), of_code_alone, "{to} {code}, {written}: {fault}\n{after:#?}");
                        taken += 1;
                    }
                }
            }
        }
    }
    assert!(taken > 5_000, "{taken}");
}

/// Where an arm tells one fault of a code and a status, each suggestion is an arm without any.
#[test]
fn suggestions_for_an_arm_leave_nothing_to_tell() {
    let mut taken = 0;
    for to in ["", "to = Auth", "to = Data", "to = Unsolicited", "to = (Mail, Rcpt)"] {
        for code in ["211", "235", "250", "290", "334", "354", "450", "511", "550"] {
            for Triple { class, subject, detail } in statuses().flatten() {
                let faults_of = |code: &str, status: &str| {
                    let arms = format!("#[reply({code}{status})] A, #[reply(other)] B");
                    let input = format!("#[reply({to})] enum It {{ {arms} }}");
                    faults(expand::derive_from_reply(input.parse().unwrap()))
                };
                let written = format!("{class}.{subject}.{detail}");
                let before = faults_of(code, &format!(", \"{written}\""));
                let [fault] = before.as_slice() else { continue };
                let Some((_, suggestions)) = fault.split_once("did you mean ") else { continue };
                let suggestions = suggestions.split_once('?').map_or("", |(suggestions, _)| suggestions);
                let suggestions: Vec<&str> = suggestions.split('`').skip(1).collect();
                for suggestion in suggestions.chunks(2) {
                    let after = match suggestion {
                        [code, "" | ", " | " or "] if code.contains(", ") => {
                            let (code, status) = code.split_once(", ").unwrap();
                            faults_of(code, &format!(", {status}"))
                        }
                        [code, without] if without.starts_with(" without an") => faults_of(code, ""),
                        [status, _] if status.contains('.') => faults_of(code, &format!(", \"{status}\"")),
                        [code, _] => faults_of(code, &format!(", \"{written}\"")),
                        _ => panic!("{fault}"),
                    };
                    assert!(after.is_empty(), "{to} {code} {written}: {fault}\n{suggestion:?}: {after:#?}");
                    taken += 1;
                }
            }
        }
    }
    assert!(taken > 1_000, "{taken}");
}

/// Nearly every fault has a way out but `unregistered`; those that have none are known.
#[test]
fn few_codes_of_the_table_leave_their_author_alone() {
    let mut alone = Vec::new();
    for &command in Command::ALL {
        for row in CODES.iter().filter(|row| standing(command, row.code) == Standing::Unlisted) {
            let reply = row.code.to_string();
            if suggested(command, &reply).is_empty() {
                alone.push(format!("{reply} to {command}"));
            }
        }
    }
    // No positive reply is right there.
    assert!(
        alone.iter().all(|it| it.starts_with(['2', '3']) && it.ends_with("(unrecognized)")),
        "{alone:#?}"
    );
}

/// What is suggested for a path is its last word, if that is a command.
#[test]
fn no_command_is_suggested_that_there_is_not() {
    for (path, expected) in [
        ("Command::Rcpt", "did you mean `Rcpt`?"),
        ("smtp_codes::Command::RCPT", "did you mean `Rcpt`?"),
        ("Command::Rctp", "did you mean `Rcpt`?"),
        ("ReplyCode::OKAY", "`OKAY` is not a command; the commands are"),
        ("codes::NO_SUCH_USER", "`NO_SUCH_USER` is not a command; the commands are"),
    ] {
        let input = format!("#[reply(to = {path})] #[reply(250, \"2.1.5\", \"ok\")] struct It;");
        let message = expand::derive_to_reply(input.parse().unwrap()).to_string();
        assert!(message.contains(expected), "{path}: {message}");
    }
}
