use std::collections::HashSet;

use smtp_codes_data::{
    CODES, Category, Class, Command, Party, STATUSES, Severity, Subject, code_row, is_harmful,
};

use super::codes;

/// The codes that ordinary people look up, and the advice that they have to find.
#[rustfmt::skip]
const ADVICE: &[(&str, &str)] = &[
    ("211 214 220 221 250 251 252 354", ""),
    ("421 450 451 452",                 "Try again later"),
    ("451",                             "not your fault"),
    ("451",                             "administrator of the server"),
    ("500 501 502 503 504",             "broken"),
    ("500 501 502 503 504",             "tell its author"),
    ("550 551 553",                     "address"),
    ("552",                             "smaller message"),
    ("554",                             "the code alone does not say"),
    ("554",                             "Read the text"),
];

#[test]
fn every_code_that_people_look_up_comes_with_advice() {
    let mut seen = HashSet::new();
    for &(list, advice) in ADVICE {
        for code in codes(list) {
            let explanation = code_row(code).unwrap().explanation;
            seen.insert(code);
            assert!(explanation.contains(advice), "{code}: {explanation}");
        }
    }
    assert_eq!(seen.len(), 22);
}

#[test]
fn every_4yz_says_that_trying_again_may_help_or_what_has_to_change() {
    for row in CODES.iter().filter(|row| row.code / 100 == 4) {
        let advice = ["again later", "set a new password", "settings", "come to terms"];
        assert!(
            advice.iter().any(|advice| row.explanation.contains(advice)),
            "{}: {}",
            row.code,
            row.explanation
        );
    }
}

#[test]
fn every_digit_has_a_meaning_of_its_own() {
    let meanings = [
        Severity::ALL.iter().map(|digit| digit.meaning()).collect::<Vec<_>>(),
        Category::ALL.iter().map(|digit| digit.meaning()).collect(),
        Class::ALL.iter().map(|digit| digit.meaning()).collect(),
        Subject::ALL.iter().map(|digit| digit.meaning()).collect(),
        Command::ALL.iter().map(|command| command.meaning()).collect(),
    ];
    assert_eq!(meanings.iter().map(Vec::len).collect::<Vec<_>>(), [5, 7, 3, 8, 23]);
    for of_one_kind in meanings {
        assert_eq!(of_one_kind.iter().collect::<HashSet<_>>().len(), of_one_kind.len());
        assert!(of_one_kind.iter().all(|meaning| meaning.ends_with('.')));
    }
}

/// The advice of the page that ordinary people find the codes on, in our words.
#[test]
fn every_party_comes_with_advice_of_its_own() {
    let advice = [
        (Party::Nobody, "Nothing has to be done"),
        (Party::ClientAuthor, "tell its author"),
        (Party::SendingAdministrator, "the server that you send from"),
        (Party::ServerAdministrator, "the server that answered"),
        (Party::Sender, "put right what the reply names"),
        (Party::Recipient, "the person whom you wrote to"),
        (Party::Unclear, "Read the text"),
    ];
    assert!(advice.iter().map(|&(party, _)| party).eq(Party::ALL.iter().copied()));
    for (party, words) in advice {
        assert!(party.advice().contains(words) && party.advice().ends_with('.'), "{party}");
    }
}

#[test]
fn a_reference_says_where_to_read() {
    let of = |code, place: usize| {
        let reference = code_row(code).unwrap().references[place];
        let parts = (reference.rfc(), reference.label(), reference.section(), reference.url());
        (parts, reference.to_string())
    };
    let section = (Some(5321), "RFC 5321", "4.2.2", "https://www.rfc-editor.org/rfc/rfc5321#section-4.2.2");
    assert_eq!(of(354, 0), (section, "RFC 5321 section 4.2.2".to_owned()));
    let document = (Some(788), "RFC 788", "", "https://www.rfc-editor.org/rfc/rfc788");
    assert_eq!(of(354, 2), (document, "RFC 788".to_owned()));
    let source = (None, "Exim 4.96 source", "", "https://github.com/Exim/exim");
    assert_eq!(of(435, 0), (source, "Exim 4.96 source".to_owned()));
}

#[test]
fn digits_and_numbers_agree() {
    for code in 0..=u16::MAX {
        let digits = (code / 100, (code / 10 % 10) as u8);
        let severity = u8::try_from(digits.0).ok().and_then(Severity::from_digit);
        assert_eq!(Severity::of_code(code), severity);
        assert_eq!(Category::from_digit(digits.1), Some(Category::of_code(code)));
        assert_eq!(Class::of_code(code), severity.and_then(Severity::class));
        assert_eq!(Subject::from_number(code).map(Subject::number), (code < 8).then_some(code));
    }
    for digit in 0..=u8::MAX {
        assert_eq!(
            Severity::from_digit(digit).map(Severity::digit),
            (1..=5).contains(&digit).then_some(digit)
        );
        assert_eq!(Category::from_digit(digit).and_then(Category::digit), (digit <= 5).then_some(digit));
        assert_eq!(Category::from_digit(digit).is_some(), digit <= 9);
        assert_eq!(Class::from_digit(digit).map(Class::digit), matches!(digit, 2 | 4 | 5).then_some(digit));
    }
    for class in Class::ALL {
        assert_eq!(class.severity().class(), Some(*class));
    }
}

/// The controls of Unicode are C0, DEL and C1. Of them the grammar of RFC 5321 section 4.2 has the tab alone; the two
/// separators begin a new line for whoever shows the text.
#[test]
fn nothing_that_breaks_a_line_or_a_terminal_may_stand_in_a_text() {
    for character in '\0'..=char::MAX {
        let expected =
            character.is_control() && character != '\t' || matches!(character, '\u{2028}' | '\u{2029}');
        assert_eq!(is_harmful(character), expected, "{}", character.escape_unicode());
    }
}

/// A sentence or three, short enough for a terminal and a tooltip.
#[test]
fn texts_are_short() {
    let rows = CODES.iter().map(|row| (row.name, row.summary, row.explanation));
    for (name, summary, explanation) in
        rows.chain(STATUSES.iter().map(|row| (row.name, row.summary, row.explanation)))
    {
        assert!(summary.len() <= 52, "{name}: {summary}");
        assert!(explanation.len() <= 300, "{name}: {explanation}");
        let sentences = explanation.split_inclusive(". ").filter(|part| part.len() > 2).count();
        assert!((1..=3).contains(&sentences), "{name}: {sentences} sentences");
    }
}
