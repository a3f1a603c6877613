//! The meaning of replies of the big providers: each way in which a reply shows whose it is, or does not.

use std::collections::BTreeSet;
use std::path::Path;

use smtp_codes::{Command, Wait};
use smtp_codes::{KnownStatus, Party, Provider, ProviderRow, Reply, Retry, Verdict};
use smtp_codes_tests::recording::{decode, sessions};

/// The row of a reply whose lines are separated by `\n`.
fn row(text: &str) -> Option<ProviderRow> {
    let wire: String = text.split('\n').map(|line| format!("{line}\r\n")).collect();
    Reply::parse(wire.as_bytes()).unwrap_or_else(|error| panic!("{text:?}: {error}")).provider_row()
}

fn id(text: &str) -> &'static str {
    row(text).map_or("none", ProviderRow::id)
}

#[test]
fn a_reply_gets_the_row_that_its_marks_numbers_and_words_show() {
    #[rustfmt::skip]
    let expected = [
        // A mark and a number that nobody has registered, whatever the words are.
        ("ms-5.7.606-649",  "550 5.7.617 Go away, please. [XX1EUR01FT001.eop-EUR01.prod.protection.outlook.com]"),
        ("ms-5.7.139",      "535 5.7.139 The user credentials were incorrect. [XX0PR01CA0001.eurprd01.prod.outlook.com]"),
        ("ms-5.7.139",      "535 5.7.139 Authentication unsuccessful, basic authentication is disabled. [XX0PR01CA0001.eurprd01.prod.exchangelabs.com]"),
        ("ms-421-4.4.2-rate", "421 4.4.2 Message submission rate for this client has exceeded the configured limit"),
        ("ms-4.7.3-quota",  "450 4.7.3 Organization queue quota exceeded. [XX0NAM06FT014.Eop-nam06.prod.protection.outlook.com]"),
        ("netease-dt-spm",  "554 DT:SPM 126 smtp5,gtCowAA8I4 1528450981,please see http://mail.163.com/help/help_spam_16.htm"),
        ("netease-dt-spm-later", "451 DT:SPM ,please try again"),
        ("netease-mi-sfq",  "451 MI:SFQ 163 smtp8,DMCowAA 1447230858"),
        ("netease-hl-icc",  "421 4.4.5 HL:ICC 163 mx8"),
        ("sendgrid-451-credits", "451 Authentication failed: Maximum credits exceeded"),
        ("sendgrid-550-identity", "550 The from address does not match a verified Sender Identity. Mail cannot be sent until this error is resolved."),
        ("sendgrid-535-key", "535 Authentication failed: The provided authorization grant is invalid, expired, or revoked"),
        ("sendgrid-550-login", "550 Unauthenticated senders not allowed"),
        ("ui-550-policy",   "554-Transaction failed\n554-Reject due to policy restrictions.\n554 For explanation visit https://www.ionos.com/help/index.php?id=2425&c=hd"),
        ("ml-553",          "553 Message filtered. Refer to the Troubleshooting page at http://www.symanteccloud.com/troubleshooting for more information. (#5.7.1)"),
        ("mr-nobox",        "550 Message was not accepted -- invalid mailbox. Local mailbox someone@mail.ru is unavailable: user not found"),
        ("ya-552-1",        "552 1 Requested mail action aborted, mailbox not found"),
        ("zo-5.2.3",        "554 5.2.3 MailPolicy violation Error delivering to mailboxes,mx.zoho.com"),
        ("go-5.1.3",        "553 5.1.2 The recipient address <someone@example> is not a valid RFC-5321 address. - gsmtp"),
        ("mailgun-sandbox", "421 Domain app.mailgun.org is not allowed to send: Sandbox subdomains are for test purposes only. Please add your own domain"),
        ("mailgun-login",   "535 5.7.0 Mailgun is not loving your login or password"),
        ("ms-4.7.0-prx",    "451 4.7.0 Temporary server error. Please try again later. PRX2"),
        ("ms-5.4.1-edge",   "550 5.4.1 All recipient addresses rejected : Access denied [XX.eop-nam02.prod.protection.outlook.com]"),
        ("go-4.7.0-system", "421 4.7.0 Temporary System Problem. Try again later (10). a1-x.2 - gsmtp"),
        ("mc-550-rcpt",     "451 Invalid Recipient - https://community.mimecast.com/docs/DOC-1369#451 [a-b]"),
        ("co-554-ptr",      "554 imta01.pa.mail.comcast.net comcast 192.0.2.1 Comcast requires that all mail servers must have a PTR record with a valid Reverse DNS entry."),
        ("aol-dns",         "421 4.2.1 : (DNS:NR) http://postmaster.info.aol.com/errors/421dnsnr.html"),
        ("ms-5.7.3-login",  "535 5.7.3 Authentication unsuccessful [XX0PR01CA0001.eurprd01.prod.outlook.com]"),
        // Without a mark: such a number, and words of the row.
        ("ms-5.7.509",      "550 5.7.509 Access denied: example.com does not pass DMARC verification"),
        // A mark, a registered number, and words in any case, also over a line end.
        ("go-5.7.30",       "550-5.7.30 Mail of example.com without a valid dkim signature\n550 5.7.30 is blocked. x1-y.2 - gsmtp"),
        ("go-4.2.2",        "452-4.2.2 This inbox is Out Of\n452-4.2.2 Storage\n452 4.2.2 space. x1-y.2 - gsmtp"),
        // A tag decides, wherever the enhanced status code is.
        ("ya-bl23",         "553 No mail from 192.0.2.1, sorry - 5.7.1 [BL23] (see the page)"),
        ("ya-tss",          "553 5.7.2 [TSS05] All of it is permanently deferred"),
        ("or-416",          "550 5.1.1 Destinataire invalide. OFR007_416 [416]"),
        ("lp-510",          "550 5.5.0 Service refuse. LPN007_510"),
        ("sp-1300",         "421 mx1 AUP#Out-1330"),
        ("sp-1350",         "421 mx1 AUP#I-1490"),
        ("cx-ipbl1000",     "554 mx1 refused. AUP#IPBL1000"),
        // The own row of a provider comes before the block list that it asked, and an exact number before a range.
        ("gd-ib105",        "554 mx1 IB105. 192.0.2.1 is on a list: https://www.spamhaus.org/query/ip/192.0.2.1"),
        ("ya-bl21",         "553 5.7.1 [BL21] Not accepted because of Spamhaus; see https://www.spamhaus.org/query"),
        ("ms-5.7.1-spamhaus", "550 5.7.1 Client 192.0.2.1 blocked using Spamhaus. https://www.spamhaus.org/query/ip (AS16012611)"),
        ("sh-query",        "554 5.7.1 Client host [192.0.2.1] is listed: https://www.spamhaus.org/query/ip/192.0.2.1"),
        ("sh-open",         "554 5.7.1 Service unavailable; error: open resolver; https://www.spamhaus.org/returnc/pub/1"),
        ("ms-5.7.705",      "550 5.7.705 Your tenant has exceeded threshold. AS(1460)"),
        ("ms-5.7.700-749",  "550 5.7.704 Not now. AS(1400)"),
        ("go-4.7.0-unsol",  "421-4.7.28 An unusual rate of unsolicited mail comes from\n421 4.7.28 your network. x1-y.2 - gsmtp"),
        ("go-4.7.28",       "421 4.7.28 An unusual rate of mail. x1-y.2 - gsmtp"),
        // A tag that several rows share needs the words as well.
        ("mc-550-rep",      "550 csi.mimecast.org Poor Reputation Sender. https://community.mimecast.com/docs/1"),
        ("mc-550-prohib",   "550 Administrative prohibition. csi.mimecast.org"),
    ];
    for (expected, text) in expected {
        assert_eq!(id(text), expected, "{text}");
    }
}

