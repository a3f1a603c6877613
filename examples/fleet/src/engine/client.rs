//! `smtp-fleet sql`: asks, and prints the answer.

use std::io::{self, BufWriter, Write as _};
use std::sync::mpsc;
use std::thread;
use std::time::{Duration, Instant};

use datafusion::arrow::json::LineDelimitedWriter;
use datafusion::arrow::util::pretty::pretty_format_batches;
use datafusion::common::DataFusionError;
use datafusion::prelude::DataFrame;
use futures_util::TryStreamExt as _;

use super::readiness::{self, Readiness};
use super::{queries, tables};
use crate::arguments::Sql;
use crate::runtime::{AnyError, block_on};

/// Asks in a thread with a runtime of its own. A join without end never gives its threads back, and then the timers of its
/// runtime do not fire: once such a query went on for ten minutes with a deadline of one second.
pub(crate) fn sql(given: Sql) -> Result<(), AnyError> {
    let (seconds, cluster) = (given.deadline, given.cluster.clone());
    let patience = Duration::from_secs(seconds.get().into());
    let deadline = Instant::now() + patience;
    let (sender, answered) = mpsc::channel();
    thread::spawn(move || sender.send(block_on(ask(&given, deadline))));
    match answered.recv_timeout(patience) {
        Ok(answered) => answered,
        Err(mpsc::RecvTimeoutError::Timeout) => block_on(async {
            let state = match &cluster {
                None => format!("there is no answer within {seconds} s"),
                Some(address) => format!(
                    "the cluster at {address} gave no answer within {seconds} s: {}",
                    state(address).await
                ),
            };
            Err(state.into())
        }),
        Err(mpsc::RecvTimeoutError::Disconnected) => Err("the query ended without an answer".into()),
    }
}

async fn ask(given: &Sql, deadline: Instant) -> Result<(), AnyError> {
    if let Some(cluster) = &given.cluster {
        readiness::wait(cluster, deadline).await?;
    }
    let context = tables::context(given.cluster.as_deref()).await?;
    for (name, path) in &given.tables {
        tables::add(&context, name, path).await?;
    }
    let rows = context.sql(queries::named(&given.query)).await.map_err(readable)?;
    if given.json { print_json(rows).await } else { print_table(rows).await }
}

async fn print_json(rows: DataFrame) -> Result<(), AnyError> {
    let mut out = LineDelimitedWriter::new(BufWriter::new(io::stdout().lock()));
    let mut batches = rows.execute_stream().await.map_err(readable)?;
    while let Some(batch) = batches.try_next().await.map_err(readable)? {
        out.write(&batch)?;
    }
    out.finish()?;
    Ok(out.into_inner().flush()?)
}

/// Its columns are as wide as what is in them, so all rows are needed first.
async fn print_table(rows: DataFrame) -> Result<(), AnyError> {
    let batches = rows.collect().await.map_err(readable)?;
    writeln!(io::stdout().lock(), "{}", pretty_format_batches(&batches)?)?;
    Ok(())
}

/// The error without what only the authors of the engine can read.
fn readable(error: DataFusionError) -> AnyError {
    error.strip_backtrace().into()
}

async fn state(cluster: &str) -> String {
    match readiness::ask(cluster).await {
        Readiness::Ready(state) => state,
        Readiness::NoExecutor => "no executor is left".to_owned(),
        Readiness::NoScheduler(error) => error,
    }
}
