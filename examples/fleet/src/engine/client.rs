//! `smtp-fleet sql`: asks, and prints the answer.

use std::error::Error;
use std::io::{self, BufWriter, Write as _};
use std::time::Duration;

use datafusion::arrow::json::LineDelimitedWriter;
use datafusion::arrow::util::pretty::pretty_format_batches;
use datafusion::common::DataFusionError;
use datafusion::prelude::DataFrame;
use futures_util::TryStreamExt as _;
use tokio::time::{Instant, timeout_at};

use super::readiness::{self, Readiness};
use super::{queries, tables};
use crate::arguments::Sql;

pub(crate) async fn sql(given: &Sql) -> Result<(), Box<dyn Error>> {
    let deadline = Instant::now() + Duration::from_secs(given.deadline.get().into());
    if let Some(cluster) = &given.cluster {
        readiness::wait(cluster, deadline).await?;
    }
    match timeout_at(deadline, answer(given)).await {
        Ok(answered) => answered,
        Err(_) => Err(too_late(given).await.into()),
    }
}

async fn answer(given: &Sql) -> Result<(), Box<dyn Error>> {
    let context = tables::context(given.cluster.as_deref()).await?;
    for (name, path) in &given.tables {
        tables::add(&context, name, path).await?;
    }
    let rows = context.sql(queries::named(&given.query)).await.map_err(readable)?;
    if given.json { print_json(rows).await } else { print_table(rows).await }
}

async fn print_json(rows: DataFrame) -> Result<(), Box<dyn Error>> {
    let mut out = LineDelimitedWriter::new(BufWriter::new(io::stdout().lock()));
    let mut batches = rows.execute_stream().await.map_err(readable)?;
    while let Some(batch) = batches.try_next().await.map_err(readable)? {
        out.write(&batch)?;
    }
    out.finish()?;
    Ok(out.into_inner().flush()?)
}

/// Its columns are as wide as what is in them, so all rows are needed first.
async fn print_table(rows: DataFrame) -> Result<(), Box<dyn Error>> {
    let batches = rows.collect().await.map_err(readable)?;
    writeln!(io::stdout().lock(), "{}", pretty_format_batches(&batches)?)?;
    Ok(())
}

/// The error without what only the authors of the engine can read.
fn readable(error: DataFusionError) -> Box<dyn Error> {
    error.strip_backtrace().into()
}

async fn too_late(given: &Sql) -> String {
    let seconds = given.deadline;
    let Some(cluster) = &given.cluster else { return format!("there is no answer within {seconds} s") };
    let state = match readiness::ask(cluster).await {
        Readiness::Ready(state) => state,
        Readiness::NoExecutor => "no executor is left".to_owned(),
        Readiness::NoScheduler(error) => error,
    };
    format!("the cluster at {cluster} gave no answer within {seconds} s: {state}")
}
