//! Bugs of other libraries that read replies, each as a test of what is right here. The name says whose bug it is.

use smtp_codes::{
    Action, Command, DecodeErrorKind, DeviationKind, EnhancedCode, Reply, ReplyCode, ReplyDecoder, Verdict,
};

fn reply(octets: &[u8]) -> Reply<'_> {
    Reply::parse(octets).unwrap_or_else(|error| panic!("{}: {error}", octets.escape_ascii()))
}

fn enhanced(octets: &[u8]) -> Option<String> {
    reply(octets).enhanced().map(|code| code.to_string())
}

fn refusal(octets: &[u8]) -> DecodeErrorKind {
    Reply::parse(octets).expect_err("no reply").kind()
}

#[test]
fn smtp_proto_saturates_details_above_255() {
    assert_eq!(enhanced(b"550 5.7.509 x\r\n").as_deref(), Some("5.7.509"));
    assert_eq!(enhanced(b"550 5.7.708 x\r\n").as_deref(), Some("5.7.708"));
    assert_eq!(enhanced(b"550 5.4.310 x\r\n").as_deref(), Some("5.4.310"));
}

#[test]
fn smtp_proto_reads_a_missing_number_as_0() {
    let reply = reply(b"250 2..1 ok\r\n");
    assert_eq!((reply.enhanced(), reply.text().to_string()), (None, "2..1 ok".to_owned()));
}

#[test]
fn smtp_proto_swallows_dots_of_the_text() {
    assert_eq!(reply(b"250 ..one.. ok\r\n").text().to_string(), "..one.. ok");
    assert_eq!(reply(b"250 .. ok\r\n").text().to_string(), ".. ok");
}

#[test]
fn smtp_proto_takes_classes_and_codes_that_there_are_not() {
    assert_eq!(enhanced(b"550 6.1.1 x\r\n"), None);
    assert_eq!(refusal(b"000 x\r\n"), DecodeErrorKind::CodeOutOfRange);
    assert_eq!(refusal(b"999 x\r\n"), DecodeErrorKind::CodeOutOfRange);
}

#[test]
fn smtp_proto_reads_a_cr_as_text() {
    assert_eq!(reply(b"250 \r\n").text().to_string(), "");
    assert_eq!(reply(b"250-\r\n250 \r\n").lines().map(|line| line.as_bytes().len()).sum::<usize>(), 0);
}

#[test]
fn smtp_proto_takes_the_first_of_two_codes() {
    let reply = reply(b"250-a\r\n550 b\r\n");
    assert_eq!(reply.code(), ReplyCode::MAILBOX_UNAVAILABLE);
    assert!(reply.deviations().any(|deviation| deviation.kind() == DeviationKind::SeverityDiffers));
}

#[test]
fn smtp_proto_collects_continuation_lines_without_bound() {
    let endless = b"250-\r\n".repeat(100_000);
    let error = ReplyDecoder::new().decode(&endless).expect_err("too many lines");
    assert_eq!(error.kind(), DecodeErrorKind::TooManyLines);
    assert_eq!(error.at(), 512 * 6);
}

#[test]
fn pimalaya_falls_back_to_250() {
    let preliminary = reply(b"199 x\r\n");
    assert_eq!(preliminary.code(), 199);
    assert_eq!(Verdict::of(Command::EndOfData, preliminary.code(), None).action, Action::Unexpected);
    for octets in [&b"600 x\r\n"[..], b"999 x\r\n", b"000 x\r\n"] {
        assert_eq!(refusal(octets), DecodeErrorKind::CodeOutOfRange);
    }
}

#[test]
fn pimalaya_reads_no_enhanced_code() {
    assert_eq!(enhanced(b"550 5.1.1 x\r\n").as_deref(), Some("5.1.1"));
}

#[test]
fn lettre_refuses_571() {
    let reply = reply(b"571 5.7.1 blocked\r\n");
    assert!(reply.code().is_permanent());
    assert_eq!(reply.enhanced().map(|code| code.to_string()).as_deref(), Some("5.7.1"));
}

#[test]
fn lettre_refuses_a_bare_code() {
    assert_eq!(reply(b"250\r\n").code(), ReplyCode::OKAY);
    assert!(ReplyDecoder::new().strict().decode(b"250\r\n").is_ok_and(|reply| reply.is_some()));
}

