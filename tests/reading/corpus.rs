//! Replies that others have collected from bounces and test suites.
//!
//! They lie beside the repository; where they are absent, the test says by its name that it was skipped.

use serde_json::Value;
use smtp_codes::{DecodeErrorKind, Reply};

const CORPUS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../shared/corpus/replies.jsonl");

/// Why an entry of the corpus is not a whole reply.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Reason {
    /// The last line is missing: what is the last one here announces another.
    CutShort,
    /// As above, because the collector joined all lines into one, which begins as the first did.
    Flattened,
    /// It begins with an enhanced status code or with prose.
    NoCode,
    /// The number is an invention outside 100 to 599.
    OutOfRange,
}
use Reason::{CutShort, Flattened, NoCode, OutOfRange};

/// Every entry that is not a whole reply: its line in the file, how it begins, and why.
#[rustfmt::skip]
const EXCEPTIONS: &[(usize, &str, Reason)] = &[
    (  9, "550-5.1.1 The email account that you tried t",  CutShort),
    ( 22, "5.1.0 - Unknown address error 550-'5.7.1 <us",  NoCode),
    ( 23, "5.3.0 - Other mail system problem 550-'Unkno",  NoCode),
    ( 24, "5.1.0 - Unknown address error 550-'5.2.2 <ki",  NoCode),
    ( 27, "521-5.7.1 Service unavailable; client [203.0",  Flattened),
    ( 35, "550-5.7.26 DMARC policy. Please contact the",   CutShort),
    ( 36, "550-5.7.26 this was a legitimate mail. To le",  CutShort),
    ( 37, "550-5.7.26 to",                                 CutShort),
    ( 63, "550-Your message was rejected by this system",  CutShort),
    ( 68, "550-192.0.2.222 blocked by ldap:ou=nekochan,",  Flattened),
    (101, "550-5.7.1 [2401:2500:102:3032:192.0.2.222",     Flattened),
    (116, "550-5.7.1 [192.0.2.22      18] Our system ha",  Flattened),
    (117, "550-5.7.1 [192.0.2.22      18] Our system ha",  Flattened),
    (118, "554-mail.com (mxgmxus002) Nemesis ESMTP Serv",  Flattened),
    (121, "550-5.7.26 Unauthenticated email from libsis",  Flattened),
    (122, "550-5.7.26 Unauthenticated email from libsis",  Flattened),
    (128, "550-5.1.0 MXIN506 MailFrom domain is listed",   Flattened),
    (152, "552-5.7.0 This message was blocked because i",  CutShort),
    (212, "220-laposte 421 4.2.1 Service refuse. Veuill",  Flattened),
    (215, "550-5.7.26 The MAIL FROM domain [mail4.examp",  Flattened),
    (216, "550-5.7.26 the message has been blocked. For",  Flattened),
    (217, "550-5.7.25 [192.0.2.202] The IP address send",  Flattened),
    (218, "550-5.7.25 PTR record setup, or the correspo",  CutShort),
    (250, "550-\"JunkMail rejected - [hostname] [11.2.3.", CutShort),
    (260, "550-5.7.1 Service unavailable; client [11.22",  CutShort),
    (283, "554-mx.example.com Your access to this mail",   CutShort),
    (295, "550-\"Email blocked by GeoIP spam filter. Lis", CutShort),
    (322, "850 NONSENSE",                                  OutOfRange),
    (323, "850 RUBBISH",                                   OutOfRange),
    (324, "550-This is a very long error message, very",   CutShort),
    (407, "550-I don't like this user",                    CutShort),
    (408, "440-Here's a whole long message, in several",   CutShort),
    (418, "550-Callback setup failed while verifying <u",  Flattened),
    (457, "503-All RCPT commands were rejected with thi",  CutShort),
    (538, "550-no mate",                                   CutShort),
    (598, "550-Verification failed for <userA@test.ex>",   CutShort),
    (608, "250-myhost.test.ex Hello tester [127.0.0.1]",   CutShort),
    (609, "250-myhost.test.ex Hello tester [127.0.0.1]",   CutShort),
    (610, "250-myhost.test.ex Hello tester [127.0.0.1]",   CutShort),
    (611, "250-myhost.test.ex Hello tester [ip4.ip4.ip4",  CutShort),
    (637, "550-holding...",                                CutShort),
    (751, "550-5.1.1 The email account that you tried t",  Flattened),
];

