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
mod runtime;

use std::error::Error;
use std::process::ExitCode;

use clap::Parser as _;
use smtp_codes_examples::exit;
use smtp_log_report::Source;

use crate::arguments::{Arguments, Command};
use crate::runtime::{AnyError, block_on};

fn main() -> ExitCode {
    exit("smtp-fleet", run(Arguments::parse()).map_err(|error| -> Box<dyn Error> { error }))
}

/// Returns `true` if every input was read to its end.
fn run(arguments: Arguments) -> Result<bool, AnyError> {
    match arguments.command {
        Command::Import(given) => {
            let sources: Vec<_> = given.logs.iter().map(|log| Source::argument(log)).collect();
            let (imported, is_all) = import::import(&sources, &given.out, given.until, given.threads)?;
            print!("{imported}");
            Ok(is_all)
        }
        Command::Sql(given) => engine::sql(given).map(|()| true),
        Command::Scheduler(given) => block_on(engine::scheduler(&given)).map(|_| true),
        Command::Executor(given) => block_on(engine::executor(&given)).map(|_| true),
        Command::Measure(given) => block_on(measure::measure(&given)).map(|()| true),
    }
}
