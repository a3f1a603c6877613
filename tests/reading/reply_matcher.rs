//! `ReplyMatcher`: counting, early and late replies, the end of the connection, STARTTLS; held against a model that
//! knows the whole stream.

use proptest::prelude::*;
use smtp_codes::{Action, Command, DecodeErrorKind, MatchError, ReplyCode, ReplyDecoder, ReplyMatcher};

/// Takes every reply that is there, as a client does.
fn drain(matcher: &mut ReplyMatcher, octets: &mut Vec<u8>) -> Result<Vec<(Command, u16)>, MatchError> {
    let mut seen = Vec::new();
    while let Some((matched, used)) = matcher.next(octets)? {
        seen.push((matched.command, matched.reply.code().get()));
        octets.drain(..used);
    }
    Ok(seen)
}

fn answers(matcher: &mut ReplyMatcher, octets: &[u8]) -> Result<Vec<(Command, u16)>, MatchError> {
    drain(matcher, &mut octets.to_vec())
}

#[test]
fn replies_are_counted() {
    let mut matcher = ReplyMatcher::new();
    matcher.expect_all([Command::Ehlo, Command::Mail]);
    assert_eq!(matcher.unanswered().collect::<Vec<_>>(), [Command::Connect, Command::Ehlo, Command::Mail]);
    let seen = answers(&mut matcher, b"220 hi\r\n250-a\r\n250 b\r\n550 5.1.1 no\r\n").unwrap();
    assert_eq!(seen, [(Command::Connect, 220), (Command::Ehlo, 250), (Command::Mail, 550)]);
    assert_eq!(matcher.unanswered().len(), 0);
}

#[test]
fn a_421_can_come_at_any_time() {
    let mut matcher = ReplyMatcher::after_tls();
    assert_eq!(answers(&mut matcher, b"421 bye\r\n").unwrap(), [(Command::Unsolicited, 421)]);
    // An early one leaves the command that is expected by then without an answer.
    let mut octets = b"421 b".to_vec();
    assert_eq!(drain(&mut matcher, &mut octets).unwrap(), []);
    matcher.expect(Command::Noop);
    octets.extend_from_slice(b"ye\r\n250 ok\r\n");
    assert_eq!(
        drain(&mut matcher, &mut octets).unwrap(),
        [(Command::Unsolicited, 421), (Command::Noop, 250)]
    );
}

#[test]
fn a_reply_that_came_before_its_command_is_unsolicited() {
    // Behind the greeting, in one read: the next command must not take it for its own.
    let mut matcher = ReplyMatcher::new();
    let mut octets = b"220 x\r\n250 early\r\n".to_vec();
    let (matched, used) = matcher.next(&octets).unwrap().unwrap();
    assert_eq!(matched.command, Command::Connect);
    octets.drain(..used);
    matcher.expect(Command::EndOfData);
    octets.extend_from_slice(b"550 refused\r\n");
    let error = MatchError::Unsolicited(ReplyCode::OKAY);
    assert_eq!(matcher.next(&octets), Err(error));
    assert_eq!(matcher.next(b""), Err(error), "an error repeats");
    assert_eq!(matcher.end(b""), Err(error));

    // Only its beginning came early.
    let mut matcher = ReplyMatcher::after_tls();
    assert_eq!(matcher.next(b"2"), Ok(None));
    matcher.expect(Command::Mail);
    assert_eq!(matcher.next(b"250 ok\r\n"), Err(error));

    // Replies before it are still given.
    let mut matcher = ReplyMatcher::after_tls();
    matcher.expect_all([Command::Mail, Command::Rcpt]);
    let mut octets = b"250 a\r\n250 b\r\n354 early\r\n".to_vec();
    let (_, used) = matcher.next(&octets).unwrap().unwrap();
    octets.drain(..used);
    matcher.expect(Command::Data);
    let (matched, used) = matcher.next(&octets).unwrap().unwrap();
    assert_eq!(matched.command, Command::Rcpt);
    octets.drain(..used);
    assert_eq!(matcher.next(&octets), Err(MatchError::Unsolicited(ReplyCode::START_MAIL_INPUT)));
}

