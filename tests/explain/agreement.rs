//! No explanation contradicts itself: its words, its party and its advice on trying again go with its verdict.
//!
//! Every reply code, with every registered status, one unregistered detail of each subject and one unregistered
//! subject, under each class, as the answer to every command and to none.

use smtp_codes::{
    Action, Class, Command, EnhancedCode, Explanation, Family, KnownCode, KnownStatus, Party, Provider,
    Reply, ReplyCode, Retry, Scope, Severity, Subject, Wait,
};

/// Words that promise that time alone helps.
const WAITING: [&str; 6] = ["wait", "later", "try again", "trying again", "send it again", "will be retried"];

/// Words that say that time alone does not help.
const FUTILE: [&str; 5] = ["not help", "rarely helps", "refused again", "will not work", "given up"];

fn statuses() -> impl Iterator<Item = (u16, u16)> + Clone {
    let registered = KnownStatus::ALL.iter().map(|status| (status.subject().number(), status.detail()));
    let unregistered = Subject::ALL.iter().map(|subject| (subject.number(), 708));
    registered.chain(unregistered).chain([(99, 1)])
}

fn enhanced_codes() -> impl Iterator<Item = EnhancedCode> + Clone {
    let classes = Class::ALL.iter().copied();
    statuses().flat_map(move |(subject, detail)| {
        classes.clone().filter_map(move |class| EnhancedCode::new(class, subject, detail))
    })
}

fn commands() -> impl Iterator<Item = Option<Command>> + Clone {
    Command::ALL.iter().copied().map(Some).chain([None])
}

/// The reply codes with a row, and one without in each family of one digit.
fn codes() -> impl Iterator<Item = ReplyCode> + Clone {
    let known = KnownCode::ALL.iter().map(|code| code.code());
    known.chain([199, 299, 399, 499, 599].into_iter().filter_map(ReplyCode::new))
}

