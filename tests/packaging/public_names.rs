//! The public names, each used once as its documentation promises: a change here is a breaking change.

use core::fmt::{Debug, Display};
use core::hash::Hash;
use core::str::FromStr;

use smtp_codes::*;

const fn is_copy<T: Copy>() {}
const fn is_plain<T: Copy + Debug + Eq + Hash>() {}
const fn reads_back<T: Display + FromStr>() {}
const fn is_error<T: core::error::Error + Copy + 'static>() {}

const _: () = {
    is_plain::<ReplyCode>();
    is_plain::<KnownCode>();
    is_plain::<EnhancedCode>();
    is_plain::<KnownStatus>();
    is_plain::<Severity>();
    is_plain::<Category>();
    is_plain::<Class>();
    is_plain::<Subject>();
    is_plain::<Command>();
    is_plain::<Standing>();
    is_plain::<Verdict>();
    is_plain::<Action>();
    is_plain::<Scope>();
    is_plain::<Party>();
    is_plain::<Origin>();
    is_plain::<BasicCodes>();
    is_plain::<Reply<'static>>();
    is_plain::<Line<'static>>();
    is_plain::<Deviation>();
    is_plain::<Finding>();
    is_copy::<Text<'static>>();
    reads_back::<ReplyCode>();
    reads_back::<KnownCode>();
    reads_back::<EnhancedCode>();
    reads_back::<KnownStatus>();
    reads_back::<Command>();
    reads_back::<ReplyBuf>();
    is_error::<DecodeError>();
    is_error::<UnknownCode>();
    is_error::<<ReplyCode as FromStr>::Err>();
    is_error::<<EnhancedCode as FromStr>::Err>();
    assert!(size_of::<ReplyCode>() == 2 && size_of::<Option<ReplyCode>>() == 2);
    assert!(size_of::<EnhancedCode>() == 4 && size_of::<Option<EnhancedCode>>() == 4);
    assert!(size_of::<Reply<'_>>() <= 32 && size_of::<ReplyDecoder>() <= 64 && size_of::<DecodeError>() <= 8);
};

/// Everything that is promised as `const` is used as such.
mod constant {
    use super::*;

    const CODE: ReplyCode = ReplyCode::new(550).unwrap();
    const SAME: Option<ReplyCode> = ReplyCode::from_digits(*b"550");
    const ENHANCED: EnhancedCode = EnhancedCode::new(Class::PermanentFailure, 1, 1).unwrap();
    const KNOWN: KnownCode = CODE.known().unwrap();
    const STATUS: KnownStatus = ENHANCED.known().unwrap();
    const VERDICT: Verdict = Verdict::of(Command::Rcpt, CODE, Some(ENHANCED));
    const PARTY: Party = Party::of(CODE, Some(ENHANCED));
    const COMMAND: Option<Command> = Command::from_line(b"RCPT TO:<a@example.com>\r\n");
    const _: () = {
        assert!(CODE.get() == 550 && matches!(CODE.digits(), [b'5', b'5', b'0']) && CODE.is_rfc5321());
        assert!(CODE.as_str().len() == 3 && SAME.is_some());
        assert!(
            matches!(CODE.severity(), Severity::PermanentNegative)
                && matches!(CODE.category(), Category::MailSystem)
        );
        assert!(
            !CODE.is_positive() && !CODE.is_intermediate() && !CODE.is_transient() && CODE.is_permanent()
        );
        assert!(!CODE.closes_connection() && !KNOWN.closes_connection() && KNOWN.is_permanent());
        assert!(
            matches!(CODE, ReplyCode::MAILBOX_UNAVAILABLE) && matches!(KNOWN, KnownCode::MailboxUnavailable)
        );
        assert!(
            KNOWN as u16 == 550 && KNOWN.code().get() == 550 && matches!(KNOWN.origin(), Origin::Standard)
        );
        assert!(!KNOWN.name().is_empty() && !KNOWN.summary().is_empty() && !KNOWN.explanation().is_empty());
        assert!(!KNOWN.references().is_empty() && !KNOWN.references()[0].url().is_empty());
        assert!(
            matches!(ENHANCED.class(), Class::PermanentFailure)
                && ENHANCED.subject() == 1
                && ENHANCED.detail() == 1
        );
        assert!(matches!(ENHANCED.known_subject(), Some(Subject::Addressing)));
        assert!(EnhancedCode::from_bits(ENHANCED.to_bits()).is_some());
        assert!(matches!(ENHANCED.with_class(Class::Success).class(), Class::Success));
        assert!(
            matches!(STATUS.subject(), Subject::Addressing)
                && STATUS.detail() == 1
                && !STATUS.classes().is_empty()
        );
        assert!(matches!(STATUS.basic_codes(), BasicCodes::List(_)) && !STATUS.references().is_empty());
        assert!(matches!(STATUS.party(), Party::Sender) && matches!(KNOWN.party(), Party::Sender));
        assert!(matches!(
            VERDICT,
            Verdict { action: Action::Rejected, scope: Scope::Recipient, closes: false, .. }
        ));
        assert!(matches!(PARTY, Party::Sender) && matches!(COMMAND, Some(Command::Rcpt)));
        assert!(matches!(Command::Rcpt.standing(CODE), Standing::Listed) && Command::Rcpt.may_get(CODE));
        assert!(!Command::Rcpt.replies().is_empty());
        assert!(!KnownCode::ALL.is_empty() && !KnownStatus::ALL.is_empty());
    };
    const _: ReplyDecoder = ReplyDecoder::new().strict().max_line(1_000).max_lines(10).max_len(10_000);
}

#[test]
fn codes_compare_with_numbers_both_ways() {
    let code = ReplyCode::OKAY;
    assert_eq!((code == 250, 250 == code, code != 251), (true, true, true));
    assert_eq!(ReplyCode::try_from(250), Ok(code));
    assert_eq!(ReplyCode::from(KnownCode::Okay), code);
    assert_eq!(
        KnownCode::try_from(ReplyCode::new(599).unwrap()),
        Err(UnknownCode(ReplyCode::new(599).unwrap()))
    );
    assert!(KnownCode::try_from(250).is_ok() && KnownCode::try_from(1).is_err());
    assert_eq!(format!("{code:?} {code}"), "250 250");
    assert_eq!("5.7.509".parse::<EnhancedCode>().unwrap().to_string(), "5.7.509");
    assert_eq!(KnownStatus::BadDestinationMailboxAddress.to_string(), "X.1.1");
}

#[test]
fn commands_read_and_write_their_verbs() {
    for (command, verb) in [
        (Command::Connect, "(connect)"),
        (Command::EndOfData, "."),
        (Command::AuthData, "(auth data)"),
        (Command::Unrecognized, "(unrecognized)"),
        (Command::Unsolicited, "(unsolicited)"),
        (Command::StartTls, "STARTTLS"),
    ] {
        assert_eq!(command.to_string(), verb);
        assert_eq!(verb.parse::<Command>().ok(), Some(command));
    }
}

#[test]
fn a_reply_answers_every_question() {
    let reply = Reply::parse(b"550-5.1.1 no such user\r\n550 5.1.1 here\r\n").unwrap();
    assert_eq!(reply.code(), 550);
    assert_eq!(reply.enhanced().map(|code| code.to_string()).as_deref(), Some("5.1.1"));
    assert_eq!(reply.severity(), Severity::PermanentNegative);
    let lines: Vec<_> = reply.lines().map(|line| line.to_str().unwrap()).collect();
    assert_eq!(lines, ["no such user", "here"]);
    assert_eq!(reply.lines().next().unwrap().as_ref(), b"no such user");
    assert_eq!(reply.text().to_string(), "no such user\nhere");
    assert_eq!(reply.text(), "no such user\nhere");
    assert_eq!(reply.text(), Reply::parse(b"250-no such user\n250 here\n").unwrap().text());
    for other in ["no such user\nthere", "no such user", "no such user\nhere\n"] {
        assert_ne!(reply.text(), other);
        assert_ne!(reply.text(), ReplyBuf::lenient(reply.code(), None, other).as_reply().text());
    }
    assert_eq!(reply.lines().len(), reply.line_count());
    assert_eq!(reply.raw().len(), 40);
    assert_eq!(reply.deviations().count(), 0);
    assert_eq!(reply.check(Command::Rcpt).count(), 0);
    assert!(!reply.explain(Some(Command::Rcpt)).to_string().is_empty());
    assert!(!reply.explain(None).to_string().is_empty());
    assert_eq!(reply.status().to_string(), "5.1.1");
    assert!(reply.diagnostic_code().to_string().starts_with("smtp; 550-5.1.1 no such user"));
    assert_eq!(reply.to_log().to_string(), "550 5.1.1 no such user here");
    assert_eq!((reply.capabilities().count(), reply.challenge(), reply.forward_path()), (0, None, None));
}

/// The texts cannot end their quotes or lines.
#[test]
fn a_reply_is_debugged_by_its_lines() {
    let reply = Reply::parse(b"550-5.1.1 \"gone\"\r\n550 5.1.1 caf\xe9\x1b\r\n").unwrap();
    let lines = r#"["\"gone\"", "caf\xe9\x1b"]"#;
    assert_eq!(format!("{:?}", reply.lines()), lines);
    assert_eq!(format!("{:?}", reply.text()), lines);
    assert_eq!(format!("{reply:?}"), format!("Reply {{ code: 550, enhanced: 5.1.1, lines: {lines} }}"));
    let mut rest = reply.lines();
    rest.next();
    assert_eq!((rest.len(), format!("{rest:?}")), (1, r#"["caf\xe9\x1b"]"#.to_owned()));
    rest.next();
    assert_eq!((rest.len(), rest.size_hint(), format!("{rest:?}")), (0, (0, Some(0)), "[]".to_owned()));
}

/// It is text to a reader, so `enhanced()` has none; whoever checks the server is told (RFC 2034 section 4).
#[test]
fn an_enhanced_code_beside_3yz_is_found_by_check() {
    for (octets, command) in [(&b"354 2.0.0 go\r\n"[..], Command::Data), (b"334 4.7.0 x\r\n", Command::Auth)]
    {
        let reply = Reply::parse(octets).unwrap();
        assert_eq!(reply.enhanced(), None);
        assert!(reply.check(command).map(|finding| finding.name()).eq(["EnhancedNotPossible"]));
        assert_eq!(reply.explain(Some(command)).findings().count(), 1);
    }
    assert!(Reply::parse(b"354 go\r\n").unwrap().check(Command::Data).is_empty());
}

#[test]
fn an_owned_reply_is_sent_and_read() {
    let reply = ReplyBuf::new(ReplyCode::OKAY, "2.1.5".parse().ok(), "fine").unwrap();
    let by_trait: &dyn ToReply = &reply;
    assert_eq!(by_trait.code(), 250);
    assert_eq!(by_trait.enhanced(), reply.as_reply().enhanced());
    assert_eq!(by_trait.wire().to_string(), "250 2.1.5 fine\r\n");
    assert_eq!(by_trait.wire().utf8(true).to_string(), "250 2.1.5 fine\r\n");
    let mut out = String::new();
    by_trait.write_to(&mut out).unwrap();
    assert_eq!(out, "250 2.1.5 fine\r\n");
    assert_eq!(by_trait.to_reply_buf(), reply);
    assert_eq!("250 2.1.5 fine".parse(), Ok(reply.clone()));
    let lenient: ReplyBuf = ReplyBuf::lenient(ReplyCode::OKAY, None, "fine");
    assert_eq!(lenient.as_reply().code(), 250);
    let parsed = reply.as_reply();
    assert_eq!(parsed.wire().to_string(), "250 2.1.5 fine\r\n");
}

#[test]
fn what_is_read_from_a_reply() {
    let reply = Reply::parse(b"550 5.1.1 no\r\n").unwrap();
    assert_eq!(ReplyCode::from_reply(&reply), 550);
    assert_eq!(Option::<EnhancedCode>::from_reply(&reply), reply.enhanced());
    assert_eq!(Option::<KnownCode>::from_reply(&reply), Some(KnownCode::MailboxUnavailable));
    assert_eq!(Option::<KnownStatus>::from_reply(&reply), Some(KnownStatus::BadDestinationMailboxAddress));
    assert_eq!(Severity::from_reply(&reply), Severity::PermanentNegative);
    assert_eq!(Reply::from_reply(&reply), reply);
    assert_eq!(ReplyBuf::from_reply(&reply).as_reply(), reply);
    assert_eq!(Box::<ReplyCode>::from_reply(&reply), Box::new(reply.code()));
    <()>::from_reply(&reply);
}

/// Lines that differ in their first digit leave open what happened, unless each of them refuses.
#[test]
fn a_reply_that_contradicts_itself_is_unexpected() {
    for (raw, command, action) in [
        ("250-ok\r\n550 no\r\n", Command::Rcpt, Action::Unexpected),
        ("550-no\r\n250 ok\r\n", Command::Rcpt, Action::Unexpected),
        ("550-no\n\n250-ok\n\n450 later\n", Command::EndOfData, Action::Unexpected),
        ("250-ok\r\n354 go ahead\r\n", Command::Data, Action::Unexpected),
        ("450-later\r\n550 no\r\n", Command::Rcpt, Action::Rejected),
        ("550-250 is not here\r\n421 bye\r\n", Command::Rcpt, Action::RetryLater),
        ("250-ok\r\n251 ok\r\n", Command::Rcpt, Action::Accepted),
        ("450-3 messages\r\n450-1 recipient\r\n450 2 days\r\n", Command::Rcpt, Action::RetryLater),
    ] {
        let reply = Reply::parse(raw.as_bytes()).unwrap();
        let of_the_last_line = Verdict::of(command, reply.code(), reply.enhanced());
        let verdict = reply.verdict(command);
        assert_eq!(verdict.action, action, "{raw:?}");
        assert_eq!((verdict.scope, verdict.closes), (of_the_last_line.scope, of_the_last_line.closes));
        assert_eq!(reply.explain(Some(command)).verdict(), Some(reply.verdict(command)), "{raw:?}");
    }
}

#[test]
fn the_decoder_is_fed_and_drained() {
    let mut decoder = ReplyDecoder::default();
    assert!(matches!(decoder.decode(b"250 o"), Ok(None)));
    assert!(decoder.is_partial());
    let Ok(Some((reply, used))) = decoder.decode(b"250 ok\r\n221 bye\r\n") else {
        panic!("a reply is there")
    };
    assert_eq!((reply.code().get(), used), (250, 8));
    let error: DecodeError = decoder.decode(b"x").unwrap_err();
    assert_eq!(error.at(), 0);
    decoder.reset();
    assert!(!decoder.is_partial());
}

#[test]
fn both_derives_stand_at_the_root() {
    #[derive(ToReply)]
    #[reply(to = Rcpt)]
    enum Sent<'a> {
        #[reply(250, "2.1.5", "recipient <{mailbox}> ok")]
        Accepted { mailbox: &'a str },
        #[reply(550, "5.1.1", "no such user")]
        NoSuchUser,
    }

    #[derive(Debug, FromReply, PartialEq)]
    #[reply(to = Rcpt)]
    enum Received {
        #[reply(2yz)]
        Accepted,
        #[reply(other)]
        Other(ReplyBuf),
    }

    assert_eq!(
        Sent::Accepted { mailbox: "a@example.org" }.wire().to_string(),
        "250 2.1.5 recipient <a@example.org> ok\r\n"
    );
    assert_eq!(Sent::NoSuchUser.to_string(), "550 5.1.1 no such user");
    assert_eq!(Sent::NoSuchUser.as_static().map(|octets| octets.len()), Some(24));
    const CODE: ReplyCode = Sent::NoSuchUser.code();
    assert_eq!(CODE, 550);
    let specs: &[ReplySpec] = <Sent<'_> as ReplySet>::REPLIES;
    assert_eq!((specs[0].code.get(), specs[0].text), (250, "recipient <{mailbox}> ok"));
    assert_eq!(Sent::REPLIES.len(), 2);
    assert_eq!("250 ok".parse::<Received>().unwrap(), Received::Accepted);
}

#[test]
fn codes_are_found_in_other_text() {
    let found: Vec<_> = scan(b"said: 550 5.1.1 no such user").collect();
    assert_eq!(found.len(), 1);
}

#[test]
fn nothing_shadows_the_prelude() {
    let value: Option<Result<Box<str>, String>> = Some(Ok("all of these are the prelude's".into()));
    assert!(value.is_some_and(|value| value.is_ok()));
}

#[test]
fn the_way_from_a_connection_to_an_outcome() {
    let mut matcher: ReplyMatcher = ReplyMatcher::new();
    matcher.expect_all([Command::Ehlo]);
    let mut octets: &[u8] = b"220 mx ready\r\n250-mx\r\n250-SIZE 10\r\n250 AUTH PLAIN\r\n";
    let (matched, used): (Matched<'_>, usize) = matcher.next(octets).unwrap().unwrap();
    assert_eq!((matched.command, matched.verdict().action), (Command::Connect, Action::Accepted));
    octets = &octets[used..];
    let (Matched { command, reply, .. }, used) = matcher.next(octets).unwrap().unwrap();
    assert_eq!(command, Command::Ehlo);
    let end: Result<(), MatchError> = matcher.end(&octets[used..]);
    assert_eq!((end, matcher.unanswered().count()), (Ok(()), 0));
    let capabilities: Capabilities<'_> = reply.capabilities();
    assert_eq!((capabilities.host(), capabilities.size()), (Some("mx"), Some(10)));
    assert!(capabilities.has("size") && capabilities.get("AUTH").is_some());
    assert!(capabilities.auth_mechanisms().eq(["PLAIN"]));
    let extensions = capabilities.map(|capability| capability.extension());
    assert!(extensions.eq([Some(Extension::Size), Some(Extension::Auth)]));

    let mut reader: ReplyReader<&[u8]> = ReplyReader::new(b"220 mx\r\n");
    let reply: Result<Reply<'_>, ReadError> = reader.read_reply(Command::Connect);
    let accepted: Result<Reply<'_>, Refusal> = reply.unwrap().accepted(Command::Connect);
    assert!(accepted.is_ok());
    let (_, _, inner): (&&[u8], (), &[u8]) = (reader.get_ref(), (), reader.clone().into_inner());
    assert_eq!((inner.len(), reader.get_mut().len()), (0, 0));
    ReplyReader::after_tls(inner).expect_all([Command::Mail]);
    ReplyMatcher::after_tls().expect(Command::Mail);

    let refused: ReplyBuf = "550 5.1.1 no".parse().unwrap();
    let refusal = refused.accepted(Command::Rcpt).unwrap_err();
    assert_eq!(
        (refusal.command(), refusal.reply(), refusal.verdict().action),
        (Command::Rcpt, &refused, Action::Rejected)
    );
    assert_eq!(refused.as_reply().to_string(), refused.to_string());
    assert_eq!((refused.to_bytes(), refused.to_bytes_utf8()), (refused.raw().into(), refused.raw().into()));
}

#[test]
fn what_a_server_says_at_run_time_or_in_place() {
    const LITERAL: StaticReply = reply!(Rcpt, 550, "5.1.1", "no such user");
    assert_eq!((LITERAL.as_str().as_bytes(), LITERAL.code().get()), (LITERAL.as_bytes(), 550));
    let mailbox = "ann@example.org";
    let sent = reply!(Rcpt, 550, "5.1.1", "no such user <{mailbox}>");
    assert_eq!(sent.to_bytes(), b"550 5.1.1 no such user <ann@example.org>\r\n");
    let boxed: Box<dyn ToReply> =
        Box::new(reply!(Rcpt, 550, "5.1.1", "no such user <{}>", String::from(mailbox)));
    assert_eq!(boxed.to_bytes(), sent.to_bytes());
    assert!(!boxed.closes());

    const STATUS: EnhancedCode = EnhancedCode::literal("4.2.2");
    let full: NegativeReply =
        NegativeReply::new(ReplyCode::INSUFFICIENT_STORAGE, Some(STATUS), "full").unwrap();
    assert_eq!(full.to_string(), "452 4.2.2 full");
    assert!(NegativeReply::try_from("250 ok".parse::<ReplyBuf>().unwrap()).is_err());
    assert_eq!(<NegativeReply as ReplySet>::FAMILIES.len(), 2);
    assert!(ReplyCode::OKAY.is_completion() && KnownCode::Okay == ReplyCode::OKAY && 250 == KnownCode::Okay);
}

#[test]
fn who_means_what() {
    let reply = Reply::parse(
        b"550 5.7.708 Service unavailable. Access denied, traffic not accepted from this IP. AS(7230)\r\n",
    )
    .unwrap();
    let provider: Provider = reply.provider().unwrap();
    let row: ProviderRow = reply.provider_row().unwrap();
    assert_eq!(
        (row.provider(), Provider::of_host("mx1.mail.protection.outlook.com")),
        (provider, Some(provider))
    );
    assert!(Provider::ALL.contains(&provider));
    assert_eq!(provider.id().parse(), Ok(provider));
    assert!(!provider.name().is_empty() && !row.id().is_empty() && !row.meaning().is_empty());
    let (_, replaced): (Reference, Option<KnownStatus>) = (row.reference(), row.replaces());
    assert_eq!(replaced, None);
    let explanation = reply.explain(Some(Command::Rcpt));
    assert_eq!(explanation.provider_row(), Some(row));
    assert_eq!((explanation.party(), explanation.retry()), (Some(row.party()), Some(row.retry())));
    assert_eq!(explanation.with_provider(provider).provider_row(), Some(row));
    let by_codes = Explanation::of(ReplyCode::OKAY, None, Some(Command::Rcpt));
    assert_eq!(by_codes.verdict().map(|verdict| verdict.action), Some(Action::Accepted));
    let found = scan(b"said: 550 5.1.1 no").next().unwrap();
    assert_eq!(found.explain(Some(Command::Rcpt)).party(), Some(Party::Sender));
}

#[test]
fn a_delivery_report_is_read() {
    const REPORT: &[u8] =
        b"Reporting-MTA: dns; mx.example.org\r\n\r\nFinal-Recipient: rfc822; ann@example.org\r\n\
        Action: failed\r\nStatus: 5.1.1 (bad destination)\r\nRemote-MTA: dns; mx2.example.org\r\n\
        Diagnostic-Code: smtp; 550-5.1.1 no such\r\n 550 5.1.1 user\r\n";
    let report: DeliveryReport<'_> = DeliveryReport::parse(REPORT);
    assert!(report.reporting_mta().unwrap().to_string().contains("mx.example.org"));
    let recipient = report.recipients().next().unwrap();
    assert!(recipient.final_recipient().unwrap().to_string().contains("ann@example.org"));
    assert!(recipient.action().is_some() && recipient.remote_mta().is_some());
    assert_eq!(recipient.status(), Some(EnhancedCode::literal("5.1.1")));
    assert!(!recipient.diagnostic_code().unwrap().to_string().contains('\n'));
    let reply: Found<'_> = recipient.reply().unwrap();
    assert_eq!((reply.code(), reply.enhanced()), (ReplyCode::new(550), recipient.status()));
    assert_eq!(recipient.explain().unwrap().party(), Some(Party::Sender));
    assert_eq!(EnhancedCode::from_status_field(b"5.1.1 (Bad destination)"), recipient.status());
}
