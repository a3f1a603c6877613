//! The command line.

use std::ffi::OsString;
use std::num::NonZero;
use std::path::PathBuf;

use clap::Parser;
use smtp_log_report::Day;

/// Reports on the SMTP replies in mail logs: what came of the mail, why not, with whom, and when.
///
/// Reads the logs of Postfix, Exim, OpenSMTPD and Sendmail, plain or compressed with gzip, in any order. Exits with 2
/// where an input could not be read to its end; the rest is reported all the same.
#[derive(Debug, Parser)]
#[command(name = "smtp-log-report", version)]
pub(crate) struct Arguments {
    /// Logs to read; `-`, or none at all, is standard input
    pub(crate) logs: Vec<OsString>,

    /// Write the report as one page of HTML, which needs no network
    #[arg(long, value_name = "FILE")]
    pub(crate) html: Option<PathBuf>,

    /// Print the report as JSON instead of as text
    #[arg(long)]
    pub(crate) json: bool,

    /// Rows to show of a long table
    #[arg(long, value_name = "ROWS", default_value = "20")]
    pub(crate) top: NonZero<usize>,

    /// The last day that the logs are of, for timestamps without a year; else when each file was changed
    #[arg(long, value_name = "YYYY-MM-DD")]
    pub(crate) until: Option<Day>,

    /// Threads to read with; else as many as there are cores
    #[arg(long, value_name = "COUNT", value_parser = threads)]
    pub(crate) threads: Option<NonZero<usize>>,

    /// Print a made-up log of this size instead of a report: 500K, 20M, 1G
    #[arg(long, value_name = "SIZE", value_parser = size, hide = true)]
    pub(crate) generate: Option<u64>,
}

/// The most threads: more help nobody, and a system may not be able to start them.
fn threads(text: &str) -> Result<NonZero<usize>, &'static str> {
    let number = text.parse().ok().filter(|number: &NonZero<usize>| number.get() <= 1024);
    number.ok_or("expected a number from 1 to 1024")
}

fn size(text: &str) -> Result<u64, String> {
    let (number, unit) = match text.as_bytes() {
        [.., b'K'] => (&text[..text.len() - 1], 1 << 10),
        [.., b'M'] => (&text[..text.len() - 1], 1 << 20),
        [.., b'G'] => (&text[..text.len() - 1], 1 << 30),
        _ => (text, 1),
    };
    number
        .parse::<u64>()
        .ok()
        .and_then(|number| number.checked_mul(unit))
        .ok_or_else(|| "expected a number of octets, or of K, M or G of them".to_owned())
}
