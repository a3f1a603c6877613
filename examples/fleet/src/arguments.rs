//! The command line.

use std::ffi::OsString;
use std::num::NonZero;
use std::path::PathBuf;

use clap::{Args, Parser, Subcommand};
use smtp_log_report::Day;

/// Makes Parquet of mail logs, and asks it questions: on one machine, or on a cluster of Apache DataFusion Ballista.
#[derive(Debug, Parser)]
#[command(name = "smtp-fleet", version)]
pub(crate) struct Arguments {
    #[command(subcommand)]
    pub(crate) command: Command,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    Import(Import),
    Sql(Sql),
    Scheduler(Scheduler),
    Executor(Executor),
    Measure(Measure),
}

/// Reads logs, and writes their replies as Parquet, a row a reply, into a folder for each day.
///
/// Reads the logs of Postfix, Exim, OpenSMTPD and Sendmail, plain or compressed with gzip, in any order. Exits with 2
/// where an input could not be read to its end; the rest is imported all the same. A log that is imported twice is
/// there twice.
#[derive(Args, Debug)]
pub(crate) struct Import {
    /// Logs to read; `-` is standard input
    #[arg(required = true)]
    pub(crate) logs: Vec<OsString>,

    /// Folder to write to, which may hold other imports
    #[arg(long, value_name = "DIR")]
    pub(crate) out: PathBuf,

    /// The last day that the logs are of, for timestamps without a year; else when each file was changed
    #[arg(long, value_name = "YYYY-MM-DD")]
    pub(crate) until: Option<Day>,

    /// Threads to read with; else as many as there are cores
    #[arg(long, value_name = "COUNT")]
    pub(crate) threads: Option<NonZero<u16>>,
}

/// Asks a question in SQL.
///
/// A column of text can be asked for the replies in it: smtp_code(text), smtp_enhanced(text), smtp_party(text),
/// smtp_verdict(command, text), smtp_provider(text, host), smtp_explain(text), and smtp_replies(text), a list to
/// unnest.
#[derive(Args, Debug)]
pub(crate) struct Sql {
    /// The question; or refusals-by-provider, who-has-to-act or top-texts, which ask a table `logs`
    pub(crate) query: String,

    /// A table, and the folder or file with its Parquet, or its JSON of one row a line
    #[arg(long = "table", value_name = "NAME=PATH", value_parser = table)]
    pub(crate) tables: Vec<(String, PathBuf)>,

    /// Print one JSON object a row
    #[arg(long)]
    pub(crate) json: bool,

    /// Ask the cluster of the scheduler there, whose executors find the tables at the same paths
    #[arg(long, value_name = "HOST:PORT")]
    pub(crate) cluster: Option<String>,

    /// Seconds after which to give up
    #[arg(long, value_name = "SECONDS", default_value = "3600")]
    pub(crate) deadline: NonZero<u32>,
}

/// Runs the scheduler of a cluster. Whoever reaches its port can have anything read that its executors can read.
#[derive(Args, Debug)]
pub(crate) struct Scheduler {
    /// Address to listen at
    #[arg(long, default_value = "127.0.0.1")]
    pub(crate) host: String,

    /// Port to listen at; 0 for any
    #[arg(long, default_value = "50050")]
    pub(crate) port: u16,

    /// Seconds without a word after which an executor is lost, and its work given to others
    #[arg(long, value_name = "SECONDS", default_value = "30")]
    pub(crate) executor_timeout: NonZero<u32>,
}

/// Runs an executor of a cluster. Whoever reaches its ports can have anything read that it can read.
#[derive(Args, Debug)]
pub(crate) struct Executor {
    /// The scheduler to work for
    #[arg(long, value_name = "HOST:PORT")]
    pub(crate) scheduler: String,

    /// Address to listen at, under which the scheduler and other executors find it
    #[arg(long, default_value = "127.0.0.1")]
    pub(crate) host: String,

    /// Tasks to work on at once; else as many as there are cores
    #[arg(long, value_name = "COUNT")]
    pub(crate) cores: Option<NonZero<u16>>,

    /// Memory that all tasks together may take for sorting and grouping, in MiB; what does not fit goes to disk
    #[arg(long, value_name = "MIB", default_value = "1024")]
    pub(crate) memory: NonZero<u32>,

    /// Folder for what tasks hand on; else a temporary one
    #[arg(long, value_name = "DIR")]
    pub(crate) work: Option<PathBuf>,

    /// Seconds between words to the scheduler
    #[arg(long, value_name = "SECONDS", default_value = "5")]
    pub(crate) heartbeat: NonZero<u32>,

    /// Leave out a function, as an older release does
    #[arg(long, value_name = "FUNCTION", hide = true)]
    pub(crate) without: Vec<String>,
}

/// Measures the functions over a column of text: against scanning alone, and against a regular expression in SQL.
#[derive(Args, Debug)]
pub(crate) struct Measure {
    /// An imported folder
    pub(crate) logs: PathBuf,

    /// Times that each is measured; the fastest counts
    #[arg(long, default_value = "5")]
    pub(crate) times: NonZero<u16>,
}

fn table(text: &str) -> Result<(String, PathBuf), &'static str> {
    match text.split_once('=') {
        Some((name, path)) if !name.is_empty() && !path.is_empty() => Ok((name.to_owned(), path.into())),
        _ => Err("expected a name and a path, such as logs=/var/lib/logs"),
    }
}
