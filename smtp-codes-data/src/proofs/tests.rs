//! A wrong row is refused, whichever rule it breaks: rows that differ in one thing from one that is right.

extern crate std;

use std::panic::catch_unwind;
use std::vec::Vec;

use super::providers::check_row;
use super::*;
use crate::Basic::{Any, Family, List};
use crate::Class::{PermanentFailure as Permanent, PersistentTransientFailure as Transient, Success};
use crate::macros::rfc;
use crate::{Again, Confidence, Party, Pattern, ProviderRow, Severity, Statuses, Triple};

const REFERENCES: &[Reference] = &[rfc!(5321 "4.2.2")];

const CODE: CodeRow = CodeRow {
    code: 550,
    name: "MailboxUnavailable",
    constant: "MAILBOX_UNAVAILABLE",
    summary: "Mailbox not available",
    terms: &["8bit", "no such user", "unknown-user"],
    explanation: "The mailbox (or its host) is gone.",
    origin: Origin::Standard,
    party: Party::Sender,
    closes: false,
    references: REFERENCES,
};

const STATUS: StatusRow = StatusRow {
    subject: 1,
    detail: 1,
    name: "BadMailbox",
    summary: "No such mailbox",
    terms: &[],
    explanation: "The mailbox does not exist.",
    party: Party::Sender,
    stated: &[Permanent],
    classes: &[Transient, Permanent],
    basic: List(&[451, 550]),
    references: REFERENCES,
};

const LISTED: ReplyRow = ReplyRow {
    code: 550,
    standing: Standing::Listed,
    reference: Some(rfc!(5321 "4.2.2")),
    reason: "no such mailbox",
};

/// Of ETRN.
const PRACTICE: ReplyRow =
    ReplyRow { code: 451, standing: Standing::Practice, reference: None, reason: "seen once" };

#[test]
fn a_code_out_of_the_grammar_is_refused() {
    each(
        |&(code, origin)| check_code(&CodeRow { code, origin, ..CODE }),
        &[
            (200, Origin::DeFacto),
            (255, Origin::Standard),
            (299, Origin::DeFacto),
            (559, Origin::Standard),
            (599, Origin::DeFacto),
        ],
        &[
            (0, Origin::DeFacto),
            (199, Origin::DeFacto),
            (260, Origin::Standard),
            (260, Origin::Extension),
            (260, Origin::Obsolete),
            (600, Origin::DeFacto),
        ],
    );
}

#[test]
fn a_code_without_a_source_or_a_text_is_refused() {
    each(
        check_code,
        &[CODE],
        &[
            CodeRow { name: "", constant: "", ..CODE },
            CodeRow { summary: "", ..CODE },
            CodeRow { explanation: "", ..CODE },
            CodeRow { terms: &[""], ..CODE },
            CodeRow { terms: &["Quota"], ..CODE },
            CodeRow { terms: &["over  quota"], ..CODE },
            CodeRow { terms: &["quota "], ..CODE },
            CodeRow { terms: &["quota", "full"], ..CODE },
            CodeRow { terms: &["quota", "quota"], ..CODE },
            CodeRow { terms: &["quotas", "quota"], ..CODE },
            CodeRow { references: &[], ..CODE },
        ],
    );
}

