//! Where the example servers keep messages.

use core::sync::atomic::{AtomicU32, Ordering};
use std::fs::{self, File};
use std::io::{self, Write as _};
use std::path::PathBuf;
use std::process;
use std::time::{SystemTime, UNIX_EPOCH};

/// A maildir: a message is written under `tmp`, and stands under `new` when it is whole.
#[derive(Debug)]
pub struct Maildir {
    folder: PathBuf,
    count: AtomicU32,
}

impl Maildir {
    /// Opens a maildir, and makes what of it is missing.
    ///
    /// # Errors
    ///
    /// The folders cannot be made.
    pub fn open(folder: PathBuf) -> io::Result<Self> {
        for part in ["tmp", "new", "cur"] {
            fs::create_dir_all(folder.join(part))?;
        }
        Ok(Self { folder, count: AtomicU32::new(0) })
    }

    /// Keeps a message, and gives the name by which it is kept.
    ///
    /// # Errors
    ///
    /// The message is not kept.
    pub fn keep(&self, message: &[u8]) -> io::Result<String> {
        let seconds = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |now| now.as_secs());
        let count = self.count.fetch_add(1, Ordering::Relaxed);
        let name = format!("{seconds}.{}-{count}", process::id());
        let written = self.folder.join("tmp").join(&name);
        let mut file = File::create_new(&written)?;
        file.write_all(message)?;
        file.sync_all()?;
        fs::rename(&written, self.folder.join("new").join(&name))?;
        Ok(name)
    }
}
