//! How numbers and verdicts are written for people.

use std::fmt;

use smtp_codes::{Action, Command};

/// Verdicts in the order in which a reader wants to see the replies that have them.
pub(crate) const BY_WEIGHT: [Action; 5] =
    [Action::Rejected, Action::RetryLater, Action::Unexpected, Action::Accepted, Action::Continue];

/// Returns what a verdict is called.
pub(crate) const fn verdict(action: Action) -> &'static str {
    match action {
        Action::Accepted => "Accepted",
        Action::Continue => "Go on",
        Action::RetryLater => "Try again later",
        Action::Rejected => "Rejected",
        Action::Unexpected => "Unexpected",
    }
}

/// The name of a variant as words: `SendingAdministrator` is "Sending administrator".
pub(crate) struct Words(pub(crate) &'static str);

impl fmt::Display for Words {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut text = String::new();
        for letter in self.0.chars() {
            if letter.is_ascii_uppercase() && !text.is_empty() {
                text.push(' ');
                text.push(letter.to_ascii_lowercase());
            } else {
                text.push(letter);
            }
        }
        f.pad(&text)
    }
}

/// The label of a command: its verb, or its name in words where it has none.
pub(crate) struct Verb(pub(crate) Command);

impl fmt::Display for Verb {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0.verb().as_bytes() {
            [b'A'..=b'Z', ..] => f.pad(self.0.verb()),
            _ => Words(self.0.name()).fmt(f),
        }
    }
}

/// A count in groups of three digits: `1,234,567`.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Count(pub(crate) u64);

impl fmt::Display for Count {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let digits = self.0.to_string();
        let mut text = String::with_capacity(digits.len() * 4 / 3);
        for (at, digit) in digits.chars().enumerate() {
            if at > 0 && (digits.len() - at) % 3 == 0 {
                text.push(',');
            }
            text.push(digit);
        }
        f.pad(&text)
    }
}

/// A count of something: `1 line`, `2,345 lines`.
pub(crate) fn counted(count: u64, one: &str, more: &str) -> String {
    format!("{} {}", Count(count), if count == 1 { one } else { more })
}

/// A share in percent with one decimal, which is 0.0 or 100.0 only where it is nothing or all.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Share(pub(crate) u64, pub(crate) u64);

impl fmt::Display for Share {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self(part, whole) = *self;
        let tenths = (u128::from(part) * 2_000 + u128::from(whole)) / (u128::from(whole) * 2).max(1);
        match tenths {
            0 if part > 0 => f.pad("< 0.1 %"),
            1_000 if part < whole => f.pad("> 99.9 %"),
            _ => f.pad(&format!("{}.{} %", tenths / 10, tenths % 10)),
        }
    }
}

/// A size in octets: `209.7 MB`.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Size(pub(crate) u64);

impl fmt::Display for Size {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let units = [(1_000_000_000, "GB"), (1_000_000, "MB"), (1_000, "kB")];
        match units.iter().find(|(unit, _)| self.0 >= *unit) {
            Some((unit, name)) => {
                let tenths = self.0 / (unit / 10);
                write!(f, "{}.{} {name}", tenths / 10, tenths % 10)
            }
            None => write!(f, "{} octets", self.0),
        }
    }
}

/// Returns how many hours a step of time has, in words.
pub(crate) fn step(hours: i32) -> String {
    match hours {
        1 => "an hour".to_owned(),
        24 => "a day".to_owned(),
        168 => "a week".to_owned(),
        hours if hours % 168 == 0 => format!("{} weeks", hours / 168),
        hours => format!("{hours} hours"),
    }
}
