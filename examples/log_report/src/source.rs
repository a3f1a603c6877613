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

use crate::clock::Day;
use crate::fault::Fault;

/// Octets at the beginning of a file that tell what it is.
const HEAD: u64 = 8;

/// How files begin that are not text, what they are, and what makes text of them.
const NOT_READ: [(&[u8], &str, &str); 18] = [
    // What was unpacked once.
    (b"\x1f\x8b", "compressed with gzip twice", "gzip -dc"),
    (b"\xfd7zXZ", "compressed with xz", "xz -dc"),
    (b"\x5d\0\0", "compressed with lzma", "xz -dc"),
    (b"\x28\xb5\x2f\xfd", "compressed with zstd", "zstd -dc"),
    (b"BZh", "compressed with bzip2", "bzip2 -dc"),
    (b"\x04\x22\x4d\x18", "compressed with lz4", "lz4 -dc"),
    (b"LZIP", "compressed with lzip", "lzip -dc"),
    (b"\x1f\x9d", "compressed with compress", "gzip -dc"),
    (b"\x1f\x1e", "compressed with pack", "gzip -dc"),
    (b"\x1f\xa0", "compressed with lzh", "gzip -dc"),
    (b"PK\x03\x04", "a zip archive", "unzip -p"),
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive", "7z x -so"),
    (b"Rar!\x1a\x07", "a rar archive", "unrar p -inul"),
    (b"LPKSHHRH", "a systemd journal", "journalctl --file"),
    (b"\xff\xfe\0\0", "UTF-32", "iconv -f UTF-32 -t UTF-8"),
    (b"\0\0\xfe\xff", "UTF-32", "iconv -f UTF-32 -t UTF-8"),
    (b"\xff\xfe", "UTF-16", "iconv -f UTF-16 -t UTF-8"),
    (b"\xfe\xff", "UTF-16", "iconv -f UTF-16 -t UTF-8"),
];

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
        let mut head = Vec::with_capacity(HEAD as usize);
        input.by_ref().take(HEAD).read_to_end(&mut head).map_err(Fault::CannotRead)?;
        let is_gzip = head.starts_with(b"\x1f\x8b");
        let (head, reader): (_, Box<dyn Read + Send>) = if is_gzip {
            let packed = BufReader::with_capacity(64 << 10, Cursor::new(head).chain(input));
            let mut members = Members::new(packed);
            let mut head = Vec::with_capacity(HEAD as usize);
            let unpacked = members.by_ref().take(HEAD).read_to_end(&mut head);
            unpacked.map_err(|error| Opened::fault(is_gzip, error))?;
            (head, Box::new(members))
        } else {
            (head, Box::new(input))
        };
        if let Some((what, command)) = not_read(&head) {
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

/// Returns what a file is that is not text, and the command that makes text of it.
fn not_read(head: &[u8]) -> Option<(&'static str, &'static str)> {
    match head {
        // Without a mark: what begins a log is ASCII.
        [(1..), 0, (1..), 0, ..] | [0, (1..), 0, (1..), ..] => Some(("UTF-16", "iconv -f UTF-16 -t UTF-8")),
        [(1..), 0, 0, 0, (1..), 0, 0, 0] | [0, 0, 0, (1..), 0, 0, 0, (1..)] => {
            Some(("UTF-32", "iconv -f UTF-32 -t UTF-8"))
        }
        _ => {
            let row = NOT_READ.iter().find(|(begin, ..)| head.starts_with(begin))?;
            Some((row.1, row.2))
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
