//! The search against a look at each place.

extern crate std;

use std::string::String;
use std::vec::Vec;

use super::cursor::Cursor;
use super::marks::{Held, Marks};
use super::search::Search;
use super::wanted::Wanted;
use crate::limits;
use crate::providers::Provider;
use crate::providers::row::Pattern;

/// Words, parts of them, and what comes between words: line ends, spaces, the heads that a log repeats, addresses.
const PIECES: &[&str] = &[
    "gsmtp",
    "GSMTP",
    "The email",
    " account that you tried to reach",
    "[TS",
    "S01]",
    "5.7.1",
    "550-",
    "550 5.7.1 ",
    "550-5.7.1 ",
    "@",
    "/",
    "-",
    "a",
    " ",
    "\t",
    "\n",
];

static TAG: Pattern = Pattern::Word("5.7.1");
static SHARED: Pattern = Pattern::Shared("[TS");
static BETWEEN: Pattern = Pattern::Between(&["a", "[TSS"], 1, 5);
static NUMBERED: Pattern = Pattern::Numbered(&["The", "550"], "5");

const WORDS: &[Wanted] = &[
    Wanted::Phrase("gsmtp a"),
    Wanted::Phrase("a"),
    Wanted::Phrase("THE EMAIL account that"),
    Wanted::Phrase("5.7.1 gsmtp"),
    Wanted::Pattern(&TAG),
    Wanted::Pattern(&SHARED),
    Wanted::Pattern(&BETWEEN),
    Wanted::Pattern(&NUMBERED),
];

#[test]
fn each_word_is_found_where_it_comes_first() {
    for_each_text(|text| {
        let lines = text.split('\n').map(str::as_bytes);
        let start = Cursor::new(550, lines);
        let mut search = Search::new();
        let numbers: Vec<_> = WORDS.iter().map(|word| search.add(*word)).collect();
        let places = search.places(&start);
        for (word, number) in WORDS.iter().zip(numbers) {
            assert_eq!(places.of(number), first_place(&start, word), "{word:?} in {text:?}");
        }
    });
}

#[test]
fn each_mark_is_held_and_the_first_one_is_shown() {
    const PROVIDERS: [Provider; 3] = [Provider::Google, Provider::Microsoft, Provider::Yahoo];
    for_each_text(|text| {
        let lines = text.split('\n').map(str::as_bytes);
        let start = Cursor::new(550, lines.clone());
        let held = Held::by(lines);
        let marks = Marks::shown(&held, &start);
        for provider in PROVIDERS {
            let patterns = provider.table().marks.iter();
            let found = patterns
                .filter_map(|mark| Some((first_place(&start, &Wanted::Pattern(mark))?, mark.text())))
                .min_by_key(|(place, _)| *place);
            assert_eq!(marks.of(provider), found.map(|(_, mark)| mark), "{text:?}");
            assert!(held.is_of(provider) || found.is_none(), "{text:?}");
        }
    });
}

#[test]
fn no_word_is_found_inside_an_address() {
    const FOUND: &[&str] = &[
        "gsmtp",
        "x gsmtp y@z",
        "y@z gsmtp",
        "gsmtp/y@z",
        "gsmtp\ny@z",
        "gsmtp>y@z",
        "y@z\ngsmtp",
        "-gsmtp\n\n@",
        "gsmtp/@",
        "<http://gsmtp/y@z>",
        "<gsmtp/y>@z",
        "[gsmtp]",
        "y@z [gsmtp]",
    ];
    const NOT_FOUND: &[&str] = &[
        "gsmtp@z",
        "gsmtp.y@z",
        "y@gsmtp",
        "y@z/gsmtp",
        "550-gsmtp@z",
        "550-5.7.1 gsmtp@z",
        "<gsmtp/y@z>",
        "<x/gsmtp/y@z>",
        "550-5.7.1 <gsmtp/y@z>",
        "<y@[gsmtp]>",
        "y@[IPv6:gsmtp]",
    ];
    static MARK: Pattern = Pattern::Start("gsmtp");
    let place = |text: &str| {
        first_place(&Cursor::new(550, text.split('\n').map(str::as_bytes)), &Wanted::Pattern(&MARK))
    };
    FOUND.iter().for_each(|text| assert!(place(text).is_some(), "{text:?}"));
    NOT_FOUND.iter().for_each(|text| assert!(place(text).is_none(), "{text:?}"));
    // An address reaches no farther than a mailbox can.
    for (len, is_found) in [(limits::MAILBOX - 1, false), (limits::MAILBOX, true)] {
        assert_eq!(place(&std::format!("{:x<len$}@", "gsmtp")).is_some(), is_found, "{len}");
    }
}

/// Up to three pieces.
fn for_each_text(test: impl Fn(&str)) {
    for first in PIECES {
        for second in PIECES {
            for third in PIECES.iter().chain(&[""]) {
                test(&[*first, *second, *third].concat());
                // Most words have text on both sides.
                test(&String::from_iter(["so a", first, second, third, " a.\n550 5.7.1 So"]));
            }
        }
    }
}

fn first_place<'a, L>(start: &Cursor<'a, L>, word: &Wanted) -> Option<usize>
where
    L: Iterator<Item = &'a [u8]> + Clone,
{
    let mut cursor = start.clone();
    (0..).find_map(|place| {
        if cursor.has(word) {
            return Some(Some(place));
        }
        if cursor.next().is_none() { Some(None) } else { None }
    })?
}
