//! A scheduler and two executors answer as one machine does.

use serde_json::Value;

use crate::program::{Cluster, Logs};

/// Questions whose rows come in an order.
const QUESTIONS: [&str; 8] = [
    "refusals-by-provider",
    "who-has-to-act",
    "top-texts",
    "SELECT count(*) AS n, count(DISTINCT line) AS lines FROM logs",
    "SELECT code, enhanced, verdict, words, count(*) AS n FROM logs GROUP BY 1, 2, 3, 4 ORDER BY n DESC, 1, 2, 3, 4",
    "SELECT program, count(*) AS n FROM logs WHERE day = '2026-11-20' GROUP BY program ORDER BY program",
    "SELECT reply['code'] AS code, reply['enhanced'] AS enhanced, count(*) AS n, sum(length(reply['text'])) AS length
     FROM (SELECT unnest(smtp_replies(line)) AS reply FROM logs) GROUP BY 1, 2 ORDER BY n DESC, 1, 2",
    "SELECT regexp_match(line, '\\b[245][0-5][0-9]\\b')[1] AS code, count(*) AS n FROM logs
     GROUP BY 1 ORDER BY n DESC, 1",
];

/// Each function, and a question that counts what it answers.
const FUNCTIONS: [&str; 7] = [
    "smtp_code(line)",
    "smtp_enhanced(line)",
    "smtp_party(line)",
    "smtp_verdict(command, line)",
    "smtp_provider(line, relay)",
    "smtp_explain(line)",
    "array_length(smtp_replies(line))",
];

#[test]
fn two_executors_answer_as_one_machine() {
    let logs = Logs::shared();
    let cluster = Cluster::start(&[&[], &[]]);
    let questions = QUESTIONS.map(str::to_owned).into_iter().chain(FUNCTIONS.map(|function| {
        format!("SELECT {function} AS answer, count(*) AS n FROM logs GROUP BY 1 ORDER BY n DESC, 1")
    }));
    for question in questions {
        let here = logs.ask(&question);
        let there: Vec<Value> = cluster.sql(&question, &["--table", &logs.table()]).rows();
        assert!(!here.is_empty(), "{question}");
        assert_eq!(here, there, "{question}");
    }
    assert!(cluster.executors.iter().all(|executor| executor.has_worked()), "both have worked");
}
