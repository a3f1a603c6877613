//! An error that names the protocol which speaks where a reply was expected.

use smtp_codes::{DecodeErrorKind, OtherProtocol, Reply, ReplyDecoder};

#[test]
fn other_protocols_are_named() {
    for (octets, protocol, message) in [
        (
            &b"HTTP/1.1 400 Bad Request\r\n"[..],
            Some(OtherProtocol::Http),
            "expected a reply code, found `H` at octet 0: this looks like HTTP",
        ),
        (
            b"+OK ready\r\n",
            Some(OtherProtocol::Pop3),
            "expected a reply code, found `+` at octet 0: this looks like POP3",
        ),
        (
            b"-ERR no\r\n",
            Some(OtherProtocol::Pop3),
            "expected a reply code, found `-` at octet 0: this looks like POP3",
        ),
        (
            b"* OK [CAPABILITY IMAP4rev2]\r\n",
            Some(OtherProtocol::Imap),
            "expected a reply code, found `*` at octet 0: this looks like IMAP",
        ),
        (
            b"* BYE\r\n",
            Some(OtherProtocol::Imap),
            "expected a reply code, found `*` at octet 0: this looks like IMAP",
        ),
        (
            b"SSH-2.0-x\r\n",
            Some(OtherProtocol::Ssh),
            "expected a reply code, found `S` at octet 0: this looks like SSH",
        ),
        (
            b"\x15\x03\x01\0\x02\x02F",
            Some(OtherProtocol::Tls),
            "expected a reply code, found a TLS alert at octet 0",
        ),
        (
            b"\x16\x03\x01",
            Some(OtherProtocol::Tls),
            "expected a reply code, found `\\x16` at octet 0: this looks like TLS",
        ),
        (b"* 3 EXISTS\r\n", None, "expected a reply code, found `*` at octet 0"),
        (b"+25 ok\r\n", None, "expected a reply code, found `+` at octet 0"),
        (b"HELO\r\n", None, "expected a reply code, found `H` at octet 0"),
        // Not where a code has begun.
        (b"2HTTP/1.1\r\n", None, "expected a reply code, found `H` at octet 1"),
    ] {
        let error = Reply::parse(octets).unwrap_err();
        assert_eq!(error.protocol(), protocol, "{}", octets.escape_ascii());
        assert_eq!(error.to_string(), message);
    }
    // FTP has the same grammar.
    assert_eq!(Reply::parse(b"220 ProFTPD ready\r\n").unwrap().code(), 220);
}

#[test]
fn the_error_is_the_same_however_much_has_arrived() {
    let octets = b"220-hi\r\nHTTP/1.1 400 Bad Request\r\n";
    let whole = ReplyDecoder::new().decode(octets).unwrap_err();
    assert_eq!(
        (whole.kind(), whole.at(), whole.protocol()),
        (DecodeErrorKind::NoCode, 8, Some(OtherProtocol::Http))
    );
    let early = ReplyDecoder::new().decode(&octets[..9]).unwrap_err();
    assert_eq!(early.protocol(), None);
    assert_eq!(early, whole);
}