/// Everything that can be explained, apart from the texts of servers.
fn each(mut check: impl FnMut(&Explanation<'_>)) {
    for command in commands() {
        for code in codes() {
            check(&code.explain(command));
            check(&Explanation::of(code, None, command));
            for enhanced in enhanced_codes() {
                check(&Explanation::of(code, Some(enhanced), command));
            }
        }
    }
    for enhanced in enhanced_codes() {
        check(&enhanced.explain());
    }
    for (subject, detail) in statuses() {
        check(&format!("X.{subject}.{detail}").parse::<Family>().expect("a family").explain());
    }
    for notation in ["1yz", "2yz", "3yz", "4yz", "5yz", "45z", "55z", "2.7.X", "4.7.X", "5.7.X", "5.99.X"] {
        check(&notation.parse::<Family>().expect("a family").explain());
    }
}

/// Returns the action, by the verdict or, without a command, by the first digit.
fn action(explanation: &Explanation<'_>) -> Option<Action> {
    let by_digit = |severity| match severity {
        Severity::PositivePreliminary => Action::Unexpected,
        Severity::PositiveCompletion => Action::Accepted,
        Severity::PositiveIntermediate => Action::Continue,
        Severity::TransientNegative => Action::RetryLater,
        Severity::PermanentNegative => Action::Rejected,
    };
    explanation.verdict().map(|verdict| verdict.action).or_else(|| explanation.severity().map(by_digit))
}

fn about(explanation: &Explanation<'_>) -> String {
    format!("{:?}\n{explanation}", explanation.command())
}

#[test]
fn the_advice_on_trying_again_is_that_of_the_verdict() {
    each(|explanation| {
        let expected = match action(explanation) {
            None => None,
            Some(Action::Accepted | Action::Continue) => Some("needless"),
            Some(Action::RetryLater | Action::Unexpected) => Some("later"),
            Some(Action::Rejected) => Some("useless"),
        };
        let said = explanation.retry().map(|retry| match retry {
            Retry::Needless => "needless",
            Retry::Later(_) => "later",
            Retry::Useless => "useless",
        });
        assert_eq!(said, expected, "{}", about(explanation));
    });
}

#[test]
fn somebody_has_to_act_after_every_refusal_for_good_and_nobody_after_success() {
    each(|explanation| {
        let party = explanation.party();
        match action(explanation) {
            Some(Action::Rejected) => assert_ne!(party, Some(Party::Nobody), "{}", about(explanation)),
            Some(Action::Accepted | Action::Continue) if explanation.family().is_none() => {
                let is_known = explanation.code().is_none() || explanation.known().is_some();
                let expected = if is_known { Party::Nobody } else { Party::Unclear };
                assert_eq!(party, Some(expected), "{}", about(explanation));
            }
            _ => {}
        }
    });
}

#[test]
fn the_words_go_with_the_verdict() {
    each(|explanation| {
        let words = format!("{} {}", explanation.summary(), explanation.explanation()).to_lowercase();
        let says = |list: &[&str]| list.iter().any(|phrase| words.contains(phrase));
        match action(explanation) {
            Some(Action::Rejected) => assert!(!says(&WAITING), "{}", about(explanation)),
            Some(Action::RetryLater | Action::Unexpected) => {
                assert!(!says(&FUTILE), "{}", about(explanation));
            }
            Some(Action::Accepted | Action::Continue) => {
                assert!(!says(&FUTILE), "{}", about(explanation));
                let failure = ["later", "try again", "is broken", "could not", "did not"];
                assert!(!says(&failure), "{}", about(explanation));
            }
            // A status of any class.
            None => assert!(!says(&["later", "try again", "refused again"]), "{}", about(explanation)),
        }
        if explanation.party() == Some(Party::Nobody) && !explanation.is_echo() {
            // The row of a subject goes with success as well, and says of a refusal what is to be done after one.
            let words = words.split("after a refusal").next().unwrap_or_default();
            let words = words.replace("nothing has to be done", "");
            let tasks = ["has to ", "have to ", "should check", "is broken", "tell the", "tell its"];
            assert!(!tasks.iter().any(|task| words.contains(task)), "{}", about(explanation));
        }
        if matches!(explanation.party(), Some(Party::SendingAdministrator | Party::Sender)) {
            assert!(
                !says(&["not your fault", "tell the administrator of the server"]),
                "{}",
                about(explanation)
            );
        }
        if explanation.party() == Some(Party::ServerAdministrator) {
            assert!(!says(&["administrator of the sending side has"]), "{}", about(explanation));
        }
    });
}

#[test]
fn the_whole_text_says_one_thing() {
    for command in commands() {
        for code in codes() {
            let enhanced =
                ["4.4.7", "5.4.5", "5.6.6", "5.7.15", "4.7.28", "5.1.5", "2.1.5", "4.7.1", "5.7.708"];
            for enhanced in enhanced.into_iter().map(Some).chain([None]) {
                let enhanced = enhanced.map(|text| text.parse().expect("an enhanced code"));
                let explanation = Explanation::of(code, enhanced, command);
                let text = explanation.to_string();
                let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
                let is_put_off = text.contains("No action is needed");
                let is_retried = action(&explanation) == Some(Action::RetryLater) || code.is_transient();
                assert_eq!(is_put_off, is_retried, "{text}");
                if is_put_off {
                    assert!(
                        !text.contains("will be refused again") && !text.contains("not work either"),
                        "{text}"
                    );
                }
                if action(&explanation) == Some(Action::Unexpected) {
                    assert!(!text.contains("It worked"), "{text}");
                }
            }
        }
    }
}

/// Replies that providers send: each row with each of its codes, in the words by which it is found.
fn provider_replies() -> impl Iterator<Item = (Provider, String)> {
    let rows =
        Provider::ALL.iter().flat_map(|provider| provider.table().rows().map(move |row| (*provider, row)));
    rows.flat_map(|(provider, row)| {
        let words = [row.tag.map_or("", |tag| tag.text()), row.phrases.first().copied().unwrap_or_default()]
            .join(" ");
        let codes = if row.codes.is_empty() { &[450, 550][..] } else { row.codes };
        codes.iter().map(move |code| {
            let status = row.statuses.first().map_or(String::new(), |status| {
                format!("{}.{}.{} ", code / 100, status.subject, status.detail)
            });
            (provider, format!("{code} {status}{words}\r\n"))
        })
    })
}

#[test]
fn the_rows_of_providers_agree_with_the_first_digit() {
    let mut seen = 0;
    for (provider, octets) in provider_replies() {
        for command in commands() {
            let reply = Reply::parse(octets.as_bytes()).expect("a reply");
            let explanation = reply.explain(command).with_provider(provider);
            assert_eq!(explanation.verdict(), command.map(|command| reply.verdict(command)));
            let Some(row) = explanation.provider_row() else { continue };
            seen += 1;
            if action(&explanation) == Some(Action::Rejected) {
                assert_ne!(explanation.party(), Some(Party::Nobody), "{}", about(&explanation));
            }
            let retry = match (row.retry(), explanation.verdict().map(|verdict| verdict.scope)) {
                // There are no accepted recipients to deliver to first.
                (Retry::Later(Wait::NextTransaction), Some(scope)) if scope != Scope::Recipient => {
                    Retry::Later(Wait::HalfHour)
                }
                (retry, _) => retry,
            };
            assert_eq!(explanation.retry(), Some(retry), "{}", about(&explanation));
            assert_eq!(explanation.explanation(), row.meaning());
            let text = explanation.to_string();
            let is_put_off = text.contains("No action is needed");
            let is_retried = reply.code().is_transient() && matches!(row.retry(), Retry::Later(_));
            assert_eq!(is_put_off, is_retried, "{text}");
            let is_futile = text.contains("will be refused again");
            let is_said = command != Some(Command::Quit);
            assert_eq!(is_futile, is_said && row.retry() == Retry::Useless, "{text}");
        }
    }
    assert!(seen > 10_000, "{seen}");
}

/// Returns the parts of an explanation on which every way to a code must agree.
const fn gist(explanation: &Explanation<'_>) -> (&'static str, &'static str, Option<Party>, Option<Retry>) {
    (explanation.summary(), explanation.explanation(), explanation.party(), explanation.retry())
}

#[test]
fn every_way_to_a_code_says_the_same_about_it() {
    for (subject, detail) in statuses().filter(|(subject, _)| !matches!(subject, 0 | 99)) {
        let family = format!("X.{subject}.{detail}").parse::<Family>().expect("a family").explain();
        // The reply code that gives the advice no reason to differ.
        for (class, code) in [(4, 499), (5, 599)] {
            let text = format!("{class}.{subject}.{detail}");
            let enhanced: EnhancedCode = text.parse().expect("an enhanced code");
            let octets = format!("{code} {text} text\r\n");
            let reply = Reply::parse(octets.as_bytes()).expect("a reply").explain(None);
            let alone = enhanced.explain();
            assert_eq!(gist(&reply), gist(&alone), "{text}");
            assert_eq!(
                gist(&Explanation::of(reply.code().expect("a code"), Some(enhanced), None)),
                gist(&reply)
            );
            let log = format!("host mx.example.com said: {code} {text} text");
            let found = smtp_codes::scan(log.as_bytes()).next().expect("a reply");
            assert_eq!(gist(&found.explain(None)), gist(&reply), "{log}");
            // A family has no class: where the status goes with success alone, it says that.
            let is_refusal = enhanced
                .known()
                .is_none_or(|known| known.classes().iter().any(|class| *class != Class::Success));
            // Nor does it say that the server cannot tell yet, as X.1.1 does with a 4yz.
            if is_refusal && text != "4.1.1" {
                assert_eq!((family.summary(), family.explanation()), (alone.summary(), alone.explanation()));
            }
        }
    }
}

#[test]
fn a_detail_that_is_not_registered_has_the_words_and_the_party_of_its_subject() {
    for subject in Subject::ALL.iter().map(|subject| subject.number()).filter(|subject| *subject != 0) {
        for detail in [31, 316, 651, 708, 999] {
            for class in [4, 5] {
                let general =
                    format!("{class}.{subject}.0").parse::<EnhancedCode>().expect("a code").explain();
                let explanation =
                    format!("{class}.{subject}.{detail}").parse::<EnhancedCode>().expect("a code").explain();
                assert_eq!(gist(&explanation), gist(&general));
                assert!(
                    explanation.to_string().contains("which is not registered: read as X."),
                    "{explanation}"
                );
            }
        }
    }
}

#[test]
fn the_class_of_a_status_changes_nothing_about_its_words() {
    for (subject, detail) in statuses().filter(|(subject, _)| *subject != 0) {
        for code in codes().filter(|code| code.is_transient() || code.is_permanent()) {
            for command in commands() {
                let mut gists = Class::ALL.iter().map(|class| {
                    let explanation =
                        Explanation::of(code, EnhancedCode::new(*class, subject, detail), command);
                    let action = action(&explanation);
                    (explanation.summary(), explanation.explanation(), explanation.party(), action)
                });
                let first = gists.next().expect("three classes");
                // 552 to RCPT is put off where its status may mean too many recipients, which only an agreeing one can.
                let is_closely_read = code == ReplyCode::EXCEEDED_STORAGE_ALLOCATION;
                assert!(
                    is_closely_read || gists.all(|gist| gist == first),
                    "{code} X.{subject}.{detail} {command:?}"
                );
            }
        }
    }
}

#[test]
fn an_explanation_says_once_that_the_class_differs() {
    let is_read = |command: &Option<Command>| !matches!(command, Some(Command::Unsolicited | Command::Quit));
    for command in commands().filter(is_read) {
        let reply = Reply::parse(b"550 4.4.7 QUEUE.Expired\r\n").expect("a reply").explain(command);
        let codes = Explanation::of(ReplyCode::MAILBOX_UNAVAILABLE, "4.4.7".parse().ok(), command);
        for explanation in [reply, codes] {
            assert_eq!(explanation.summary(), KnownStatus::DeliveryTimeExpired.summary());
            let text = explanation.to_string();
            assert_eq!(text.matches("class      4 ").count(), 1, "{text}");
            assert!(!text.contains("ClassDiffers"), "{text}");
        }
    }
}
