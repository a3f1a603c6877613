//! The octets that a program links for each question: `no_std`, opt-level `z`, LTO, over a program without questions.
//!
//!     cargo bench --manifest-path tests/benches/Cargo.toml --bench sizes

use std::fs;
use std::path::Path;
use std::process::Command;

use object::{Object as _, ObjectSection as _, SectionKind};

/// Programs of `tests/sizes`.
const PROGRAMS: [(&str, &str); 11] = [
    ("code_as_str", "`ReplyCode::as_str`"),
    ("known_name", "`known().name()`"),
    ("party", "`Party::of`"),
    ("verdict", "`Verdict::of`"),
    ("parse", "`Reply::parse`"),
    ("check", "`Reply::parse`, `Reply::check`"),
    ("read_and_judge", "`ReplyDecoder`, `verdict`, `check`, `Party::of`, `wire`, `to_log`"),
    ("explain", "`Reply::parse`, `Reply::explain`"),
    ("derived", "a derived enum of 10 literal replies, `write_into`"),
    ("derived_by_hand", "the same by hand with `write!`"),
    ("empty", "nothing"),
];

fn main() {
    let package = Path::new(env!("CARGO_MANIFEST_DIR")).join("../sizes/Cargo.toml");
    let target = Path::new(env!("CARGO_TARGET_TMPDIR")).join("sizes");
    let built = Command::new("cargo")
        .args(["build", "--quiet", "--release", "--bins", "--manifest-path"])
        .arg(package)
        .arg("--target-dir")
        .arg(&target)
        .status()
        .expect("cargo runs");
    assert!(built.success(), "the programs do not build");
    let size = |name: &str| size(&target.join("release").join(name));
    let empty = size("empty");
    println!("| a program that uses | octets over an empty one |\n|---|---:|");
    for (name, uses) in PROGRAMS {
        println!("| {uses} | {} |", size(name) - empty);
    }
}

/// The octets of code and data; none of the programs keeps anything that is zero at first.
fn size(program: &Path) -> i64 {
    let octets = fs::read(program).expect("the program is built");
    let file = object::File::parse(octets.as_slice()).expect("it is a program");
    let is_loaded = |kind| {
        matches!(
            kind,
            SectionKind::Text
                | SectionKind::Data
                | SectionKind::ReadOnlyData
                | SectionKind::ReadOnlyDataWithRel
                | SectionKind::ReadOnlyString
        )
    };
    let sections = file.sections().filter(|section| is_loaded(section.kind()));
    sections.map(|section| section.size()).sum::<u64>().try_into().expect("a small program")
}
