//! The meaning of codes, replies and families.

use smtp_codes::{
    Action, Command, EnhancedCode, Explanation, Family, KnownCode, KnownStatus, Party, Reply, ReplyCode,
    Retry, Severity, Wait,
};

fn codes() -> impl Iterator<Item = ReplyCode> {
    (100..600).filter_map(ReplyCode::new)
}

fn commands() -> impl Iterator<Item = Option<Command>> {
    Command::ALL.iter().copied().map(Some).chain([None])
}

fn explain<'a>(octets: &'a str, command: Option<Command>) -> Explanation<'a> {
    Reply::parse(octets.as_bytes()).unwrap_or_else(|error| panic!("{octets:?}: {error}")).explain(command)
}

/// The paragraph after the title.
fn paragraph(explanation: &Explanation<'_>) -> String {
    explanation.to_string().lines().skip(2).take_while(|line| !line.is_empty()).collect::<Vec<_>>().join(" ")
}

/// Everything that can be explained without a reply.
fn topics() -> impl Iterator<Item = Explanation<'static>> {
    let codes = codes().flat_map(|code| commands().map(move |command| code.explain(command)));
    let classes = |status: &KnownStatus| ["2", "4", "5"].map(|class| status.to_string().replace('X', class));
    let enhanced =
        KnownStatus::ALL.iter().flat_map(classes).chain(["4.7.509".to_owned(), "5.99.1".to_owned()]);
    let enhanced = enhanced.map(|text| text.parse::<EnhancedCode>().expect("an enhanced code").explain());
    let notations = ["1yz", "2yz", "4yz", "25z", "57z", "2.1.X", "4.7.X", "5.99.X", "X.7.509"];
    let families = notations.into_iter().map(|text| text.parse::<Family>().expect("a family"));
    let families = families.chain(KnownStatus::ALL.iter().copied().map(Family::from));
    codes.chain(enhanced).chain(families.map(Family::explain))
}

/// The first words about a reply after which the client tries again: delivery is spoken of only where a message is at
/// stake.
const fn lead(command: Option<Command>) -> &'static str {
    use Command::{Atrn, Auth, AuthData, Etrn, Expn, Help, Noop, Quit, Rset, StartTls, Unrecognized, Vrfy};
    match command {
        Some(Quit) => "No action is needed. ",
        Some(Rset | Vrfy | Expn | Help | Noop | StartTls | Auth | AuthData | Etrn | Atrn | Unrecognized) => {
            "No action is needed yet: the client may try again later."
        }
        _ => "No action is needed yet: delivery will be retried.",
    }
}

#[test]
fn a_transient_reply_always_begins_with_waiting() {
    for code in codes() {
        for enhanced in ["", "4.7.1 ", "5.7.1 ", "4.4.5 ", "4.7.509 ", "2.0.0 "] {
            let octets = format!("{code} {enhanced}text\r\n");
            for command in commands() {
                let explanation = explain(&octets, command);
                // 552 to RCPT may mean too many recipients, and is put off as well.
                let is_retried =
                    explanation.verdict().is_some_and(|verdict| verdict.action == Action::RetryLater);
                assert_eq!(
                    paragraph(&explanation).starts_with(lead(command)),
                    code.is_transient() || is_retried,
                    "{octets} {command:?}"
                );
                assert!(!code.is_transient() || explanation.retry() != Some(Retry::Needless));
            }
        }
    }
    for topic in topics() {
        let is_retried = topic.severity() == Some(Severity::TransientNegative)
            || topic.verdict().is_some_and(|verdict| verdict.action == Action::RetryLater);
        assert_eq!(paragraph(&topic).starts_with(lead(topic.command())), is_retried, "{topic}");
    }
}

#[test]
fn a_status_beside_any_code_fits_a_terminal() {
    for (code, status) in
        KnownCode::ALL.iter().flat_map(|code| KnownStatus::ALL.iter().map(move |row| (code, row)))
    {
        let enhanced = code
            .severity()
            .class()
            .and_then(|class| EnhancedCode::new(class, status.subject().number(), status.detail()));
        let text = Explanation::of(code.code(), enhanced, None).to_string();
        for line in text.lines() {
            assert!(line.len() <= 80 || line.contains("://"), "{line}");
        }
    }
}

