//! The program that audits a program: its exit status, and what it says.

use core::time::Duration;
use std::process::{Command, Output};
use std::time::Instant;

use serde_json::Value;
use smtp_audit::client;

/// A client of a few lines: 75 if it is to be tried again, 69 if it is refused.
const CLIENT: &str = r#"
ask() {
    [ -z "$1" ] || printf '%s\r\n' "$1" >&3
    while IFS= read -r -u 3 line && [ "${line:3:1}" = - ]; do :; done
    case $line in 2* | 3*) ;; 5*) exit 69 ;; *) exit 75 ;; esac
}
exec 3<>"/dev/tcp/$1/$2"
sender=$3
shift 3
ask
ask 'EHLO client.example.com'
ask "MAIL FROM:<$sender>"
for recipient; do ask "RCPT TO:<$recipient>"; done
ask DATA
printf '%s\r\n' 'Subject: smtp-audit' '' text >&3
ask .
ask QUIT
"#;

fn run(options: &[&str], command: &[&str]) -> Output {
    let mut program = Command::new(env!("CARGO_BIN_EXE_smtp-audit"));
    program.arg("client").args(options).arg("--").args(command).output().unwrap()
}

/// Audits the client of a few lines.
fn audit(options: &[&str]) -> Output {
    run(options, &["bash", "-c", CLIENT, "client", "{host}", "{port}", "{sender}", "{recipient}"])
}

fn text(output: &Output) -> String {
    String::from_utf8([output.stdout.clone(), output.stderr.clone()].concat()).unwrap()
}

#[test]
fn the_exit_status_of_the_client_is_what_it_says() {
    let rules = ["--only", "c/eod-554", "--only", "c/rcpt-all-mixed"];
    let right = audit(&[&rules[..], &["--later", "75", "--refused", "69"]].concat());
    assert_eq!(right.status.code(), Some(0), "{}", text(&right));
    // An exit status without a meaning only says: not delivered.
    assert_eq!(audit(&rules).status.code(), Some(0));

    let wrong = audit(&[&rules[..], &["--later", "69", "--refused", "75"]].concat());
    let shown = text(&wrong);
    assert_eq!(wrong.status.code(), Some(1), "{shown}");
    for line in [
        "\nrcpt\n  pass        MUST     c/rcpt-all-mixed ",
        "\nend of message\n  fail        MUST     c/eod-554 ",
        "\n      C: .\n      S: 554 5.7.1 no such mail here\n      -: the client ends with status 69: to be tried again\n",
        "\n      right: refused for good\n      came: the client ends with status 69: to be tried again\n",
        "\n      source: RFC 5321 4.2.5\n",
        "\nMUST      1 pass, 1 fail\n",
    ] {
        assert!(shown.contains(line), "{line}\n{shown}");
    }
}

#[test]
fn two_audits_of_one_client_tell_the_same() {
    let rules = ["c/greet-421", "c/eod-lost", "c/bare-code", "c/two-replies", "c/rcpt-452-rest", "c/tls-454"];
    let mut options = vec!["--json", "--later", "75", "--refused", "69"];
    rules.iter().for_each(|rule| options.extend(["--only", rule]));
    let (first, second) = (audit(&options), audit(&options));
    assert_eq!(text(&first), text(&second));
    let value: Value = serde_json::from_slice(&first.stdout).unwrap();
    let told: Vec<_> = value["checks"]
        .as_array()
        .unwrap()
        .iter()
        .map(|check| (check["id"].as_str().unwrap(), check["outcome"].as_str().unwrap()))
        .collect();
    let expected = [
        ("c/greet-421", "pass"),
        ("c/rcpt-452-rest", "note"),
        ("c/eod-lost", "pass"),
        ("c/bare-code", "pass"),
        ("c/two-replies", "fail"),
        ("c/tls-454", "not reached"),
    ];
    assert_eq!(told, expected);
    assert_eq!(value["checks"][0]["group"], "greeting");
}

#[test]
fn what_cannot_be_audited_is_said() {
    let idle = run(&[], &["bash", "-c", "echo no server here; exit 3"]);
    assert_eq!(idle.status.code(), Some(2));
    assert_eq!(
        text(&idle),
        "smtp-audit: the client does not connect: the client ends with status 3: not delivered; it wrote: \
         no server here\n"
    );

    let missing = run(&[], &["/nowhere/client"]);
    assert_eq!(missing.status.code(), Some(2));
    assert!(text(&missing).contains("it wrote: /nowhere/client: No such file"), "{}", text(&missing));

    let unknown = run(&[], &["client", "{prot}"]);
    assert_eq!(unknown.status.code(), Some(2));
    assert_eq!(text(&unknown), "smtp-audit: `{prot}` is not a placeholder; --help shows them\n");

    let other = run(&["--only", "c/lmtp-each"], &["client"]);
    assert_eq!(other.status.code(), Some(2), "{}", text(&other));
}

#[test]
fn a_client_that_does_not_end_is_ended() {
    let late = run(
        &["--only", "c/eod-250", "--timeout", "1"],
        &["bash", "-c", "exec 3<>/dev/tcp/{host}/{port}; sleep 5"],
    );
    assert_eq!(late.status.code(), Some(0), "{}", text(&late));
    assert!(text(&late).contains("because: the client does not come to ."), "{}", text(&late));
}

#[test]
fn the_list_has_every_rule_with_its_plays() {
    let output = Command::new(env!("CARGO_BIN_EXE_smtp-audit")).args(["client", "--list"]).output().unwrap();
    let list = text(&output);
    assert_eq!(output.status.code(), Some(0));
    for rule in client::rules() {
        assert!(list.contains(&format!(" {} ", rule.id)), "{}", rule.id);
    }
    let row = "  MUST     c/data-451                 after 4yz to DATA no text is sent, and it is tried again \
               (RFC 5321 4.2.1)\n           DATA: 451 4.3.0 not now > no text of the message, to be tried again\n";
    assert!(list.contains(row), "{list}");
}

#[test]
fn a_client_that_prints_without_end_is_ended() {
    let begun = Instant::now();
    let prints = r#"exec 3<>"/dev/tcp/$1/$2"; exec yes"#;
    let command = ["bash", "-c", prints, "client", "{host}", "{port}"];
    let ended = run(&["--only", "c/eod-250", "--timeout", "40"], &command);
    assert!(text(&ended).contains("not reached"), "{}", text(&ended));
    assert!(begun.elapsed() < Duration::from_secs(30), "{:?}", begun.elapsed());
}
