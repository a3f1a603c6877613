//! What is imported: the rows that the report counts, no matter what happens to the program.

use std::collections::BTreeMap;
use std::fs;
use std::io::Write as _;
use std::path::Path;
use std::process::{Command, Stdio};
use std::thread;
use std::time::Duration;

use serde_json::{Value, json};

use crate::program::{Logs, UNTIL, fleet, report};

type Counts = BTreeMap<String, u64>;

/// How many rows there are by a column.
fn counts(logs: &Logs, column: &str, condition: &str) -> Counts {
    let query = format!("SELECT {column} AS key, count(*) AS replies FROM logs WHERE {condition} GROUP BY 1");
    let row = |row: &Value| (row["key"].to_string(), row["replies"].as_u64().expect("a number"));
    logs.ask(&query).iter().map(row).collect()
}

/// The same by a list of the report.
fn reported(rows: &Value, key: &str) -> Counts {
    let rows = rows.as_array().expect("a list").iter();
    let rows = rows.map(|row| (row[key].to_string(), row["replies"].as_u64().expect("a number")));
    rows.filter(|(_, replies)| *replies > 0).collect()
}

#[test]
fn the_rows_are_those_that_the_report_counts() {
    let logs = Logs::shared();
    let options = ["--json", "--threads", "1", "--top", "1000000", "--until", UNTIL];
    let files = logs.files.iter().map(String::as_str);
    let printed = report(&options.into_iter().chain(files).collect::<Vec<_>>());
    let report: Value = serde_json::from_slice(&printed).expect("JSON");

    let all = logs.ask("SELECT count(*) AS n FROM logs");
    assert_eq!(all[0]["n"], report["total"]["replies"]);
    assert!(report["total"]["not_counted"].as_u64() > Some(0), "some lines repeat a reply");
    assert_eq!(counts(logs, "verdict", "true"), reported(&report["verdicts"], "verdict"));
    assert_eq!(counts(logs, "code", "true"), reported(&report["codes"], "code"));
    assert_eq!(counts(logs, "enhanced", "true"), reported(&report["statuses"], "status"));
    assert_eq!(counts(logs, "command", "true"), reported(&report["commands"], "command"));
    assert_eq!(
        counts(logs, "coalesce(program, 'Unknown')", "true"),
        reported(&report["programs"], "program")
    );
    let fails = "verdict IN ('Rejected', 'RetryLater') AND party IS NOT NULL";
    assert_eq!(counts(logs, "party", fails), reported(&report["parties"], "party"));
    let received = "direction = 'Received' AND provider IS NOT NULL";
    assert_eq!(counts(logs, "provider", received), reported(&report["providers"]["rows"], "id"));
    for words in report["words"].as_array().expect("a list") {
        let verdict = words["verdict"].as_str().expect("a name");
        let mut sums = Counts::new();
        for row in words["rows"].as_array().expect("a list") {
            *sums.entry(row["words"].to_string()).or_default() += row["replies"].as_u64().expect("a number");
        }
        assert_eq!(counts(logs, "words", &format!("verdict = '{verdict}'")), sums, "{verdict}");
    }
}

#[test]
fn a_row_says_all_of_its_line() {
    let row = Logs::shared().ask("SELECT * FROM logs WHERE queue_id = '4F1A22BD03'");
    let line = "Nov 24 08:10:00 mx1 postfix/smtp[202]: 4F1A22BD03: to=<carol@example.com>, \
        relay=mx.example.com[192.0.2.2]:25, delay=3, delays=1/0/1/1, dsn=5.1.1, status=bounced (host \
        mx.example.com[192.0.2.2] said: 550-5.1.1 The account does not exist. 550-5.1.1 Look for typing errors \
        550 5.1.1 and try again. k7si123 (in reply to RCPT TO command))";
    let mut row = row[0].clone();
    let source = row["source"].take();
    assert!(source.as_str().is_some_and(|source| source.ends_with("postfix.log")), "{source}");
    let expected = json!({
        "time": "2026-11-24T08:10:00", "program": "Postfix", "queue_id": "4F1A22BD03", "direction": "Received",
        "command": "Rcpt", "relay": "mx.example.com", "recipient_domain": "example.com", "code": 550,
        "enhanced": "5.1.1", "verdict": "Rejected", "party": "Sender",
        "text": "The account does not exist. 550-5.1.1 Look for typing errors 550 5.1.1 and try again. k7si123",
        "words": "The account does not exist. Look for typing errors and try again. …", "source": null,
        "octet": 524, "line": line, "day": "2026-11-24",
    });
    assert_eq!(row, expected);
}