#[test]
fn everything_is_said_in_full_and_fits_a_terminal() {
    for topic in topics() {
        let text = topic.to_string();
        assert!(text.is_ascii() && text.ends_with('\n') && !text.contains("\n\n\n"), "{text}");
        for line in text.lines() {
            assert!(line.len() <= 80 || line.contains("://"), "{line}");
            assert!(!line.ends_with(' ') && line.bytes().all(|octet| !octet.is_ascii_control()), "{line:?}");
        }
        assert!(!topic.summary().is_empty() && topic.explanation().ends_with('.'), "{text}");
        let references: Vec<_> = topic.references().collect();
        assert!(!references.is_empty(), "{text}");
        for (at, reference) in references.iter().enumerate() {
            assert!(!references[..at].contains(reference), "{reference} is there twice\n{text}");
            assert!(reference.url().starts_with("https://"));
        }
    }
}

#[test]
fn the_party_is_that_of_the_rules_unless_the_reply_is_out_of_place() {
    for code in codes() {
        for command in commands() {
            let explanation = code.explain(command);
            let is_out_of_place = match explanation.verdict() {
                Some(verdict) => verdict.action == Action::Unexpected,
                None => code.severity() == Severity::PositivePreliminary,
            };
            let answers_another = code.severity() != Severity::PositivePreliminary
                && code.is_positive()
                && code != ReplyCode::SERVICE_CLOSING
                && command != Some(Command::Connect);
            let expected = match (is_out_of_place, command, code.get()) {
                (false, Some(Command::Ehlo | Command::Helo | Command::Lhlo), 503) => Party::Unclear,
                (false, Some(Command::Mail), 552) => Party::Sender,
                (false, Some(Command::Quit), 400..=499) => Party::Nobody,
                (false, Some(Command::Quit), 500..=599) => Party::ServerAdministrator,
                (false, Some(command), 550 | 551 | 553) if names_no_mailbox(command) => {
                    Party::SendingAdministrator
                }
                (false, ..) => Party::of(code, None),
                (true, Some(Command::Unrecognized), _) => Party::ClientAuthor,
                (true, ..) if answers_another => Party::ClientAuthor,
                (true, ..) => Party::ServerAdministrator,
            };
            assert_eq!(explanation.party(), Some(expected), "{code} {command:?}");
        }
    }
}

/// The commands that name no mailbox, nor come after one, and are refused for who sends them.
const fn names_no_mailbox(command: Command) -> bool {
    use Command::{
        Atrn, Auth, AuthData, Connect, Ehlo, Etrn, Helo, Help, Lhlo, Noop, Rset, StartTls, Unrecognized,
    };
    matches!(
        command,
        Connect
            | Ehlo
            | Helo
            | Lhlo
            | Rset
            | Help
            | Noop
            | StartTls
            | Auth
            | AuthData
            | Etrn
            | Atrn
            | Unrecognized
    )
}

#[test]
fn no_mailbox_is_to_blame_before_one_was_named() {
    for command in Command::ALL.iter().copied() {
        for reply in ["550 refused\r\n", "550 5.0.0 refused\r\n", "553 refused\r\n"] {
            let explanation = explain(reply, Some(command));
            let words = explanation.explanation();
            let is_of_address =
                words.contains("Check the address") || words.contains("does not accept an address");
            if names_no_mailbox(command) {
                assert!(!is_of_address, "{reply} to {command}: {words}");
                assert_eq!(explanation.party(), Some(Party::SendingAdministrator), "{reply} to {command}");
            }
            if command == Command::Rcpt {
                assert!(is_of_address, "{reply} to {command}: {words}");
            }
        }
    }
    let named = explain("550 5.1.1 refused\r\n", Some(Command::Connect));
    assert_eq!((named.summary(), named.party()), ("No such mailbox", Some(Party::Sender)));
}

