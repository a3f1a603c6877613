//! The check of arm lists against trying every reply.

use proc_macro2::TokenStream;

use super::arm_lists::{self, NUMBERS, Random};
use super::model::{self, Point};
use crate::derive::expand;

/// Returns `true` if the derive takes the arms for total, and none of their words for dead.
fn accepts(arms: &[String]) -> bool {
    let variants: String =
        arms.iter().enumerate().map(|(index, arm)| format!("#[reply({arm})] V{index},")).collect();
    let input: TokenStream = format!("#[reply(unregistered)] enum Outcome {{ {variants} }}").parse().unwrap();
    !expand::derive_from_reply(input).to_string().contains("compile_error")
}

/// Every reply that a list can tell from another one: a subject and a detail that no list names represent the rest.
fn universe(codes: impl IntoIterator<Item = u16>) -> Vec<Point> {
    let numbers = || NUMBERS.into_iter().chain([999]);
    codes
        .into_iter()
        .flat_map(|code| {
            let class = (code / 100) as u8;
            let statuses =
                numbers().flat_map(move |subject| numbers().map(move |detail| (class, subject, detail)));
            let has_class = matches!(class, 2 | 4 | 5);
            std::iter::once((code, None))
                .chain(statuses.filter(move |_| has_class).map(move |status| (code, Some(status))))
        })
        .collect()
}

fn compare(seeds: std::ops::Range<u64>, points: &[Point]) {
    let mut right = 0;
    let lists = seeds.end - seeds.start;
    for seed in seeds {
        let arms = arm_lists::list(&mut Random::new(seed));
        let parsed: Vec<_> = arms.iter().map(|arm| model::parse(arm)).collect();
        let expected = model::is_right(&parsed, points);
        right += u64::from(expected);
        assert_eq!(accepts(&arms), expected, "seed {seed}: {arms:#?}");
    }
    // Both kinds were tried.
    assert!((lists / 20..lists * 19 / 20).contains(&right), "{right} of {lists} lists are right");
}

#[test]
fn lists_against_every_code() {
    compare(0..150, &universe(100..600));
}

#[test]
fn many_lists_against_the_codes_that_make_a_difference() {
    let last_digits = [0, 1, 20, 21, 22, 49, 50, 51, 52, 53, 60, 98, 99];
    let codes = (1..=5).flat_map(|digit| last_digits.map(|last| digit * 100 + last));
    compare(1_000..5_000, &universe(codes));
}

/// Where every number is named, nothing is left for the rest.
#[test]
fn a_subject_can_be_used_up() {
    let details =
        |class: u8| (0..1000).map(|detail| format!("\"{class}.7.{detail}\"")).collect::<Vec<_>>().join(" | ");
    let arms = |last: &str| [details(5), last.to_owned(), "other".to_owned()];
    assert!(accepts(&arms("\"4.7.X\"")));
    assert!(!accepts(&arms("\"5.7.X\"")));
    assert!(!accepts(&arms("\"5.7.999\"")));
    assert!(!accepts(&arms("(550, \"5.7.X\")")));

    let subjects = |class: u8| {
        (0..1000).map(|subject| format!("\"{class}.{subject}.X\"")).collect::<Vec<_>>().join(" | ")
    };
    let arms = |last: &str| [subjects(5), "(5yz, none)".to_owned(), last.to_owned()];
    assert!(accepts(&arms("1yz | 2yz | 3yz | 4yz")));
    assert!(!accepts(&arms("other | 5yz")));
    assert!(!accepts(&arms("1yz | 2yz | 3yz | 4yz | 550")));
    let halves = |last: &str| {
        let first: Vec<_> = (0..500).map(|subject| format!("\"5.{subject}.X\"")).collect();
        let second: Vec<_> = (500..1000).map(|subject| format!("\"5.{subject}.X\"")).collect();
        [
            format!("(55z, {})", first.join(" | ")),
            second.join(" | "),
            format!("(55z, {last})"),
            "other".to_owned(),
        ]
    };
    assert!(accepts(&halves("none")));
    assert!(!accepts(&halves("\"5.7.1\"")));
}

/// The arms of single codes and those of whole families are kept apart, and may name the same twice.
#[test]
fn a_code_and_its_family_use_up_a_subject_together() {
    let details = |numbers: std::ops::Range<u16>| {
        numbers.map(|detail| format!("\"5.7.{detail}\"")).collect::<Vec<_>>().join(" | ")
    };
    let arms = |to: u16, from: u16, last: &str| {
        [format!("(550, {})", details(0..to)), details(from..1000), last.to_owned(), "other".to_owned()]
    };
    for (to, from) in [(500, 500), (501, 499)] {
        assert!(!accepts(&arms(to, from, "(550, \"5.7.X\")")));
        assert!(accepts(&arms(to, from, "(551, \"5.7.X\")")));
    }
    assert!(accepts(&arms(499, 500, "(550, \"5.7.X\")")));

    let subjects = |numbers: std::ops::Range<u16>| {
        numbers.map(|subject| format!("\"5.{subject}.X\"")).collect::<Vec<_>>().join(" | ")
    };
    let arms = |to: u16, from: u16| {
        [
            format!("(55z, {})", subjects(0..to)),
            subjects(from..1000),
            "(55z, none)".to_owned(),
            "50z | 51z | 52z | 53z | 54z | 56z | 57z | 58z | 59z".to_owned(),
            "1yz | 2yz | 3yz | 4yz".to_owned(),
        ]
    };
    assert!(accepts(&arms(500, 500)));
    assert!(accepts(&arms(501, 499)));
    assert!(!accepts(&arms(499, 500)));
}

/// Where no enhanced status code is possible, `none` is the only choice.
#[test]
fn none_is_everything_with_1yz_and_3yz() {
    let arms = |first: &str| [first.to_owned(), "2yz | 4yz | 5yz".to_owned()];
    assert!(accepts(&arms("(1yz | 3yz, none)")));
    assert!(!accepts(&arms("(1yz | 3yz, none) | 1yz")));
}