#[test]
fn a_part_of_a_reply_that_is_due_and_empty_lines_are_not_early() {
    let mut matcher = ReplyMatcher::new();
    assert_eq!(matcher.next(b"220-mx"), Ok(None));
    matcher.expect(Command::Ehlo);
    let seen = answers(&mut matcher, b"220-mx\r\n220 hi\r\n250 ok\r\n").unwrap();
    assert_eq!(seen, [(Command::Connect, 220), (Command::Ehlo, 250)]);

    let mut octets = b"\r\n\r".to_vec();
    assert_eq!(drain(&mut matcher, &mut octets).unwrap(), []);
    matcher.expect(Command::Mail);
    octets.extend_from_slice(b"\n250 ok\r\n");
    assert_eq!(drain(&mut matcher, &mut octets).unwrap(), [(Command::Mail, 250)]);
}

#[test]
fn any_number_of_equal_commands_can_wait() {
    let mut matcher = ReplyMatcher::after_tls();
    matcher.expect(Command::Mail);
    matcher.expect_all(core::iter::repeat_n(Command::Rcpt, 100_000));
    matcher.expect(Command::Data);
    assert_eq!(matcher.unanswered().len(), 100_002);
    let mut octets = b"250 ok\r\n".repeat(100_001);
    octets.extend_from_slice(b"354 go\r\n");
    let mut rest = &octets[..];
    let mut counted = 0;
    while let Some((matched, used)) = matcher.next(rest).unwrap() {
        rest = &rest[used..];
        counted += usize::from(matched.command == Command::Rcpt);
    }
    assert_eq!((counted, matcher.unanswered().len()), (100_000, 0));
}

/// The pieces in which the replies arrive end within the next one, so that each command is expected at another place.
#[test]
fn any_number_of_equal_commands_can_wait_while_more_are_sent() {
    for outstanding in [2, 32, 33, 1_000] {
        let mut matcher = ReplyMatcher::after_tls();
        matcher.expect_all(vec![Command::Rcpt; outstanding]);
        let mut octets = b"250 ".to_vec();
        for _ in 0..100 {
            octets.extend_from_slice(b"ok\r\n250 ");
            while let Some((matched, used)) = matcher.next(&octets).unwrap() {
                assert_eq!(matched.command, Command::Rcpt);
                octets.drain(..used);
                matcher.expect(Command::Rcpt);
            }
        }
        assert_eq!(matcher.unanswered().len(), outstanding);
        // All of them are answered in one piece, and one more reply than commands is early for the next command.
        octets.extend_from_slice(b"ok\r\n");
        octets.extend(b"250 ok\r\n".repeat(outstanding));
        for _ in 0..outstanding {
            let (_, used) = matcher.next(&octets).unwrap().unwrap();
            octets.drain(..used);
        }
        matcher.expect(Command::Rcpt);
        assert_eq!(matcher.next(&octets), Err(MatchError::Unsolicited(ReplyCode::OKAY)));
    }
}

#[test]
fn more_runs_than_fit_are_an_error_after_those_that_fit() {
    let mut matcher = ReplyMatcher::after_tls();
    for _ in 0..20 {
        matcher.expect_all([Command::Rset, Command::Noop]);
    }
    let octets = b"250 ok\r\n".repeat(40);
    let mut rest = &octets[..];
    let mut given = 0;
    let error = loop {
        match matcher.next(rest) {
            Ok(Some((matched, used))) => {
                assert_eq!(matched.command, [Command::Rset, Command::Noop][given % 2]);
                given += 1;
                rest = &rest[used..];
            }
            Ok(None) => panic!("the error was lost"),
            Err(error) => break error,
        }
    };
    assert_eq!((given, error), (32, MatchError::TooManyCommands));
}

#[test]
fn only_empty_lines_may_be_left_at_the_end() {
    let matcher = ReplyMatcher::new();
    for empty in [&b""[..], b"\r\n", b"\n\r\n\r"] {
        assert_eq!(matcher.end(empty), Ok(()));
    }
    for (cut, octets) in [(&b"2"[..], 1), (b"\r\n250-part", 8), (b"\r\n250-a\r\n", 7)] {
        assert_eq!(matcher.end(cut), Err(MatchError::UnexpectedEof { octets }));
    }
}

