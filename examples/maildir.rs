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
    /// `tmp`, to have its names on the disk. Elsewhere than on Unix a folder cannot be opened.
    tmp: Option<File>,
    kept: AtomicU64,
}

/// The suffix of a file in `tmp` whose message is whole and belongs to this server.
const WHOLE: &str = ".smtp-codes.whole";

impl Maildir {
    /// Opens a maildir, or makes one. Messages that a crash has left on their way are delivered.
    ///
    /// # Errors
    ///
    /// A folder cannot be made or read.
    pub fn open(folder: PathBuf) -> io::Result<Self> {
        let opened = Self::prepare(&folder).map_err(|error| about(folder.display(), &error))?;
        Ok(Self { folder, tmp: opened, kept: AtomicU64::new(0) })
    }

    fn prepare(folder: &Path) -> io::Result<Option<File>> {
        for part in ["tmp", "new", "cur"] {
            fs::create_dir_all(folder.join(part))?;
        }
        for file in fs::read_dir(folder.join("tmp"))? {
            let file = file?;
            if let Some(name) = file.file_name().to_str().filter(|name| name.ends_with(WHOLE)) {
                let delivered = folder.join("new").join(name.trim_end_matches(".whole"));
                match fs::rename(file.path(), delivered) {
                    // The program that it belongs to has delivered it meanwhile, or another one that opens the maildir.
                    Err(error) if error.kind() == io::ErrorKind::NotFound => {}
                    outcome => outcome?,
                }
            }
        }
        if cfg!(unix) { File::open(folder.join("tmp")).map(Some) } else { Ok(None) }
    }

    /// Keeps a message, and returns the name of its file.
    ///
    /// When it returns, the message is on the disk: whoever answers 250 to it takes responsibility for it
    /// (RFC 5321 section 6.1). The last step makes it visible, and nothing that can fail comes after: a client that is
    /// refused tries again, and the recipient would get two.
    ///
    /// # Errors
    ///
    /// It cannot be written. Nothing of it can be seen then, now or later.
    pub fn keep(&self, octets: &[u8]) -> io::Result<String> {
        let name = self.unused_name();
        let unfinished = self.folder.join("tmp").join(&name);
        let whole = unfinished.with_file_name(format!("{name}.whole"));
        let written = write(&unfinished, octets).and_then(|()| io(|| fs::rename(&unfinished, &whole)));
        if let Err(error) = written {
            // It may not even have been made.
            let _ = io(|| fs::remove_file(&unfinished));
            return Err(error);
        }
        let delivered = self.folder.join("new").join(&name);
        match self.sync().and_then(|()| io(|| fs::rename(&whole, &delivered))) {
            Ok(()) => Ok(name),
            Err(error) => match io(|| fs::remove_file(&whole)) {
                Ok(()) => Err(error),
                // A message that cannot be taken back is delivered when the maildir is next opened, or has been by
                // another program that opened it: it has been taken.
                Err(_) => Ok(name),
            },
        }
    }

    /// Time, process and number make a name that no other program has chosen.
    fn unused_name(&self) -> String {
        let now = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
        let number = self.kept.fetch_add(1, Ordering::Relaxed);
        // Of one length, so that names are in the order of time whatever sorts them.
        format!("{}.M{:06}P{}Q{number:06}.smtp-codes", now.as_secs(), now.subsec_micros(), process::id())
    }

    /// A name is on the disk when its folder is.
    fn sync(&self) -> io::Result<()> {
        self.tmp.as_ref().map_or(Ok(()), |tmp| io(|| tmp.sync_all()))
    }
}

fn write(path: &Path, octets: &[u8]) -> io::Result<()> {
    let mut file = io(|| File::create_new(path))?;
    io(|| file.write_all(octets))?;
    io(|| file.sync_all())
}

/// Each call to the system goes through here, so that the test can let it fail.
fn io<T>(call: impl FnOnce() -> io::Result<T>) -> io::Result<T> {
    #[cfg(test)]
    tests::fail()?;
    call()
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    use std::cell::Cell;

    thread_local! {
        /// Calls until those that fail, how many fail, and how.
        static FAILURE: Cell<(usize, usize, i32)> = const { Cell::new((usize::MAX, 0, 0)) };
    }

    const EIO: i32 = 5;
    const EMFILE: i32 = 24;
    const ENOSPC: i32 = 28;

    pub(super) fn fail() -> io::Result<()> {
        FAILURE.with(|failure| match failure.get() {
            (0, 0, _) => Ok(()),
            (0, failing, error) => {
                failure.set((0, failing - 1, error));
                Err(io::Error::from_raw_os_error(error))
            }
            (calls, failing, error) => {
                failure.set((calls - 1, failing, error));
                Ok(())
            }
        })
    }

    struct Scratch(PathBuf);

    impl Scratch {
        fn new() -> Self {
            static NUMBER: AtomicU64 = AtomicU64::new(0);
            let number = NUMBER.fetch_add(1, Ordering::Relaxed);
            Self(std::env::temp_dir().join(format!("smtp-codes-maildir-{}-{number}", process::id())))
        }

        fn files(&self, part: &str) -> Vec<Vec<u8>> {
            let files = fs::read_dir(self.0.join(part)).unwrap();
            files.map(|file| fs::read(file.unwrap().path()).unwrap()).collect()
        }
    }

    impl Drop for Scratch {
        fn drop(&mut self) {
            let _ = fs::remove_dir_all(&self.0);
        }
    }

    /// Keeps a message while calls to the system fail, and opens the maildir anew, as after a crash. A client that was
    /// refused tries again, so that the message must not be there already. One that was accepted does not.
    fn walk(failing: usize) {
        for error in [EMFILE, ENOSPC, EIO] {
            for calls in 0.. {
                let scratch = Scratch::new();
                let maildir = Maildir::open(scratch.0.clone()).unwrap();
                FAILURE.with(|failure| failure.set((calls, failing, error)));
                let kept = maildir.keep(b"message");
                let (left, unused, _) = FAILURE.with(|failure| failure.replace((usize::MAX, 0, 0)));
                Maildir::open(scratch.0.clone()).unwrap();
                let expected = usize::from(kept.is_ok());
                let case = format!("{failing} of error {error} after {calls} calls: {kept:?}");
                assert_eq!(scratch.files("new"), vec![b"message".to_vec(); expected], "{case}");
                if failing == 1 {
                    assert_eq!(scratch.files("tmp").len(), 0, "{case}");
                }
                if left > 0 || unused == failing {
                    // All went well, and there were fewer calls.
                    assert!(kept.is_ok() && calls > 4, "{case}");
                    break;
                }
            }
        }
    }

    #[test]
    fn a_message_is_kept_once_whatever_fails() {
        walk(1);
    }

    #[test]
    fn a_message_is_kept_once_when_all_goes_on_failing() {
        walk(usize::MAX);
    }

    /// Nobody would see it before the maildir is opened anew.
    #[test]
    fn a_message_that_cannot_be_seen_is_not_kept() {
        let scratch = Scratch::new();
        let maildir = Maildir::open(scratch.0.clone()).unwrap();
        fs::remove_dir(scratch.0.join("new")).unwrap();
        assert_eq!(maildir.keep(b"message").unwrap_err().kind(), io::ErrorKind::NotFound);
        assert_eq!(scratch.files("tmp").len(), 0);
    }
}
