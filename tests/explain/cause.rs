//! A reply inside a reply.

use std::fmt::Write as _;

use smtp_codes::{Explanation, Party, Reply, scan};

/// Code and enhanced code of the reply that this one quotes.
fn quoted(text: &str) -> Option<String> {
    let octets = format!("{text}\r\n");
    let reply = Reply::parse(octets.as_bytes()).unwrap_or_else(|error| panic!("{text:?}: {error}"));
    reply.explain(None).cause().map(|cause| numbers(&cause))
}

fn numbers(explanation: &Explanation<'_>) -> String {
    let mut numbers = explanation.code().expect("a reply code").to_string();
    if let Some(enhanced) = explanation.enhanced() {
        write!(numbers, " {enhanced}").expect("a string takes all");
    }
    numbers
}

#[test]
fn the_reply_that_another_one_quotes_is_its_cause() {
    for (text, expected) in [
        ("550 5.4.300 Message expired -> 421 4.4.2 Connection dropped due to SocketError", "421 4.4.2"),
        ("550 5.1.351 Remote server returned unknown recipient -> 550 No Such User Here", "550"),
        ("550 5.0.350 Remote server returned an error -> 550-5.7.1 blocked", "550 5.7.1"),
        ("550 Remote server returned an error -> 550 No such user", "550"),
        ("554 5.4.0 delivery failed: host mx.example.net said: 452 4.2.2 over quota", "452 4.2.2"),
        (
            "550-Verification failed for <a@example.com>\r\n550-Called:   192.0.2.1\r\n550-Response: 553 Unknown user\r\n550 Sender verify failed",
            "553",
        ),
        ("450 4.4.0 host mx.example.net said: 550 5.1.1 no such user", "550 5.1.1"),
    ] {
        assert_eq!(quoted(text).as_deref(), Some(expected), "{text}");
    }
}

#[test]
fn other_numbers_and_repeated_codes_are_not_quoted_replies() {
    for text in [
        "550 5.1.1 no such user",
        "250 2.0.0 queued -> 550 5.1.1 later",
        "550 5.1.1 refused -> 250 2.0.0 ok",
        "550 5.1.1 refused -> 354 go ahead",
        "550 5.1.1 refused -> 5500 octets",
        "550 5.1.1 refused -> 55",
        "550 5.1.1 refused ->",
        "550 5.7.1 see https://example.com/550 for 550 reasons",
        // A log wrote several lines as one, and the codes between them remained.
        "550 5.7.26 This mail has been blocked 550-5.7.26 because the sender is 550 5.7.26 unauthenticated",
        "550-5.7.26 This mail\r\n550-5.7.26 has been\r\n550 5.7.26 blocked",
    ] {
        assert_eq!(quoted(text), None, "{text}");
    }
}

#[test]
fn both_replies_are_explained_and_the_cause_tells_who_has_to_act() {
    for (text, expected) in [
        ("550 5.0.350 Remote server returned an error -> 550 5.7.1 blocked", Party::SendingAdministrator),
        ("550 5.1.351 Remote server returned unknown recipient -> 550 No such user", Party::Sender),
        ("554 5.4.0 delivery failed: host mx.example.net said: 552 5.2.2 full", Party::Recipient),
        // The cause of a message that expired has passed; the code itself does not tell who could help.
        ("550 5.4.300 Message expired -> 421 4.4.2 Connection dropped", Party::ServerAdministrator),
        ("554 5.4.0 delivery failed: host mx.example.net said: 554 no", Party::ServerAdministrator),
    ] {
        let octets = format!("{text}\r\n");
        let explanation = Reply::parse(octets.as_bytes()).expect("a reply").explain(None);
        assert_eq!(explanation.party(), Some(expected), "{text}");
        let cause = explanation.cause().expect("a quoted reply");
        let said = explanation.to_string().split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(said.contains(explanation.explanation()) && said.contains(cause.explanation()), "{said}");
        assert!(said.contains(&format!("cause {}, which the text quotes.", numbers(&cause))), "{said}");
    }
}

#[test]
fn a_reply_in_a_log_quotes_another_one_only_by_an_arrow() {
    let cause = |log: &[u8]| scan(log).next().expect("a reply").explain(None).cause().as_ref().map(numbers);
    let expired = b"said: 550 5.4.300 Message expired -> 421 4.4.2 Connection dropped";
    assert_eq!(cause(expired).as_deref(), Some("421 4.4.2"));
    // The second reply came from another server.
    let two = b"host a said: 450 4.7.1 later (in reply to RCPT TO); host b said: 550 5.1.1 no such user";
    assert_eq!(cause(two), None);
}
