//! What holds for every row, proved by the compiler: a wrong row does not build.
//!
//! The compiler interprets these functions each time the crate is built, at a cost that is felt: what runs for every
//! octet or for every two rows takes few steps.

mod text;

#[cfg(test)]
mod tests;

use crate::command_replies::own;
use crate::rules::contains;
use crate::{
    ADDED_PAIRS, Basic, CODES, Category, Class, CodeRow, Command, Origin, Reference, ReplyRow, STATUSES,
    Standing, StatusRow, code_row, standing, status_row, transient_twin,
};
use text::{check_name, check_phrase, check_sentences, same};

const _: () = check_codes::<{ CODES.len() }>(CODES);

const _: () = check_statuses::<{ STATUSES.len() }>(STATUSES);

const _: () = {
    let (mut rest, mut index) = (Command::ALL, 0);
    while let &[command, ref tail @ ..] = rest {
        check_command(index, command);
        check_replies(command, own(command));
        rest = tail;
        index += 1;
    }
};

const _: () = {
    let mut rest = ADDED_PAIRS;
    while let &[pair, ref tail @ ..] = rest {
        check_added_pair(pair);
        rest = tail;
    }
};

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
    let (mut rest, mut index, mut last) = (rows, 0, 0);
    while let [row, tail @ ..] = rest {
        check_code(row);
        assert!(last < row.code, "codes ascend, each once");
        last = row.code;
        names[index] = row.name;
        rest = tail;
        index += 1;
    }
    check_names(&names);
}

const fn check_statuses<const COUNT: usize>(rows: &[StatusRow]) {
    let mut names = [""; COUNT];
    let (mut rest, mut index, mut last) = (rows, 0, None);
    while let [row, tail @ ..] = rest {
        check_status(row);
        let key = row.subject as u32 * 1000 + row.detail as u32;
        if let Some(last) = last {
            assert!(last < key, "statuses ascend, each once");
        }
        last = Some(key);
        names[index] = row.name;
        rest = tail;
        index += 1;
    }
    check_names(&names);
}

/// Every row has a name of its own.
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

/// The rows of one command ascend, exist, and win over the rows for every command; else they would say nothing.
const fn check_replies(command: Command, rows: &[ReplyRow]) {
    let (mut rest, mut last) = (rows, 0);
    while let [row, tail @ ..] = rest {
        assert!(code_row(row.code).is_some(), "a reply has a row");
        assert!(last < row.code, "the replies of a command ascend, each once");
        last = row.code;
        assert!(!matches!(row.standing, Standing::Unlisted));
        assert!(row.standing as u8 == standing(command, row.code) as u8, "a row that another one outdoes");
        assert!(row.reference.is_none() == matches!(row.standing, Standing::Practice));
        check_phrase(row.reason);
        rest = tail;
    }
}

const fn check_added_pair((code, subject, detail): (u16, u16, u16)) {
    match status_row(subject, detail) {
        Some(StatusRow { basic: Basic::List(codes), .. }) => assert!(contains(codes, code)),
        _ => panic!("an added pair stands in its row"),
    }
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
    check_references(row.references);
}

const fn check_status(row: &StatusRow) {
    assert!(row.subject <= 7 && row.detail <= 999);
    check_texts(row.name, row.summary, row.explanation);
    check_references(row.references);
    assert!(!row.classes.is_empty() && ascend(row.classes) && ascend(row.stated));
    let mut stated = row.stated;
    while let &[class, ref tail @ ..] = stated {
        assert!(has(row.classes, class), "what the text states is allowed");
        stated = tail;
    }
    match row.basic {
        Basic::Any => assert!(row.classes.len() == Class::ALL.len()),
        Basic::Family(severity) => match severity.class() {
            Some(class) => assert!(has(row.classes, class)),
            None => panic!("1yz and 3yz carry no enhanced status code"),
        },
        Basic::List(codes) => check_registered(row.classes, codes),
    }
}

const fn check_registered(classes: &[Class], codes: &[u16]) {
    let (mut rest, mut last) = (codes, 0);
    while let &[code, ref tail @ ..] = rest {
        assert!(code_row(code).is_some(), "a registered code has a row");
        assert!(last < code, "registered codes ascend, each once");
        last = code;
        match Class::of_code(code) {
            Some(class) => assert!(has(classes, class), "what the registered codes imply is allowed"),
            None => panic!("1yz and 3yz carry no enhanced status code"),
        }
        rest = tail;
    }
}

const fn check_texts(name: &str, summary: &str, explanation: &str) {
    check_name(name);
    check_phrase(summary);
    check_sentences(explanation);
}

const fn check_references(references: &[Reference]) {
    assert!(!references.is_empty(), "every row says where it is defined");
    let mut rest = references;
    while let [reference, tail @ ..] = rest {
        assert!(!reference.label().is_empty() && !reference.url().is_empty());
        rest = tail;
    }
}

const fn has(classes: &[Class], class: Class) -> bool {
    let mut rest = classes;
    while let &[one, ref tail @ ..] = rest {
        if one as u8 == class as u8 {
            return true;
        }
        rest = tail;
    }
    false
}

const fn ascend(classes: &[Class]) -> bool {
    let mut rest = classes;
    while let &[one, ref tail @ ..] = rest {
        if let &[next, ..] = tail {
            if one as u8 >= next as u8 {
                return false;
            }
        }
        rest = tail;
    }
    true
}
