//! Every public function that takes octets of strangers, on texts that would be the worst for it.

use std::hint::black_box;
use std::io::{self, Read};

use bytes::BytesMut;
use serde::de::DeserializeOwned;
use smtp_codes::{
    Command, DeliveryReport, EhloReply, EnhancedCode, Escaped, Extension, Family, FromReply, KnownCode,
    KnownStatus, NegativeReply, OtherProtocol, Party, Provider, Reply, ReplyBuf, ReplyCode, ReplyCodec,
    ReplyDecoder, ReplyMatcher, ReplyReader, Severity, ToReply, scan,
};
use tokio_util::codec::{Decoder as _, Encoder as _};

/// The subject, the text to repeat, and the function to call on the text that it makes.
pub(super) type Probe = (&'static str, &'static str, fn(&[u8]));

macro_rules! probes {
    ($($function:ident: $($piece:literal),+;)+) => { &[$($((stringify!($function), $piece, $function),)+)+] };
}

pub(super) const PROBES: &[Probe] = probes! {
    texts_of_finds:
        "550 5.1.1 ", "550 ", "said: 550 no ", ": 550 ", "(550, 'no') ", "\"code\":550,\"message\":\"5.1.1 no\",",
        "failed: 503 no ", "a@b: 550 no ", "\n 550";
    comparisons_of_finds: "550 5.1.1 ", "(#5.1.1) ";
    explanations_of_finds: "-> 421 4.4.2 no ", "said: 550 5.1.1 no such user here, ask for another, or go away -> ";
    report:
        "Status: 5.1.1\r\n\r\n", "Final-Recipient: rfc822; a@b\r\nStatus: 5.1.1\r\n",
        "Diagnostic-Code: smtp; 550 5.1.1 no\r\n", "Diagnostic-Code: smtp; 550-no\r\n\t550-no\r\n\t",
        " folded\r\n", "no field\r\n";
    reply:
        "250-a\r\n", "550-5.1.1 <a@b> (in\r\n", "250-\r\n\r\n", "550-\u{e9}\u{7}\r\n", "250-AUTH=A B C\n",
        "250-SIZE 1\r\n";
    lists_of_mechanisms: "A ", "a-longer-name ", "\t", "\u{e9} ";
    words_of_a_provider:
        "proofpoint.com ", "[TSS04] ", "https://", "OFR_1-", "OFR1_OFR1_", "AUP#0", "550-", "550- ", "550-5.";
    words_of_a_provider_in_an_address: "gsmtp=", "yahooinc.com-", "postmaster.yahooinc.com/";
    decoded_in_pieces: "a", "\r", "\u{e9}";
    lines_decoded_in_pieces: "250-a\r\n", "250-2.1.5 a\n", "\r\n";
    matched: "250 ok\r\n", "250-a\r\n250 b\r\n", "\r\n", "\r\n550 5.1.1 no\r\n";
    matched_in_pieces: "250 ok\r\n", "250-a\r\n250 b\r\n", "\r\n";
    read: "250 ok\r\n", "250-a\r\n250-b\r\n250 c\r\n", "\r\n250 ok\r\n";
    read_in_pieces: "250 ok\r\n", "250-a\r\n250 b\r\n";
    of_a_codec: "250 ok\r\n", "250-a\r\n250 b\r\n", "\r\n250 ok\r\n";
    of_a_codec_in_pieces: "250 ok\r\n", "250-a\r\n250 b\r\n";
    made: "x ", "x\n", "\u{e9}", "5.1.1 ", "\r";
    sent: "x ", "x\n", "\u{e9}", "\r\n250 ", "xxxxxxxx";
    offered: "SIZE ", "x.", "x\n", "\u{e9}";
    shown: "x", "\u{e9}", "\u{202e}", "\x07";
    parsed: "5", "5.", "550 ", "550-a\r\n", "X.", "A", "(";
    deserialized: "5", "550-a\\r\\n", "\\u0000", "a", "{\"a\":", "[";
    host: "a.", "outlook.com.", ".";
};

