//! The reports of the program, and its exit status.

use std::process::{Command, Output};

use serde_json::Value;
use smtp_audit::{report, server};

use crate::base::Base;
use crate::kind::Kind;
use crate::session::{Plant, Quirk};

/// Runs the program against a server with a fault planted, for one rule.
fn run(plant: Plant, options: &[&str]) -> Output {
    let base = Base::start(Kind::Smtp, plant, Quirk::None);
    let mut program = Command::new(env!("CARGO_BIN_EXE_smtp-audit"));
    program.args(["server", &base.site().address.to_string()]).args(options);
    program.output().unwrap()
}

fn text(output: &Output) -> String {
    String::from_utf8([output.stdout.clone(), output.stderr.clone()].concat()).unwrap()
}

#[test]
fn a_must_that_is_broken_is_shown_with_its_dialogue_and_fails() {
    let output = run(
        |turn| turn.refuses("RSET", "501 5.5.4 what for?"),
        &["--only", "rset/250", "--only", "noop/250"],
    );
    let text = text(&output);
    assert_eq!(output.status.code(), Some(1), "{text}");
    for line in [
        "\nrset\n  fail        MUST     rset/250 ",
        "\n      C: RSET\n      S: 501 5.5.4 what for?\n      right: 250\n",
        "\n      meaning: Arguments not valid.",
        "\n      source: RFC 5321 4.1.1.5\n",
        "\nnoop\n  pass        MUST     noop/250 ",
        "\nMUST      1 pass, 1 fail\n",
    ] {
        assert!(text.contains(line), "{line}\n{text}");
    }
}

#[test]
fn a_should_fails_only_where_that_is_asked_for_and_practice_never() {
    let should = |options: &[&str]| run(|turn| turn.answers("RSET x", "250 2.0.0 forgotten"), options);
    assert_eq!(should(&["--only", "rset/arg"]).status.code(), Some(0));
    assert_eq!(should(&["--only", "rset/arg", "--strict"]).status.code(), Some(1));
    let practice =
        run(|turn| turn.answers("TURN", "250 2.0.0 fine"), &["--only", "verb/obsolete", "--strict"]);
    assert_eq!(practice.status.code(), Some(0));
    assert!(text(&practice).contains("fail        practice verb/obsolete"));
}

#[test]
fn what_cannot_be_audited_is_said() {
    let endless = run(|_| {}, &["--timeout", "18446744073709551615"]);
    assert_eq!(endless.status.code(), Some(2));
    assert!(text(&endless).contains("18446744073709551615 is not in 1..=31536000"), "{}", text(&endless));
    let unknown = run(|_| {}, &["--only", "rset/25"]);
    assert_eq!(unknown.status.code(), Some(2));
    assert_eq!(text(&unknown), "smtp-audit: `rset/25` is not the id of a rule; --list shows them\n");

    let other = run(|_| {}, &["--only", "lmtp/lhlo"]);
    assert_eq!(other.status.code(), Some(2));
    assert_eq!(text(&other), "smtp-audit: none of these rules is for this protocol\n");

    let gone = Base::start(Kind::Smtp, |_| {}, Quirk::None).site().address.to_string();
    let output = Command::new(env!("CARGO_BIN_EXE_smtp-audit")).args(["server", &gone]).output().unwrap();
    assert_eq!(output.status.code(), Some(2));
    assert!(
        text(&output).starts_with(&format!("smtp-audit: {gone} cannot be reached: ")),
        "{}",
        text(&output)
    );

    let output =
        Command::new(env!("CARGO_BIN_EXE_smtp-audit")).args(["server", "localhost"]).output().unwrap();
    assert_eq!(output.status.code(), Some(2));
    assert_eq!(text(&output), "smtp-audit: `localhost` lacks a port: HOST:PORT\n");
}

#[test]
fn the_reports_for_programs_tell_the_same() {
    let folder = tempfile::tempdir().unwrap();
    let (junit, html) = (folder.path().join("junit.xml"), folder.path().join("page.html"));
    let reports = ["--json", "--junit", junit.to_str().unwrap(), "--html", html.to_str().unwrap()];
    let rules = ["--only", "rset/250", "--only", "rset/arg", "--only", "noop/250", "--only", "auth/ok"];
    let output = run(|turn| turn.refuses("RSET", "250 <&> what for?"), &[&reports[..], &rules].concat());
    let value: Value = serde_json::from_slice(&output.stdout).unwrap();
    let checks = value["checks"].as_array().unwrap();
    let told: Vec<_> = checks
        .iter()
        .map(|check| (check["id"].as_str().unwrap(), check["outcome"].as_str().unwrap()))
        .collect();
    assert_eq!(
        told,
        [("rset/250", "pass"), ("rset/arg", "fail"), ("noop/250", "pass"), ("auth/ok", "not reached")]
    );
    assert_eq!(checks[1]["level"], "SHOULD");
    assert_eq!(checks[1]["right"], "501");
    assert_eq!(checks[1]["came"], "250 <&> what for?");
    assert_eq!(checks[3]["reason"], "it takes --auth NAME:PASSWORD");
    let dialogue = checks[1]["dialogue"].as_array().unwrap();
    assert_eq!(dialogue.last().unwrap()["who"], "server");
    assert_eq!(dialogue[dialogue.len() - 2]["text"], "RSET x");

    let junit = std::fs::read_to_string(junit).unwrap();
    let read = quick_junit::Report::deserialize_from_str(&junit).unwrap();
    let cases: Vec<_> = read.test_suites.iter().flat_map(|suite| &suite.test_cases).collect();
    assert_eq!(cases.len(), 4);
    // A SHOULD does not count without `--strict`, and is skipped with its reason.
    assert!(matches!(cases[1].status, quick_junit::TestCaseStatus::Skipped { .. }), "{junit}");

    let html = std::fs::read_to_string(html).unwrap();
    assert!(html.contains("S: 250 &lt;&amp;&gt; what for?"), "{html}");
    assert!(html.contains("href=\"https://www.rfc-editor.org/rfc/rfc5321#section-4.3.2\""), "{html}");
}

#[test]
fn two_audits_of_one_server_tell_the_same() {
    let base = Base::start(Kind::Smtp, |turn| turn.answers("HELP", "250 2.0.0 RFC 5321 tells"), Quirk::None);
    let report = || {
        let mut site = base.site();
        site.inbox = None;
        let mut json = Vec::new();
        report::json(&mut json, &server::audit(&site, &[]).unwrap()).unwrap();
        String::from_utf8(json).unwrap()
    };
    assert_eq!(report(), report());
}

#[test]
fn the_list_has_every_rule_with_its_dialogues() {
    let output = Command::new(env!("CARGO_BIN_EXE_smtp-audit")).args(["server", "--list"]).output().unwrap();
    let list = text(&output);
    assert_eq!(output.status.code(), Some(0));
    for rule in server::rules() {
        assert!(list.contains(&format!(" {} ", rule.id)), "{}", rule.id);
    }
    let row = "  MUST     order/rcpt-first           RCPT before MAIL is answered 503 (RFC 5321 3.3, 4.1.4)\n           \
               (connect) / EHLO client.example.com / RCPT TO:<a@b.example> > 503\n";
    assert!(list.contains(row), "{list}");
}
