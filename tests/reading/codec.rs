//! The codec: counting, the end of the connection, and STARTTLS. That it goes into a stream is among the tests of
//! `programs`.

use bytes::BytesMut;
use smtp_codes::{
    Action, Answer, CodecError, Command, DecodeErrorKind, ReplyBuf, ReplyCode, ReplyCodec, ReplyDecoder,
};
use tokio_util::codec::{Decoder as _, Encoder as _};

fn received(octets: &[u8]) -> BytesMut {
    BytesMut::from(octets)
}

fn commands_answered(codec: &mut ReplyCodec, octets: &[u8]) -> Result<Vec<(Command, u16)>, CodecError> {
    let mut buf = received(octets);
    let mut seen = Vec::new();
    while let Some(Answer { command, reply, .. }) = codec.decode(&mut buf)? {
        seen.push((command, reply.as_reply().code().get()));
    }
    Ok(seen)
}

#[test]
fn replies_are_counted() {
    let mut codec = ReplyCodec::new();
    codec.expect_all([Command::Ehlo, Command::Mail]);
    let seen = commands_answered(&mut codec, b"220 hi\r\n250-a\r\n250 b\r\n250 ok\r\n").unwrap();
    assert_eq!(seen, [(Command::Connect, 220), (Command::Ehlo, 250), (Command::Mail, 250)]);
    assert_eq!(codec.unanswered().len(), 0);

    let mut again = codec.clone();
    assert_eq!(commands_answered(&mut again, b"421 bye\r\n").unwrap(), [(Command::Unsolicited, 421)]);
    let error = commands_answered(&mut codec, b"250 one too many\r\n").unwrap_err();
    assert!(matches!(error, CodecError::Unsolicited(ReplyCode::OKAY)), "{error}");
    assert!(matches!(commands_answered(&mut codec, b"421 bye\r\n"), Err(CodecError::Closed)));
}

#[test]
fn octets_before_tls_are_an_attack() {
    for (after, fails) in [(&b""[..], false), (b"250 injected\r\n", true), (b"2", true)] {
        let mut codec = ReplyCodec::after_tls();
        codec.expect(Command::StartTls);
        let octets = [b"220 go\r\n", after].concat();
        let outcome = codec.decode(&mut received(&octets));
        assert_eq!(
            matches!(outcome, Err(CodecError::OctetsBeforeTls { octets }) if octets == after.len()),
            fails
        );
    }
    // A client that goes by the verdict begins TLS after any 2yz.
    let mut codec = ReplyCodec::after_tls();
    codec.expect(Command::StartTls);
    assert!(matches!(
        codec.decode(&mut received(b"250 go\r\n250 injected\r\n")),
        Err(CodecError::OctetsBeforeTls { octets: 14 })
    ));
    // Another command in the pipeline would be answered over TLS, to whoever asked in clear.
    let mut codec = ReplyCodec::after_tls();
    codec.expect_all([Command::StartTls, Command::Ehlo]);
    assert!(matches!(
        codec.decode(&mut received(b"220 go\r\n")),
        Err(CodecError::OctetsBeforeTls { octets: 0 })
    ));
    // A refusal begins no TLS.
    let mut codec = ReplyCodec::after_tls();
    codec.expect_all([Command::StartTls, Command::Noop]);
    let seen = commands_answered(&mut codec, b"454 4.7.0 later\r\n250 ok\r\n").unwrap();
    assert_eq!(seen, [(Command::StartTls, 454), (Command::Noop, 250)]);
}

#[test]
fn the_end_of_the_connection_is_told_from_a_cut() {
    let mut codec = ReplyCodec::new();
    let mut buf = received(b"220 hi\r\n");
    assert!(matches!(codec.decode_eof(&mut buf), Ok(Some(_))));
    assert!(matches!(codec.decode_eof(&mut buf), Ok(None)));

    let mut codec = ReplyCodec::new();
    codec.expect(Command::Ehlo);
    let mut buf = received(b"220 hi\r\n250-part");
    assert!(matches!(codec.decode_eof(&mut buf), Ok(Some(_))));
    assert!(matches!(codec.decode_eof(&mut buf), Err(CodecError::UnexpectedEof { octets: 8 })));
    assert_eq!(codec.unanswered().collect::<Vec<_>>(), [Command::Ehlo]);
}

#[test]
fn an_answer_that_contradicts_itself_is_unexpected() {
    let mut codec = ReplyCodec::new();
    let answer = codec.decode(&mut received(b"220-mx.example.org\r\n554 no service\r\n")).unwrap().unwrap();
    assert_eq!((answer.code().get(), answer.verdict().action), (554, Action::Unexpected));
}

#[test]
fn the_bounds_are_those_of_the_decoder() {
    let mut codec = ReplyCodec::new().decoder(ReplyDecoder::new().strict().max_line(20));
    let error = codec.decode(&mut received(b"220 this line is too long\r\n")).unwrap_err();
    assert!(matches!(error, CodecError::Decode(error) if error.kind() == DecodeErrorKind::LineTooLong));
}

#[test]
fn a_reply_is_encoded_for_the_session() {
    let reply = ReplyBuf::new(ReplyCode::OKAY, "2.1.5".parse().ok(), "caf\u{e9}").unwrap();
    for (utf8, octets) in [(false, &b"250 2.1.5 caf?\r\n"[..]), (true, "250 2.1.5 caf\u{e9}\r\n".as_bytes())]
    {
        let mut out = BytesMut::from(&b"before "[..]);
        let mut codec = ReplyCodec::new().utf8(utf8);
        codec.encode(&reply, &mut out).unwrap();
        assert_eq!(out, [b"before ", octets].concat());
    }
}

#[test]
fn a_reply_that_came_before_its_command_is_unsolicited() {
    let mut codec = ReplyCodec::new();
    let mut buf = received(b"220 x\r\n250 early\r\n");
    assert!(matches!(codec.decode(&mut buf), Ok(Some(_))));
    codec.expect(Command::EndOfData);
    assert!(matches!(codec.decode(&mut buf), Err(CodecError::Unsolicited(ReplyCode::OKAY))));
}

#[test]
fn empty_lines_after_the_last_reply_are_not_a_cut_reply() {
    let mut codec = ReplyCodec::new();
    let mut buf = received(b"220 hi\r\n\r\n\n");
    assert!(matches!(codec.decode_eof(&mut buf), Ok(Some(_))));
    assert!(matches!(codec.decode_eof(&mut buf), Ok(None)));
}

#[test]
fn a_session_can_gain_smtputf8() {
    let reply = ReplyBuf::new(ReplyCode::OKAY, None, "caf\u{e9}").unwrap();
    let mut codec = ReplyCodec::new();
    let mut out = BytesMut::new();
    codec.encode(&reply, &mut out).unwrap();
    codec.set_utf8(true);
    codec.encode(&reply, &mut out).unwrap();
    codec.set_utf8(false);
    codec.encode(&reply, &mut out).unwrap();
    assert_eq!(out, "250 caf?\r\n250 caf\u{e9}\r\n250 caf?\r\n".as_bytes());
}