#[test]
fn a_wrong_row_of_a_provider_is_refused() {
    const SOURCE: &Reference = &REFERENCES[0];
    let row = ProviderRow {
        id: "b-1",
        codes: &[450, 550],
        statuses: Statuses::new("5.7.1"),
        tag: Some(Pattern::Word("B1")),
        phrases: &["one"],
        meaning: "One.",
        party: Party::Nobody,
        again: Again::AfterChange,
        replaces: true,
        reference: SOURCE,
        confidence: Confidence::High,
    };
    each(
        |(row, last)| check_row(row, last),
        &[
            (row, ""),
            (row, "a-1"),
            (row, "b-0"),
            (row, "b-"),
            (ProviderRow { codes: &[], ..row }, ""),
            (ProviderRow { tag: None, phrases: &[], ..row }, ""),
            (ProviderRow { codes: &[550], party: Party::Sender, ..row }, ""),
            (ProviderRow { statuses: Statuses::new("5.7.708"), replaces: false, ..row }, ""),
        ],
        &[
            (row, "b-1"),
            (row, "b-1-2"),
            (row, "c"),
            (ProviderRow { codes: &[250], ..row }, ""),
            (ProviderRow { codes: &[600], ..row }, ""),
            (ProviderRow { codes: &[550, 450], ..row }, ""),
            (ProviderRow { codes: &[450, 450], ..row }, ""),
            (ProviderRow { codes: &[550], ..row }, ""),
            (ProviderRow { meaning: "one.", ..row }, ""),
            (ProviderRow { meaning: "One", ..row }, ""),
            (ProviderRow { statuses: Statuses::new("5.7.708"), ..row }, ""),
            (ProviderRow { statuses: Statuses::ANY, ..row }, ""),
            (ProviderRow { statuses: Statuses::ANY, tag: None, phrases: &[], replaces: false, ..row }, ""),
        ],
    );
}

#[test]
fn enhanced_status_codes_of_a_row_are_read() {
    let has =
        |text: &str, class, subject, detail| Statuses::new(text).contains(Triple { class, subject, detail });
    assert!(has("5.7.1", 5, 7, 1) && !has("5.7.1", 4, 7, 1) && !has("5.7.1", 5, 7, 2));
    assert!(
        has("4.7.32 5.7.32", 4, 7, 32) && has("4.7.32 5.7.32", 5, 7, 32) && !has("4.7.32 5.7.32", 5, 7, 31)
    );
    assert!(has("4.7.500-4.7.699", 4, 7, 500) && has("4.7.500-4.7.699", 4, 7, 699));
    assert!(!has("4.7.500-4.7.699", 4, 7, 499) && !has("4.7.500-4.7.699", 4, 7, 700));
    assert!(Statuses::ANY.is_any() && !Statuses::new("5.7.1").is_any() && Statuses::ANY.first().is_none());
    each(
        |text| {
            Statuses::new(text);
        },
        &["2.0.0", "5.999.999"],
        &["", "5", "5.7", "5.7.", "3.7.1", "5.7.1000", "5.7.1 ", "5.7.1,5.7.2", "5.7.2-5.7.1", "5.7.1-5.7.1"],
    );
}

#[test]
fn a_constant_with_another_name_is_refused() {
    each(
        |&(constant, name)| check_constant(constant, name),
        &[("OKAY", "Okay"), ("AUTH_SUCCEEDED", "AuthSucceeded"), ("A_B2", "AB2")],
        &[
            ("", "Okay"),
            ("OKAY", ""),
            ("OK", "Okay"),
            ("OKAYS", "Okay"),
            ("Okay", "Okay"),
            ("AUTHSUCCEEDED", "AuthSucceeded"),
            ("AUTH__SUCCEEDED", "AuthSucceeded"),
            ("_AUTH_SUCCEEDED", "AuthSucceeded"),
            ("AUTH_SUCCEEDED_", "AuthSucceeded"),
            ("AUTH_SUC_CEEDED", "AuthSucceeded"),
        ],
    );
    each(check_code, &[CODE], &[CodeRow { constant: "OKAY", ..CODE }]);
}

#[test]
fn codes_that_do_not_ascend_or_share_a_name_are_refused() {
    let named =
        |code, name: &'static str| CodeRow { code, name, constant: name.to_uppercase().leak(), ..CODE };
    let (first, second, third) = (named(250, "Okay"), named(251, "Away"), named(252, "Perhaps"));
    each(
        |rows| check_codes::<3>(rows),
        &[[first, second, third]],
        &[
            [second, first, third],
            [first, third, second],
            [first, first, third],
            [first, named(251, "Okay"), third],
            [first, second, named(252, "Okay")],
            [first, second, named(252, "Away")],
            [first, second, CodeRow { summary: "", ..third }],
        ],
    );
}

