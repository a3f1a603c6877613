//! The answers of the derives to arm lists that nobody would write by hand, and the form of their output.

#![allow(clippy::expect_used, clippy::unwrap_used)] // the helpers of a test may fail it

mod arm_lists;
mod brute_force;
mod dispatch;
mod expansion;
mod messages;
mod model;
mod rules;
mod suggestions;

use std::path::Path;

/// Compares with a file of this folder, or writes it where `BLESS` is set.
fn assert_same(file: &str, text: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/derive/tests").join(file);
    if std::env::var_os("BLESS").is_some() {
        std::fs::write(&path, text).expect("the file can be written");
    }
    let expected = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(
        expected == text,
        "{file} is not what is made now; `BLESS=1 cargo test -p smtp-codes-derive` writes it anew.\n{text}"
    );
}
