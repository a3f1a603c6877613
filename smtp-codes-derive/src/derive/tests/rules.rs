//! Which replies compile: what real servers send, and a case for every rule.

use std::path::Path;

use proc_macro2::TokenStream;

use crate::derive::expand;

/// The result that a reply must have.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum Expected {
    /// It compiles.
    Right,
    /// It does not, whatever else may lift that.
    Wrong,
    /// It does not, but with `unregistered` it does.
    Lifted,
}

fn compiles(command: &str, code: &str, status: &str, key: &str) -> bool {
    let status = if status.is_empty() { String::new() } else { format!("\"{status}\",") };
    let input: TokenStream =
        format!("#[reply(to = {command})] #[reply({code}, {status} \"text\" {key})] struct It;")
            .parse()
            .unwrap();
    !expand::derive_to_reply(input).to_string().contains("compile_error")
}

fn assert_holds(command: &str, code: &str, status: &str, expected: Expected) {
    let place = format!("{code} {status} to {command}");
    assert_eq!(compiles(command, code, status, ""), expected == Expected::Right, "{place}");
    if expected == Expected::Lifted {
        assert!(compiles(command, code, status, ", unregistered"), "{place}, unregistered");
    }
}

/// The replies in the sources of seventeen servers, collected next to this repository.
#[test]
fn real_servers_are_held_to_the_rules() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared/data/server_replies.tsv");
    let Ok(rows) = std::fs::read_to_string(&path) else {
        println!("skipped: real_servers_are_held_to_the_rules ({} is absent)", path.display());
        return;
    };
    let mut judged = 0;
    for row in rows.lines().skip(1) {
        let [command, code, status, expected, ..] = row.split('\t').collect::<Vec<_>>()[..] else {
            panic!("{row}");
        };
        let expected = match expected {
            "ok" => Expected::Right,
            "fault" => Expected::Wrong,
            "lifted" => Expected::Lifted,
            "either" => continue,
            other => panic!("{other}"),
        };
        judged += 1;
        assert_holds(command, code, status, expected);
    }
    assert!(judged > 300, "{judged}");
}

#[test]
#[rustfmt::skip]
fn every_rule_has_its_cases() {
    use Expected::{Lifted, Right, Wrong};
    for (command, code, status, expected) in [
        // 502 to what every server has.
        ("Mail", "502", "5.5.1", Lifted), ("Rcpt", "502", "", Lifted), ("Data", "502", "", Lifted),
        ("EndOfData", "502", "", Lifted), ("Rset", "502", "", Lifted), ("Noop", "502", "", Lifted),
        ("Quit", "502", "", Lifted), ("AuthData", "502", "", Lifted),
        ("Ehlo", "502", "", Right), ("Helo", "502", "", Right), ("Vrfy", "502", "5.5.1", Right),
        ("Bdat", "502", "", Right), ("Auth", "502", "", Right), ("(Mail, Bdat)", "502", "", Lifted),
        // A step that is not a command has no state.
        ("EndOfData", "503", "5.5.1", Lifted), ("EndOfData", "521", "", Lifted), ("EndOfData", "530", "", Lifted),
        ("AuthData", "503", "", Lifted), ("AuthData", "521", "", Lifted), ("AuthData", "530", "5.7.0", Lifted),
        ("Data", "503", "5.5.1", Right), ("Bdat", "503", "", Right), ("Burl", "503", "", Right),
        ("Bdat", "530", "", Right),
        // A recipient in answer to MAIL.
        ("Mail", "250", "2.1.5", Lifted), ("Mail", "550", "5.1.1", Lifted), ("Mail", "450", "4.1.1", Lifted),
        ("Mail", "550", "5.1.6", Lifted), ("Mail", "556", "5.1.10", Wrong), ("(Mail, Rcpt)", "550", "5.1.1", Lifted),
        ("Mail", "550", "5.1.0", Right), ("Mail", "552", "5.2.2", Right), ("Mail", "452", "4.3.1", Right),
        ("Mail", "553", "5.1.7", Right), ("Rcpt", "550", "5.1.8", Right), ("Rcpt", "450", "4.1.8", Right),
        ("Rcpt", "550", "5.7.27", Right),
        // Right by the registry alone.
        ("Auth", "422", "4.7.12", Right), ("AuthData", "523", "5.7.10", Right), ("Auth", "524", "5.7.11", Right),
        ("AuthData", "525", "5.7.13", Right), ("Noop", "430", "4.5.1", Right), ("Mail", "533", "5.7.1", Right),
        ("EndOfData", "533", "5.7.1", Right), ("EndOfData", "453", "4.3.2", Right),
        ("Auth", "422", "", Lifted), ("Auth", "525", "5.7.8", Lifted), ("Rcpt", "525", "5.7.13", Lifted),
        ("Auth", "533", "5.7.1", Lifted), ("EndOfData", "453", "", Lifted), ("Connect", "430", "4.5.1", Lifted),
        // TLS.
        ("StartTls", "451", "", Right), ("StartTls", "454", "4.7.0", Right), ("StartTls", "504", "5.7.4", Lifted),
        // The rules from before.
        ("Rcpt", "571", "5.7.1", Lifted), ("Rcpt", "511", "", Lifted), ("Rcpt", "535", "", Lifted),
        ("Rcpt", "354", "", Lifted), ("Rcpt", "250", "5.1.1", Wrong), ("Data", "354", "2.0.0", Wrong),
        ("Connect", "220", "2.0.0", Wrong), ("Ehlo", "250", "2.0.0", Wrong), ("Rcpt", "550", "5.7.509", Lifted),
        ("Rcpt", "550", "5.1.5", Lifted), ("EndOfData", "554", "5.7.1", Right), ("Mail", "454", "4.7.0", Right),
        ("Connect", "421", "4.3.0", Right),
    ] {
        assert_holds(command, code, status, expected);
    }
    for wrong in [("250", "5.1.1"), ("354", "2.0.0"), ("550", "4.1.1")] {
        assert!(!compiles("Data", wrong.0, wrong.1, ", unregistered"));
    }
}
