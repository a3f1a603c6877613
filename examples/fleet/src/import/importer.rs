//! [`Importer`]: what one thread makes of the lines that it gets.

use std::hash::RandomState;
use std::io;
use std::path::Path;

use smtp_log_report::{Catalog, Count, Flaw, Line, Moment, Sink};

use super::Imported;
use super::days::{Days, Finished};
use super::held_back::{Held, HeldBack};
use super::rows::Rows;

/// Rows of the catalog that are kept; one that is full is begun anew.
const LIMIT: usize = 1 << 16;

pub(super) struct Importer<'a> {
    names: &'a [String],
    catalog: Catalog,
    days: Days,
    held_back: HeldBack<'a>,
    imported: Imported,
    /// Why nothing more can be written.
    error: Option<io::Error>,
}

impl<'a> Importer<'a> {
    pub(super) fn new(names: &'a [String], folder: &'a Path, number: usize, hasher: &'a RandomState) -> Self {
        Self {
            names,
            catalog: Catalog::new(LIMIT),
            days: Days::new(folder, format!("rows-{number}")),
            held_back: HeldBack::new(folder, number, hasher),
            imported: Imported::default(),
            error: None,
        }
    }

    /// Finishes all files.
    pub(super) fn finish(self) -> io::Result<(Imported, Option<Held>, Vec<Finished>)> {
        match self.error {
            Some(error) => Err(error),
            None => Ok((self.imported, self.held_back.finish()?, self.days.finish()?)),
        }
    }

    fn add(&mut self, input: usize, octet: u64, line: &Line<'_>) -> io::Result<()> {
        let count = line.entry.frame.count;
        if count == Count::Not {
            self.imported.repeated += 1;
            return Ok(());
        }
        let row = match self.catalog.number(&line.entry) {
            Some(row) => row,
            None => {
                self.catalog = Catalog::new(LIMIT);
                self.catalog.number_or_codes(&line.entry)
            }
        };
        let catalog = &self.catalog;
        let source = &self.names[input];
        if let Count::Notice { message } = count {
            let push = |rows: &mut Rows| rows.push(line, catalog, row, source, octet);
            return self.held_back.hold(message, catalog.key(), push);
        }
        if let Count::Outcome { message } = count {
            self.held_back.outcome(message, catalog.key())?;
        }
        self.imported.rows += 1;
        let day = line.entry.time.map(Moment::day);
        self.days.add(day, |rows| rows.push(line, catalog, row, source, octet))
    }
}

impl Sink for Importer<'_> {
    fn block(&mut self, _: usize, octets: u64, lines: u64) {
        self.imported.octets += octets;
        self.imported.lines += lines;
    }

    fn flaw(&mut self, flaw: Flaw, _: usize, _: u64, _: &[u8]) {
        self.imported.flaws[flaw as usize] += 1;
    }

    fn reply(&mut self, input: usize, octet: u64, line: &Line<'_>) {
        if self.error.is_none() {
            self.error = self.add(input, octet, line).err();
        }
    }

    fn is_closed(&self) -> bool {
        self.error.is_some()
    }
}
