//! The rules for every row of the providers.

use super::texts::is_before;
use crate::macros::for_each;
use crate::{Party, Provider, ProviderRow, status_row};

const _: () = for_each!(provider in Provider::ALL, {
    let mut last = "";
    for_each!(rows in provider.table().parts, {
        for_each!(row in rows, {
            check_row(row, last);
            last = row.id;
        });
    });
    assert!(!last.is_empty(), "a provider has rows");
});

pub(super) const fn check_row(row: &ProviderRow, last: &str) {
    assert!(is_before(last.as_bytes(), row.id.as_bytes()), "ids ascend, each once");
    assert!(!row.reference.label().is_empty(), "a row says where it is from");
    assert!(matches!(row.meaning.as_bytes(), [b'A'..=b'Z', .., b'.']), "a meaning is sentences");
    assert!(
        row.tag.is_some() || !row.phrases.is_empty() || !row.statuses.is_any(),
        "something shows the row"
    );
    for_each!(phrase in row.phrases, {
        assert!(begins_with_word(phrase), "the search passes over spaces");
    });
    if let Some(tag) = row.tag {
        for_each!(text in tag.texts(), {
            assert!(begins_with_word(text), "the search passes over spaces");
        });
    }
    let (mut last, mut has_transient) = (399, row.codes.is_empty());
    for_each!(&code in row.codes, {
        assert!(last < code && code <= 599, "codes ascend, and refuse");
        has_transient |= code <= 499;
        last = code;
    });
    assert!(has_transient || !matches!(row.party, Party::Nobody), "a 5yz is somebody's");
    if row.replaces {
        match row.statuses.first() {
            Some(first) => assert!(status_row(first.subject, first.detail).is_some(), "it is registered"),
            None => panic!("what has no number replaces none"),
        }
    }
}

const fn begins_with_word(text: &str) -> bool {
    matches!(text.as_bytes(), [b'!'..=b'~', ..])
}
