//! Explanations that people reported to be wrong.

use std::fs;

use smtp_codes::{Action, Command, Explanation, Party, Reply, Retry};

/// One line, without the widths that fold it.
fn said(explanation: &Explanation<'_>) -> String {
    explanation.to_string().split_whitespace().collect::<Vec<_>>().join(" ")
}

fn with_explanation<T>(octets: &str, command: Command, look: impl FnOnce(&Explanation<'_>) -> T) -> T {
    let reply = Reply::parse(octets.as_bytes()).unwrap_or_else(|error| panic!("{octets:?}: {error}"));
    look(&reply.explain(Some(command)))
}

#[track_caller]
fn assert_party(octets: &str, command: Command, expected: Party) {
    let party = with_explanation(octets, command, |explanation| explanation.party());
    assert_eq!(party, Some(expected), "{octets}");
}

#[test]
fn a_policy_without_a_number_of_its_own_is_for_the_administrator_of_the_sending_side() {
    assert_party(
        "550 5.7.999 address of the server not welcome\r\n",
        Command::Rcpt,
        Party::SendingAdministrator,
    );
    assert_party("451 4.7.777 slowed down by reputation\r\n", Command::Rcpt, Party::SendingAdministrator);
    assert_party("421 4.7.32 unauthenticated mail\r\n", Command::EndOfData, Party::SendingAdministrator);
    with_explanation("550 5.7.999 not welcome\r\n", Command::Rcpt, |explanation| {
        assert!(!said(explanation).contains("No such mailbox"), "{explanation}");
    });
}

#[test]
fn what_the_mailbox_has_to_do_with_it_only_the_text_tells() {
    assert_party(
        "550 5.2.0 failed the policy of the sender's domain\r\n",
        Command::EndOfData,
        Party::Unclear,
    );
    assert_party("450 4.2.0 greylisted\r\n", Command::Rcpt, Party::Unclear);
    assert_party("554 5.2.999 quota of submissions exceeded\r\n", Command::EndOfData, Party::Unclear);
}

#[test]
fn a_second_step_before_the_first_names_the_login_and_tls() {
    for octets in [
        "503 5.5.1 log in first\r\n",
        "503 5.5.1 STARTTLS first\r\n",
        "503 not before STARTTLS\r\n",
        "554 5.7.1 <a@example.com>: relaying denied\r\n",
        "454 4.7.1 <a@example.com>: relaying denied\r\n",
        "554 relaying denied\r\n",
        "530 5.7.0 log in first\r\n",
    ] {
        with_explanation(octets, Command::Rcpt, |explanation| {
            assert!(said(explanation).contains("login"), "{explanation}");
        });
    }
    for octets in ["503 5.5.1 STARTTLS first\r\n", "503 STARTTLS first\r\n"] {
        with_explanation(octets, Command::Mail, |explanation| {
            assert!(said(explanation).contains("TLS"), "{explanation}");
        });
    }
}

#[test]
fn a_454_is_about_a_login_only_after_one() {
    for command in [Command::Mail, Command::Rcpt, Command::Data, Command::EndOfData, Command::Bdat] {
        with_explanation("454 rate exceeded\r\n", command, |explanation| {
            let said = said(explanation).to_lowercase();
            assert!(!said.contains("password") && !said.contains("login"), "{explanation}");
        });
    }
    for command in [Command::Auth, Command::AuthData] {
        with_explanation("454 4.7.0 cannot check\r\n", command, |explanation| {
            assert_eq!(explanation.party(), Some(Party::ServerAdministrator));
            assert!(said(explanation).contains("Keep it"), "{explanation}");
        });
    }
}

#[test]
fn a_refused_login_is_not_told_to_be_tried_again_as_it_is() {
    for octets in
        ["535 5.7.139 switched off\r\n", "535 5.7.8 no\r\n", "535 switched off\r\n", "535 5.7.3 no\r\n"]
    {
        with_explanation(octets, Command::Auth, |explanation| {
            assert!(!said(explanation).contains("again and again"), "{explanation}");
            assert!(!said(explanation).contains("enter them again"), "{explanation}");
            assert_eq!(explanation.retry(), Some(Retry::Useless));
        });
    }
}

#[test]
fn greylisting_is_no_more_than_likely() {
    for octets in ["450 4.7.1 come back\r\n", "451 4.7.1 come back\r\n", "450 4.2.0 come back\r\n"] {
        with_explanation(octets, Command::Rcpt, |explanation| {
            let said = said(explanation);
            assert!(
                said.contains("this may be greylisting") && !said.contains("looks like"),
                "{explanation}"
            );
        });
    }
}

#[test]
fn a_full_mailbox_is_not_a_matter_of_the_other_recipients() {
    with_explanation("552 quota exceeded\r\n", Command::Rcpt, |explanation| {
        assert!(!said(explanation).contains("new transaction"), "{explanation}");
        assert!(matches!(explanation.retry(), Some(Retry::Later(_))));
    });
    with_explanation("552 5.2.2 full\r\n", Command::Rcpt, |explanation| {
        assert_eq!(
            (explanation.party(), explanation.retry()),
            (Some(Party::Recipient), Some(Retry::Useless))
        );
    });
}

#[test]
fn who_is_out_of_step_is_not_the_administrator_of_the_server() {
    for (octets, command) in [
        ("250 2.1.5 ok\r\n", Command::Data),
        ("250 ok\r\n", Command::Data),
        ("354 go\r\n", Command::Rcpt),
        ("334 \r\n", Command::Mail),
        ("250 ok\r\n", Command::Unsolicited),
    ] {
        with_explanation(octets, command, |explanation| {
            assert_eq!(explanation.party(), Some(Party::ClientAuthor), "{explanation}");
            assert!(!said(explanation).contains("administrator of the server"), "{explanation}");
        });
    }
    for command in [Command::Ehlo, Command::Helo] {
        with_explanation("503 5.5.1 duplicate\r\n", command, |explanation| {
            assert!(!said(explanation).contains("broken"), "{explanation}");
        });
    }
}

#[test]
fn a_domain_without_a_way_to_it_is_a_mistyped_one_where_it_is_refused() {
    assert_party("550 5.4.4 no such domain\r\n", Command::Rcpt, Party::Sender);
    assert_party("450 4.4.4 no route now\r\n", Command::Rcpt, Party::ServerAdministrator);
    assert_party("550 5.4.300 expired\r\n", Command::EndOfData, Party::ServerAdministrator);
}

#[test]
fn the_reported_replies_are_explained_as_expected() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../shared/data/reported.tsv");
    let Ok(rows) = fs::read_to_string(path) else {
        println!("skipped the_reported_replies_are_explained_as_expected: {path} is absent");
        return;
    };
    let mut wrong = Vec::new();
    let mut seen = 0;
    for row in rows.lines().skip(1) {
        let columns: Vec<_> = row.split('\t').collect();
        let [id, ask, command, input, expected] = columns[..] else { panic!("{row}") };
        if !matches!(ask, "party" | "retry" | "says" | "says not" | "verdict agrees") {
            continue;
        }
        seen += 1;
        let command: Command = command.parse().expect("a command");
        let octets = format!("{}\r\n", input.replace(r"\r\n", "\r\n"));
        let is_right = with_explanation(&octets, command, |explanation| {
            let said = said(explanation).to_lowercase();
            let mut alternatives = expected.split('|');
            match ask {
                "party" => {
                    alternatives.any(|name| explanation.party().is_some_and(|party| party.name() == name))
                }
                "retry" => match explanation.retry() {
                    Some(Retry::Later(_)) => expected == "later",
                    Some(Retry::Useless) => expected == "change",
                    _ => false,
                },
                "says" => alternatives.any(|words| said.contains(&words.to_lowercase())),
                "says not" => !alternatives.any(|words| said.contains(&words.to_lowercase())),
                _ => explanation.verdict().is_some_and(|verdict| {
                    verdict.action.name() == expected && verdict.action == Action::Unexpected
                }),
            }
        });
        if !is_right {
            wrong.push(format!("{id} {ask} {expected}: {input}"));
        }
    }
    assert!(seen >= 19, "{seen} rows");
    assert!(wrong.is_empty(), "{} of {seen}\n{}", wrong.len(), wrong.join("\n"));
}