/// One entry: its line in the file, the reply, and the codes that a careful reader found in it.
struct Entry {
    line: usize,
    text: String,
    code: Option<u16>,
    enhanced: Option<String>,
}

impl Entry {
    fn exception(&self) -> Option<Reason> {
        let (_, begin, reason) = EXCEPTIONS.iter().find(|(line, ..)| *line == self.line)?;
        assert!(
            self.text.starts_with(begin),
            "line {} of the corpus is another one: {:?}",
            self.line,
            self.text
        );
        Some(*reason)
    }

    fn assert_codes(&self, octets: &[u8]) {
        let reply = Reply::parse(octets)
            .unwrap_or_else(|error| panic!("line {}: {error}: {:?}", self.line, self.text));
        assert_eq!(Some(reply.code().get()), self.code, "line {}: {:?}", self.line, self.text);
        let enhanced = reply.enhanced().map(|enhanced| enhanced.to_string());
        assert_eq!(enhanced, self.enhanced, "line {}: {:?}", self.line, self.text);
    }
}

fn corpus(test: &str) -> Option<Vec<Entry>> {
    let Ok(file) = std::fs::read_to_string(CORPUS) else {
        eprintln!("skipped: {test} (shared/corpus/replies.jsonl is absent)");
        return None;
    };
    let entry = |(at, line): (usize, &str)| {
        let entry: Value = serde_json::from_str(line).expect("an entry is a JSON object");
        Entry {
            line: at + 1,
            text: entry["text"].as_str().expect("an entry has a text").to_owned(),
            code: entry["code"].as_u64().map(|code| u16::try_from(code).expect("a code has three digits")),
            enhanced: entry["enhanced"].as_str().map(str::to_owned),
        }
    };
    Some(file.lines().enumerate().map(entry).collect())
}

#[test]
fn every_reply_has_the_recorded_codes() {
    let Some(corpus) = corpus("every_reply_has_the_recorded_codes") else { return };
    let mut whole = 0;
    for entry in &corpus {
        let octets = format!("{}\r\n", entry.text).into_bytes();
        let Some(reason) = entry.exception() else {
            entry.assert_codes(&octets);
            whole += 1;
            continue;
        };
        let error = Reply::parse(&octets).expect_err(&entry.text);
        match reason {
            CutShort | Flattened => {
                assert_eq!(
                    (error.kind(), error.at()),
                    (DecodeErrorKind::Incomplete, octets.len()),
                    "{:?}",
                    entry.text
                );
                // The part before the end has the recorded codes all the same.
                entry.assert_codes(&closed(octets));
            }
            NoCode => {
                assert_eq!((error.kind(), error.at()), (DecodeErrorKind::NoCode, 1), "{:?}", entry.text)
            }
            OutOfRange => {
                assert_eq!(
                    (error.kind(), error.at()),
                    (DecodeErrorKind::CodeOutOfRange, 0),
                    "{:?}",
                    entry.text
                );
            }
        }
    }
    assert_eq!((corpus.len(), whole), (757, 757 - EXCEPTIONS.len()));
}

/// The reply with its last line made the last one of a reply.
fn closed(mut octets: Vec<u8>) -> Vec<u8> {
    let lines = &octets[..octets.len() - 2];
    let last_line = lines.iter().rposition(|octet| *octet == b'\n').map_or(0, |at| at + 1);
    octets[last_line + 3] = b' ';
    octets
}
