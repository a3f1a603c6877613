//! [`Days`]: the open files of one thread, one for each day that it meets.

use std::fs::File;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use datafusion::arrow::array::RecordBatch;
use datafusion::arrow::datatypes::SchemaRef;
use datafusion::parquet::arrow::ArrowWriter;
use datafusion::parquet::arrow::arrow_writer::ArrowWriterOptions;
use datafusion::parquet::basic::{Compression, ZstdLevel};
use datafusion::parquet::file::properties::WriterProperties;
use smtp_log_report::Day;

use super::folder_of;
use super::rows::{Rows, SCHEMA};

/// Files that are open at once. A log is in the order of its days, or nearly so.
const OPEN: usize = 8;

/// Octets that all open files together may hold in memory.
const MEMORY: usize = 64 << 20;

/// A finished file, and the folder that it is to be moved to.
#[derive(Debug)]
pub(super) struct Finished {
    pub(super) path: PathBuf,
    pub(super) folder: String,
}

#[derive(Debug)]
pub(super) struct Days {
    folder: PathBuf,
    /// Tells the files of this thread from those of others.
    name: String,
    open: Vec<OpenDay>,
    finished: Vec<Finished>,
}

/// One day.
#[derive(Debug)]
struct OpenDay {
    day: Option<Day>,
    rows: Rows,
    file: Parquet,
}

impl Days {
    pub(super) fn new(folder: &Path, name: String) -> Self {
        Self { folder: folder.to_owned(), name, open: Vec::new(), finished: Vec::new() }
    }

    /// Lends the rows of a day to add one to.
    pub(super) fn add(&mut self, day: Option<Day>, push: impl FnOnce(&mut Rows)) -> io::Result<()> {
        let open = self.open(day)?;
        push(&mut open.rows);
        if open.rows.is_full() {
            open.write_rows()?;
            self.bound_memory()?;
        }
        Ok(())
    }

    /// Writes rows of a day that are a batch already.
    pub(super) fn write(&mut self, day: Option<Day>, batch: &RecordBatch) -> io::Result<()> {
        self.open(day)?.file.write(batch)?;
        self.bound_memory()
    }

    /// Finishes all files.
    pub(super) fn finish(mut self) -> io::Result<Vec<Finished>> {
        while !self.open.is_empty() {
            self.close_first()?;
        }
        Ok(self.finished)
    }

    /// The day that was used last is the last one of the list, and the first one makes room for another.
    fn open(&mut self, day: Option<Day>) -> io::Result<&mut OpenDay> {
        if self.open.last().is_none_or(|last| last.day != day) {
            let opened = match self.open.iter().position(|open| open.day == day) {
                Some(at) => self.open.remove(at),
                None => {
                    if self.open.len() == OPEN {
                        self.close_first()?;
                    }
                    let path =
                        self.folder.join(format!("{}-{}", self.name, self.finished.len() + self.open.len()));
                    OpenDay { day, rows: Rows::default(), file: Parquet::create(path, &SCHEMA)? }
                }
            };
            self.open.push(opened);
        }
        self.open.last_mut().ok_or_else(|| io::Error::other("no day is open"))
    }

    fn close_first(&mut self) -> io::Result<()> {
        let mut first = self.open.remove(0);
        first.write_rows()?;
        self.finished.push(Finished { path: first.file.finish()?, folder: folder_of(first.day) });
        Ok(())
    }

    fn bound_memory(&mut self) -> io::Result<()> {
        while self.open.iter().map(|open| open.file.memory()).sum::<usize>() > MEMORY {
            let Some(largest) = self.open.iter_mut().max_by_key(|open| open.file.memory()) else { break };
            largest.file.flush()?;
        }
        Ok(())
    }
}

impl OpenDay {
    fn write_rows(&mut self) -> io::Result<()> {
        if self.rows.len() == 0 {
            return Ok(());
        }
        let batch = self.rows.take().map_err(io::Error::other)?;
        self.file.write(&batch)
    }
}

/// A Parquet file that is being written.
#[derive(Debug)]
pub(super) struct Parquet {
    path: PathBuf,
    writer: ArrowWriter<File>,
}

impl Parquet {
    pub(super) fn create(path: PathBuf, schema: &SchemaRef) -> io::Result<Self> {
        let properties = WriterProperties::builder()
            .set_compression(Compression::ZSTD(ZstdLevel::try_new(1).map_err(io::Error::other)?))
            .set_created_by("smtp-fleet".to_owned())
            .build();
        // What Arrow would add tells other engines nothing.
        let options = ArrowWriterOptions::new().with_properties(properties).with_skip_arrow_metadata(true);
        let file = File::create(&path)?;
        let writer = ArrowWriter::try_new_with_options(file, Arc::clone(schema), options);
        Ok(Self { path, writer: writer.map_err(io::Error::other)? })
    }

    pub(super) fn write(&mut self, batch: &RecordBatch) -> io::Result<()> {
        self.writer.write(batch).map_err(io::Error::other)
    }

    /// Writes down what is held in memory.
    fn flush(&mut self) -> io::Result<()> {
        self.writer.flush().map_err(io::Error::other)
    }

    fn memory(&self) -> usize {
        self.writer.memory_size()
    }

    /// Writes the end of the file and returns where it is.
    pub(super) fn finish(mut self) -> io::Result<PathBuf> {
        self.writer.finish().map_err(io::Error::other)?;
        self.writer.inner().sync_all()?;
        Ok(self.path)
    }
}
