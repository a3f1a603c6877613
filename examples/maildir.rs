//! A maildir: a folder in which each message is a file, whole from the moment that it can be seen.

use std::fs::{self, File};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};
use std::process;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{SystemTime, UNIX_EPOCH};

use crate::about;

/// A folder with `tmp`, `new` and `cur`, as mail programs read it.
#[derive(Debug)]
pub struct Maildir {
    folder: PathBuf,
    kept: AtomicU64,
}

impl Maildir {
    /// Opens a maildir, or makes one.
    ///
    /// # Errors
    ///
    /// A folder cannot be made.
    pub fn open(folder: PathBuf) -> io::Result<Self> {
        for part in ["tmp", "new", "cur"] {
            let made = fs::create_dir_all(folder.join(part));
            made.map_err(|error| about(folder.display(), &error))?;
        }
        Ok(Self { folder, kept: AtomicU64::new(0) })
    }

    /// Keeps a message, and returns the name of its file.
    ///
    /// When it returns, the message is on the disk: whoever answers 250 to it takes responsibility for it
    /// (RFC 5321 section 6.1).
    ///
    /// # Errors
    ///
    /// It cannot be written. Nothing of it is left then.
    pub fn keep(&self, octets: &[u8]) -> io::Result<String> {
        let name = self.unused_name();
        let (unfinished, finished) =
            (self.folder.join("tmp").join(&name), self.folder.join("new").join(&name));
        let kept = write(&unfinished, octets).and_then(|()| fs::rename(&unfinished, &finished));
        if let Err(error) = kept {
            // It may not even have been made.
            let _ = fs::remove_file(&unfinished);
            return Err(error);
        }
        self.sync_new()?;
        Ok(name)
    }

    /// Time, process and number make a name that no other program has chosen.
    fn unused_name(&self) -> String {
        let now = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
        let number = self.kept.fetch_add(1, Ordering::Relaxed);
        // Of one length, so that names are in the order of time whatever sorts them.
        format!("{}.M{:06}P{}Q{number:06}.smtp-codes", now.as_secs(), now.subsec_micros(), process::id())
    }

    /// The new name is on the disk when its folder is. Elsewhere than on Unix a folder cannot be opened.
    fn sync_new(&self) -> io::Result<()> {
        if cfg!(unix) { File::open(self.folder.join("new"))?.sync_all() } else { Ok(()) }
    }
}

fn write(path: &Path, octets: &[u8]) -> io::Result<()> {
    let mut file = File::create_new(path)?;
    file.write_all(octets)?;
    file.sync_all()
}
