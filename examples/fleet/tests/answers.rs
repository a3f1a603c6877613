//! The ready queries, and what is said to a question that cannot be answered.

use serde_json::json;

use crate::program::{Logs, fleet};

#[test]
fn ready_queries_answer() {
    let logs = Logs::shared();
    let one = |column: &str, condition: &str| {
        let row = logs.ask(&format!("SELECT {column} AS value FROM logs WHERE {condition}"));
        row[0]["value"].clone()
    };
    let failed = "verdict IN ('Rejected', 'RetryLater')";
    let sum = |name: &str| -> u64 {
        logs.ask(name).iter().map(|row| row["replies"].as_u64().expect("a number")).sum()
    };
    assert_eq!(json!(sum("who-has-to-act")), one("count(*)", failed));
    let received = format!("{failed} AND direction = 'Received'");
    assert_eq!(json!(sum("refusals-by-provider")), one("count(*)", &received));
    let top = logs.ask("top-texts");
    let first = &top[0];
    let (domain, words) =
        (first["recipient_domain"].as_str().expect("text"), first["words"].as_str().expect("text"));
    let same =
        format!("{failed} AND recipient_domain = '{domain}' AND words = '{}'", words.replace('\'', "''"));
    assert_eq!(one("count(*)", &same), first["replies"]);
    assert!(top.windows(2).all(|pair| pair[0]["replies"].as_u64() >= pair[1]["replies"].as_u64()));
}

#[test]
fn a_table_for_people() {
    let printed = fleet(&["sql", "SELECT smtp_code('550 no') AS code"], b"").text();
    assert_eq!(printed, "+------+\n| code |\n+------+\n| 550  |\n+------+\n");
}

#[test]
fn questions_without_an_answer() {
    let table = Logs::shared().table();
    for (arguments, complaint) in [
        (&["sql", "SELECT 1 FROM none"][..], "table 'datafusion.public.none' not found"),
        (&["sql", "SELECT"], "Expected: an expression, found: EOF"),
        (&["sql", "SELECT smtp_code(1, 2)"], "smtp_code"),
        (&["sql", "SELECT 1", "--table", "t=/no/such/folder"], "/no/such/folder: No such file or directory"),
        (&["sql", "SELECT smtp_none(line) FROM logs", "--table", &table], "smtp_none"),
    ] {
        let answer = fleet(arguments, b"");
        assert_eq!((answer.printed.as_str(), answer.exit), ("", Some(1)), "{arguments:?}");
        assert!(answer.complaints.starts_with("smtp-fleet: "), "{}", answer.complaints);
        assert!(answer.complaints.contains(complaint), "{}", answer.complaints);
    }
}