fn texts_of_finds(text: &[u8]) {
    for found in scan(text) {
        black_box((found.text().len(), found.as_bytes(), found.code_range(), found.enhanced_range()));
    }
}

/// Each find against several others, of the same place and of other places.
fn comparisons_of_finds(text: &[u8]) {
    let others: Vec<_> = scan(text).take(32).collect();
    for found in scan(text) {
        black_box(others.iter().filter(|other| **other == found).count());
        black_box((0..32).filter(|_| found == black_box(found)).count());
    }
}

fn explanations_of_finds(text: &[u8]) {
    for found in scan(text) {
        let explanation = found.explain(Some(Command::Rcpt));
        black_box((explanation.party(), explanation.provider_row(), explanation.cause(), found.provider()));
    }
}

fn report(text: &[u8]) {
    let report = DeliveryReport::parse(text);
    black_box((report.reporting_mta(), report.faults().count()));
    for recipient in report.recipients() {
        black_box((recipient.final_recipient(), recipient.original_recipient(), recipient.remote_mta()));
        black_box((recipient.action(), recipient.status(), recipient.reply()));
        black_box((recipient.explain(), recipient.diagnostic_code().map(|field| field.value().to_string())));
    }
}

const UNLIMITED: ReplyDecoder =
    ReplyDecoder::new().max_line(usize::MAX).max_lines(usize::MAX).max_len(usize::MAX);

/// Everything that reads a reply of as many lines as there are.
fn reply(text: &[u8]) {
    let whole = [text, b"250 b\r\n"].concat();
    let mut decoder = UNLIMITED;
    let Ok(Some((reply, _))) = decoder.decode(&whole) else { return };
    black_box((
        reply.lines().count(),
        reply.text().to_string(),
        reply.to_log().to_string(),
        reply.to_string(),
    ));
    black_box((reply.deviations().count(), reply.diagnostic_code().to_string(), reply.forward_path()));
    let capabilities = reply.capabilities();
    black_box((capabilities.clone().count(), capabilities.get("SIZE").is_some(), capabilities.size()));
    black_box((capabilities.host(), capabilities.has("8BITMIME"), capabilities.auth_mechanisms().count()));
    black_box((
        reply.verdict(Command::Ehlo),
        reply.check(Command::Ehlo).count(),
        reply.accepted(Command::Ehlo).is_ok(),
        NegativeReply::try_from(ReplyBuf::from(reply)).is_ok(),
    ));
    black_box((reply.challenge(), reply.provider(), reply.provider_row(), reply.wire().to_string()));
    black_box(reply.explain(Some(Command::Rcpt)).to_string());
}

/// Two long lines, of which the second lists what the first does not.
fn lists_of_mechanisms(text: &[u8]) {
    let other = text.to_ascii_lowercase();
    let whole =
        [b"250-mx\r\n250-AUTH B ", text, b"\r\n250-AUTH=C ", &other, b"\r\n250 AUTH D", text, b"\r\n"]
            .concat();
    let mut decoder = UNLIMITED;
    let Ok(Some((reply, _))) = decoder.decode(&whole) else { return };
    black_box(reply.capabilities().auth_mechanisms().count());
}

fn words_of_a_provider(text: &[u8]) {
    let whole = [b"550 5.7.1 ", text, b"\r\n"].concat();
    let mut decoder = UNLIMITED;
    let Ok(Some((reply, _))) = decoder.decode(&whole) else { return };
    black_box((reply.provider(), reply.provider_row()));
    black_box(reply.explain(None).with_provider(Provider::Microsoft).to_string());
}

/// An address has its `@` after all of them, or before.
fn words_of_a_provider_in_an_address(text: &[u8]) {
    for word in [[text, b"@"].concat(), [b"x@", text].concat()] {
        words_of_a_provider(&word);
        for found in scan(&[b"said: 550 5.7.1 ", word.as_slice()].concat()) {
            black_box((found.provider(), found.explain(None).provider_row()));
        }
    }
}

