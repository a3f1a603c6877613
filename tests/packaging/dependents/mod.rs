//! The macros in packages that the tests write: in each edition.

use std::path::Path;
use std::process::{Command, Output};

const USED: &str = include_str!("used.rs");

const WRONG: &str = r#"extern crate smtp_codes;

#[derive(smtp_codes::ToReply, smtp_codes::FromReply)]
#[reply(25, "fine")]
pub struct Derived;

pub fn in_place() {
    let _ = smtp_codes::reply!(99, "fine");
}
"#;

const EDITIONS: [&str; 4] = ["2015", "2018", "2021", "2024"];

/// Checks a library of one file.
fn check(name: &str, edition: &str, source: &str) -> Output {
    let target = Path::new(env!("CARGO_TARGET_TMPDIR"));
    let package = target.join("dependents").join(format!("{name}-{edition}"));
    std::fs::create_dir_all(package.join("src")).expect("the folder can be made");
    std::fs::write(package.join("src/lib.rs"), source).expect("a file can be written");
    // All but the names is as in the package `renamed`, for which cargo has the dependencies already.
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    let facade = here.join("../smtp-codes");
    for file in ["Cargo.toml", "Cargo.lock"] {
        let renamed = std::fs::read_to_string(here.join("renamed").join(file)).expect("a file can be read");
        let content = renamed
            .replace("smtp-codes-renamed", &format!("smtp-codes-{name}-{edition}"))
            .replace("replies = { package = \"smtp-codes\", ", "smtp-codes = { ")
            .replace("../../smtp-codes", facade.to_str().expect("a path in UTF-8"))
            .replace("edition = \"2024\"", &format!("edition = \"{edition}\""));
        std::fs::write(package.join(file), content).expect("a file can be written");
    }
    Command::new(env!("CARGO"))
        .args(["check", "--quiet", "--offline", "--target-dir"])
        .arg(target.join(".."))
        .current_dir(package)
        .output()
        .expect("cargo runs")
}

#[test]
fn the_macros_expand_in_each_edition() {
    // Not in the root, where the paths of edition 2015 begin.
    let used = format!(
        "//! Uses all of the macros.\n#![deny(warnings)]\nextern crate smtp_codes;\n\
         /// Not the root.\npub mod inner {{\n{USED}}}\n"
    );
    for edition in EDITIONS {
        let output = check("used", edition, &used);
        assert!(output.status.success(), "{edition}: {}", String::from_utf8_lossy(&output.stderr));
    }
}

#[test]
fn the_messages_are_the_same_in_each_edition() {
    for edition in EDITIONS {
        let output = check("wrong", edition, WRONG);
        let shown = String::from_utf8_lossy(&output.stderr);
        let messages: Vec<&str> = shown.lines().filter(|line| line.starts_with("error")).collect();
        let [derived, in_place, of_cargo] = messages.as_slice() else { panic!("{edition}: {shown}") };
        assert!(derived.starts_with("error: `25` is not a reply code"), "{edition}: {shown}");
        assert!(in_place.starts_with("error: `99` is not a reply code"), "{edition}: {shown}");
        assert!(of_cargo.starts_with("error: could not compile"), "{edition}: {shown}");
    }
}