/// The words of the codes are about a message and its recipients, which is not the business of every command.
#[test]
fn a_refusal_speaks_of_what_the_command_is_about() {
    for reply in
        ["421 busy\r\n", "450 no\r\n", "550 no\r\n", "550 5.7.1 no\r\n", "552 no\r\n", "500 what\r\n"]
    {
        let explanation = explain(reply, Some(Command::Quit));
        assert_eq!(explanation.summary(), "Goodbye, with a complaint", "{reply}");
        let text = explanation.to_string();
        assert!(!text.contains("retried") && !text.contains("try again"), "{text}");
        let is_transient = explanation.severity() == Some(Severity::TransientNegative);
        let party = if is_transient { Party::Nobody } else { Party::ServerAdministrator };
        assert_eq!(explanation.party(), Some(party), "{reply}");
    }
    for command in Command::ALL.iter().copied().filter(|command| names_no_mailbox(*command)) {
        let is_login = matches!(command, Command::Auth | Command::AuthData);
        for (reply, summary) in [
            ("450 no\r\n", "Sending side put off"),
            ("550 no\r\n", if is_login { "Login refused" } else { "Sending side refused" }),
            ("551 no\r\n", "Sending side refused"),
            ("553 no\r\n", "Sending side refused"),
        ] {
            assert_eq!(explain(reply, Some(command)).summary(), summary, "{reply} to {command}");
        }
    }
    for command in [Command::Data, Command::EndOfData, Command::Bdat, Command::Burl] {
        let explanation = explain("550 High probability of spam\r\n", Some(command));
        assert_eq!((explanation.summary(), explanation.party()), ("Message refused", Some(Party::Sender)));
        assert_eq!(explain("553 virus\r\n", Some(command)).summary(), "Message refused");
        let full = explain("552 rejected for spam or virus content\r\n", Some(command));
        assert_eq!(full.summary(), "No room for the message, or refused");
    }
    assert_eq!(explain("571 no\r\n", Some(Command::Auth)).summary(), "Login refused");
    for command in [Command::Vrfy, Command::Expn] {
        let explanation = explain("550 no\r\n", Some(command));
        assert_eq!(explanation.summary(), "Address not confirmed");
        assert_eq!(explanation.party(), Some(Party::Sender));
    }
}

