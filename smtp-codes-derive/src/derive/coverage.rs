//! Computes which replies the arms of a `FromReply` match.
//!
//! The universe is all 500 codes; with each 2yz, 4yz and 5yz no enhanced status code or one of that class, any
//! subject and detail from 0 to 999; with 1yz and 3yz none.

use std::collections::{HashMap, HashSet};

use smtp_codes_data::Class;

/// Replies with a code from `low` to `high`, all of one first digit, and some enhanced status codes.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) struct Block {
    pub(crate) low: u16,
    pub(crate) high: u16,
    pub(crate) statuses: Statuses,
}

impl Block {
    /// Returns `true` if this block alone matches all that the other one does.
    pub(crate) fn contains(&self, other: &Self) -> bool {
        let are_held = match (self.statuses, other.statuses) {
            (Statuses::Any, _) => true,
            (Statuses::Absent, Statuses::Any) => !self.has_class(),
            (Statuses::Subject(one), Statuses::Detail(other, _)) => one == other,
            (one, other) => one == other,
        };
        are_held && self.low <= other.low && other.high <= self.high
    }

    /// Returns `true` if an enhanced status code can come with its codes.
    const fn has_class(&self) -> bool {
        Class::of_code(self.low).is_some()
    }
}

/// The enhanced status codes that a block has with each reply code; the class is the code's first digit.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Statuses {
    /// Each of them, and none.
    Any,
    /// None alone.
    Absent,
    Detail(u16, u16),
    Subject(u16),
}

/// The replies that are matched so far.
pub(crate) struct Coverage {
    /// Ascending and without gaps from 100 to 599; no block that is ever added begins or ends inside of one.
    stretches: Vec<Stretch>,
    /// The statuses that are matched with every code of a first digit, from 1 to 5.
    everywhere: [Matched; 5],
}

/// Codes that no block tells apart.
struct Stretch {
    low: u16,
    high: u16,
    matched: Matched,
}

/// The part of one stretch that is matched.
#[derive(Default)]
struct Matched {
    any: bool,
    absent: bool,
    subjects: HashMap<u16, Details>,
}

#[derive(Default)]
struct Details {
    whole: bool,
    one_by_one: HashSet<u16>,
}

/// Subjects, and details of one subject: 0 to 999.
const NUMBERS: usize = 1000;

/// Replies that no arm matches.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) struct Hole {
    pub(crate) low: u16,
    pub(crate) high: u16,
    pub(crate) missing: Missing,
}

#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Missing {
    Everything,
    /// The code without an enhanced status code, and with those that no arm names.
    AllButNamed,
    /// The code without an enhanced status code.
    Bare,
    /// The code with an enhanced status code that no arm names.
    Unnamed,
}

