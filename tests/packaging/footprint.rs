//! The cost of the crate for a user of the codes alone.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use smtp_codes::Provider;

/// Runs cargo, and gives what it prints.
fn cargo(arguments: &[&str]) -> String {
    let output = Command::new(env!("CARGO"))
        .args(arguments)
        .current_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join(".."))
        .output()
        .expect("cargo runs");
    let errors = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "cargo {}: {errors}", arguments.join(" "));
    String::from_utf8(output.stdout).expect("cargo prints text")
}

fn dependencies(features: &str) -> String {
    cargo(&[
        "tree",
        "-p",
        "smtp-codes",
        "--no-default-features",
        "--features",
        features,
        "-e",
        "normal,build",
        "--prefix",
        "none",
    ])
}

#[test]
fn without_default_features_no_syn_is_built() {
    let names = |tree: String| -> Vec<String> {
        tree.lines().filter_map(|line| line.split(' ').next().map(str::to_owned)).collect()
    };
    let bare = names(dependencies(""));
    assert!(bare.contains(&"quote".to_owned()), "{bare:?}");
    assert!(!bare.contains(&"syn".to_owned()), "{bare:?}");
    assert!(!names(dependencies("alloc,serde,strum")).contains(&"syn".to_owned()));
    // The test would see it.
    assert!(names(dependencies("derive")).contains(&"syn".to_owned()));
}

/// The folder in which the workspace is built, so that what cargo has compiled for it is not compiled again.
fn target() -> PathBuf {
    Path::new(env!("CARGO_TARGET_TMPDIR")).parent().expect("it is in the target folder").to_owned()
}

#[test]
fn a_program_without_std_and_allocator_builds_and_runs() {
    let target = target();
    let target = target.to_str().expect("a path in UTF-8");
    cargo(&["run", "--quiet", "--manifest-path", "tests/no_std/Cargo.toml", "--target-dir", target]);
}

/// Programs for small devices link what they ask for: no text that explains is in them, of the tables or of providers.
#[test]
fn who_asks_for_no_explanation_links_none() {
    let target = target();
    let folder = target.to_str().expect("a path in UTF-8");
    cargo(&[
        "build",
        "--quiet",
        "--bins",
        "--manifest-path",
        "tests/sizes/Cargo.toml",
        "--target-dir",
        folder,
    ]);
    let texts = || {
        let codes = smtp_codes_data::CODES.iter().map(|row| row.explanation);
        let statuses = smtp_codes_data::STATUSES.iter().map(|row| row.explanation);
        let rows = Provider::ALL.iter().flat_map(|provider| provider.table().rows());
        codes.chain(statuses).chain(rows.map(|row| row.meaning))
    };
    let explained_in = |program: &str| -> Vec<&str> {
        let octets = fs::read(target.join("debug").join(program)).expect("the program is built");
        let linked = String::from_utf8_lossy(&octets);
        texts().filter(|text| linked.contains(text)).collect()
    };
    for program in
        ["code_as_str", "known_name", "party", "verdict", "parse", "check", "derived", "read_and_judge"]
    {
        assert_eq!(explained_in(program), [""; 0], "{program}");
    }
    // The test would see it.
    assert_eq!(explained_in("explain").len(), texts().count());
}