#[test]
fn lettre_reads_again_from_the_start_whenever_octets_arrive() {
    let mut octets =
        b"250-0123456789 0123456789 0123456789 0123456789 0123456789 0123456789 0123456789\r\n".repeat(500);
    octets.extend_from_slice(b"250 end\r\n");
    let mut decoder = ReplyDecoder::new();
    let partial = (0..octets.len())
        .take_while(|end| decoder.decode(&octets[..*end]).expect("a reply").is_none())
        .count();
    assert_eq!(partial, octets.len());
    let (reply, used) = decoder.decode(&octets).expect("a reply").expect("a whole one");
    assert_eq!((reply.line_count(), used), (501, octets.len()));
}

#[test]
fn lettre_bounds_no_line() {
    let endless = [b"250 ", &*vec![b'x'; 20_000]].concat();
    let error = ReplyDecoder::new().decode(&endless).expect_err("too long");
    assert_eq!((error.kind(), error.at()), (DecodeErrorKind::LineTooLong, 12_293));
}

#[test]
fn smtp_message_takes_any_separator() {
    for octets in [&b"250_x\r\n"[..], b"250\tx\r\n", b"250.x\r\n", b"2500\r\n"] {
        assert_eq!(refusal(octets), DecodeErrorKind::Separator, "{}", octets.escape_ascii());
    }
}

#[test]
fn smtp_message_lets_the_last_code_win_silently() {
    let reply = reply(b"550-5.1.1 a\r\n551 5.7.1 b\r\n");
    let found: Vec<_> = reply.deviations().map(|deviation| deviation.kind()).collect();
    assert_eq!(found, [DeviationKind::EnhancedDiffers, DeviationKind::CodeDiffers]);
    assert_eq!(reply.text().to_string(), "5.1.1 a\nb");
}

#[test]
fn smtp_message_panics_over_a_code_without_a_kind() {
    for number in 0..=u16::MAX {
        let code = ReplyCode::new(number);
        assert_eq!(code.is_some(), (100..600).contains(&number));
        assert!(code.is_none_or(|code| code.severity().digit() == (number / 100) as u8));
    }
}

#[test]
fn kumomta_and_smtplib_take_what_only_an_integer_parser_takes() {
    for octets in ["+25 x\r\n", "-25 x\r\n", " 25 x\r\n", "2_5 x\r\n", "\u{967}\u{968}\u{969} x\r\n"] {
        assert_eq!(refusal(octets.as_bytes()), DecodeErrorKind::NoCode, "{octets:?}");
    }
    for text in ["+5.+1.+1", " 5.1.1", "5.1.1 ", "5.01.1", "5.1._1"] {
        assert!(text.parse::<EnhancedCode>().is_err(), "{text:?}");
    }
    assert_eq!(enhanced(b"550 +5.+1.+1 x\r\n"), None);
}

#[test]
fn kumomta_loses_codes_without_text_after_them() {
    assert_eq!(reply(b"250\r\n").code(), ReplyCode::OKAY);
    assert_eq!(enhanced(b"550 5.1.1\r\n").as_deref(), Some("5.1.1"));
}

#[test]
fn vsmtp_takes_a_number_for_an_enhanced_code() {
    let reply = reply(b"250 5 messages\r\n");
    assert_eq!((reply.enhanced(), reply.text().to_string()), (None, "5 messages".to_owned()));
}

#[test]
fn vsmtp_passes_a_bare_lf_on() {
    let octets = b"250 ok\n";
    assert!(reply(octets).deviations().any(|deviation| deviation.kind() == DeviationKind::BareLf));
    let error = ReplyDecoder::new().strict().decode(octets).expect_err("refused");
    assert_eq!(error.kind(), DecodeErrorKind::Refused(DeviationKind::BareLf));
}

#[test]
fn new_tokio_smtp_takes_a_bare_code_for_a_short_line() {
    assert_eq!(reply(b"250-a\r\n250\r\n").line_count(), 2);
}

#[test]
fn new_tokio_smtp_buffers_without_bound() {
    let endless = b"250-a line of a reply without an end\r\n".repeat(4_000);
    let mut decoder = ReplyDecoder::new().max_lines(usize::MAX).max_len(1_000);
    let error = decoder.decode(&endless).expect_err("too long");
    assert_eq!((error.kind(), error.at()), (DecodeErrorKind::ReplyTooLong, 999));
}

#[test]
fn dotnet_calculates_codes_of_what_is_no_digit() {
    for octets in [&b"2:0 x\r\n"[..], b";;; x\r\n", b"/50 x\r\n", b"2/0 x\r\n", b"25: x\r\n"] {
        assert_eq!(refusal(octets), DecodeErrorKind::NoCode, "{}", octets.escape_ascii());
    }
}
