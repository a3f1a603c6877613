//! The texts of a row: a name, a phrase, or sentences.

/// PascalCase, as the name of a variant.
pub(super) const fn check_name(name: &str) {
    let mut rest = name.as_bytes();
    assert!(matches!(rest, [b'A'..=b'Z', ..]));
    while let &[octet, ref tail @ ..] = rest {
        assert!(matches!(octet, b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9'));
        rest = tail;
    }
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
    let mut rest = text.as_bytes();
    assert!(!matches!(rest, [] | [b' ', ..] | [.., b' ']), "words, without a blank around them");
    while let &[octet, ref tail @ ..] = rest {
        match octet {
            b'`' | b'[' | b']' | b'<' | b'>' | b'*' | b'_' | b'\\' => panic!("plain text"),
            b' ' => assert!(!matches!(tail, [b' ', ..]), "one blank between words"),
            b'!'..=b'~' => {}
            _ => panic!("printable ASCII"),
        }
        rest = tail;
    }
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
