//! Replies as errors, and an owned reply as the borrowed one that it is.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use regex::Regex;
use smtp_codes::{Action, Command, Refusal, Reply, ReplyBuf, ReplyCode, Verdict};

fn accepted(text: &str, command: Command) -> Result<ReplyCode, Refusal> {
    Reply::parse(text.as_bytes()).unwrap().accepted(command).map(|reply| reply.code())
}

#[test]
fn accepted_goes_by_the_verdict() {
    for code in (100..=599).filter_map(ReplyCode::new) {
        for &command in Command::ALL {
            let text = format!("{code} text\r\n");
            let go_on =
                matches!(Verdict::of(command, code, None).action, Action::Accepted | Action::Continue);
            assert_eq!(accepted(&text, command).is_ok(), go_on, "{command} {code}");
        }
    }
    assert!(accepted("250-a\r\n550 b\r\n", Command::EndOfData).is_err());
}

#[test]
fn a_refusal_says_what_was_refused() {
    for (text, command, message) in [
        ("550 5.1.1 no\r\n", Command::Rcpt, "RCPT was refused: 550 5.1.1 no"),
        ("451-a\r\n451 b\r\n", Command::EndOfData, ". was refused for now: 451 a b"),
        ("250 ok\r\n", Command::Data, "DATA got an unexpected reply: 250 ok"),
    ] {
        let refusal = accepted(text, command).unwrap_err();
        assert_eq!(refusal.to_string(), message);
        assert_eq!(refusal.command(), command);
        assert_eq!(refusal.reply().raw(), text.as_bytes());
        assert_eq!(refusal.verdict(), refusal.reply().verdict(command));
        let owned: ReplyBuf = refusal.clone().into_reply();
        assert_eq!(owned.accepted(command), Err(refusal));
    }
}

/// Every public method of `Reply` that takes `self`, found in the source.
#[test]
fn an_owned_reply_has_every_method_of_the_borrowed_one() {
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("../smtp-codes/src");
    let imp = Regex::new(r"(?ms)^impl(?:<'a>)? (Reply<'(?:a|_)>|ReplyBuf) \{\n(.*?)^\}").unwrap();
    let method = Regex::new(r"(?m)^    pub (?:const )?fn (\w+)\((?:&?self)").unwrap();
    let delegated = Regex::new(r"(?m)^    (\w+)\([^\n]*\) -> [^\n]*;$").unwrap();
    let (mut borrowed, mut owned) = (BTreeSet::new(), BTreeSet::new());
    for file in rust_files(&source) {
        let text = fs::read_to_string(&file).unwrap();
        for imp in imp.captures_iter(&text) {
            let methods = if &imp[1] == "ReplyBuf" { &mut owned } else { &mut borrowed };
            methods.extend(method.captures_iter(&imp[2]).map(|method| method[1].to_owned()));
        }
        if file.ends_with("reply_buf/as_reply.rs") {
            owned.extend(delegated.captures_iter(&text).map(|method| method[1].to_owned()));
        }
    }
    assert!(borrowed.len() > 15, "{borrowed:?}");
    let missing: Vec<_> = borrowed.difference(&owned).collect();
    assert!(missing.is_empty(), "ReplyBuf lacks {missing:?}");
}

fn rust_files(folder: &Path) -> Vec<std::path::PathBuf> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files.extend(rust_files(&path));
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            files.push(path);
        }
    }
    files
}