/// A status that speaks of something else than a reply code with one meaning.
#[test]
fn a_code_with_one_meaning_leads_a_status_with_another() {
    for (reply, summary, party) in [
        // A login, without a mark of who sends it.
        (
            "535 5.7.3 Authentication unsuccessful\r\n",
            KnownCode::AuthCredentialsInvalid.summary(),
            Party::Sender,
        ),
        ("535 5.7.1 Username and password not accepted\r\n", "Login not accepted", Party::Sender),
        ("535 5.1.1 authentication failed\r\n", "Login not accepted", Party::Sender),
        ("535 4.7.1 authentication failed\r\n", "Login not accepted", Party::Sender),
        (
            "530 5.7.1 Client was not authenticated\r\n",
            "Login or encryption needed first",
            Party::SendingAdministrator,
        ),
        (
            "534 5.7.14 Please log in with your web browser\r\n",
            KnownStatus::TrustRelationshipRequired.summary(),
            Party::ServerAdministrator,
        ),
        (
            "432 4.3.2 recipient thread limit exceeded\r\n",
            "Mail system takes no messages",
            Party::ServerAdministrator,
        ),
        // Security of whatever kind says less than a login.
        ("535 5.7.0 no\r\n", "Login not accepted", Party::Sender),
        ("535 5.7.139 no\r\n", "Login not accepted", Party::Sender),
        (
            "530 5.7.0 Must issue a STARTTLS command first\r\n",
            "Login or encryption needed first",
            Party::SendingAdministrator,
        ),
        (
            "530 5.5.1 Authentication Required\r\n",
            "Login or encryption needed first",
            Party::SendingAdministrator,
        ),
        (
            "454 4.7.0 TLS not available\r\n",
            "Login, encryption or message not taken now",
            Party::ServerAdministrator,
        ),
        ("454 4.7.1 Relay access denied\r\n", "Not allowed", Party::SendingAdministrator),
        // A status about the login as well is the more exact one.
        ("535 5.7.8 no\r\n", "User name or password wrong", Party::Sender),
        ("535 5.7.13 no\r\n", "Account disabled", Party::ServerAdministrator),
        ("535 5.7.11 no\r\n", "Encryption needed for this way of logging in", Party::SendingAdministrator),
        ("534 5.7.9 no\r\n", "Way of logging in too weak", Party::SendingAdministrator),
        // A status about a login, where none was refused.
        ("550 5.7.9 virus\r\n", "About security or policy", Party::SendingAdministrator),
        // Room, and an address that nothing is wrong with.
        ("452 4.1.1 mailbox full\r\n", "No room now, or too many recipients", Party::ServerAdministrator),
        ("552 5.1.1 mailbox full\r\n", "Mailbox full, or message too big", Party::Recipient),
        ("452 4.1.0 throttled\r\n", "About an address", Party::Sender),
        (
            "551 5.1.6 User has moved; please try <a@b.example>\r\n",
            "Recipient is not on this server",
            Party::Sender,
        ),
        ("552 5.2.2 mailbox full\r\n", "Mailbox full", Party::Recipient),
        ("552 5.7.1 virus\r\n", "Not allowed", Party::SendingAdministrator),
        (
            "541 5.4.1 Mail rejected by destination domain\r\n",
            "Refused by policy",
            Party::SendingAdministrator,
        ),
        // Codes with many meanings.
        ("525 5.7.1 Unauthorized IP address\r\n", "Not allowed", Party::SendingAdministrator),
        ("550 5.7.3 no\r\n", "Protection would be lost, or is missing", Party::SendingAdministrator),
        ("550 5.4.1 no\r\n", "No answer from the next server", Party::ServerAdministrator),
    ] {
        let explanation = explain(reply, None);
        assert_eq!((explanation.summary(), explanation.party()), (summary, Some(party)), "{reply}");
        let codes = (explanation.code().expect("a code"), explanation.enhanced());
        let by_codes = Explanation::of(codes.0, codes.1, None);
        assert_eq!((by_codes.summary(), by_codes.party()), (summary, Some(party)), "{reply}");
    }
    let text = explain("535 5.7.3 no\r\n", Some(Command::Auth)).to_string();
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(
        text.contains("SecurityConversionRequired, which does not go with 535: the reply code counts"),
        "{text}"
    );
    assert!(!text.contains("RFC 3463"), "{text}");
}

/// Servers close connections with `421 4.2.1`, and refuse senders with `550 5.2.0`.
#[test]
fn a_status_about_the_mailbox_of_a_recipient_counts_where_there_is_one() {
    let told = |reply, command| {
        let explanation = explain(reply, Some(command));
        (explanation.summary(), explanation.party())
    };
    let closing = KnownCode::ServiceNotAvailable.summary();
    for command in Command::ALL.iter().copied().filter(|command| names_no_mailbox(*command)) {
        assert_eq!(told("421 4.2.1 Service not available\r\n", command), (closing, Some(Party::Nobody)));
        let login = matches!(command, Command::Auth | Command::AuthData);
        let refused = if login { "Login refused" } else { "Sending side refused" };
        assert_eq!(
            told("550 5.2.0 Mail rejected\r\n", command),
            (refused, Some(Party::SendingAdministrator))
        );
    }
    assert_eq!(told("421 4.2.1 no\r\n", Command::Mail), (closing, Some(Party::Nobody)));
    assert_eq!(told("450 4.2.1 no\r\n", Command::Mail), ("Sending side put off", Some(Party::Nobody)));
    assert_eq!(told("550 5.2.121 no\r\n", Command::Mail), ("Sender refused", Some(Party::Sender)));
    assert_eq!(
        told("552 5.2.3 too long\r\n", Command::Mail).0,
        KnownStatus::MessageLengthExceedsAdministrativeLimit.summary()
    );
    for command in [Command::Rcpt, Command::EndOfData] {
        let disabled = (KnownStatus::MailboxDisabled.summary(), Some(Party::Recipient));
        assert_eq!(told("421 4.2.1 no\r\n", command), disabled);
        assert_eq!(told("550 5.2.1 no\r\n", command), disabled);
    }
    let text = explain("421 4.2.1 no\r\n", Some(Command::Connect)).to_string();
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let expected =
        "MailboxDisabled, which is about a recipient, and the command names none: the reply code counts";
    assert!(text.contains(expected), "{text}");
}