#[test]
fn statuses_that_do_not_ascend_or_share_a_name_are_refused() {
    let named = |subject, detail, name| StatusRow { subject, detail, name, ..STATUS };
    let (first, second, third) = (named(0, 0, "Other"), named(0, 999, "Last"), named(1, 0, "Next"));
    each(
        |rows| check_statuses::<3>(rows),
        &[[first, second, third], [named(1, 0, "Other"), named(1, 1, "Last"), named(2, 0, "Next")]],
        &[
            [second, first, third],
            [first, third, second],
            [first, first, third],
            [named(1, 2, "Other"), named(1, 1, "Last"), named(1, 3, "Next")],
            [first, named(0, 999, "Other"), third],
            [first, second, named(1, 0, "Other")],
            [first, second, named(1, 0, "Last")],
            [first, second, StatusRow { summary: "", ..third }],
        ],
    );
}

#[test]
fn a_status_out_of_range_or_without_a_source_or_a_text_is_refused() {
    each(
        check_status,
        &[
            STATUS,
            StatusRow { subject: 0, detail: 0, ..STATUS },
            StatusRow { subject: 7, detail: 999, ..STATUS },
        ],
        &[
            StatusRow { subject: 8, ..STATUS },
            StatusRow { detail: 1000, ..STATUS },
            StatusRow { name: "", ..STATUS },
            StatusRow { summary: "", ..STATUS },
            StatusRow { explanation: "", ..STATUS },
            StatusRow { references: &[], ..STATUS },
        ],
    );
}

#[test]
fn classes_that_contradict_each_other_are_refused() {
    let row = |stated, classes| StatusRow { stated, classes, basic: List(&[]), ..STATUS };
    each(
        check_status,
        &[
            row(&[], &[Success]),
            row(&[Transient], &[Transient, Permanent]),
            row(&[Success, Permanent], &[Success, Transient, Permanent]),
        ],
        &[
            row(&[], &[]),
            row(&[], &[Permanent, Transient]),
            row(&[], &[Transient, Transient]),
            row(&[], &[Success, Permanent, Transient]),
            row(&[Permanent, Transient], &[Transient, Permanent]),
            row(&[Permanent], &[Transient]),
            row(&[Transient, Permanent], &[Transient]),
        ],
    );
}

#[test]
fn reply_codes_that_contradict_the_classes_are_refused() {
    let row = |classes, basic| StatusRow { stated: &[], classes, basic, ..STATUS };
    each(
        check_status,
        &[
            row(&[Success, Transient, Permanent], Any),
            row(&[Transient], Family(Severity::TransientNegative)),
            row(&[Success, Transient, Permanent], List(&[250, 451, 550])),
        ],
        &[
            row(&[Transient, Permanent], Any),
            row(&[Permanent], Family(Severity::TransientNegative)),
            row(&[Success, Transient, Permanent], Family(Severity::PositiveIntermediate)),
            row(&[Permanent], List(&[559])),
            row(&[Permanent], List(&[550, 550])),
            row(&[Permanent], List(&[551, 550])),
            row(&[Permanent], List(&[451])),
            row(&[Permanent], List(&[451, 550])),
            row(&[Permanent], List(&[550, 250])),
            row(&[Transient], List(&[451, 550])),
            row(&[Success, Transient, Permanent], List(&[354])),
        ],
    );
}

#[test]
fn a_source_without_a_label_or_an_address_is_refused() {
    let source = |label, url| Reference::rfc_section(1, label, "", url);
    each(
        |references| check_references(references),
        &[[source("a", "b"), source("c", "d")]],
        &[
            [source("", "b"), source("c", "d")],
            [source("a", ""), source("c", "d")],
            [source("a", "b"), source("", "d")],
            [source("a", "b"), source("c", "")],
        ],
    );
}

