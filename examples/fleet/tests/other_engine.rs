//! Another engine reads what was imported.

use std::path::Path;
use std::process::Command;

use serde_json::Value;

use crate::program::Logs;

/// A question about days and times, which are what engines differ in.
const QUESTION: &str =
    "SELECT CAST(day AS VARCHAR) AS day, verdict, count(*) AS replies, count(code) AS codes,
    CAST(min(time) AS VARCHAR) AS first, sum(octet) AS octets, sum(length(words)) AS length
    FROM logs GROUP BY day, verdict ORDER BY day, verdict";

/// DuckDB finds the days by itself. `.ci/run fleet` installs it.
#[test]
fn duckdb_reads_it_as_it_is() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let python = root.join("target/fleet-tools/bin/python");
    let has_duckdb =
        Command::new(&python).args(["-c", "import duckdb"]).status().is_ok_and(|status| status.success());
    if !has_duckdb {
        println!("skipped: duckdb_reads_it_as_it_is (no duckdb in target/fleet-tools)");
        return;
    }
    let logs = Logs::shared();
    let program = "import duckdb, json, sys\n\
        logs = duckdb.read_parquet(sys.argv[1] + '/*/*.parquet', hive_partitioning=True)\n\
        rows = duckdb.sql(sys.argv[2])\n\
        for row in rows.fetchall(): print(json.dumps(dict(zip(rows.columns, row)), default=int))\n";
    let output =
        Command::new(&python).args(["-c", program, &logs.parquet(), QUESTION]).output().expect("it runs");
    let text = |octets| String::from_utf8(octets).expect("text");
    assert!(output.status.success(), "{}", text(output.stderr));
    let theirs: Vec<Value> =
        text(output.stdout).lines().map(|line| serde_json::from_str(line).expect("JSON")).collect();
    let mut ours = logs.ask(QUESTION);
    for row in &mut ours {
        // One writes a time with a T, the other with a space.
        row["first"] = row["first"].as_str().map(|time| time.replace('T', " ")).into();
    }
    assert_eq!(theirs, ours);
}
