//! The messages of errors about what is made and sent; those about what is read are in the tests of
//! reading.

use std::error::Error;
use std::fmt::{self, Display};
use std::io;

use smtp_codes::{
    CodecError, EhloReply, EhloReplyError, Reply, ReplyBufError, ReplyCode, ToReply, WriteError,
};

#[test]
fn a_reply_that_cannot_be_made() {
    let says: [(ReplyBufError, &str); 8] = [
        (ReplyBufError::PositivePreliminary, "SMTP has no reply codes that begin with 1"),
        (ReplyBufError::EnhancedOn3yz, "a 3yz reply cannot carry an enhanced status code"),
        (
            ReplyBufError::EnhancedClassDiffers,
            "the class of the enhanced status code is not the first digit of the reply code",
        ),
        (ReplyBufError::ControlCharacter { at: 7 }, "the text contains a control character at octet 7"),
        (
            ReplyBufError::EnhancedInText { at: 7 },
            "the line at octet 7 of the text begins with an enhanced status code, although none is given",
        ),
        (ReplyBufError::Challenge, "a 334 has one line of at most 12294 octets"),
        (ReplyBufError::TooManyLines, "the reply has more than 512 lines"),
        (ReplyBufError::ReplyTooLong, "the reply has more than 65536 octets"),
    ];
    each_says(says);
}

#[test]
fn a_reply_to_ehlo_that_cannot_be_made() {
    let long = "x".repeat(600);
    let keyword = |keyword: &str| EhloReply::new("mx.example.org", &["SIZE", keyword]).map(drop).unwrap_err();
    let says: [(EhloReplyError, &str); 5] = [
        (
            EhloReply::<&str>::new("mx example", &[]).map(drop).unwrap_err(),
            "not a domain or an address literal",
        ),
        (
            EhloReply::<&str>::new("mx.example.org", &[]).unwrap().greeting("\r").map(drop).unwrap_err(),
            "the greeting is not printable ASCII",
        ),
        (
            EhloReply::<&str>::new("mx.example.org", &[]).unwrap().greeting(&long).map(drop).unwrap_err(),
            "the domain and the greeting do not fit into a line of 512 octets",
        ),
        (
            keyword("AUTH  PLAIN"),
            "keyword 1 is not letters, digits and hyphens, and parameters with one space before each",
        ),
        (keyword(&long), "keyword 1 does not fit into a line of 512 octets"),
    ];
    each_says(says);
}

/// A reply whose text is never ready, so that it is written anew each time.
struct Broken;

impl ToReply for Broken {
    fn code(&self) -> ReplyCode {
        ReplyCode::OKAY
    }
    fn enhanced(&self) -> Option<smtp_codes::EnhancedCode> {
        None
    }
    fn write_text(&self, _: &mut smtp_codes::TextWriter<'_>) -> fmt::Result {
        Err(fmt::Error)
    }
}

#[test]
fn a_reply_that_cannot_be_written() {
    let error = Broken.wire().append_to(&mut Vec::new()).unwrap_err();
    assert_eq!(error, WriteError::Formatting);
    each_says([
        (error, "a part of the reply could not be formatted"),
        (WriteError::BufferTooSmall, "the reply does not fit into the buffer"),
        (WriteError::LineTooLong, "a line of the reply is too long and must not be folded"),
    ]);
    assert_eq!(
        format!("{:?}", Broken.wire().utf8(true)),
        "Wire { code: 250, enhanced: None, utf8: true, .. }"
    );
}

#[test]
fn a_connection_that_cannot_go_on() {
    let refused = Reply::parse(b"999 ok\r\n").unwrap_err();
    let says: [(CodecError, String); 8] = [
        (io::Error::other("reset").into(), "the connection to the server failed".to_owned()),
        (refused.into(), "the server sent something that is not a reply".to_owned()),
        (
            CodecError::Unsolicited(ReplyCode::OKAY),
            "the server sent a 250 that no command asked for (RFC 5321 section 4.2)".to_owned(),
        ),
        (
            CodecError::OctetsBeforeTls { octets: 14 },
            "unencrypted data or pending replies before the TLS handshake cannot be trusted \
             (RFC 3207 section 4.2)"
                .to_owned(),
        ),
        (
            CodecError::UnexpectedEof { octets: 8 },
            "the connection ended after 8 octets of an unfinished reply".to_owned(),
        ),
        (WriteError::LineTooLong.into(), "the reply cannot be written".to_owned()),
        (
            CodecError::TooManyCommands,
            "too many different commands are waiting for replies at once".to_owned(),
        ),
        (CodecError::Closed, "an earlier error ended this connection".to_owned()),
    ];
    let causes = says.each_ref().map(|(error, _)| error.source().is_some());
    assert_eq!(causes, [true, true, false, false, false, true, false, false]);
    each_says(says);
}

fn each_says<E: Display, const N: usize>(says: [(E, impl AsRef<str>); N]) {
    for (error, sentence) in says {
        assert_eq!(error.to_string(), sentence.as_ref());
    }
}
