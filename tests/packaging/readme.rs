//! The README against what it speaks of. That its example compiles and runs is a doc test of this package.

use std::collections::BTreeSet;
use std::path::Path;

const README: &str = include_str!("../../README.md");

/// The lines between a line that is `begin` and the next fence.
fn block(begin: &str) -> Vec<&'static str> {
    README
        .lines()
        .skip_while(|line| *line != begin)
        .skip(1)
        .take_while(|line| !line.starts_with("```"))
        .collect()
}

/// `.ci/run` looks for these lines.
#[test]
fn the_commands_are_where_scripts_look_for_them() {
    let commands: Vec<_> = README.lines().filter(|line| line.starts_with("cargo ")).collect();
    assert_eq!(commands, ["cargo add smtp-codes", "cargo run --example session", "cargo test --workspace"]);
}

#[test]
fn each_link_into_the_repository_leads_somewhere() {
    let targets = README.split("](").skip(1).filter_map(|rest| rest.split(')').next());
    let targets: Vec<_> = targets.filter(|target| !target.starts_with("https://")).collect();
    assert!(targets.len() > 3, "{targets:?}");
    for target in targets {
        assert!(Path::new(env!("CARGO_MANIFEST_DIR")).join("..").join(target).is_file(), "{target}");
    }
}

#[test]
fn the_compile_error_is_a_real_one() {
    let shown = block("```text");
    let real: Vec<_> = include_str!("../ui/enhanced/class_differs.stderr").lines().collect();
    assert_eq!(shown[0], real[0]);
    assert_eq!(shown[1..], real[2..5]);
}

#[test]
fn the_feature_table_is_complete() {
    let manifest = include_str!("../../smtp-codes/Cargo.toml");
    let section = manifest.lines().skip_while(|line| *line != "[features]").skip(1);
    let features: BTreeSet<_> = section
        .take_while(|line| !line.starts_with('['))
        .filter_map(|line| line.split_once(" = "))
        .map(|(name, _)| name)
        .filter(|name| !name.starts_with('#') && *name != "default")
        .collect();
    let rows = README.lines().skip_while(|line| !line.starts_with("| feature ")).skip(2);
    let shown: BTreeSet<_> =
        rows.take_while(|line| line.starts_with('|')).filter_map(|line| line.split('`').nth(1)).collect();
    assert_eq!(shown, features);
}

#[test]
fn the_promised_compiler_is_the_one_of_the_manifest() {
    let manifest = include_str!("../../Cargo.toml");
    let version = manifest.lines().find_map(|line| line.strip_prefix("rust-version = ")).expect("a version");
    assert!(README.contains(&format!("Rust {} or newer", version.trim_matches('"'))));
}
