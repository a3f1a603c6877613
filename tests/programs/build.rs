//! Takes the functions out of the migration notes, so that the tests run what readers copy.

use std::path::Path;
use std::{env, fs, io};

const NOTES: &str = "../../smtp-codes/docs/migration.md";

fn main() -> io::Result<()> {
    let notes = fs::read_to_string(NOTES)?;
    let folder = env::var_os("OUT_DIR").ok_or(io::ErrorKind::NotFound)?;
    for name in ["from_lettre", "from_smtp_proto"] {
        let function =
            function(&notes, name).ok_or_else(|| io::Error::other(format!("no {name} in {NOTES}")))?;
        fs::write(Path::new(&folder).join(name).with_extension("rs"), function)?;
    }
    println!("cargo::rerun-if-changed={NOTES}");
    Ok(())
}

/// Returns a function from its first line to the brace at the beginning of a line.
fn function<'n>(notes: &'n str, name: &str) -> Option<&'n str> {
    let end = "\n}\n";
    let text = &notes[notes.find(&format!("fn {name}("))?..];
    Some(&text[..text.find(end)? + end.len()])
}