fn decoded_in_pieces(text: &[u8]) {
    let whole = [b"550 ", text, b"\r\n"].concat();
    let mut decoder = UNLIMITED;
    for end in 0..=whole.len() {
        black_box(decoder.decode(&whole[..end]).is_ok());
    }
    black_box(Reply::parse(&whole).is_ok());
    black_box(Command::from_line(&whole));
}

fn lines_decoded_in_pieces(text: &[u8]) {
    let mut decoder = UNLIMITED;
    for end in 0..=text.len() {
        black_box(decoder.decode(&text[..end]).is_ok());
    }
}

fn unlimited_matcher() -> ReplyMatcher {
    let mut matcher = ReplyMatcher::after_tls().decoder(UNLIMITED);
    matcher.expect_all([Command::Rcpt; 4 << 10]);
    matcher
}

fn matched(text: &[u8]) {
    let mut matcher = unlimited_matcher();
    let mut rest = text;
    while let Ok(Some((matched, used))) = matcher.next(rest) {
        black_box(matched.verdict());
        rest = &rest[used..];
    }
    black_box((matcher.end(rest).is_ok(), matcher.unanswered().count()));
}

fn matched_in_pieces(text: &[u8]) {
    let mut matcher = unlimited_matcher();
    let mut used = 0;
    for end in 0..=text.len() {
        while let Ok(Some((_, more))) = matcher.next(&text[used..end]) {
            used += more;
        }
    }
    black_box(matcher.end(&text[used..]).is_ok());
}

/// A connection whose octets arrive at once, or one by one.
struct Connection<'a> {
    left: &'a [u8],
    piece: usize,
}

impl Read for Connection<'_> {
    fn read(&mut self, buf: &mut [u8]) -> io::Result<usize> {
        let len = self.piece.min(self.left.len()).min(buf.len());
        self.left.read(&mut buf[..len])
    }
}

fn read(text: &[u8]) {
    read_from(Connection { left: text, piece: usize::MAX });
}

fn read_in_pieces(text: &[u8]) {
    read_from(Connection { left: text, piece: 1 });
}

fn read_from(connection: Connection<'_>) {
    let mut reader = ReplyReader::after_tls(connection).decoder(UNLIMITED);
    reader.expect_all([Command::Rcpt; 4 << 10]);
    while let Ok(reply) = reader.read_reply(Command::Rcpt) {
        black_box(reply.code());
    }
}

fn unlimited_codec() -> ReplyCodec {
    let mut codec = ReplyCodec::after_tls().decoder(UNLIMITED);
    codec.expect_all([Command::Rcpt; 4 << 10]);
    codec
}

fn of_a_codec(text: &[u8]) {
    let mut codec = unlimited_codec();
    let mut received = BytesMut::from(text);
    while let Ok(Some(answer)) = codec.decode(&mut received) {
        black_box(answer.verdict());
    }
    black_box(codec.decode_eof(&mut received).is_ok());
}

fn of_a_codec_in_pieces(text: &[u8]) {
    let mut codec = unlimited_codec();
    let mut received = BytesMut::with_capacity(64);
    for octet in text {
        received.extend_from_slice(&[*octet]);
        while let Ok(Some(answer)) = codec.decode(&mut received) {
            black_box(answer.verdict());
        }
    }
}

fn made(text: &[u8]) {
    let text = std::str::from_utf8(text).unwrap_or_default();
    let code = ReplyCode::MAILBOX_UNAVAILABLE;
    black_box((ReplyBuf::new(code, None, text).is_ok(), ReplyBuf::lenient(code, None, text).to_string()));
    black_box(ReplyBuf::from_lines(code, text.split('\n')).is_ok());
    black_box(NegativeReply::new(code, None, text).is_ok());
}