#[test]
fn a_reply_that_only_speaks_of_a_provider_gets_no_row() {
    for text in [
        // An address.
        "550 5.1.1 <someone@gmail.com>: does not exist, says support.google.com@example.org",
        "554 5.7.1 <someone@yahoo.com>: Relay access denied",
        "550 5.7.30 <gsmtp@example.org>: DKIM",
        "550 5.7.1 <a@prod.protection.outlook.com>: Relay Access Denied",
        // The name of a client.
        "554 5.7.1 <mail-a.outbound.protection.outlook.com[192.0.2.1]>: Client host rejected: Access denied",
        "550 5.7.1 Client host [a1.smtp-out.amazonses.com] blocked",
        // A short tag inside another word.
        "550 5.1.1 No such user (Ask the postmaster)",
        "451 4.4.4 ATTRBL: Temporary server error",
        "554 5.7.1 HTS01 permanently deferred",
        "451 4.7.0 XPRX2 Temporary server error",
        "554 5.7.1 MDT:SPM, please try again",
        "550 5.1.1 <DT:SPM@example.org>: no such user",
        "554 5.7.1 <mx.zoho.com[192.0.2.1]>: Client host rejected: Mail rejected by destination domain",
        // A number that somebody else has registered, without a mark.
        "550 5.7.27 Sender address has null MX, and SPF is of no use",
        "550 5.1.10 Recipient not found",
        "550 5.7.1 Access denied",
        // A mark alone.
        "550 5.9.9 So be it. x1-y.2 - gsmtp",
        "250 2.0.0 OK 1700000000 x1-y.2 - gsmtp",
        "250 2.1.0 Queued [XX1PR01MB0001.eurprd01.prod.outlook.com]",
        "354 go ahead x1-y.2 - gsmtp",
    ] {
        assert_eq!(id(text), "none", "{text}");
    }
}