/// X.5.0 is what servers send for want of a better status, and before the first command there is no syntax.
#[test]
fn a_status_about_the_protocol_blames_the_program_only_where_it_could_be_to_blame() {
    for (reply, command, party) in [
        ("550 5.5.0 mailbox archived\r\n", Command::Rcpt, Party::Sender),
        ("451 4.5.0 Temporary MTA failure\r\n", Command::EndOfData, Party::ServerAdministrator),
        ("554 5.5.0 no\r\n", Command::EndOfData, Party::Unclear),
        ("552 5.5.0 no\r\n", Command::Rcpt, Party::Recipient),
        ("554 5.5.4 Your IP has a bad reputation\r\n", Command::Connect, Party::Unclear),
        ("521 5.5.1 Protocol error\r\n", Command::Connect, Party::ClientAuthor),
        ("500 5.5.0 what\r\n", Command::Rcpt, Party::ClientAuthor),
        ("550 5.5.1 no\r\n", Command::Rcpt, Party::ClientAuthor),
        ("501 5.7.11 Syntax error (no parameters allowed)\r\n", Command::StartTls, Party::ClientAuthor),
    ] {
        assert_eq!(explain(reply, Some(command)).party(), Some(party), "{reply} to {command}");
    }
}

/// X.1.1 is of use for permanent failures alone (RFC 3463 section 3.2).
#[test]
fn a_recipient_that_is_put_off_may_well_exist() {
    for code in ["421", "450", "451"] {
        let reply = format!("{code} 4.1.1 unverified address\r\n");
        assert_eq!(explain(&reply, Some(Command::Rcpt)).summary(), "Recipient not confirmed");
    }
    assert_eq!(explain("550 4.1.1 no such user\r\n", None).summary(), "No such mailbox");
}

/// A recipient refused as one too many leaves others to deliver to; any other reply with X.5.3, and one that closes the
/// connection, does not.
#[test]
fn a_new_transaction_is_for_recipients_that_are_left() {
    for code in [421, 450, 451, 452, 552] {
        for command in commands() {
            let enhanced = if code < 500 { "4.5.3" } else { "5.5.3" };
            for host in ["", " [x.prod.outlook.com]"] {
                let reply = format!("{code} {enhanced} Too many recipients{host}\r\n");
                let explanation = explain(&reply, command);
                let is_next = explanation.retry() == Some(Retry::Later(Wait::NextTransaction));
                let expected = match command {
                    Some(command) => command == Command::Rcpt && code != 421,
                    None => !matches!(code, 421 | 552),
                };
                assert_eq!(is_next, expected, "{explanation}");
            }
        }
    }
}

#[test]
fn trying_again_follows_the_verdict() {
    for code in codes() {
        for command in Command::ALL.iter().copied() {
            let explanation = code.explain(Some(command));
            let verdict = explanation.verdict().expect("there is a command");
            let is_worthwhile = matches!(explanation.retry(), Some(Retry::Later(_)));
            assert_eq!(
                is_worthwhile,
                matches!(verdict.action, Action::RetryLater | Action::Unexpected),
                "{code} {command}"
            );
        }
    }
    let too_many = explain("552 too many\r\n", Some(Command::Rcpt));
    assert_eq!(too_many.retry(), Some(Retry::Later(Wait::HalfHour)));
    let too_many = explain("552 5.5.3 too many\r\n", Some(Command::Rcpt));
    assert_eq!(too_many.retry(), Some(Retry::Later(Wait::NextTransaction)));
    assert_eq!(explain("552 too many\r\n", None).retry(), Some(Retry::Useless));
    assert_eq!(explain("450 4.7.1 later\r\n", None).retry(), Some(Retry::Later(Wait::Minutes)));
}

