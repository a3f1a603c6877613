//! Mail logs of a whole fleet: as Parquet, and as questions in SQL, on one machine or on a cluster.
//!
//! ```text
//! smtp-fleet import --out logs /var/log/mail.log*
//! smtp-fleet sql who-has-to-act --table logs=logs
//! ```

mod arguments;
mod engine;
mod functions;
mod import;
mod log;
mod measure;

use std::error::Error;
use std::process::ExitCode;
use std::time::Duration;

use clap::Parser as _;
use smtp_codes_examples::exit;
use smtp_log_report::Source;

use crate::arguments::{Arguments, Command};

type Outcome = Result<bool, Box<dyn Error>>;

fn main() -> ExitCode {
    exit("smtp-fleet", run(Arguments::parse()))
}

/// Returns `true` if every input was read to its end.
fn run(arguments: Arguments) -> Outcome {
    match arguments.command {
        Command::Import(given) => {
            let sources: Vec<_> = given.logs.iter().map(|log| Source::argument(log)).collect();
            let (imported, is_all) = import::import(&sources, &given.out, given.until, given.threads)?;
            print!("{imported}");
            Ok(is_all)
        }
        Command::Sql(given) => block_on(engine::sql(&given)),
        Command::Scheduler(given) => block_on(engine::scheduler(&given)),
        Command::Executor(given) => block_on(engine::executor(&given)),
        Command::Measure(given) => block_on(measure::measure(&given)),
    }
}

/// Drops what the work returns when all tasks have ended.
fn block_on<T>(work: impl Future<Output = Result<T, Box<dyn Error>>>) -> Outcome {
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build()?;
    let done = runtime.block_on(work);
    // A query that is given up may still hold a thread.
    runtime.shutdown_timeout(Duration::from_secs(1));
    done.map(|_| true)
}