#[test]
fn heads_that_a_log_repeats_are_no_text() {
    for (expected, text) in [
        (
            "go-5.7.26-auth",
            "550 5.7.26 Blocked because the 550-5.7.26 sender is 550-5.7.26 unauthenticated. 550 5.7.26 - gsmtp",
        ),
        (
            "ui-554-ptr",
            "554 mx (a) Nemesis ESMTP 554-No SMTP service 554-Bad DNS 554-PTR resource record. 554 postmaster.gmx.net",
        ),
    ] {
        assert_eq!(id(text), expected, "{text}");
    }
}

#[test]
fn the_mark_tells_the_provider_also_without_a_row() {
    let provider = |text: &str| Reply::parse(text.as_bytes()).unwrap().provider();
    assert_eq!(provider("250 2.0.0 OK  1700000000 x1-y.2 - gsmtp\r\n"), Some(Provider::Google));
    assert_eq!(provider("554 IB105 https://www.spamhaus.org/query/ip\r\n"), Some(Provider::GoDaddy));
    assert_eq!(provider("554 https://www.spamhaus.org/query/ip\r\n"), Some(Provider::Spamhaus));
    assert_eq!(provider("550 <someone@gsmtp>\r\n"), None);
    // A quoted local part is of the address as well (RFC 5321 section 4.1.2).
    for local_part in ["gsmtp", "QUEUE.Expired", "a gsmtp b", r#"a\" gsmtp"#, r"gsmtp \\", "IB105 "] {
        assert_eq!(provider(&format!("550 \"{local_part}\"@example.org unknown\r\n")), None, "{local_part}");
        assert_eq!(
            provider(&format!("550-5.1.1 <\"{local_part}\"@mx>:\r\n550 5.1.1 no\r\n")),
            None,
            "{local_part}"
        );
    }
    assert_eq!(provider("550 he said \"x1 - gsmtp\" to \"ann\"@example.org\r\n"), Some(Provider::Google));
    assert_eq!(provider("250 ok\r\n"), None);
}

#[test]
fn a_mark_is_in_an_address_up_to_the_length_of_the_longest_one() {
    let shows = |before: &str, after: &str| {
        let text = format!("550 {before}gsmtp{after}\r\n");
        Reply::parse(text.as_bytes()).unwrap().provider() == Some(Provider::Google)
    };
    assert!(!shows("a@mx.", "") && !shows("a@mx.", " b") && !shows("", "=a@mx"));
    // RFC 5321 section 4.5.3.1: 64 octets, an `@`, and 255.
    for (length, is_mark) in [(319, false), (320, true)] {
        assert_eq!(shows(&format!("@{}", "-".repeat(length)), ""), is_mark, "{length} octets after the `@`");
        // The mark is a part of them.
        let rest = length - "gsmtp".len();
        assert_eq!(shows("", &format!("{}@", "-".repeat(rest))), is_mark, "{length} octets before the `@`");
    }
}

#[test]
fn a_row_replaces_party_and_retry_and_never_the_verdict() {
    let text = b"421 4.7.1 [TS03] Permanently deferred; see https://postmaster.yahooinc.com/\r\n";
    let reply = Reply::parse(text).unwrap();
    let row = reply.provider_row().unwrap();
    assert_eq!((row.provider(), row.party()), (Provider::Yahoo, Party::SendingAdministrator));
    assert_eq!(row.retry(), Retry::Useless);
    assert_eq!(
        reply.verdict(Command::Connect),
        Verdict::of(Command::Connect, reply.code(), reply.enhanced())
    );
    let full = row_of("go-5.4.5");
    assert_eq!(full.retry(), Retry::Later(Wait::Hours));
}

#[test]
fn a_registered_number_with_another_meaning_is_named() {
    assert_eq!(row_of("go-5.7.30").replaces(), Some(KnownStatus::RequireTlsSupportRequired));
    assert_eq!(row_of("ms-5.7.708").replaces(), None);
    let replacing = ProviderRow::all().filter(|row| row.replaces().is_some()).count();
    assert_eq!(
        replacing,
        Provider::ALL.iter().flat_map(|provider| provider.table().rows()).filter(|row| row.replaces).count()
    );
}

fn row_of(id: &str) -> ProviderRow {
    ProviderRow::all().find(|row| row.id() == id).unwrap()
}

