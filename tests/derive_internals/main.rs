//! The derives as a library: what they make of arm lists that nobody would write by hand, and how their output reads.
//!
//! A procedural macro cannot be called by a test, so its modules are built into this one.

#![allow(clippy::expect_used, clippy::unwrap_used)] // the helpers of a test may fail it

#[path = "../../smtp-codes-derive/src/ast.rs"]
mod ast;
#[path = "../../smtp-codes-derive/src/attr/mod.rs"]
mod attr;
#[path = "../../smtp-codes-derive/src/coverage.rs"]
mod coverage;
#[path = "../../smtp-codes-derive/src/ctxt.rs"]
mod ctxt;
#[path = "../../smtp-codes-derive/src/expand/mod.rs"]
mod expand;
#[path = "../../smtp-codes-derive/src/path.rs"]
mod path;
#[path = "../../smtp-codes-derive/src/pattern.rs"]
mod pattern;
#[path = "../../smtp-codes-derive/src/status.rs"]
mod status;
#[path = "../../smtp-codes-derive/src/suggest.rs"]
mod suggest;
#[path = "../../smtp-codes-derive/src/template.rs"]
mod template;
#[path = "../../smtp-codes-derive/src/tokens.rs"]
mod tokens;
#[path = "../../smtp-codes-derive/src/valid/mod.rs"]
mod valid;

mod arm_lists;
mod brute_force;
mod dispatch;
mod expansion;
mod messages;
mod model;

use std::path::Path;

/// Compares with a file of this folder, or writes it where `BLESS` is set.
fn assert_same(file: &str, text: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("derive_internals").join(file);
    if std::env::var_os("BLESS").is_some() {
        std::fs::write(&path, text).expect("the file can be written");
    }
    let expected = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(
        expected == text,
        "{file} is not what is made now; `BLESS=1 cargo test --test derive_internals` writes it anew.\n{text}"
    );
}
