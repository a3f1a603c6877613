//! The table against the collected facts, row by row. The facts lie beside the repository; where they are absent, each
//! test says by its name that it was skipped.

use std::collections::BTreeSet;
use std::path::Path;

use smtp_codes_data::{
    ADDED_PAIRS, Basic, CODES, Class, Command, Origin, Reference, STATUSES, Severity, Standing, Subject,
    code_row, standing, standing_row, status_row,
};

type Row = csv::StringRecord;

/// The rows of a file of facts with its header, or `None` and a line on standard error.
fn facts(test: &str, file: &str) -> Option<Vec<Vec<String>>> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared/data").join(file);
    let Ok(text) = std::fs::read(&path) else {
        eprintln!("skipped: {test} ({file} is absent)");
        return None;
    };
    let mut reader = csv::Reader::from_reader(&text[..]);
    Some(
        reader
            .records()
            .map(|row: Result<Row, _>| row.unwrap().iter().map(str::to_owned).collect())
            .collect(),
    )
}

/// `RFC5321 4.2.2;Exim 4.96 source` as the references of the table display it.
fn displayed(references: &str) -> Vec<String> {
    references
        .split(';')
        .map(|reference| {
            match reference.strip_prefix("RFC").map(|rest| rest.split_once(' ').unwrap_or((rest, ""))) {
                Some((number, "")) => format!("RFC {number}"),
                Some((number, section)) => format!("RFC {number} section {section}"),
                None => reference.to_owned(),
            }
        })
        .collect()
}

fn display(references: &[Reference]) -> Vec<String> {
    references.iter().map(Reference::to_string).collect()
}

fn numbers(list: &str) -> Vec<u16> {
    list.split(';').map(|number| number.parse().unwrap()).collect()
}

#[test]
fn every_reply_code_is_as_collected() {
    let Some(rows) = facts("every_reply_code_is_as_collected", "reply_codes.csv") else { return };
    assert_eq!(rows.len(), CODES.len());
    for (row, code) in rows.iter().zip(CODES) {
        let [number, name, _, status, references, closes, _] = &row[..] else { panic!("{row:?}") };
        assert_eq!(*number, code.code.to_string());
        assert_eq!(name, code.name);
        let origin = match &status[..] {
            "standard" => Origin::Standard,
            "extension" => Origin::Extension,
            "obsolete" => Origin::Obsolete,
            "de-facto" => Origin::DeFacto,
            other => panic!("{other}"),
        };
        assert_eq!(origin, code.origin, "{number}");
        assert_eq!(displayed(references), display(code.references), "{number}");
        assert_eq!(closes == "yes", code.closes, "{number}");
    }
}

#[test]
fn every_class_and_subject_is_as_collected() {
    let Some(rows) = facts("every_class_and_subject_is_as_collected", "enhanced_status_codes.csv") else {
        return;
    };
    let named = |kind: &str| -> Vec<(String, String)> {
        rows.iter().filter(|row| row[0] == kind).map(|row| (row[1].clone(), row[3].clone())).collect()
    };
    let classes: Vec<_> =
        Class::ALL.iter().map(|class| (class.digit().to_string(), class.name().to_owned())).collect();
    assert_eq!(named("class"), classes);
    let subjects: Vec<_> = Subject::ALL
        .iter()
        .map(|subject| (subject.number().to_string(), subject.name().to_owned()))
        .collect();
    assert_eq!(named("subject"), subjects);
}

#[test]
fn every_enhanced_status_code_is_as_collected() {
    let Some(rows) = facts("every_enhanced_status_code_is_as_collected", "enhanced_status_codes.csv") else {
        return;
    };
    let rows: Vec<_> = rows.iter().filter(|row| row[0] == "code").collect();
    assert_eq!(rows.len(), STATUSES.len());
    for (row, status) in rows.into_iter().zip(STATUSES) {
        let [_, subject, detail, name, _, stated, basic, references, _] = &row[..] else { panic!("{row:?}") };
        let id = format!("X.{subject}.{detail}");
        assert_eq!(id, format!("X.{}.{}", status.subject, status.detail));
        assert_eq!(name, status.name);
        let stated = if stated == "not stated" { Vec::new() } else { numbers(stated) };
        assert_eq!(
            stated,
            status.stated.iter().map(|class| class.digit().into()).collect::<Vec<u16>>(),
            "{id}"
        );
        assert_eq!(displayed(references), display(status.references), "{id}");
        match (&basic[..], status.basic) {
            ("any", Basic::Any) | ("5yz", Basic::Family(Severity::PermanentNegative)) => {}
            ("none", Basic::List([])) => {}
            (list, Basic::List(codes)) => {
                let registered: Vec<_> = codes
                    .iter()
                    .copied()
                    .filter(|&code| !ADDED_PAIRS.contains(&(code, status.subject, status.detail)))
                    .collect();
                assert_eq!(numbers(list), registered, "{id}");
            }
            other => panic!("{id}: {other:?}"),
        }
    }
}

