//! The expected output of programs, in files below `data/`.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};

/// A file below `data/`.
#[must_use]
pub fn file(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("data").join(path)
}

/// Holds a text against a file below `data/`, which `EXPECTED=overwrite` writes anew.
///
/// # Panics
///
/// Where they differ.
#[track_caller]
pub fn assert_same(text: &str, path: &str) {
    let file = file(path);
    if env::var("EXPECTED").as_deref() == Ok("overwrite") {
        fs::write(&file, text).unwrap_or_else(|error| panic!("{path}: {error}"));
    }
    let expected = fs::read_to_string(&file).unwrap_or_else(|error| panic!("{path}: {error}"));
    assert_eq!(text, expected, "{path}");
}
