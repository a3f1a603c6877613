//! The texts of a row: a name, a phrase, or sentences.

use crate::macros::for_each;

/// PascalCase, as the name of a variant.
pub(super) const fn check_name(name: &str) {
    assert!(matches!(name.as_bytes(), [b'A'..=b'Z', ..]));
    for_each!(octet in name.as_bytes(), {
        assert!(matches!(octet, b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9'));
    });
}

/// The name in upper case, with a `_` before each capital letter but the first.
pub(super) const fn check_constant(constant: &str, name: &str) {
    let mut rest = name.as_bytes();
    let mut starts_word = true;
    for_each!(&octet in constant.as_bytes(), {
        if octet == b'_' {
            assert!(!starts_word, "one `_` between words");
            starts_word = true;
        } else {
            let [letter, tail @ ..] = rest else { panic!("a constant has the letters of its name") };
            assert!(octet == letter.to_ascii_uppercase(), "a constant has the letters of its name");
            assert!(starts_word == letter.is_ascii_uppercase(), "a word begins where a capital letter is");
            rest = tail;
            starts_word = false;
        }
    });
    assert!(rest.is_empty() && !starts_word, "a constant has the letters of its name");
}

pub(super) const fn check_phrase(text: &str) {
    check_text(text);
    assert!(!matches!(text.as_bytes(), [.., b'.']), "a phrase has no full stop");
}

pub(super) const fn check_sentences(text: &str) {
    check_text(text);
    assert!(matches!(text.as_bytes(), [b'A'..=b'Z', .., b'.']), "sentences begin and end as such");
}

/// Printable ASCII without the characters that mean something to rustdoc.
const fn check_text(text: &str) {
    let mut last = b' ';
    for_each!(&octet in text.as_bytes(), {
        match octet {
            b'`' | b'[' | b']' | b'<' | b'>' | b'*' | b'_' | b'\\' => panic!("plain text"),
            b' ' => assert!(last != b' ', "one space between words, none before them"),
            b'!'..=b'~' => {}
            _ => panic!("printable ASCII"),
        }
        last = octet;
    });
    assert!(last != b' ', "words, without a space after them");
}

/// Lower case words with single spaces or hyphens between them, in order, each once.
pub(super) const fn check_terms(terms: &[&str]) {
    let mut before: &[u8] = &[];
    for_each!(term in terms, {
        let term = term.as_bytes();
        let mut last = b' ';
        for_each!(&octet in term, {
            match octet {
                b' ' | b'-' => assert!(last != b' ' && last != b'-', "one space between words"),
                b'a'..=b'z' | b'0'..=b'9' => {}
                _ => panic!("a term is in lower case"),
            }
            last = octet;
        });
        assert!(last != b' ' && last != b'-', "a term ends with a word");
        assert!(is_before(before, term), "terms ascend, each once");
        before = term;
    });
}

pub(super) const fn is_before(mut one: &[u8], mut other: &[u8]) -> bool {
    while let (&[octet, ref tail @ ..], &[other_octet, ref other_tail @ ..]) = (one, other) {
        if octet != other_octet {
            return octet < other_octet;
        }
        one = tail;
        other = other_tail;
    }
    one.is_empty() && !other.is_empty()
}

pub(super) const fn same(one: &str, other: &str) -> bool {
    let (mut one, mut other) = (one.as_bytes(), other.as_bytes());
    while let (&[octet, ref tail @ ..], &[other_octet, ref other_tail @ ..]) = (one, other) {
        if octet != other_octet {
            return false;
        }
        one = tail;
        other = other_tail;
    }
    one.is_empty() && other.is_empty()
}
