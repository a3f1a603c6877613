//! `smtp-fleet measure`: the time of each function over the same rows, on one core and in one run.

use std::hint::black_box;
use std::path::Path;
use std::time::{Duration, Instant};

use datafusion::arrow::array::{Array as _, ArrayRef, AsArray as _, RecordBatch};
use datafusion::arrow::datatypes::DataType;
use datafusion::datasource::MemTable;
use datafusion::prelude::{SessionConfig, SessionContext};
use std::sync::Arc;

use crate::arguments::Measure;
use crate::engine::{add_table, context};
use crate::functions;
use crate::runtime::AnyError;
use smtp_codes::scan;

/// A name, and the question asked of each row. `count` has the engine compute all rows.
const QUESTIONS: [(&str, &str); 9] = [
    ("smtp_code", "SELECT count(smtp_code(text)) FROM t"),
    ("smtp_enhanced", "SELECT count(smtp_enhanced(text)) FROM t"),
    ("smtp_party", "SELECT count(smtp_party(text)) FROM t"),
    ("smtp_verdict", "SELECT count(smtp_verdict('RCPT', text)) FROM t"),
    ("smtp_provider", "SELECT count(smtp_provider(text, host)) FROM t"),
    ("smtp_explain", "SELECT count(smtp_explain(text)) FROM t"),
    ("smtp_replies", "SELECT count(smtp_replies(text)) FROM t"),
    (
        "smtp_replies, unnested",
        "SELECT count(reply['code']) FROM (SELECT unnest(smtp_replies(text)) AS reply FROM t)",
    ),
    ("regexp_match", "SELECT count(regexp_match(text, '\\b[245][0-5][0-9]\\b')[1]) FROM t"),
];

pub(crate) async fn measure(given: &Measure) -> Result<(), AnyError> {
    let batches = rows(&given.logs).await?;
    let rows: usize = batches.iter().map(RecordBatch::num_rows).sum();
    println!("{rows} rows, the fastest of {} runs on one core", given.times);
    let fastest = |times: Vec<Duration>| times.into_iter().min().unwrap_or_default();
    let show = |name: &str, time: Duration| {
        let million = rows as f64 / time.as_secs_f64().max(1e-9) / 1e6;
        println!("{name:<24}{:>9.1} ms{million:>9.2} million rows a second", time.as_secs_f64() * 1e3);
    };
    let scanned = fastest((0..given.times.get()).map(|_| time_of(|| scan_alone(&batches))).collect());
    show("scan alone", scanned);

    let mut session = SessionContext::new_with_config(SessionConfig::new().with_target_partitions(1));
    functions::register(&mut session, &[])?;
    let Some(first) = batches.first() else { return Err("there are no rows".into()) };
    session.register_table("t", Arc::new(MemTable::try_new(first.schema(), vec![batches.clone()])?))?;
    let mut all = Vec::new();
    for (name, question) in QUESTIONS {
        let mut times = Vec::new();
        for _ in 0..given.times.get() {
            let begin = Instant::now();
            black_box(session.sql(question).await?.collect().await?);
            times.push(begin.elapsed());
        }
        let time = fastest(times);
        show(name, time);
        all.push((name, time));
    }
    let of =
        |name: &str| all.iter().find(|(other, _)| *other == name).map_or(0.0, |(_, time)| time.as_secs_f64());
    println!("smtp_code is {:.1} times as fast as regexp_match", of("regexp_match") / of("smtp_code"));
    println!("smtp_code takes {:.2} times as long as scan alone", of("smtp_code") / scanned.as_secs_f64());
    Ok(())
}

fn time_of(work: impl FnOnce() -> usize) -> Duration {
    let begin = Instant::now();
    black_box(work());
    begin.elapsed()
}

/// The lines of all replies and the hosts that gave them, in memory.
async fn rows(logs: &Path) -> Result<Vec<RecordBatch>, AnyError> {
    let session = context(None).await?;
    add_table(&session, "logs", logs).await?;
    Ok(session.sql("SELECT line AS text, relay AS host FROM logs").await?.collect().await?)
}

/// Looks for a code in each text and does nothing else.
fn scan_alone(batches: &[RecordBatch]) -> usize {
    let code = |text: &str| scan(text.as_bytes()).find_map(|found| found.code()).is_some();
    let count = |column: &ArrayRef| match column.data_type() {
        DataType::Utf8View => column.as_string_view().iter().flatten().filter(|text| code(text)).count(),
        _ => 0,
    };
    batches.iter().map(|batch| count(batch.column(0))).sum()
}
