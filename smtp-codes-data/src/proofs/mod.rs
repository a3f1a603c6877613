//! The rules for every row, proved by the compiler: with a wrong row no test of this crate builds.
//!
//! For the tests alone, as the compiler interprets these functions, and who depends on the crate would pay for it: they
//! were a third of its build.

mod providers;
mod texts;

mod tests;

use crate::commands::replies::own;
use crate::macros::{exists, for_each};
use crate::{
    ADDED_PAIRS, Basic, CODES, Category, Class, CodeRow, Command, Origin, REGISTRY_PAIRS, Reference,
    RegistryPair, ReplyRow, STATUSES, Standing, StatusRow, code_row, pair_registered, standing, status_row,
    transient_twin,
};
use texts::{check_constant, check_name, check_phrase, check_sentences, check_terms, same};

const _: () = check_codes::<{ CODES.len() }>(CODES);

const _: () = check_statuses::<{ STATUSES.len() }>(STATUSES);

const _: () = {
    let mut index = 0;
    for_each!(&command in Command::ALL, {
        check_command(index, command);
        check_replies(command, own(command));
        index += 1;
    });
};

const _: () = for_each!(&pair in ADDED_PAIRS, { check_added_pair(pair) });

const _: () = for_each!(pair in REGISTRY_PAIRS, { check_registry_pair(pair) });

const _: () = {
    let mut code = 0;
    while code < 1000 {
        if let Some(twin) = transient_twin(code) {
            check_twin(code, twin);
        }
        code += 1;
    }
};

const fn check_codes<const COUNT: usize>(rows: &[CodeRow]) {
    let mut names = [""; COUNT];
    let (mut index, mut last) = (0, 0);
    for_each!(row in rows, {
        check_code(row);
        assert!(last < row.code, "codes ascend, each once");
        last = row.code;
        names[index] = row.name;
        index += 1;
    });
    check_names(&names);
}

const fn check_statuses<const COUNT: usize>(rows: &[StatusRow]) {
    let mut names = [""; COUNT];
    let (mut index, mut next) = (0, 0);
    for_each!(row in rows, {
        check_status(row);
        let key = row.subject as u32 * 1000 + row.detail as u32;
        assert!(next <= key, "statuses ascend, each once");
        next = key + 1;
        names[index] = row.name;
        index += 1;
    });
    check_names(&names);
}

/// Checks that every row has a name of its own.
const fn check_names<const COUNT: usize>(names: &[&str; COUNT]) {
    let mut lengths = [0; COUNT];
    let mut index = 0;
    while index < COUNT {
        lengths[index] = names[index].len();
        let mut other = 0;
        while other < index {
            if lengths[other] == lengths[index] {
                assert!(!same(names[other], names[index]), "every row has a name of its own");
            }
            other += 1;
        }
        index += 1;
    }
}

const fn check_command(index: usize, command: Command) {
    assert!(command as usize == index, "a command is the index of its tables");
}

/// Checks that the rows of one command ascend, exist, and win over the rows for every command; else they would say
/// nothing.
const fn check_replies(command: Command, rows: &[ReplyRow]) {
    let mut last = 0;
    for_each!(row in rows, {
        assert!(code_row(row.code).is_some(), "a reply has a row");
        assert!(last < row.code, "the replies of a command ascend, each once");
        last = row.code;
        assert!(!matches!(row.standing, Standing::Unlisted));
        assert!(row.standing as u8 == standing(command, row.code) as u8, "a row that another one outdoes");
        assert!(row.reference.is_none() == matches!(row.standing, Standing::Practice));
        check_phrase(row.reason);
    });
}

const fn check_added_pair((code, subject, detail): (u16, u16, u16)) {
    match status_row(subject, detail) {
        Some(StatusRow { basic: Basic::List(codes), .. }) => assert!(exists!(&one in codes, one == code)),
        _ => panic!("an added pair is in its row"),
    }
}

const fn check_registry_pair(pair: &RegistryPair) {
    assert!(
        pair_registered(pair.code, pair.subject, pair.detail),
        "the registry has a pair that is right by it"
    );
    for_each!(&command in pair.commands, {
        let standing = standing(command, pair.code);
        assert!(matches!(standing, Standing::Practice | Standing::Unlisted), "an RFC gives the code of no pair");
    });
}

const fn check_twin(code: u16, twin: u16) {
    assert!(code / 100 == 5 && twin / 100 == 4, "a refusal, and the same for now");
    assert!(code_row(code).is_some() && code_row(twin).is_some(), "both have a row");
}

const fn check_code(row: &CodeRow) {
    assert!(matches!(row.code, 200..=599), "no reply begins with 1");
    let in_grammar = !matches!(Category::of_code(row.code), Category::Unassigned);
    assert!(
        in_grammar || matches!(row.origin, Origin::DeFacto),
        "only practice leaves the grammar of RFC 5321 section 4.2"
    );
    check_texts(row.name, row.summary, row.explanation);
    check_terms(row.terms);
    check_constant(row.constant, row.name);
    check_references(row.references);
}

const fn check_status(row: &StatusRow) {
    assert!(row.subject <= 7 && row.detail <= 999);
    check_texts(row.name, row.summary, row.explanation);
    check_terms(row.terms);
    check_references(row.references);
    assert!(!row.classes.is_empty() && ascend(row.classes) && ascend(row.stated));
    for_each!(&class in row.stated, {
        assert!(exists!(&one in row.classes, one as u8 == class as u8), "what the text states is allowed");
    });
    match row.basic {
        Basic::Any => assert!(row.classes.len() == Class::ALL.len()),
        Basic::Family(severity) => match severity.class() {
            Some(class) => assert!(exists!(&one in row.classes, one as u8 == class as u8)),
            None => panic!("1yz and 3yz carry no enhanced status code"),
        },
        Basic::List(codes) => check_registered(row.classes, codes),
    }
}

const fn check_registered(classes: &[Class], codes: &[u16]) {
    let mut last = 0;
    for_each!(&code in codes, {
        assert!(code_row(code).is_some(), "a registered code has a row");
        assert!(last < code, "registered codes ascend, each once");
        last = code;
        match Class::of_code(code) {
            Some(class) => {
                let is_allowed = exists!(&one in classes, one as u8 == class as u8);
                assert!(is_allowed, "what the registered codes imply is allowed");
            }
            None => panic!("1yz and 3yz carry no enhanced status code"),
        }
    });
}

const fn check_texts(name: &str, summary: &str, explanation: &str) {
    check_name(name);
    check_phrase(summary);
    check_sentences(explanation);
}

const fn check_references(references: &[Reference]) {
    assert!(!references.is_empty(), "every row says where it is defined");
    for_each!(reference in references, {
        assert!(!reference.label().is_empty() && !reference.url().is_empty());
    });
}

const fn ascend(classes: &[Class]) -> bool {
    let mut last = 0;
    for_each!(&class in classes, {
        if class as u8 <= last {
            return false;
        }
        last = class as u8;
    });
    true
}
