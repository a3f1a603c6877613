//! What becomes of a question where executors are lost, or missing, or too old.

use std::process::Child;
use std::thread;
use std::time::{Duration, Instant};

use serde_json::{Value, json};

use crate::program::{Cluster, Logs, Server, fleet};

/// A question that takes a while, in many tasks.
fn long() -> String {
    let again =
        (0..24).map(|number| format!("sum(length(smtp_explain(concat(line, ' {number}')))) AS n{number}"));
    let again = again.collect::<Vec<_>>().join(", ");
    format!("SELECT verdict, count(*) AS n, {again} FROM logs GROUP BY verdict ORDER BY verdict")
}

/// A question that no machine answers within a second.
const ENDLESS: &str = "SELECT count(*) AS n FROM logs AS a CROSS JOIN logs AS b CROSS JOIN logs AS c \
    WHERE a.octet + b.octet + c.octet < 0";

fn wait_for_first_task(executor: &Server, client: &mut Child) {
    let give_up = Instant::now() + Duration::from_secs(120);
    while !executor.has_worked() {
        assert!(
            client.try_wait().expect("it runs").is_none(),
            "the answer came before the first task was done"
        );
        assert!(Instant::now() < give_up, "no task is done");
        thread::sleep(Duration::from_millis(5));
    }
    assert!(client.try_wait().expect("it runs").is_none(), "the answer is there already");
}

fn end(client: Child) -> (Vec<Value>, String, Option<i32>) {
    let output = client.wait_with_output().expect("it ends");
    let text = String::from_utf8(output.stdout).expect("text");
    let rows = text.lines().map(|line| serde_json::from_str(line).expect("JSON")).collect();
    (rows, String::from_utf8(output.stderr).expect("text"), output.status.code())
}

#[test]
fn an_executor_killed_in_the_middle_costs_no_row() {
    let logs = Logs::shared();
    let mut cluster = Cluster::start(&[&[], &[]]);
    let mut client = cluster.begin(&long(), &["--table", &logs.table(), "--deadline", "240"]);
    wait_for_first_task(&cluster.executors[0], &mut client);
    cluster.executors[0].kill();
    let (rows, complaints, exit) = end(client);
    assert_eq!((complaints.as_str(), exit), ("", Some(0)));
    assert_eq!(rows, logs.ask(&long()));
}

#[test]
fn the_last_executor_killed_ends_the_question() {
    let logs = Logs::shared();
    let mut cluster = Cluster::start(&[&[]]);
    let mut client = cluster.begin(&long(), &["--table", &logs.table(), "--deadline", "120"]);
    wait_for_first_task(&cluster.executors[0], &mut client);
    cluster.executors[0].kill();
    let killed = Instant::now();
    let (rows, complaints, exit) = end(client);
    assert_eq!((rows.len(), exit), (0, Some(1)), "{complaints}");
    assert!(complaints.contains("all executors were lost"), "{complaints}");
    assert!(killed.elapsed() < Duration::from_secs(60), "{:?}", killed.elapsed());
}

#[test]
fn no_executor_is_an_error_at_once() {
    let cluster = Cluster::start(&[]);
    let begin = Instant::now();
    let answer = cluster.sql("SELECT 1", &[]);
    let address = &cluster.scheduler.address;
    let expected = format!(
        "smtp-fleet: no executor works for the scheduler at {address}; start one with \
         `smtp-fleet executor --scheduler {address}`\n"
    );
    assert_eq!((answer.complaints, answer.exit), (expected, Some(1)));
    assert!(begin.elapsed() < Duration::from_secs(30), "{:?}", begin.elapsed());
}

#[test]
fn no_scheduler_is_an_error_at_once() {
    let mut cluster = Cluster::start(&[]);
    cluster.scheduler.kill();
    let answer = cluster.sql("SELECT 1", &[]);
    let expected = format!("smtp-fleet: no scheduler answers at {} (", cluster.scheduler.address);
    assert!(answer.complaints.starts_with(&expected), "{}", answer.complaints);
    assert_eq!(answer.exit, Some(1));
}

#[test]
fn an_executor_without_a_function_says_so() {
    let logs = Logs::shared();
    let cluster = Cluster::start(&[&["--without", "smtp_code"]]);
    let query = |function: &str| format!("SELECT count({function}(line)) AS n FROM logs");
    let answer = cluster.sql(&query("smtp_code"), &["--table", &logs.table(), "--deadline", "60"]);
    let expected = format!("the executor at {} has no function `smtp_code`", cluster.executors[0].address);
    assert!(answer.complaints.contains(&expected), "{}", answer.complaints);
    assert_eq!(answer.exit, Some(1));
    let rows = cluster.sql(&query("smtp_party"), &["--table", &logs.table()]).rows();
    assert_eq!(rows, logs.ask(&query("smtp_party")));
}

#[test]
fn the_deadline_ends_the_question() {
    let logs = Logs::shared();
    let answer = fleet(&["sql", ENDLESS, "--table", &logs.table(), "--deadline", "1"], b"");
    let expected = "smtp-fleet: there is no answer within 1 s\n";
    assert_eq!((answer.complaints.as_str(), answer.exit), (expected, Some(1)));

    let cluster = Cluster::start(&[&[]]);
    assert_eq!(cluster.sql("SELECT 1 AS one", &[]).rows(), [json!({"one": 1})]);
    let answer = cluster.sql(ENDLESS, &["--table", &logs.table(), "--deadline", "1"]);
    let address = &cluster.scheduler.address;
    let expected =
        format!("smtp-fleet: the cluster at {address} gave no answer within 1 s: ready: 1 executors");
    assert!(answer.complaints.starts_with(&expected), "{}", answer.complaints);
}
