//! What holds for every row, proved by the compiler: a wrong row does not build.

use crate::command_replies::own;
use crate::rules::contains;
use crate::{
    ADDED_PAIRS, Basic, CODES, Category, Class, CodeRow, Command, Origin, Reference, STATUSES, Standing,
    StatusRow, code_row, standing, status_row, transient_twin,
};

const _: () = {
    let mut index = 0;
    while index < CODES.len() {
        check_code(&CODES[index]);
        assert!(index == 0 || CODES[index - 1].code < CODES[index].code, "codes ascend, each once");
        let mut other = 0;
        while other < index {
            assert!(!same(CODES[other].name, CODES[index].name), "every code has a name of its own");
            other += 1;
        }
        index += 1;
    }
};

const _: () = {
    let mut index = 0;
    while index < STATUSES.len() {
        check_status(&STATUSES[index]);
        assert!(
            index == 0 || key(&STATUSES[index - 1]) < key(&STATUSES[index]),
            "statuses ascend, each once"
        );
        let mut other = 0;
        while other < index {
            assert!(!same(STATUSES[other].name, STATUSES[index].name), "every status has a name of its own");
            other += 1;
        }
        index += 1;
    }
};

const _: () = {
    let mut command = 0;
    while command < Command::ALL.len() {
        check_replies(Command::ALL[command]);
        assert!(Command::ALL[command] as usize == command, "a command is the index of its tables");
        command += 1;
    }
};

const _: () = {
    let mut index = 0;
    while index < ADDED_PAIRS.len() {
        let (code, subject, detail) = ADDED_PAIRS[index];
        match status_row(subject, detail) {
            Some(StatusRow { basic: Basic::List(codes), .. }) => assert!(contains(codes, code)),
            _ => panic!("an added pair stands in its row"),
        }
        index += 1;
    }
};

const _: () = {
    let mut code = 0;
    while code < 1000 {
        if let Some(twin) = transient_twin(code) {
            assert!(
                code / 100 == 5 && twin / 100 == 4 && code_row(code).is_some() && code_row(twin).is_some()
            );
        }
        code += 1;
    }
};

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
    let mut index = 0;
    while index < row.stated.len() {
        assert!(has(row.classes, row.stated[index]), "what the text states is allowed");
        index += 1;
    }
    match row.basic {
        Basic::Any => assert!(row.classes.len() == Class::ALL.len()),
        Basic::Family(severity) => match severity.class() {
            Some(class) => assert!(has(row.classes, class)),
            None => panic!("1yz and 3yz carry no enhanced status code"),
        },
        Basic::List(codes) => {
            let mut index = 0;
            while index < codes.len() {
                assert!(code_row(codes[index]).is_some(), "a registered code has a row");
                assert!(index == 0 || codes[index - 1] < codes[index]);
                match Class::of_code(codes[index]) {
                    Some(class) => {
                        assert!(has(row.classes, class), "what the registered codes imply is allowed");
                    }
                    None => panic!("1yz and 3yz carry no enhanced status code"),
                }
                index += 1;
            }
        }
    }
}

/// The rows of one command ascend, exist, and win over the rows for every command; else they would say nothing.
const fn check_replies(command: Command) {
    let rows = own(command);
    let mut index = 0;
    while index < rows.len() {
        let row = rows[index];
        assert!(code_row(row.code).is_some(), "a reply has a row");
        assert!(index == 0 || rows[index - 1].code < row.code, "the replies of a command ascend, each once");
        assert!(!matches!(row.standing, Standing::Unlisted));
        assert!(row.standing as u8 == standing(command, row.code) as u8, "a row that another one outdoes");
        assert!(row.reference.is_none() == matches!(row.standing, Standing::Practice));
        check_phrase(row.reason);
        index += 1;
    }
}

const fn check_texts(name: &str, summary: &str, explanation: &str) {
    check_name(name);
    check_phrase(summary);
    check_sentences(explanation);
}

/// PascalCase, as the name of a variant.
const fn check_name(name: &str) {
    let name = name.as_bytes();
    assert!(!name.is_empty() && name[0].is_ascii_uppercase());
    let mut at = 0;
    while at < name.len() {
        assert!(name[at].is_ascii_alphanumeric());
        at += 1;
    }
}

const fn check_phrase(text: &str) {
    let bytes = check_text(text);
    assert!(bytes[bytes.len() - 1] != b'.', "a phrase has no full stop");
}

const fn check_sentences(text: &str) {
    let bytes = check_text(text);
    assert!(
        bytes[0].is_ascii_uppercase() && bytes[bytes.len() - 1] == b'.',
        "sentences begin and end as such"
    );
}

/// Printable ASCII without the characters that mean something to rustdoc.
const fn check_text(text: &str) -> &[u8] {
    let bytes = text.as_bytes();
    assert!(!bytes.is_empty() && bytes[0] != b' ' && bytes[bytes.len() - 1] != b' ');
    let mut at = 0;
    while at < bytes.len() {
        assert!(matches!(bytes[at], b' '..=b'~'), "printable ASCII");
        assert!(!matches!(bytes[at], b'`' | b'[' | b']' | b'<' | b'>' | b'*' | b'_' | b'\\'), "plain text");
        assert!(at == 0 || bytes[at] != b' ' || bytes[at - 1] != b' ', "one blank between words");
        at += 1;
    }
    bytes
}

const fn check_references(references: &[Reference]) {
    assert!(!references.is_empty(), "every row says where it is defined");
    let mut index = 0;
    while index < references.len() {
        assert!(!references[index].label().is_empty() && !references[index].url().is_empty());
        index += 1;
    }
}

const fn key(row: &StatusRow) -> u32 {
    row.subject as u32 * 1000 + row.detail as u32
}

const fn has(classes: &[Class], class: Class) -> bool {
    let mut index = 0;
    while index < classes.len() {
        if classes[index] as u8 == class as u8 {
            return true;
        }
        index += 1;
    }
    false
}

const fn ascend(classes: &[Class]) -> bool {
    let mut index = 1;
    while index < classes.len() {
        if classes[index - 1] as u8 >= classes[index] as u8 {
            return false;
        }
        index += 1;
    }
    true
}

const fn same(one: &str, other: &str) -> bool {
    let (one, other) = (one.as_bytes(), other.as_bytes());
    if one.len() != other.len() {
        return false;
    }
    let mut at = 0;
    while at < one.len() {
        if one[at] != other[at] {
            return false;
        }
        at += 1;
    }
    true
}
