//! The functions over columns of text, good rows and bad ones.

use std::fs;

use serde_json::{Value, json};

use crate::program::fleet;

/// Asks about texts, of each of the string types in turn, each time with the same answer.
#[track_caller]
fn ask(columns: &str, rows: &[Value]) -> Vec<Value> {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("texts.json");
    let rows: String = rows.iter().map(|row| format!("{row}\n")).collect();
    fs::write(&path, rows).expect("the texts can be written");
    let table = format!("t={}", path.display());
    let [one, other, third] = ["Utf8", "LargeUtf8", "Utf8View"].map(|kind| {
        let query = format!(
            "SELECT {columns} FROM (SELECT number, command, host, arrow_cast(text, '{kind}') AS text FROM t) \
             ORDER BY number"
        );
        fleet(&["sql", &query, "--json", "--table", &table], b"").rows()
    });
    assert_eq!(one, other);
    assert_eq!(one, third);
    one
}

/// A row with all columns.
fn row(number: u32, text: Value, command: Value, host: Value) -> Value {
    json!({"number": number, "text": text, "command": command, "host": host})
}

fn rows() -> Vec<Value> {
    let texts = [
        (json!("host mx[192.0.2.1] said: 550 5.1.1 <a@b.example>: no such user"), json!("RCPT"), Value::Null),
        (json!("552 too many recipients"), json!("RCPT"), Value::Null),
        (json!("552 too many recipients"), json!("MAIL"), Value::Null),
        (json!("553 sorry, not in my list (#5.7.1)"), Value::Null, json!("mx.example.org")),
        (
            json!("550 5.7.30 DKIM did not pass. a12-x.1 - gsmtp"),
            json!("(auth data)"),
            json!("mx.example.org"),
        ),
        (json!("250 2.0.0 ok"), json!("."), json!("gmail-smtp-in.l.google.com")),
        (json!("status 4.4.1, timed out"), json!("FOO"), Value::Null),
        // Rows that say nothing, and rows that break other readers.
        (Value::Null, json!("RCPT"), Value::Null),
        (json!(""), Value::Null, json!("")),
        (json!("nothing of that kind"), Value::Null, Value::Null),
        (json!("\u{0}\u{fffd}ä 5500 55 0 999"), json!("\u{0}"), json!("\u{0}")),
    ];
    (0..).zip(texts).map(|(number, (text, command, host))| row(number, text, command, host)).collect()
}

#[test]
fn codes_and_what_they_call_for() {
    let columns = "smtp_code(text) AS code, smtp_enhanced(text) AS enhanced, smtp_party(text) AS party, \
        smtp_verdict(command, text) AS verdict, smtp_provider(text, host) AS provider";
    let expected = [
        json!({"code": 550, "enhanced": "5.1.1", "party": "Sender", "verdict": "Rejected"}),
        json!({"code": 552, "party": "Recipient", "verdict": "RetryLater"}),
        json!({"code": 552, "party": "Recipient", "verdict": "Rejected"}),
        json!({"code": 553, "enhanced": "5.7.1", "party": "SendingAdministrator", "verdict": "Rejected"}),
        json!({"code": 550, "enhanced": "5.7.30", "party": "SendingAdministrator", "verdict": "Rejected",
            "provider": "google"}),
        json!({"code": 250, "enhanced": "2.0.0", "party": "Nobody", "verdict": "Accepted", "provider": "google"}),
        // What the program logs without a reply; the command is none that there is.
        json!({"enhanced": "4.4.1", "party": "ServerAdministrator"}),
        json!({}),
        json!({}),
        json!({}),
        json!({}),
    ];
    assert_eq!(ask(columns, &rows()), expected);
}

#[test]
fn constants_are_texts_too() {
    let query = "SELECT smtp_code('550 no') AS code, smtp_verdict(NULL, '451 later') AS verdict, \
        smtp_verdict('RCPT', NULL) AS none, smtp_provider('no', 'gmail-smtp-in.l.google.com') AS provider, \
        smtp_replies('550 no')[1]['text'] AS text";
    let rows = fleet(&["sql", query, "--json"], b"").rows();
    assert_eq!(rows, [json!({"code": 550, "verdict": "RetryLater", "provider": "google", "text": "no"})]);
    let columns = "smtp_verdict('RCPT', text) AS verdict";
    let verdicts = ask(columns, &rows_of(["552 full", "552 5.2.2 full"]));
    assert_eq!(verdicts, [json!({"verdict": "RetryLater"}), json!({"verdict": "Rejected"})]);
}

fn rows_of<const N: usize>(texts: [&str; N]) -> Vec<Value> {
    (0..).zip(texts).map(|(number, text)| row(number, json!(text), json!("RCPT"), json!("x"))).collect()
}

#[test]
fn an_explanation_is_the_one_of_the_library() {
    let explained = ask("smtp_explain(text) AS explained", &rows_of(["450 4.2.0 try later", "nothing"]));
    let explanation = explained[0]["explained"].as_str().expect("text");
    assert!(explanation.starts_with("450"), "{explanation}");
    assert!(explanation.contains("RFC 5321"), "{explanation}");
    assert_eq!(explained[1], json!({}));
}

/// Parts of long texts and of short ones, which are kept in different ways.
#[test]
fn all_replies_of_a_text() {
    let long = format!("{} 450 4.7.1 greylisted for now, then 550 5.1.1 no such user here", "x".repeat(100));
    let texts = rows_of([&long, "250 ok", "550 ä\n421 bye", "none"]);
    let columns = "smtp_replies(text) AS replies";
    let expected = [
        json!({"replies": [
            {"position": 101, "code": 450, "enhanced": "4.7.1",
                "text": "greylisted for now, then 550 5.1.1 no such user here"},
            {"position": 136, "code": 550, "enhanced": "5.1.1", "text": "no such user here"},
        ]}),
        json!({"replies": [{"position": 0, "code": 250, "text": "ok"}]}),
        json!({"replies": [{"position": 0, "code": 550, "text": "ä"}, {"position": 7, "code": 421, "text": "bye"}]}),
        json!({"replies": []}),
    ];
    assert_eq!(ask(columns, &texts), expected);
}
