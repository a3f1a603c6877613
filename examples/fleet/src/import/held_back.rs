//! Notices, which count unless an outcome repeats them: they wait on disk until all outcomes are known.

use std::collections::HashSet;
use std::fs::{self, File};
use std::hash::{BuildHasher as _, RandomState};
use std::io::{self, BufReader, BufWriter, Read as _, Write as _};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use datafusion::arrow::array::{Array as _, AsArray as _, BooleanArray, RecordBatch, UInt64Array};
use datafusion::arrow::compute::filter_record_batch;
use datafusion::arrow::datatypes::{
    DataType, Field, Schema, SchemaRef, TimestampMicrosecondType, UInt64Type,
};
use datafusion::parquet::arrow::arrow_reader::ParquetRecordBatchReaderBuilder;
use smtp_log_report::Moment;

use super::days::{Days, Finished, Parquet};
use super::rows::{Rows, SCHEMA, TIME};

/// Outcomes that are in memory at once. More are gone through in turns.
const TURN: u64 = 4 << 20;

/// The notices and outcomes of one thread.
#[derive(Debug)]
pub(super) struct HeldBack<'a> {
    folder: &'a Path,
    number: usize,
    /// The same for all threads, so that what one of them hashes another one knows.
    hasher: &'a RandomState,
    rows: Rows,
    /// The outcome that would repeat each of the rows.
    awaited: Vec<u64>,
    notices: Option<Parquet>,
    outcomes: Option<(PathBuf, BufWriter<File>)>,
    count: u64,
}

/// What one thread has held back, on disk.
#[derive(Debug)]
pub(super) struct Held {
    notices: Option<PathBuf>,
    outcomes: Option<PathBuf>,
    count: u64,
}

/// What came of the notices.
#[derive(Debug, Default)]
pub(super) struct Settled {
    pub(super) rows: u64,
    pub(super) repeated: u64,
    pub(super) files: Vec<Finished>,
}

impl<'a> HeldBack<'a> {
    pub(super) fn new(folder: &'a Path, number: usize, hasher: &'a RandomState) -> Self {
        Self {
            folder,
            number,
            hasher,
            rows: Rows::default(),
            awaited: Vec::new(),
            notices: None,
            outcomes: None,
            count: 0,
        }
    }

    /// Holds a notice of a message back, whose reply has a key in the catalog.
    pub(super) fn hold(
        &mut self,
        message: &[u8],
        key: &[u8],
        push: impl FnOnce(&mut Rows),
    ) -> io::Result<()> {
        push(&mut self.rows);
        self.awaited.push(self.hasher.hash_one((message, key)));
        if self.rows.is_full() { self.write() } else { Ok(()) }
    }

    /// Remembers an outcome.
    pub(super) fn outcome(&mut self, message: &[u8], key: &[u8]) -> io::Result<()> {
        let hash = self.hasher.hash_one((message, key));
        if self.outcomes.is_none() {
            let path = self.folder.join(format!("outcomes-{}", self.number));
            self.outcomes = Some((path.clone(), BufWriter::new(File::create(path)?)));
        }
        self.count += 1;
        match &mut self.outcomes {
            Some((_, file)) => file.write_all(&hash.to_le_bytes()),
            None => Ok(()),
        }
    }

    pub(super) fn finish(mut self) -> io::Result<Option<Held>> {
        self.write()?;
        let notices = self.notices.map(Parquet::finish).transpose()?;
        let outcomes = match self.outcomes {
            Some((path, mut file)) => {
                file.flush()?;
                Some(path)
            }
            None => None,
        };
        Ok((notices.is_some() || outcomes.is_some()).then_some(Held { notices, outcomes, count: self.count }))
    }

    fn write(&mut self) -> io::Result<()> {
        if self.rows.len() == 0 {
            return Ok(());
        }
        let rows = self.rows.take().map_err(io::Error::other)?;
        let awaited = UInt64Array::from(std::mem::take(&mut self.awaited));
        let schema = with_awaited();
        let columns = rows.columns().iter().cloned().chain([Arc::new(awaited) as _]).collect();
        let batch = RecordBatch::try_new(Arc::clone(&schema), columns).map_err(io::Error::other)?;
        if self.notices.is_none() {
            let path = self.folder.join(format!("notices-{}", self.number));
            self.notices = Some(Parquet::create(path, &schema)?);
        }
        self.notices.as_mut().map_or(Ok(()), |file| file.write(&batch))
    }
}

fn with_awaited() -> SchemaRef {
    let awaited = Arc::new(Field::new("awaited", DataType::UInt64, false));
    let fields: Vec<_> = SCHEMA.fields().iter().cloned().chain([awaited]).collect();
    Arc::new(Schema::new(fields))
}

/// Writes the notices that no outcome repeats.
pub(super) fn settle(held: Vec<Held>, folder: &Path, number: usize) -> io::Result<Settled> {
    let mut settled = Settled::default();
    let mut days = Days::new(folder, format!("rows-{number}"));
    let turns = held.iter().map(|held| held.count).sum::<u64>().div_ceil(TURN).max(1);
    for turn in 0..turns {
        let mut known = HashSet::new();
        for (path, count) in held.iter().filter_map(|held| Some((held.outcomes.as_ref()?, held.count))) {
            let mut file = BufReader::new(File::open(path)?);
            let mut hash = [0; 8];
            // A notice whose outcome is not read would count as a reply of its own.
            for _ in 0..count {
                file.read_exact(&mut hash)?;
                let hash = u64::from_le_bytes(hash);
                if hash % turns == turn {
                    known.insert(hash);
                }
            }
        }
        for path in held.iter().filter_map(|held| held.notices.as_ref()) {
            let reader =
                ParquetRecordBatchReaderBuilder::try_new(File::open(path)?).map_err(io::Error::other)?;
            for batch in reader.build().map_err(io::Error::other)? {
                let batch = batch.map_err(io::Error::other)?;
                let awaited = batch.column(SCHEMA.fields().len()).as_primitive::<UInt64Type>();
                let in_turn = || awaited.values().iter().filter(|hash| **hash % turns == turn);
                let counts: BooleanArray = awaited
                    .values()
                    .iter()
                    .map(|hash| Some(hash % turns == turn && !known.contains(hash)))
                    .collect();
                let rows = filter_record_batch(&batch, &counts).map_err(io::Error::other)?;
                settled.rows += rows.num_rows() as u64;
                settled.repeated += (in_turn().count() - rows.num_rows()) as u64;
                write_by_day(&mut days, &rows)?;
            }
        }
    }
    for held in &held {
        for path in [&held.notices, &held.outcomes].into_iter().flatten() {
            fs::remove_file(path)?;
        }
    }
    settled.files = days.finish()?;
    Ok(settled)
}

/// Writes each run of rows of one day.
fn write_by_day(days: &mut Days, rows: &RecordBatch) -> io::Result<()> {
    let columns: Vec<_> = (0..SCHEMA.fields().len()).collect();
    let rows = rows.project(&columns).map_err(io::Error::other)?;
    let times = rows.column(TIME).as_primitive::<TimestampMicrosecondType>();
    let day = |row: usize| times.is_valid(row).then(|| Moment(times.value(row).div_euclid(1_000_000)).day());
    let mut begin = 0;
    for end in 1..=rows.num_rows() {
        if end == rows.num_rows() || day(end) != day(begin) {
            days.write(day(begin), &rows.slice(begin, end - begin))?;
            begin = end;
        }
    }
    Ok(())
}