#[test]
fn octets_before_tls_are_an_attack() {
    for (accepted, after, fails) in [
        ("220 go\r\n", "", false),
        ("220 go\r\n", "250 injected\r\n", true),
        ("250 go\r\n", "2", true),
        ("554-no\r\n220 go\r\n", "2", true),
    ] {
        let mut matcher = ReplyMatcher::after_tls();
        matcher.expect(Command::StartTls);
        let octets = [accepted, after].concat();
        let outcome = matcher.next(octets.as_bytes()).map(|_| ());
        let error = MatchError::OctetsBeforeTls { octets: after.len() };
        assert_eq!(outcome, if fails { Err(error) } else { Ok(()) }, "{octets:?}");
    }
    let mut matcher = ReplyMatcher::after_tls();
    matcher.expect_all([Command::StartTls, Command::Ehlo]);
    assert_eq!(matcher.next(b"220 go\r\n"), Err(MatchError::OctetsBeforeTls { octets: 0 }));
    let mut matcher = ReplyMatcher::after_tls();
    matcher.expect_all([Command::StartTls, Command::Noop]);
    let seen = answers(&mut matcher, b"454 4.7.0 later\r\n250 ok\r\n").unwrap();
    assert_eq!(seen, [(Command::StartTls, 454), (Command::Noop, 250)]);
}

#[test]
fn the_decoder_is_the_callers() {
    let mut matcher = ReplyMatcher::new().decoder(ReplyDecoder::new().strict().max_line(20));
    let error = matcher.next(b"220 this line is too long\r\n").unwrap_err();
    assert!(matches!(error, MatchError::Decode(error) if error.kind() == DecodeErrorKind::LineTooLong));
}

#[test]
fn lines_that_contradict_each_other_are_unexpected() {
    let mut matcher = ReplyMatcher::new();
    let (matched, _) = matcher.next(b"220-mx.example.org\r\n554 no service\r\n").unwrap().unwrap();
    assert_eq!((matched.reply.code().get(), matched.verdict().action), (554, Action::Unexpected));
}

/// A step of a client, in its order.
#[derive(Clone, Debug)]
enum Step {
    Expect(Command),
    /// More octets arrive.
    Receive(usize),
    /// The client asks for one reply.
    Next,
}

const REPLIES: &[&str] = &[
    "250 ok\r\n",
    "250-a\r\n250 b\r\n",
    "421 bye\r\n",
    "\r\n354 go\r\n",
    "550 5.1.1 no\n",
    "\r\n\r\n421 x\r\n",
];

fn step() -> impl Strategy<Value = Step> {
    prop_oneof![
        3 => prop::sample::select(vec![Command::Mail, Command::Rcpt, Command::Data]).prop_map(Step::Expect),
        3 => (0..20_usize).prop_map(Step::Receive),
        4 => Just(Step::Next),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    /// The model knows where each reply begins, and gives it its command when its first octet is first shown.
    #[test]
    fn a_reply_answers_what_was_expected_when_it_began(
        replies in prop::collection::vec(prop::sample::select(REPLIES), 0..8),
        steps in prop::collection::vec(step(), 0..40),
    ) {
        let stream: String = replies.concat();
        let begins: Vec<usize> = replies.iter().scan(0, |end, reply| {
            let begin = *end + reply.find(|octet: char| octet.is_ascii_digit()).unwrap();
            *end += reply.len();
            Some(begin)
        }).collect();
        let ends: Vec<usize> = replies.iter().scan(0, |end, reply| { *end += reply.len(); Some(*end) }).collect();

        let mut matcher = ReplyMatcher::after_tls();
        let (mut used, mut received) = (0, 0);
        let mut expected = std::collections::VecDeque::new();
        let mut assigned: Vec<Option<Command>> = Vec::new();
        let mut given = 0;
        for step in steps {
            match step {
                Step::Expect(command) => {
                    matcher.expect(command);
                    expected.push_back(command);
                }
                Step::Receive(octets) => received = stream.len().min(received + octets),
                Step::Next => {
                    while begins.get(assigned.len()).is_some_and(|&begin| begin < received) {
                        assigned.push(expected.pop_front());
                    }
                    let outcome = matcher.next(&stream.as_bytes()[used..received]);
                    let Some(&end) = ends.get(given).filter(|&&end| end <= received) else {
                        prop_assert_eq!(outcome, Ok(None));
                        continue;
                    };
                    let is_421 = replies[given].contains("421");
                    match assigned[given] {
                        None if !is_421 => {
                            prop_assert!(matches!(outcome, Err(MatchError::Unsolicited(_))), "{:?}", outcome);
                            return Ok(());
                        }
                        command => {
                            let (matched, len) = outcome.unwrap().unwrap();
                            prop_assert_eq!(matched.command, command.unwrap_or(Command::Unsolicited));
                            prop_assert_eq!(len, end - used);
                        }
                    }
                    given += 1;
                    used = end;
                }
            }
        }
    }
}
