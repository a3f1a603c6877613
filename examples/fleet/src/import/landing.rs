//! [`Landing`]: moves finished files to where engines find them.

use std::collections::BTreeSet;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use tempfile::TempDir;

use super::days::Finished;

/// The files of one import. Until all is read they are in a folder whose name begins with a dot, which engines leave
/// out, and which goes away where the import fails.
#[derive(Debug)]
pub(super) struct Landing {
    target: PathBuf,
    hidden: TempDir,
    files: Vec<Finished>,
}

impl Landing {
    pub(super) fn new(target: &Path) -> io::Result<Self> {
        fs::create_dir_all(target)?;
        let hidden = tempfile::Builder::new().prefix(".import-").tempdir_in(target)?;
        Ok(Self { target: target.to_owned(), hidden, files: Vec::new() })
    }

    pub(super) fn folder(&self) -> &Path {
        self.hidden.path()
    }

    pub(super) fn add(&mut self, files: Vec<Finished>) {
        self.files.extend(files);
    }

    /// Moves all files, each at once, and returns how many files of how many days that were.
    pub(super) fn land(self) -> io::Result<(usize, usize)> {
        // The hidden folder has a name that no other import into the target has.
        let import = self.hidden.path().file_name().unwrap_or_default().to_string_lossy();
        let import = import.trim_start_matches(".import-");
        let mut days = BTreeSet::new();
        for (number, file) in self.files.iter().enumerate() {
            let folder = self.target.join(&file.folder);
            fs::create_dir_all(&folder)?;
            fs::rename(&file.path, folder.join(format!("part-{import}-{number:05}.parquet")))?;
            days.insert(file.folder.as_str());
        }
        Ok((self.files.len(), days.len()))
    }
}