/// More days than files may be open, in no order, and one reply without a time.
#[test]
fn days_come_in_any_order() {
    let folder = tempfile::tempdir().expect("a folder");
    let parquet = folder.path().join("parquet").to_str().expect("the path is text").to_owned();
    let mut log = String::from("postfix/smtp[1]: said: 550 5.1.1 no\n");
    for number in 0..2_000 {
        let (month, day) = (number * 7 % 12 + 1, number * 11 % 28 + 1);
        log += &format!(
            "2026-{month:02}-{day:02}T08:00:00Z mx1 postfix/smtp[1]: A{number}: said: 550 5.1.1 no\n"
        );
    }
    let printed = fleet(&["import", "-", "--out", &parquet, "--threads", "1"], log.as_bytes()).text();
    assert!(printed.contains("\n2001 replies in "), "{printed}");
    assert!(printed.contains("1 broken lines: a reply without a time\n"), "{printed}");
    let query = "SELECT day, count(*) AS n, min(substr(CAST(time AS VARCHAR), 1, 10)) AS first, \
        max(substr(CAST(time AS VARCHAR), 1, 10)) AS last FROM logs GROUP BY day ORDER BY day";
    let table = format!("logs={parquet}");
    let rows = fleet(&["sql", query, "--json", "--table", &table], b"").rows();
    assert_eq!(rows.iter().filter_map(|row| row["n"].as_u64()).sum::<u64>(), 2_001);
    let (timed, timeless): (Vec<_>, Vec<_>) = rows.iter().partition(|row| !row["first"].is_null());
    assert_eq!(timeless, [&json!({"day": "__HIVE_DEFAULT_PARTITION__", "n": 1})]);
    assert!(timed.iter().all(|row| row["day"] == row["first"] && row["day"] == row["last"]), "{timed:?}");
}

/// What was found wrong is counted, and what cannot be read is named; the rest is there.
#[test]
fn broken_logs_are_told() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = |name: &str| folder.path().join(name).to_str().expect("the path is text").to_owned();
    let mut log = b"Nov 24 08:00:00 mx1 postfix/smtp[1]: said: 550 5.1.1 n\xff\n".to_vec();
    log.extend(b"Nov 24 08:00:00 mx1 other[1]: said: 550 5.1.1 no\nNov 24 08:00:00 mx1 postfix/smtp[1]: said: 451 lat");
    fs::write(path("mail.log"), log).expect("the log can be written");
    let answer = fleet(&["import", &path("mail.log"), &path("none.log"), "--out", &path("parquet")], b"");
    assert_eq!(answer.exit, Some(2));
    assert!(answer.complaints.contains("none.log: cannot be opened: "), "{}", answer.complaints);
    for line in [
        "3 replies in ",
        "1 broken lines: octets that are not text\n",
        "1 broken lines: the end is missing\n",
        "1 broken lines: a reply, logged by a program that is not known\n",
    ] {
        assert!(answer.printed.contains(line), "{line} is not in {}", answer.printed);
    }
    let table = format!("logs={}", path("parquet"));
    let rows =
        fleet(&["sql", "SELECT text FROM logs ORDER BY octet", "--json", "--table", &table], b"").rows();
    assert_eq!(rows, [json!({"text": "n\u{fffd}"}), json!({"text": "no"}), json!({"text": "lat"})]);
}

/// Until all is read no engine finds anything, and never half a file.
#[test]
fn an_import_that_is_killed_leaves_nothing_to_read() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut child = Command::new(env!("CARGO_BIN_EXE_smtp-fleet"))
        .args(["import", "-", "--out"])
        .arg(folder.path())
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .spawn()
        .expect("it starts");
    let line = b"2026-11-24T08:00:00Z mx1 postfix/smtp[1]: A1: said: 550 5.1.1 no\n";
    child.stdin.as_mut().expect("its input").write_all(&line.repeat(40_000)).expect("it reads");
    let written = || fs::read_dir(folder.path().join(hidden(folder.path())?)).ok()?.next();
    for _ in 0..6_000 {
        if written().is_some() {
            break;
        }
        thread::sleep(Duration::from_millis(10));
    }
    assert!(written().is_some(), "nothing is written within a minute");
    child.kill().expect("it runs");
    child.wait().expect("it ends");
    let names: Vec<_> = fs::read_dir(folder.path()).expect("a folder").filter_map(Result::ok).collect();
    let visible = names.iter().filter(|entry| !entry.file_name().to_string_lossy().starts_with('.'));
    assert_eq!(visible.count(), 0, "{names:?}");

    let out = folder.path().to_str().expect("the path is text");
    fleet(&["import", "-", "--out", out], line).text();
    let query = "SELECT count(*) AS n FROM logs";
    let rows = fleet(&["sql", query, "--json", "--table", &format!("logs={out}")], b"").rows();
    assert_eq!(rows, [json!({"n": 1})]);
}

fn hidden(folder: &Path) -> Option<String> {
    let names = fs::read_dir(folder).ok()?.filter_map(|entry| entry.ok()?.file_name().into_string().ok());
    names.into_iter().find(|name| name.starts_with('.'))
}
