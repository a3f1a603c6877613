//! Replies that lettre and smtp-proto read, turned into ours: the functions of the migration notes on many replies.

use smtp_codes::{Reply, ReplyBuf, ReplyCode};

mod lettre {
    use ::lettre::transport::smtp::response::Response;
    use smtp_codes::{DecodeError, ReplyBuf, ReplyCode};

    include!(concat!(env!("OUT_DIR"), "/from_lettre.rs"));

    pub(super) fn read(octets: &str) -> ReplyBuf {
        from_lettre(&octets.parse().unwrap()).expect("lettre has no code that is not one of ours").unwrap()
    }
}

mod smtp_proto {
    use ::smtp_proto::Response;
    use ::smtp_proto::response::parser::ResponseReceiver;
    use smtp_codes::{Class, DecodeError, EnhancedCode, ReplyBuf, ReplyCode};

    include!(concat!(env!("OUT_DIR"), "/from_smtp_proto.rs"));

    pub(super) fn read(octets: &str) -> ReplyBuf {
        let response = ResponseReceiver::default().parse(&mut octets.as_bytes().iter()).unwrap();
        from_smtp_proto(&response).expect("the replies here have codes").unwrap()
    }
}

const REPLIES: &[&str] = &[
    "250 ok\r\n",
    "250 2.1.5 ok\r\n",
    "250-mx.example.org\r\n250-SIZE 1000\r\n250 HELP\r\n",
    "550-5.1.1 no such user\r\n550 5.1.1 here\r\n",
    "354 go\r\n",
    "334 VXNlcm5hbWU6\r\n",
    "421 4.3.2 bye\r\n",
    "550 no dots here\r\n",
    "250 caf\u{e9}\r\n",
    "250 \r\n",
    "550 5.1.1\r\n",
    "550 5.1.1 \r\n",
    "250-ok\r\n250 \r\n",
    "250-\r\n250 ok\r\n",
];

fn assert_same(converted: &ReplyBuf, octets: &str) {
    let expected = Reply::parse(octets.as_bytes()).unwrap();
    assert_eq!(converted.code(), expected.code(), "{octets}");
    assert_eq!(converted.enhanced(), expected.enhanced(), "{octets}");
    assert!(converted.lines().eq(expected.lines()), "{octets}: {converted:?}");
}

#[test]
fn what_lettre_reads_is_ours_without_loss() {
    for octets in REPLIES {
        assert_same(&lettre::read(octets), octets);
    }
}

#[test]
fn what_smtp_proto_reads_is_ours() {
    for octets in REPLIES {
        assert_same(&smtp_proto::read(octets), octets);
    }
}

#[test]
fn lines_of_other_libraries_cannot_smuggle_a_reply() {
    for lines in [&["a\r\n250 b"][..], &["a\n250 b"], &["a", "b\r\nc"]] {
        assert!(ReplyBuf::from_lines(ReplyCode::OKAY, lines).is_err(), "{lines:?}");
    }
    let bare = ReplyBuf::from_lines(ReplyCode::OKAY, [""; 0]).unwrap();
    assert_eq!((bare.as_reply().raw(), bare.lines().count()), (&b"250\r\n"[..], 1));
}
