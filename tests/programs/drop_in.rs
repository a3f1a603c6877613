//! Replies that lettre and smtp-proto read, turned into ours: the functions of the migration notes on many replies.

use lettre::transport::smtp::response::Response as LettreResponse;
use smtp_codes::{Class, DecodeError, EnhancedCode, Reply, ReplyBuf, ReplyCode};
use smtp_proto::Response as ProtoResponse;
use smtp_proto::response::parser::ResponseReceiver;

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

fn from_lettre(response: &LettreResponse) -> Result<ReplyBuf, DecodeError> {
    let code = ReplyCode::new(u16::from(response.code())).expect("lettre's codes are 200 to 559");
    ReplyBuf::from_lines(code, response.message())
}

fn from_smtp_proto(response: &ProtoResponse<String>) -> Result<ReplyBuf, DecodeError> {
    let code = ReplyCode::new(response.code).expect("the replies here have codes");
    let [class, subject, detail] = response.esc;
    let enhanced =
        Class::from_digit(class).and_then(|class| EnhancedCode::new(class, subject.into(), detail.into()));
    let prefix = enhanced.map(|enhanced| format!("{enhanced} ")).unwrap_or_default();
    // `lines` has no empty line at the end: of `550 5.1.1` it has none at all.
    let lines = response.message.split('\n').map(|line| format!("{prefix}{}", line.trim_end_matches('\r')));
    ReplyBuf::from_lines(code, lines)
}

fn assert_same(converted: &ReplyBuf, octets: &str) {
    let expected = Reply::parse(octets.as_bytes()).unwrap();
    assert_eq!(converted.code(), expected.code(), "{octets}");
    assert_eq!(converted.enhanced(), expected.enhanced(), "{octets}");
    assert!(converted.lines().eq(expected.lines()), "{octets}: {converted:?}");
}

#[test]
fn what_lettre_reads_is_ours_without_loss() {
    for octets in REPLIES {
        let response: LettreResponse = octets.parse().unwrap();
        assert_same(&from_lettre(&response).unwrap(), octets);
    }
}

#[test]
fn what_smtp_proto_reads_is_ours() {
    for octets in REPLIES {
        let response = ResponseReceiver::default().parse(&mut octets.as_bytes().iter()).unwrap();
        assert_same(&from_smtp_proto(&response).unwrap(), octets);
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
