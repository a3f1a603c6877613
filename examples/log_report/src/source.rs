//! Opens what is read: files and standard input, plain or compressed with gzip.

use std::ffi::OsStr;
use std::fmt;
use std::fs::File;
use std::io::{self, BufRead, BufReader, Cursor, ErrorKind, Read};
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::SystemTime;

use flate2::bufread::GzDecoder;
use smtp_codes::Escaped;
use smtp_codes_examples::logs::{GZIP, HEAD, not_text};

use crate::clock::Day;
use crate::fault::Fault;

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

    /// Returns what to call it in a message, made safe to show.
    #[must_use]
    pub fn name(&self) -> String {
        match self {
            Self::StandardInput => "standard input".to_owned(),
            Self::File(path) => Escaped::new(path.as_os_str().as_encoded_bytes()).to_string(),
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
        let mut head = Vec::with_capacity(HEAD);
        input.by_ref().take(HEAD as u64).read_to_end(&mut head).map_err(Fault::CannotRead)?;
        let is_gzip = head.starts_with(b"\x1f\x8b");
        let (head, reader): (_, Box<dyn Read + Send>) = if is_gzip {
            let packed = BufReader::with_capacity(64 << 10, Cursor::new(head).chain(input));
            let mut members = Members::new(packed);
            let mut head = Vec::with_capacity(HEAD);
            let unpacked = members.by_ref().take(HEAD as u64).read_to_end(&mut head);
            unpacked.map_err(|error| Opened::fault(is_gzip, error))?;
            (head, Box::new(members))
        } else {
            (head, Box::new(input))
        };
        if let Some((what, command)) = not_text(&head) {
            let what = if is_gzip && what == GZIP { "compressed with gzip twice" } else { what };
            return Err(Fault::NotRead { what, command });
        }
        let reader = Box::new(Cursor::new(head).chain(reader));
        // A day later, as the clock that wrote the log may be ahead of the one in the file system.
        Ok(Opened { reader, is_gzip, newest: Day::of_time(changed).next() })
    }
}

/// A source that is being read.
pub struct Opened {
    /// The text, unpacked.
    pub reader: Box<dyn Read + Send>,
    /// `true` if it is compressed.
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

/// Unpacks the members of a gzip file one after the other. Zeros after the last one fill the block of a tape or a disk.
struct Members<R> {
    /// `None` after the last member.
    member: Option<GzDecoder<R>>,
}

impl<R: BufRead> Members<R> {
    fn new(packed: R) -> Self {
        Self { member: Some(GzDecoder::new(packed)) }
    }
}

impl<R: BufRead> Read for Members<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        while let Some(member) = &mut self.member {
            let count = member.read(buffer)?;
            if count > 0 || buffer.is_empty() {
                return Ok(count);
            }
            let Some(mut packed) = self.member.take().map(GzDecoder::into_inner) else { break };
            let has_zeros = skip_zeros(&mut packed)?;
            let is_end = packed.fill_buf()?.is_empty();
            if has_zeros && !is_end {
                return Err(io::Error::new(ErrorKind::InvalidData, "something follows the compressed data"));
            }
            self.member = (!is_end).then(|| GzDecoder::new(packed));
        }
        Ok(0)
    }
}

/// Returns `true` if there were any.
fn skip_zeros(packed: &mut impl BufRead) -> io::Result<bool> {
    let mut has_zeros = false;
    loop {
        let octets = packed.fill_buf()?;
        let zeros = octets.iter().take_while(|octet| **octet == 0).count();
        if zeros == 0 {
            return Ok(has_zeros);
        }
        packed.consume(zeros);
        has_zeros = true;
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
