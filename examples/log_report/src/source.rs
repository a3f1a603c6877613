//! Opens what is read: files and standard input, plain or compressed with gzip.

use std::ffi::OsStr;
use std::fmt;
use std::fs::File;
use std::io::{self, BufReader, Cursor, ErrorKind, Read};
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::SystemTime;

use flate2::bufread::MultiGzDecoder;

use crate::clock::Day;
use crate::fault::Fault;

/// Beginnings of files that are compressed with something else, and what unpacks them.
const PACKED: [(&[u8], &str); 3] =
    [(b"\xfd7zXZ", "xz -dc"), (b"\x28\xb5\x2f\xfd", "zstd -dc"), (b"BZh", "bzip2 -dc")];

/// Something to read.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Source {
    /// Standard input.
    StandardInput,
    /// A file.
    File(PathBuf),
}

impl Source {
    /// Returns what an argument names: `-` is standard input.
    #[must_use]
    pub fn argument(given: &OsStr) -> Self {
        if given == "-" { Self::StandardInput } else { Self::File(given.into()) }
    }

    /// Returns what to call it in a message.
    #[must_use]
    pub fn name(&self) -> String {
        match self {
            Self::StandardInput => "standard input".to_owned(),
            Self::File(path) => path.display().to_string(),
        }
    }

    /// Returns the octets to read, where that can be told beforehand.
    #[must_use]
    pub fn size(&self) -> Option<u64> {
        let Self::File(path) = self else { return None };
        let metadata = path.metadata().ok()?;
        metadata.is_file().then_some(metadata.len())
    }

    /// Opens it. Octets are added to `progress` as they are read.
    ///
    /// # Errors
    ///
    /// Where it cannot be opened, or is compressed in a way that is not read.
    pub fn open(&self, progress: Arc<AtomicU64>) -> Result<Opened, Fault> {
        let (input, changed): (Box<dyn Read + Send>, _) = match self {
            Self::StandardInput => (Box::new(io::stdin()), SystemTime::now()),
            Self::File(path) => {
                let file = File::open(path).map_err(Fault::CannotOpen)?;
                let metadata = file.metadata().map_err(Fault::CannotOpen)?;
                if metadata.is_dir() {
                    return Err(Fault::IsDirectory);
                }
                (Box::new(file), metadata.modified().unwrap_or_else(|_| SystemTime::now()))
            }
        };
        let mut input = Counted { input, progress };
        let mut head = Vec::with_capacity(6);
        input.by_ref().take(6).read_to_end(&mut head).map_err(Fault::CannotRead)?;
        if let Some((_, unpacker)) = PACKED.iter().find(|(begin, _)| head.starts_with(begin)) {
            return Err(Fault::Packed { unpacker });
        }
        let is_gzip = head.starts_with(b"\x1f\x8b");
        let whole = Cursor::new(head).chain(input);
        let reader: Box<dyn Read + Send> = if is_gzip {
            Box::new(MultiGzDecoder::new(BufReader::with_capacity(64 << 10, whole)))
        } else {
            Box::new(whole)
        };
        // A day later, as the clock that wrote the log may be ahead of the one in the file system.
        Ok(Opened { reader, is_gzip, newest: Day::of_time(changed).next() })
    }
}

/// A source that is being read.
pub struct Opened {
    /// The text, unpacked.
    pub reader: Box<dyn Read + Send>,
    /// Whether it is compressed.
    pub is_gzip: bool,
    /// No line in it is of a later day.
    pub newest: Day,
}

impl Opened {
    /// Returns what an error while reading says about the source.
    #[must_use]
    pub fn fault(is_gzip: bool, error: io::Error) -> Fault {
        match error.kind() {
            ErrorKind::UnexpectedEof if is_gzip => Fault::Truncated,
            ErrorKind::InvalidInput | ErrorKind::InvalidData if is_gzip => Fault::Damaged(error),
            _ => Fault::CannotRead(error),
        }
    }
}

/// Tells how much of the input was read, for the progress bar.
struct Counted<R> {
    input: R,
    progress: Arc<AtomicU64>,
}

impl<R: Read> Read for Counted<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let count = self.input.read(buffer)?;
        self.progress.fetch_add(count as u64, Ordering::Relaxed);
        Ok(count)
    }
}

impl fmt::Debug for Opened {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Opened")
            .field("is_gzip", &self.is_gzip)
            .field("newest", &self.newest)
            .finish_non_exhaustive()
    }
}
