//! Reports on the SMTP replies in mail logs.
//!
//! ```text
//! smtp-log-report --html mail.html /var/log/mail.log*
//! journalctl -o short-iso -u postfix | smtp-log-report
//! ```

mod arguments;
mod flawed;
mod generate;
mod label;
mod page;
mod report;
mod summary;
mod tally;

use std::fs;
use std::io::{self, BufWriter, Write as _};
use std::num::NonZero;
use std::path::Path;
use std::process::ExitCode;
use std::thread;

use clap::Parser as _;
use smtp_codes_examples::{about, exit, say};
use smtp_log_report::Source;

use crate::arguments::Arguments;
use crate::report::Report;
use crate::tally::Tally;

fn main() -> ExitCode {
    exit("smtp-log-report", run(&Arguments::parse()))
}

/// Returns `true` if every input was read to its end.
fn run(arguments: &Arguments) -> io::Result<bool> {
    let mut out = BufWriter::new(anstream::stdout().lock());
    if let Some(size) = arguments.generate {
        generate::write(&mut io::stdout().lock(), size)?;
        return Ok(true);
    }
    let sources = sources(arguments);
    let cores = || thread::available_parallelism().unwrap_or(NonZero::<usize>::MIN);
    let threads = arguments.threads.unwrap_or_else(cores);
    let tally = Tally::read(&sources, arguments.until, threads);
    for (input, fault) in &tally.faults {
        say(format_args!("smtp-log-report: {}: {fault}", sources[*input].name()));
    }

    let report = Report::new(&sources, &tally, arguments.top.get());
    if let Some(file) = &arguments.html {
        if tally.is_unread() {
            say(format_args!(
                "smtp-log-report: {}: is left as it is, as no log could be read",
                file.display()
            ));
        } else {
            let page = page::page(&report).map_err(io::Error::other)?;
            replace(file, &page).map_err(|error| about(file.display(), &error))?;
        }
    }
    if arguments.json {
        serde_json::to_writer_pretty(&mut out, &report)?;
        writeln!(out)?;
    } else {
        summary::write(&mut out, &report)?;
    }
    out.flush()?;
    Ok(tally.faults.is_empty())
}

/// Puts a page in the place of another at once, so that nobody finds half of it.
fn replace(file: &Path, page: &str) -> io::Result<()> {
    let is_special = file.starts_with("/dev") || file.metadata().is_ok_and(|metadata| !metadata.is_file());
    if is_special {
        return fs::write(file, page);
    }
    // A link stays one, and what it leads to is replaced.
    let file = file.canonicalize().unwrap_or_else(|_| file.to_owned());
    let folder = match file.parent() {
        Some(folder) if folder != Path::new("") => folder,
        _ => Path::new("."),
    };
    let mut builder = tempfile::Builder::new();
    #[cfg(unix)]
    let builder = {
        use std::os::unix::fs::PermissionsExt as _;
        let as_usual = || fs::Permissions::from_mode(0o666);
        builder.permissions(file.metadata().map_or_else(|_| as_usual(), |metadata| metadata.permissions()))
    };
    let mut new = builder.tempfile_in(folder)?;
    new.write_all(page.as_bytes())?;
    new.persist(&file)?;
    Ok(())
}

fn sources(arguments: &Arguments) -> Vec<Source> {
    if arguments.logs.is_empty() {
        vec![Source::StandardInput]
    } else {
        arguments.logs.iter().map(|log| Source::argument(log)).collect()
    }
}