#[test]
fn a_reply_of_a_command_that_says_nothing_or_the_wrong_thing_is_refused() {
    let first = ReplyRow { code: 250, ..LISTED };
    each(
        |rows| check_replies(Command::Rcpt, rows),
        &[[first, LISTED]],
        &[
            [LISTED, first],
            [LISTED, LISTED],
            [first, ReplyRow { code: 559, ..LISTED }],
            [first, ReplyRow { code: 354, standing: Standing::Unlisted, reference: None, ..LISTED }],
            [first, ReplyRow { code: 354, standing: Standing::Unlisted, ..LISTED }],
            [first, ReplyRow { standing: Standing::InState, ..LISTED }],
            [first, ReplyRow { reference: None, ..LISTED }],
            [first, ReplyRow { reason: "No such mailbox.", ..LISTED }],
            [ReplyRow { reason: "", ..first }, LISTED],
        ],
    );
    each(
        |row| check_replies(Command::Etrn, &[*row]),
        &[PRACTICE],
        &[
            ReplyRow { reference: LISTED.reference, ..PRACTICE },
            ReplyRow { standing: Standing::Listed, ..PRACTICE },
            ReplyRow { standing: Standing::Listed, reference: LISTED.reference, ..PRACTICE },
        ],
    );
}

#[test]
fn a_command_out_of_place_is_refused() {
    each(
        |&(index, command)| check_command(index, command),
        &[(5, Command::Rcpt)],
        &[(4, Command::Rcpt), (6, Command::Rcpt), (0, Command::Ehlo)],
    );
}

#[test]
fn an_added_pair_that_is_in_no_row_is_refused() {
    each(
        |&pair| check_added_pair(pair),
        &[(452, 5, 3), (451, 5, 3)],
        &[
            (453, 5, 3),
            (550, 0, 0), // a row for every code
            (550, 1, 999),
        ],
    );
}

#[test]
fn a_twin_that_is_no_refusal_for_now_is_refused() {
    each(
        |&(code, twin)| check_twin(code, twin),
        &[(550, 450)],
        &[(450, 450), (550, 550), (550, 250), (550, 499), (599, 450)],
    );
}

#[test]
fn a_name_that_is_no_name_of_a_variant_is_refused() {
    each(
        |name| check_name(name),
        &["A", "Az", "ZA9"],
        &["", "a", "9A", "A ", "A_b", "A-b", "A@", "A[", "A`", "A{", "A/", "A:", "é", "Aé"],
    );
}

#[test]
fn a_phrase_with_a_full_stop_is_refused() {
    each(|text| check_phrase(text), &["a", "a. b", "No. 1"], &["a.", ".", "a b."]);
}

#[test]
fn what_is_no_sentence_is_refused() {
    each(
        |text| check_sentences(text),
        &["A.", "Zero, one. Two."],
        &["A", "a.", ".", "A b", "1 b.", "@.", "[.", "A. ", " A."],
    );
}

#[test]
fn a_text_that_is_not_plain_is_refused() {
    let plain: Vec<u8> = (b'!'..=b'~').filter(|octet| !b"`[]<>*_\\".contains(octet)).collect();
    for octet in 0..=0x7f {
        let text = [b'a', octet, b'b'];
        let text = std::str::from_utf8(&text).unwrap_or_default();
        assert_eq!(accepts(|| check_phrase(text)), octet == b' ' || plain.contains(&octet), "{text:?}");
    }
    each(
        |text| check_phrase(text),
        &["a b c"],
        &["", " ", " a", "a ", "a  b", "a b  c", "\u{e9}", "a\u{a0}b"],
    );
}

#[test]
fn names_are_the_same_to_the_last_letter() {
    assert!(same("", "") && same("Okay", "Okay"));
    for (one, other) in [("Okay", "Okaz"), ("Okay", "Pkay"), ("Okay", "Oka"), ("Oka", "Okay"), ("", "O")] {
        assert!(!same(one, other), "{one} {other}");
    }
}

fn each<T: core::fmt::Debug>(check: impl Fn(&T), right: &[T], wrong: &[T]) {
    for row in right {
        assert!(accepts(|| check(row)), "{row:?}");
    }
    for row in wrong {
        assert!(!accepts(|| check(row)), "{row:?}");
    }
}

fn accepts(check: impl FnOnce()) -> bool {
    catch_unwind(std::panic::AssertUnwindSafe(check)).is_ok()
}
