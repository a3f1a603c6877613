//! The 250 to EHLO: the names that it takes, and the one that is kept ready.

use smtp_codes::{EhloReply, EhloReplyError, Reply, ReplySet, ToReply};

fn takes(domain: &str) -> bool {
    match EhloReply::<&str>::new(domain, &[]) {
        Ok(_) => true,
        Err(error) => {
            assert_eq!(error, EhloReplyError::Domain);
            false
        }
    }
}

#[test]
fn domains_and_address_literals_are_taken() {
    let longest = format!("{0}.{0}.{0}.{1}", "a".repeat(63), "b".repeat(63));
    for domain in [
        "mx.example.org",
        "localhost",
        "MX-1.Example.ORG",
        "3com.example",
        "1.2.3.example",
        "mail_server.example.org",
        "_dmarc.example",
        "xn--mller-kva.example",
        "[192.0.2.1]",
        "[IPv6:2001:db8::1]",
        "[ipv6:::1]",
        "[::1]",
        "[tag-1:whatever@it=is]",
        &longest,
    ] {
        assert!(takes(domain), "{domain}");
    }
}

#[test]
fn nothing_else_is_taken_for_a_domain() {
    let long_label = format!("{}.example", "a".repeat(64));
    let too_long = format!("{0}.{0}.{0}.{1}x", "a".repeat(63), "b".repeat(63));
    for domain in [
        "",
        ".",
        "mx.",
        ".mx",
        "mx..example",
        "-mx.example",
        "mx-.example",
        "mx example",
        "mx\texample",
        "mx\r\n250 ok",
        "m\u{fc}ller.example",
        "192.0.2.1",
        "2.1.5",
        "12",
        "<mx.example>",
        "ann@example.org",
        "mx.example.org:25",
        "mx.example.org,",
        "[",
        "[]",
        "[192.0.2.1",
        "192.0.2.1]",
        "[192.0.2.256]",
        "[192.0.2]",
        "[IPv6:]",
        "[IPv6:192.0.2.1]",
        "[IPv6:2001:db8::g]",
        "[mx.example.org]",
        "[tag:]",
        "[:x]",
        "[-:]",
        "[tag-:x]",
        "[tag:a b]",
        "[tag:a]b]",
        &long_label,
        &too_long,
    ] {
        assert!(!takes(domain), "{domain}");
    }
}

#[test]
fn a_kept_reply_is_the_one_that_was_made() {
    let keywords = ["PIPELINING", "SIZE 1000", "AUTH PLAIN LOGIN"];
    for (keywords, greeting) in
        [(&keywords[..], "is glad to see you"), (&keywords[..1], ""), (&[], "hello"), (&[], "")]
    {
        let made = EhloReply::new("mx.example.org", keywords).unwrap().greeting(greeting).unwrap();
        let kept = made.into_owned();
        assert_eq!(kept.as_str(), made.wire().to_string());
        assert_eq!(kept.to_bytes(), made.to_bytes());
        assert_eq!(kept.to_reply_buf(), made.to_reply_buf());
        assert_eq!(kept.to_string(), made.to_reply_buf().to_string());
        let mut out = Vec::new();
        kept.wire().append_to(&mut out).unwrap();
        assert_eq!(out, kept.as_str().as_bytes());
        let reply = Reply::parse(&out).unwrap();
        assert!(reply.capabilities().map(|capability| capability.to_string()).eq(keywords.iter().copied()));
    }
}

#[test]
fn a_type_that_forwards_to_a_kept_reply_is_a_set() {
    use smtp_codes::EhloReplyBuf;

    #[derive(ToReply)]
    #[reply(to = Ehlo)]
    enum EhloOutcome<'a> {
        #[reply(transparent)]
        Hello(&'a EhloReplyBuf),
        #[reply(550, "5.7.1", "go away")]
        Refused,
    }
    let hello = EhloReply::new("mx.example.org", &["HELP"]).unwrap().into_owned();
    assert_eq!(EhloOutcome::Hello(&hello).to_bytes(), b"250-mx.example.org\r\n250 HELP\r\n");
    assert_eq!(EhloOutcome::Refused.code(), 550);
    let codes: Vec<_> = <EhloOutcome<'_> as ReplySet>::REPLIES.iter().map(|row| row.code.get()).collect();
    assert_eq!(codes, [550, 250]);
}
