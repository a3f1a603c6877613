//! What the crate costs whoever wants the codes alone.

use std::path::Path;
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

#[test]
fn a_program_without_std_and_allocator_builds_and_runs() {
    let target = concat!(env!("CARGO_TARGET_TMPDIR"), "/no_std");
    cargo(&["run", "--quiet", "--manifest-path", "tests/no_std/Cargo.toml", "--target-dir", target]);
}

/// Who reads, judges and writes replies, and explains none, has none of the words about providers in the program.
#[test]
fn a_program_that_explains_nothing_has_no_word_about_providers() {
    let target = concat!(env!("CARGO_TARGET_TMPDIR"), "/no_std");
    cargo(&["build", "--quiet", "--manifest-path", "tests/no_std/Cargo.toml", "--target-dir", target]);
    let words = |program: &str| {
        let program =
            std::fs::read(Path::new(target).join("debug").join(program)).expect("the program is built");
        let linked = String::from_utf8_lossy(&program);
        Provider::ALL
            .iter()
            .filter(|provider| provider.table().rows().any(|row| linked.contains(row.meaning)))
            .count()
    };
    assert_eq!(words("wordless"), 0);
    // The test would see them.
    assert_eq!(words("smtp-codes-no-std"), Provider::ALL.len());
}

/// Programs for small devices link what they ask for: no text that explains is in them.
#[test]
fn who_asks_for_no_explanation_links_none() {
    let target = concat!(env!("CARGO_TARGET_TMPDIR"), "/sizes");
    cargo(&[
        "build",
        "--quiet",
        "--release",
        "--bins",
        "--manifest-path",
        "tests/sizes/Cargo.toml",
        "--target-dir",
        target,
    ]);
    let explanations = || {
        let codes = smtp_codes_data::CODES.iter().map(|row| row.explanation);
        codes.chain(smtp_codes_data::STATUSES.iter().map(|row| row.explanation))
    };
    let explained_in = |program: &str| -> Vec<&str> {
        let octets =
            std::fs::read(Path::new(target).join("release").join(program)).expect("the program is built");
        let linked = String::from_utf8_lossy(&octets);
        explanations().filter(|explanation| linked.contains(explanation)).collect()
    };
    for program in ["code_as_str", "known_name", "party", "verdict", "parse", "check", "derived"] {
        assert_eq!(explained_in(program), [""; 0], "{program}");
    }
    // The test would see it.
    assert_eq!(explained_in("explain").len(), explanations().count());
}