#[test]
fn the_advice_of_the_page_that_this_began_with_is_there() {
    for number in 500..=504 {
        let explanation = ReplyCode::new(number).expect("a reply code").explain(None);
        assert_eq!(explanation.party(), Some(Party::ClientAuthor));
        assert!(
            explanation.to_string().replace("\n           ", " ").contains("tell its author"),
            "{explanation}"
        );
    }
    let local_error = ReplyCode::LOCAL_ERROR.explain(None).to_string().replace("\n           ", " ");
    assert!(
        local_error.contains("If it stays: the fault is not yours: tell the administrator"),
        "{local_error}"
    );
    assert_eq!(ReplyCode::TRANSACTION_FAILED.explain(None).party(), Some(Party::Unclear));
}

#[test]
fn an_enhanced_code_is_asked_only_where_it_says_more_about_a_refusal() {
    let summary = |octets| explain(octets, None).summary();
    assert_eq!(summary("550 5.2.2 x\r\n"), KnownStatus::MailboxFull.summary());
    assert_eq!(summary("550 4.2.2 x\r\n"), KnownStatus::MailboxFull.summary());
    assert_eq!(summary("550 5.0.0 x\r\n"), KnownCode::MailboxUnavailable.summary());
    assert_eq!(summary("550 5.7.509 x\r\n"), KnownStatus::OtherSecurityStatus.summary());
    assert_eq!(summary("550 5.0.350 x\r\n"), KnownCode::MailboxUnavailable.summary());
    assert_eq!(summary("550 5.99.1 x\r\n"), KnownCode::MailboxUnavailable.summary());
    assert_eq!(summary("250 2.1.5 x\r\n"), KnownCode::Okay.summary());
    assert_eq!(summary("250 5.1.1 x\r\n"), KnownCode::Okay.summary());
    assert_eq!(summary("599 5.2.2 x\r\n"), KnownStatus::MailboxFull.summary());
    assert_eq!(summary("599 x\r\n"), "Not in the table");
}

#[test]
fn an_echo_is_nobodys_fault() {
    let echo = explain("503 5.5.1 no valid recipients\r\n", Some(Command::Data)).echo();
    assert!(echo.is_echo());
    assert_eq!((echo.party(), echo.retry()), (Some(Party::Nobody), None));
    assert!(echo.explanation().contains("replies to the recipients"));
}

#[test]
fn the_text_of_a_server_cannot_harm_a_terminal() {
    let octets = b"550-\x1b[2J\x07 \xff\r\n550 \xe2\x80\xae\x08\r\n";
    let text = Reply::parse(octets).expect("a reply").explain(None).to_string();
    assert!(text.chars().all(|letter| letter == '\n' || !letter.is_control()), "{text:?}");
    assert!(text.contains(r"\x1b[2J\x07 \xff") && text.contains(r"\u{202e}\x08"), "{text}");
}

#[test]
fn a_long_reply_is_shown_in_part() {
    let octets = "250-x\r\n".repeat(100) + "250 " + &"y".repeat(5_000) + "\r\n";
    let text = explain(&octets, None).to_string();
    assert!(text.contains("[77 more lines]"), "{text}");
    let text = explain(&octets[700..], None).to_string();
    assert!(text.contains("[4488 more octets]"), "{text}");
}

#[test]
fn a_code_alone_names_its_commands_and_a_reply_does_not() {
    let commands: Vec<_> = ReplyCode::START_MAIL_INPUT.explain(None).commands().collect();
    assert_eq!(commands, [Command::Data]);
    assert_eq!(explain("354 go\r\n", None).commands().count(), 0);
}