impl Coverage {
    /// Begins with nothing matched, for these blocks, of which each is still to be added.
    pub(crate) fn new<'a>(blocks: impl Iterator<Item = &'a Block>) -> Self {
        let mut begins = [false; 501];
        for first_digit in 1..=5 {
            begins[(first_digit - 1) * 100] = true;
        }
        for block in blocks {
            begins[usize::from(block.low - 100)] = true;
            begins[usize::from(block.high - 99)] = true;
        }
        let mut stretches: Vec<Stretch> = Vec::new();
        for code in 100..600_u16 {
            match stretches.last_mut() {
                Some(last) if !begins[usize::from(code - 100)] => last.high = code,
                _ => stretches.push(Stretch { low: code, high: code, matched: Matched::default() }),
            }
        }
        Self { stretches, everywhere: Default::default() }
    }

    /// Adds a block, and returns `true` if it matches anything that no block before it did.
    pub(crate) fn add(&mut self, block: &Block) -> bool {
        let class = usize::from(block.low / 100);
        let has_class = block.has_class();
        if !has_class && !matches!(block.statuses, Statuses::Any | Statuses::Absent) {
            return false;
        }
        let everywhere = &mut self.everywhere[class - 1];
        let from = self.stretches.partition_point(|stretch| stretch.low < block.low);
        let to = self.stretches.partition_point(|stretch| stretch.low <= block.high);
        let stretches = &mut self.stretches[from..to];
        if everywhere.has(block.statuses) {
            return false;
        }
        let is_news = stretches.iter().any(|stretch| {
            !stretch.matched.has(block.statuses)
                && !both_cover(&stretch.matched, everywhere, block.statuses, has_class)
        });
        let is_whole_family = block.high - block.low == 99;
        if is_whole_family {
            everywhere.add(block.statuses);
        } else {
            for stretch in stretches {
                stretch.matched.add(block.statuses);
            }
        }
        is_news
    }

    /// Returns what no block matches, in ascending order.
    pub(crate) fn holes(&self) -> Vec<Hole> {
        let mut holes: Vec<Hole> = Vec::new();
        for stretch in &self.stretches {
            let has_class = Class::of_code(stretch.low).is_some();
            let everywhere = &self.everywhere[usize::from(stretch.low / 100) - 1];
            let has = |statuses| stretch.matched.has(statuses) || everywhere.has(statuses);
            if has(Statuses::Any) || both_cover(&stretch.matched, everywhere, Statuses::Any, has_class) {
                continue;
            }
            let is_bare_matched = has(Statuses::Absent);
            let has_named = !stretch.matched.subjects.is_empty() || !everywhere.subjects.is_empty();
            let missing = match (is_bare_matched, has_class && both_whole(&stretch.matched, everywhere)) {
                (true, _) => Missing::Unnamed,
                (false, true) => Missing::Bare,
                (false, false) if has_named => Missing::AllButNamed,
                (false, false) => Missing::Everything,
            };
            match holes.last_mut() {
                Some(last) if last.missing == missing && last.high + 1 == stretch.low => {
                    last.high = stretch.high
                }
                _ => holes.push(Hole { low: stretch.low, high: stretch.high, missing }),
            }
        }
        holes
    }
}

/// Returns `true` if two parts together match what neither does alone.
fn both_cover(one: &Matched, other: &Matched, statuses: Statuses, has_class: bool) -> bool {
    match statuses {
        Statuses::Any => (one.absent || other.absent) && (!has_class || both_whole(one, other)),
        Statuses::Absent | Statuses::Detail(..) => false,
        Statuses::Subject(subject) => whole_subject(one, other, subject),
    }
}

/// Returns `true` if two parts together match every enhanced status code of the class.
fn both_whole(one: &Matched, other: &Matched) -> bool {
    // All 1,000 subjects have to be named for that, each with all details: hardly anybody gets past this line.
    if one.subjects.len() + other.subjects.len() < NUMBERS {
        return false;
    }
    (0..NUMBERS as u16).all(|subject| whole_subject(one, other, subject))
}

fn whole_subject(one: &Matched, other: &Matched, subject: u16) -> bool {
    let details = |part: &'_ Matched| part.subjects.get(&subject).map_or(0, |details| details.len());
    if details(one) + details(other) < NUMBERS {
        return false;
    }
    (0..NUMBERS as u16).all(|detail| {
        one.has(Statuses::Detail(subject, detail)) || other.has(Statuses::Detail(subject, detail))
    })
}

impl Matched {
    fn has(&self, statuses: Statuses) -> bool {
        if self.any {
            return true;
        }
        match statuses {
            Statuses::Any => false,
            Statuses::Absent => self.absent,
            Statuses::Subject(subject) => {
                self.subjects.get(&subject).is_some_and(|details| details.len() == NUMBERS)
            }
            Statuses::Detail(subject, detail) => self
                .subjects
                .get(&subject)
                .is_some_and(|details| details.whole || details.one_by_one.contains(&detail)),
        }
    }

    fn add(&mut self, statuses: Statuses) {
        match statuses {
            Statuses::Any => self.any = true,
            Statuses::Absent => self.absent = true,
            Statuses::Subject(subject) => self.subjects.entry(subject).or_default().whole = true,
            Statuses::Detail(subject, detail) => {
                self.subjects.entry(subject).or_default().one_by_one.insert(detail);
            }
        }
    }
}

impl Details {
    fn len(&self) -> usize {
        if self.whole { NUMBERS } else { self.one_by_one.len() }
    }
}