/// A reply whose values are what a stranger has sent.
#[derive(ToReply)]
enum Sent<'a> {
    #[reply(550, "5.1.1", "no <{0}> here", utf8)]
    InOneLine(&'a str),
    #[reply(550, "5.7.1", "refused: {reason}", lines(reason))]
    InLines { reason: &'a str },
    #[reply(334, "{0}")]
    Challenge(&'a str),
}

fn sent(text: &[u8]) {
    let text = std::str::from_utf8(text).unwrap_or_default();
    let mut buffer = [0; 512];
    for reply in [Sent::InOneLine(text), Sent::InLines { reason: text }, Sent::Challenge(text)] {
        black_box((reply.wire().to_string(), reply.to_string(), reply.to_bytes_utf8(), reply.to_reply_buf()));
        black_box((reply.wire().write_into(&mut buffer).is_ok(), reply.to_bytes()));
        black_box(ReplyCodec::new().encode(reply, &mut BytesMut::new()).is_ok());
    }
}

fn offered(text: &[u8]) {
    let text = std::str::from_utf8(text).unwrap_or_default();
    black_box(EhloReply::new(text, &["PIPELINING"]).is_ok());
    let keywords: Vec<_> = text.split(' ').filter(|keyword| !keyword.is_empty()).collect();
    let Ok(reply) = EhloReply::new("mx.example.org", &keywords) else { return };
    black_box((reply.wire().to_string(), reply.to_reply_buf(), reply.into_owned().as_str().len()));
    black_box(reply.greeting(text).is_ok());
}

fn shown(text: &[u8]) {
    black_box(Escaped::new(text).to_string());
}

fn parsed(text: &[u8]) {
    black_box(EnhancedCode::from_status_field(text));
    let text = std::str::from_utf8(text).unwrap_or_default();
    black_box((text.parse::<ReplyCode>().is_ok(), text.parse::<KnownCode>().is_ok()));
    black_box((text.parse::<EnhancedCode>().is_ok(), text.parse::<KnownStatus>().is_ok()));
    black_box((
        text.parse::<Family>().is_ok(),
        text.parse::<Command>().is_ok(),
        text.parse::<Party>().is_ok(),
    ));
    black_box((text.parse::<Severity>().is_ok(), text.parse::<OtherProtocol>().is_ok()));
    black_box((text.parse::<ReplyBuf>().is_ok(), text.parse::<Outcome>().is_ok()));
    black_box((Extension::from_keyword(text), text.parse::<Provider>().is_ok()));
}

/// The outcomes of a reply for a client.
#[allow(dead_code)] // the fields are made, not used
#[derive(FromReply)]
enum Outcome {
    #[reply(2yz)]
    Accepted,
    #[reply(other)]
    Refused(ReplyBuf),
}

fn deserialized(text: &[u8]) {
    let text = std::str::from_utf8(text).unwrap_or_default();
    for json in [format!("\"{text}\""), format!("[{text}"), format!("{{\"{text}\":1}}"), text.to_owned()] {
        deserialized_as::<ReplyBuf>(&json);
        deserialized_as::<ReplyCode>(&json);
        deserialized_as::<KnownCode>(&json);
        deserialized_as::<EnhancedCode>(&json);
        deserialized_as::<KnownStatus>(&json);
        deserialized_as::<Command>(&json);
        deserialized_as::<Severity>(&json);
        deserialized_as::<smtp_codes::Verdict>(&json);
        deserialized_as::<Status>(&json);
    }
}

/// An enhanced status code as three numbers.
#[allow(dead_code)]
#[derive(serde::Deserialize)]
struct Status(#[serde(with = "smtp_codes::class_subject_detail")] EnhancedCode);

fn deserialized_as<T: DeserializeOwned>(json: &str) {
    black_box(serde_json::from_str::<T>(json).is_ok());
}

fn host(text: &[u8]) {
    black_box(Provider::of_host(std::str::from_utf8(text).unwrap_or_default()));
}