#[test]
fn rows_have_an_id_of_their_own_sentences_and_a_source() {
    let mut ids = BTreeSet::new();
    for row in ProviderRow::all() {
        assert!(ids.insert(row.id()), "{row:?} is there twice");
        let meaning = row.meaning();
        assert!(
            meaning.is_ascii() && meaning.ends_with('.') && !meaning.contains("  "),
            "{row:?}: {meaning}"
        );
        assert!(meaning.starts_with(|letter: char| letter.is_ascii_uppercase()), "{row:?}: {meaning}");
        assert!(!row.reference().label().is_empty(), "{row:?}");
        assert!(row.reference().url().is_empty() || row.reference().url().starts_with("http"), "{row:?}");
        assert_eq!(row, row_of(row.id()));
    }
    for provider in Provider::ALL {
        assert!(provider.table().rows().count() > 0 && provider.table().checked.len() == 10, "{provider}");
        assert!(provider.table().rows().is_sorted_by_key(|row| row.id), "{provider}");
    }
    assert!(Provider::ALL.is_sorted_by_key(|provider| provider.id()));
}

#[test]
fn a_provider_is_known_by_the_name_of_its_server() {
    for (host, provider) in [
        ("gmail-smtp-in.l.google.com", Some(Provider::Google)),
        ("GMAIL-SMTP-IN.L.GOOGLE.COM.", Some(Provider::Google)),
        ("example-com.mail.protection.outlook.com", Some(Provider::Microsoft)),
        ("mta5.am0.yahoodns.net", Some(Provider::Yahoo)),
        ("mx01.mail.icloud.com", Some(Provider::Apple)),
        ("email-smtp.eu-west-1.amazonaws.com", Some(Provider::AmazonSes)),
        ("ec2-192-0-2-1.compute.amazonaws.com", None),
        ("mx.google.com.example.org", None),
        ("notgoogle.com", None),
        ("", None),
        (".", None),
    ] {
        assert_eq!(Provider::of_host(host), provider, "{host}");
    }
}

#[test]
fn a_provider_is_written_and_read_by_its_id() {
    for &provider in Provider::ALL {
        assert_eq!(provider.to_string(), provider.id());
        assert_eq!(provider.id().parse(), Ok(provider));
        assert_eq!(provider.name().parse(), Ok(provider));
        assert_eq!(serde_json::to_value(provider).unwrap(), serde_json::json!(provider.id()));
        assert_eq!(serde_json::from_value::<Provider>(serde_json::json!(provider.id())).unwrap(), provider);
    }
    assert!("Google LLC".parse::<Provider>().is_err());
}

/// Plain servers have no codes of their own.
#[test]
fn no_recorded_reply_of_a_plain_server_gets_a_row() {
    let mut replies = 0;
    for session in sessions() {
        for step in session.steps {
            for reply in decode(&step.received) {
                replies += 1;
                assert_eq!(reply.provider_row(), None, "{reply:?}");
            }
        }
    }
    assert!(replies > 500, "{replies}");
}

/// Every text of the collected examples gets its row, with the party and the retry of the collected facts.
#[test]
fn every_collected_example_gets_its_row() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared/data/providers");
    let read = |name: &str| std::fs::read_to_string(folder.join(name)).ok();
    let (Some(examples), Some(facts)) = (read("examples.tsv"), read("rows.csv")) else {
        eprintln!("skipped: every_collected_example_gets_its_row (providers/examples.tsv is absent)");
        return;
    };
    let facts: Vec<csv::StringRecord> =
        csv::Reader::from_reader(facts.as_bytes()).records().map(Result::unwrap).collect();
    let (mut right, mut all) = (0, 0);
    for line in examples.lines().skip(1) {
        let [expected, _, text, _] = line.split('\t').collect::<Vec<_>>()[..] else { panic!("{line}") };
        let found = row(&text.replace("\\n", "\n"));
        all += 1;
        if found.map_or("none", ProviderRow::id) != expected {
            eprintln!("{expected}, not {found:?}: {text}");
            assert_ne!(expected, "none", "{text}");
            continue;
        }
        right += 1;
        let Some(found) = found else { continue };
        let fact = facts.iter().find(|fact| &fact[0] == expected).unwrap();
        assert_eq!(found.party().name(), &fact[9], "{expected}");
        let is_later = matches!(found.retry(), Retry::Later(_));
        assert_eq!(is_later, &fact[10] == "later", "{expected}");
        assert_eq!(found.replaces().is_some(), fact[5].ends_with("other meaning"), "{expected}");
    }
    println!("{right} of {all} examples have their row");
    assert!(right * 100 >= all * 97, "{right} of {all}");
}
