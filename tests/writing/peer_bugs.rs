//! Bugs of other libraries that write and keep replies, each as a test of what is right here. The name says whose bug
//! it is.

use smtp_codes::{Reply, ReplyBuf, ReplyBufError, ReplyCode, ToReply};

fn made(code: ReplyCode, enhanced: &str, text: &str) -> ReplyBuf {
    ReplyBuf::new(code, enhanced.parse().ok(), text).expect("a reply may be made of this")
}

#[test]
fn smtp_proto_writes_a_missing_enhanced_code_as_zeros() {
    assert_eq!(made(ReplyCode::OKAY, "", "ok").wire().to_string(), "250 ok\r\n");
}

#[test]
fn smtp_proto_writes_two_lines_under_one_code() {
    let wire = made(ReplyCode::OKAY, "2.0.0", "one\ntwo").wire().to_string();
    assert_eq!(wire, "250-2.0.0 one\r\n250 2.0.0 two\r\n");
}

#[test]
fn pimalaya_writes_a_reply_that_is_read_as_two() {
    let wire = made(ReplyCode::MAILBOX_UNAVAILABLE, "5.1.1", "one\ntwo").wire().to_string();
    let read = Reply::parse(wire.as_bytes()).expect("exactly one reply");
    assert_eq!(read.line_count(), 2);
}

#[test]
fn kumomta_smtp_message_and_vsmtp_fail_on_an_empty_text() {
    for (enhanced, wire) in [("", "250 \r\n"), ("2.0.0", "250 2.0.0 \r\n")] {
        let reply = made(ReplyCode::OKAY, enhanced, "");
        assert_eq!(reply.wire().to_string(), wire);
        assert_eq!(reply.as_reply().line_count(), 1);
    }
}

#[test]
fn kumomta_flattens_line_breaks_when_it_stores_a_reply() {
    let reply = made(ReplyCode::MAILBOX_UNAVAILABLE, "5.1.1", "one\ntwo");
    let stored = serde_json::to_string(&reply).expect("a reply can be stored");
    let read: ReplyBuf = serde_json::from_str(&stored).expect("and read again");
    assert_eq!(read.as_reply().text().to_string(), "one\ntwo");
    assert_eq!(read, reply);
}

#[test]
fn vsmtp_loses_the_enhanced_code_of_a_stored_reply() {
    let stored =
        serde_json::to_string(&made(ReplyCode::PARAMETER_NOT_IMPLEMENTED, "5.5.4", "no")).expect("stored");
    let read: ReplyBuf = serde_json::from_str(&stored).expect("and read again");
    assert_eq!(read.as_reply().enhanced().map(|code| code.to_string()).as_deref(), Some("5.5.4"));
}

#[test]
fn vsmtp_splits_words_where_it_folds() {
    let words = "word ".repeat(200);
    let wire = made(ReplyCode::MAILBOX_UNAVAILABLE, "5.7.1", words.trim_end()).wire().to_string();
    assert!(wire.lines().all(|line| line.len() <= 510));
    let read = Reply::parse(wire.as_bytes()).expect("exactly one reply");
    assert!(read.line_count() > 1);
    for line in read.lines() {
        let line = line.to_str().expect("ASCII");
        assert!(line.split(' ').all(|word| matches!(word, "word" | "")), "{line}");
    }
}

#[test]
fn mailin_writes_whatever_reply_a_text_smuggles_in() {
    let text = "no\r\n250 smuggled";
    let refused = ReplyBuf::new(ReplyCode::MAILBOX_UNAVAILABLE, None, text);
    assert_eq!(refused, Err(ReplyBufError::ControlCharacter { at: 2 }));
    let lenient = ReplyBuf::lenient(ReplyCode::MAILBOX_UNAVAILABLE, None, text).wire().to_string();
    assert_eq!(lenient, "550-no\r\n550 250 smuggled\r\n");
}