#[test]
fn every_collected_reply_has_a_standing() {
    let Some(rows) = facts("every_collected_reply_has_a_standing", "command_replies.csv") else { return };
    let mut listed = BTreeSet::new();
    for row in &rows {
        let [verb, stage, _, code, references, _] = &row[..] else { panic!("{row:?}") };
        let code: u16 = code.parse().unwrap();
        assert!(code_row(code).is_some(), "{row:?}");
        if verb == "ANY" {
            general(code, row);
            continue;
        }
        for command in commands(verb, stage) {
            assert_eq!(standing(command, code), Standing::Listed, "{row:?}");
            listed.insert((command, code));
            let own = standing_row(command, code).and_then(|row| row.reference).unwrap().to_string();
            let same_stage = |other: &&Vec<String>| commands(&other[0], &other[1]).contains(&command);
            assert!(
                rows.iter()
                    .filter(same_stage)
                    .filter(|other| other[3] == row[3])
                    .any(|other| displayed(&other[4]).contains(&own)),
                "{command} {code}: {own} is not among the sources, nor is {references}"
            );
        }
    }
    nothing_else_is_listed(&listed);
}

/// Asserts a row for every command: the code may answer all of them but those that notice no command, those that
/// every server knows, and the ones that are not a command.
fn general(code: u16, row: &[String]) {
    for &command in Command::ALL {
        let excepted = match command {
            Command::Connect | Command::Unrecognized | Command::Unsolicited => true,
            Command::EndOfData | Command::AuthData => matches!(code, 502 | 503 | 521 | 530),
            Command::Mail | Command::Rcpt | Command::Data => code == 502,
            Command::Rset | Command::Noop | Command::Quit => code == 502,
            _ => false,
        };
        if !excepted {
            assert!(standing(command, code) <= Standing::InState, "{command}: {row:?}");
        }
    }
}

/// The commands of a row; none for the commands of RFC 821 that no server knows any more.
fn commands(verb: &str, stage: &str) -> Vec<Command> {
    match (verb, stage) {
        ("CONNECT", _) => vec![Command::Connect],
        ("DATA", "after-data" | "lmtp-after-data") => vec![Command::EndOfData],
        ("AUTH", "response") => vec![Command::AuthData],
        ("AUTH", "any") => vec![Command::Auth, Command::AuthData],
        ("SEND" | "SOML" | "SAML" | "TURN" | "ANY", _) => vec![],
        _ => {
            vec![Command::from_line(verb.as_bytes()).unwrap_or_else(|| panic!("{verb} is not a command"))]
        }
    }
}

/// Listed means that an RFC lists it: beyond the collected rows only where an RFC opens a command to the codes of
/// another.
fn nothing_else_is_listed(listed: &BTreeSet<(Command, u16)>) {
    for &command in Command::ALL {
        for row in CODES.iter().filter(|row| standing(command, row.code) == Standing::Listed) {
            let open = match command {
                Command::Lhlo => standing(Command::Ehlo, row.code) == Standing::Listed,
                Command::EndOfData => standing(Command::Rcpt, row.code) == Standing::Listed,
                Command::Bdat | Command::Burl => standing(Command::EndOfData, row.code) != Standing::Unlisted,
                // RFC 5321 section 3.8 has the server send it unasked; the collection files it under every command.
                Command::Unsolicited => row.code == 421,
                _ => false,
            };
            assert!(
                open || listed.contains(&(command, row.code)),
                "{command} {} is listed nowhere",
                row.code
            );
        }
    }
}

#[test]
fn added_pairs_are_few_and_marked() {
    assert_eq!(ADDED_PAIRS, [(452, 5, 3)]);
    assert_eq!(status_row(5, 3).map(|row| row.basic), Some(Basic::List(&[451, 452])));
}
