//! Commands, verdicts and parties: the laws of the facade's types. What the rules say is tested with the rule book.

use smtp_codes::{Class, Command, EnhancedCode, Party, ReplyCode, Standing, Verdict};
use smtp_codes_data as data;

fn all_codes() -> impl Iterator<Item = ReplyCode> {
    (100..=599).map(|number| ReplyCode::new(number).unwrap())
}

/// None, and for each class a few that rules speak of, registered or not.
fn some_enhanced() -> impl Iterator<Item = Option<EnhancedCode>> {
    let numbers =
        [(0, 0), (1, 1), (1, 7), (2, 2), (3, 4), (5, 0), (5, 3), (7, 1), (7, 27), (7, 509), (999, 999)];
    let all = Class::ALL.iter().flat_map(move |&class| {
        numbers
            .iter()
            .map(move |&(subject, detail)| EnhancedCode::new(class, subject, detail))
            .collect::<Vec<_>>()
    });
    all.chain([None])
}

fn triple(enhanced: Option<EnhancedCode>) -> Option<data::Triple> {
    enhanced.map(|code| data::Triple {
        class: code.class().digit(),
        subject: code.subject(),
        detail: code.detail(),
    })
}

#[test]
fn the_commands_are_those_of_the_rule_book() {
    assert_eq!(Command::ALL.len(), data::Command::ALL.len());
    assert!(Command::ALL.is_sorted());
    for (&command, &rules) in Command::ALL.iter().zip(data::Command::ALL) {
        assert_eq!(format!("{command:?}"), format!("{rules:?}"));
        assert_eq!(command.name(), rules.name());
        assert_eq!(command.verb(), rules.verb());
        assert_eq!(command.meaning(), rules.meaning());
        assert_eq!(command.to_string(), rules.verb());
        assert_eq!(rules.verb().parse(), Ok(command));
        for code in all_codes() {
            assert_eq!(command.standing(code), data::standing(rules, code.get()));
            assert_eq!(command.may_get(code), command.standing(code) != Standing::Unlisted);
            assert_eq!(command.may_get(code), command.replies().contains(&code));
            for enhanced in some_enhanced() {
                let data::Verdict { action, scope, closes } =
                    data::verdict(rules, code.get(), triple(enhanced));
                let verdict = Verdict::of(command, code, enhanced);
                assert_eq!((verdict.action, verdict.scope, verdict.closes), (action, scope, closes));
            }
        }
        assert!(command.replies().is_sorted());
        assert!(command.replies().iter().all(|code| code.known().is_some()));
    }
}

#[test]
fn the_parties_are_those_of_the_table() {
    assert_eq!(Party::ALL.len(), data::Party::ALL.len());
    for (&party, &rules) in Party::ALL.iter().zip(data::Party::ALL) {
        assert_eq!(format!("{party:?}"), format!("{rules:?}"));
        assert_eq!((party.name(), party.meaning()), (rules.name(), rules.meaning()));
        assert_eq!(party.to_string(), party.name());
    }
    for code in all_codes() {
        for enhanced in some_enhanced() {
            let rules = data::party(code.get(), triple(enhanced));
            assert_eq!(Party::of(code, enhanced).name(), rules.name(), "{code} {enhanced:?}");
        }
    }
}

#[test]
fn a_verb_is_read_from_the_line_of_a_client() {
    for &command in Command::ALL {
        let verb = command.verb();
        let on_the_line = verb.bytes().all(|octet| octet.is_ascii_alphabetic() || octet == b'.');
        let expected = on_the_line.then_some(command);
        for line in [
            verb.to_owned(),
            verb.to_lowercase(),
            format!("{verb}\r\n"),
            format!("{verb}\n"),
            format!("{}\r\n", verb.to_lowercase()),
        ] {
            assert_eq!(Command::from_line(line.as_bytes()), expected, "{line:?}");
        }
        if command != Command::EndOfData {
            assert_eq!(Command::from_line(format!("{verb} argument\r\n").as_bytes()), expected, "{verb}");
            assert_eq!(Command::from_line(format!("{verb}x\r\n").as_bytes()), None, "{verb}");
            assert_eq!(Command::from_line(format!("x{verb}\r\n").as_bytes()), None, "{verb}");
        }
    }
}

#[test]
fn what_is_no_command_is_none() {
    let lines: [&[u8]; 14] = [
        b"",
        b"\r\n",
        b" ",
        b"..\r\n",
        b". \r\n",
        b".text\r\n",
        b"XCLIENT NAME=spike\r\n",
        b"GET / HTTP/1.1\r\n",
        b"dGVzdA==\r\n",
        b"(connect)\r\n",
        b"Subject: RCPT\r\n",
        b"\x16\x03\x01\x02\x00",
        b"\xff\xfe",
        b"MAIL\0FROM:<>",
    ];
    for line in lines {
        assert_eq!(Command::from_line(line), None, "{}", line.escape_ascii());
    }
}

#[test]
fn a_command_is_read_from_its_verb_and_its_name_in_any_case() {
    for &command in Command::ALL {
        for text in [command.verb(), command.name()] {
            for text in [text.to_owned(), text.to_lowercase(), text.to_uppercase()] {
                assert_eq!(text.parse(), Ok(command), "{text:?}");
            }
        }
    }
}

#[test]
fn text_that_is_neither_verb_nor_name_of_a_command_is_refused() {
    for text in ["", "RCPT ", " RCPT", "RCPT TO", "(rcpt)", "..", "End Of Data", "auth data", "RCP\u{ff34}"] {
        let error = text.parse::<Command>().unwrap_err();
        assert!(error.to_string().starts_with("not a command"), "{text:?}");
    }
}

#[test]
fn all_of_it_works_in_constants() {
    const FULL: Verdict = Verdict::of(Command::Rcpt, ReplyCode::INSUFFICIENT_STORAGE, None);
    const PARTY: Party = Party::of(ReplyCode::COMMAND_UNRECOGNIZED, None);
    const REPLIES: &[ReplyCode] = Command::Quit.replies();
    const VERB: Option<Command> = Command::from_line(b"QUIT\r\n");
    const LISTED: bool = Command::Quit.may_get(ReplyCode::SERVICE_CLOSING);

    assert_eq!((FULL.action, FULL.scope), (data::Action::RetryLater, data::Scope::Recipient));
    const { assert!(!FULL.closes) };
    assert_eq!(PARTY, Party::ClientAuthor);
    assert!(REPLIES.contains(&ReplyCode::SERVICE_CLOSING));
    assert_eq!(VERB, Some(Command::Quit));
    const { assert!(LISTED) };
}

#[test]
fn a_line_is_one_line() {
    for (line, command) in [
        (&b"DATA\n"[..], Some(Command::Data)),
        (b"RCPT TO:<a>\r\n", Some(Command::Rcpt)),
        (b"RCPT TO:<a>\rDATA\r\n", Some(Command::Rcpt)),
        (b"RCPT TO:<a>\r\nDATA\r\n", None),
        (b"RCPT TO:<a>\nDATA", None),
        (b".\r\n.\r\n", None),
        (b"QUIT\r\n\r\n", None),
        (b"QUIT\n\n", None),
    ] {
        assert_eq!(Command::from_line(line), command, "{}", line.escape_ascii());
    }
}
