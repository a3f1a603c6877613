//! `smtp-fleet import`: the replies of logs as Parquet, a row a reply, in a folder for each day.
//!
//! What counts is decided as `smtp-log-report` decides it, by the same reader. Each thread writes its own files into a
//! folder that no engine looks into; when all is read they are moved to where they belong, each at once.

mod days;
mod held_back;
mod importer;
mod landing;
mod rows;

use std::fmt::{self, Write as _};
use std::hash::RandomState;
use std::io;
use std::num::NonZero;
use std::path::Path;
use std::thread;

use smtp_codes_examples::{about, say};
use smtp_log_report::{Day, Flaw, Source, read};

use self::importer::Importer;
use self::landing::Landing;

/// What an import came to.
#[derive(Debug, Default)]
pub(crate) struct Imported {
    pub(crate) octets: u64,
    pub(crate) lines: u64,
    pub(crate) rows: u64,
    /// Lines that tell of a reply which another line counts.
    pub(crate) repeated: u64,
    pub(crate) flaws: [u64; Flaw::ALL.len()],
    pub(crate) files: usize,
    pub(crate) days: usize,
}

impl Imported {
    fn add(&mut self, other: &Self) {
        self.octets += other.octets;
        self.lines += other.lines;
        self.rows += other.rows;
        self.repeated += other.repeated;
        for (sum, count) in self.flaws.iter_mut().zip(other.flaws) {
            *sum += count;
        }
    }
}

impl fmt::Display for Imported {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{} lines with {} octets", self.lines, self.octets)?;
        writeln!(f, "{} replies in {} files of {} days", self.rows, self.files, self.days)?;
        writeln!(f, "{} lines that repeat a reply", self.repeated)?;
        for (flaw, lines) in Flaw::ALL.iter().zip(self.flaws).filter(|(_, lines)| *lines > 0) {
            writeln!(f, "{lines} broken lines: {}", flaw.meaning().to_lowercase())?;
        }
        Ok(())
    }
}

/// Imports logs into a folder. Says what could not be read, and returns `true` if all was.
pub(crate) fn import(
    sources: &[Source],
    folder: &Path,
    newest: Option<Day>,
    threads: Option<NonZero<u16>>,
) -> io::Result<(Imported, bool)> {
    let fails = |error: io::Error| about(folder.display(), &error);
    let mut landing = Landing::new(folder).map_err(fails)?;
    let hidden = landing.folder().to_owned();
    let names: Vec<_> = sources.iter().map(Source::name).collect();
    let cores = || thread::available_parallelism().map_or(1, NonZero::get);
    let threads = threads.map_or_else(cores, |threads| usize::from(threads.get()));
    let hasher = RandomState::new();
    let importers = (0..threads).map(|number| Importer::new(&names, &hidden, number, &hasher)).collect();
    let (importers, faults) = read(sources, newest, importers);
    for (input, fault) in &faults {
        say(format_args!("smtp-fleet: {}: {fault}", names[*input]));
    }
    let mut sum = Imported::default();
    let mut held_back = Vec::new();
    for importer in importers {
        let (imported, held, days) = importer.finish().map_err(fails)?;
        sum.add(&imported);
        landing.add(days);
        held_back.extend(held);
    }
    let settled = held_back::settle(held_back, &hidden, threads).map_err(fails)?;
    sum.rows += settled.rows;
    sum.repeated += settled.repeated;
    landing.add(settled.files);
    (sum.files, sum.days) = landing.land().map_err(fails)?;
    Ok((sum, faults.is_empty()))
}

/// Returns the name of the folder of a day, as Hive has it and all engines read it.
fn folder_of(day: Option<Day>) -> String {
    let mut name = "day=".to_owned();
    let _ = match day {
        Some(day) => write!(name, "{day}"),
        None => write!(name, "__HIVE_DEFAULT_PARTITION__"),
    };
    name
}
