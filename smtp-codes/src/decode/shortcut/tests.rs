//! The decoder hides which path was taken, so these tests call the shortcuts and the state machine directly.

use super::super::state_machine;
use super::*;
use crate::codes::ReplyCode;

const REPLIES: &[(&[u8], u16, &str, usize)] = &[
    (b"250 ok\r\n", 250, "", 1),
    (b"200 \r\n", 200, "", 1),
    (b"559 5 messages\r\n", 559, "", 1),
    (b"250 2.1.5 ok\r\n", 250, "2.1.5", 1),
    (b"450 4.0.9 later\r\n", 450, "4.0.9", 1),
    (b"550 5.7.509 no\r\n", 550, "5.7.509", 1),
    (b"550  5.1.1 no\r\n", 550, "5.1.1", 1),
    (b"550 5.1.1: no\r\n", 550, "", 1),
    (b"354 go\r\n", 354, "", 1),
    (b"250-a\r\n250-b\r\n250 c\r\n", 250, "", 3),
    (b"250-2.0.0 a\r\n250 2.0.0 b\r\n", 250, "2.0.0", 2),
    (b"550-5.1.10 a\r\n550 5.1.10 b\r\n", 550, "5.1.10", 2),
];

const LEFT: &[&[u8]] = &[
    b"",
    b"250",
    b"250 ok",
    b"250 ok\r",
    b"250-a\r\n",
    b"250\r\n",
    b"250:ok\r\n",
    b"250 ok\n",
    b"250 a\tb\r\n",
    b"150 hm\r\n",
    b"260 hm\r\n",
    b"600 hm\r\n",
    b"25: hm\r\n",
    b"354 2.0.0 go\r\n",
    b"250 5.1.1 ok\r\n",
    b"250  5.1.1 ok\r\n",
    b"550 5.1.1\r\n",
    b"550 5.1.10\r\n",
    b"250-a\r\n251 b\r\n",
    b"250-a\r\n350 b\r\n",
    b"250-2.0.0 a\r\n250 b\r\n",
    b"250-a\r\n250-b\r\n250 caf\xc3\xa9\r\n",
    b"250-a\r\n250-b\r\n250 a\rb\n",
    b"250-a\r\n\r\n250 b\r\n",
    b"250-a\r\n25x b\r\n",
    b"250-a\r\n950 b\r\n",
    b"550-5.1.1 a\r\n550-5.1.1 b\r\n550 5.1.2 c\r\n",
    b"550-5.1.1 a\r\n550-5.1.1 b\r\n550 c\r\n",
    b"250 \xc3\xa9\xc3\xa9\x01\xc3\xa9\r\n",
    b"HTTP/1.1 400",
    b"\x15\x03",
    b"\r\n250 ok\r\n",
    b"\n\r",
    b"250-a\r\n250 2.0.0 b\r\n",
    b"250-a\r\n250 b",
];

/// After every beginning of every input, at every limit: a shortcut that is taken says what the state machine says,
/// and leaves the same progress.
#[test]
fn shortcuts_agree_with_the_state_machine() {
    let inputs = REPLIES.iter().map(|row| row.0).chain(LEFT.iter().copied());
    for input in inputs {
        for (max_line, max_lines, max_len, strict) in [
            (0, 512, 65_536, false),
            (0, 512, 65_536, true),
            (0, 1, 65_536, false),
            (2, 2, 65_536, false),
            (5, 512, 65_536, true),
            (6, 512, 65_536, false),
            (9, 512, 65_536, false),
            (9, 512, 65_536, true),
            (13, 512, 65_536, false),
            (512, 512, 11, true),
            (512, 512, 2, false),
        ] {
            let settings =
                Settings { max_lines, max_len, strict, ..Settings::DEFAULT }.with_max_line(max_line);
            for first in 0..=input.len() {
                let mut begun = Progress::START;
                if !matches!(
                    state_machine::advance(&settings, &mut begun, &input[..first], &mut ()),
                    Ok(None)
                ) {
                    break;
                }
                for end in first..=input.len() {
                    agree(&settings, &begun, &input[..end]);
                }
            }
        }
    }
}

fn agree(settings: &Settings, begun: &Progress, buf: &[u8]) {
    let mut expected = begun.clone();
    let outcome = state_machine::advance(settings, &mut expected, buf, &mut ());
    if begun.seen == 0 {
        let end_of_input = DecodeError::new(DecodeErrorKind::Incomplete, clamp(buf.len()));
        if let Some(error) = no_line(settings, buf) {
            assert_eq!(
                outcome.and_then(|reply| reply.ok_or(end_of_input)),
                Err(error),
                "{}",
                buf.escape_ascii()
            );
        }
    }
    let mut progress = begun.clone();
    let shortcut = if one_octet(&mut progress, buf) {
        Shortcut::NeedsMore
    } else if begun.seen > 0 {
        within(settings, &mut progress, buf)
    } else {
        at_start(settings, &mut progress, buf)
    };
    match shortcut {
        Shortcut::Reply(reply, used) => {
            assert_eq!(outcome, Ok(Some((reply, used))), "{}", buf.escape_ascii())
        }
        Shortcut::NeedsMore => {
            assert_eq!((outcome, &progress), (Ok(None), &expected), "{}", buf.escape_ascii());
        }
        // The state machine goes on from what it was handed over.
        Shortcut::NotTaken => {
            let later = state_machine::advance(settings, &mut progress, buf, &mut ());
            // After an error it matters only that something was seen.
            if later.is_err() {
                expected.scanned = progress.scanned;
            }
            assert_eq!((later, &progress), (outcome, &expected), "{}", buf.escape_ascii());
        }
    }
}

fn used(settings: Settings, octets: &[u8]) -> Option<usize> {
    whole_reply(&settings, &mut Progress::START.clone(), octets).map(|(_, used)| used)
}

#[test]
fn plain_replies_are_read() {
    for &(octets, code, enhanced, lines) in REPLIES {
        // The octets after the reply are left.
        for after in [&b""[..], b"2", b"250 ok\r\n"] {
            let mut buf = [0; 64];
            let (front, rest) = buf.split_at_mut(octets.len());
            front.copy_from_slice(octets);
            rest[..after.len()].copy_from_slice(after);
            let shown = &buf[..octets.len() + after.len()];
            let (reply, used) = whole_reply(&Settings::DEFAULT, &mut Progress::START.clone(), shown).unwrap();
            assert_eq!((reply.code().get(), reply.line_count(), used), (code, lines, octets.len()));
            assert_eq!(reply.enhanced(), enhanced.parse().ok());
            assert_eq!(reply.raw(), octets);
        }
    }
}

#[test]
fn others_are_left() {
    for octets in LEFT {
        assert_eq!(used(Settings::DEFAULT, octets), None, "{}", octets.escape_ascii());
    }
}

#[test]
fn replies_within_limits_are_read() {
    const TWO: &[u8] = b"250-a\r\n250 b\r\n";
    let fresh = Settings::DEFAULT;
    assert_eq!(used(Settings { max_lines: 2, max_len: 14, ..fresh }, TWO), Some(14));
    assert_eq!(used(Settings { max_lines: 1, ..fresh }, TWO), None);
    assert_eq!(used(Settings { max_len: 13, ..fresh }, TWO), None);
    for (max_line, taken) in [(5, false), (6, true), (7, true)] {
        assert_eq!(used(fresh.with_max_line(max_line), b"250 \r\n").is_some(), taken, "{max_line}");
    }
    for max_line in 1..16 {
        let taken = max_line >= 9;
        assert_eq!(
            used(fresh.with_max_line(max_line), b"250-ok\r\n250 yes\r\n").is_some(),
            taken,
            "{max_line}"
        );
    }
    for (max_line, taken) in [(0, true), (511, false), (512, true), (513, true)] {
        let settings = fresh.with_max_line(max_line);
        assert_eq!(used(settings, &line::<512>()).is_some(), taken, "{settings:?}");
        assert_eq!(used(settings, &line::<513>()), None, "{settings:?}");
    }
}

const fn line<const LEN: usize>() -> [u8; LEN] {
    let mut line = [b' '; LEN];
    [line[0], line[1], line[2]] = *b"250";
    [line[LEN - 2], line[LEN - 1]] = *b"\r\n";
    line
}

fn within_text() -> Progress {
    let mut progress = Progress::START;
    assert!(has_begun(&Settings { max_len: 20, ..Settings::DEFAULT }, &mut progress, b"250 ok"));
    progress
}

fn has_begun(settings: &Settings, progress: &mut Progress, buf: &[u8]) -> bool {
    whole_reply(settings, progress, buf).is_none() && beginning(progress, buf)
}

fn position(progress: &Progress) -> (u32, u32) {
    (progress.seen, progress.scanned)
}

#[test]
fn the_beginning_of_a_plain_line_is_taken() {
    let settings = Settings { max_len: 15, ..Settings::DEFAULT };
    for (begun, is_last) in [(&b"250 "[..], true), (b"250-", false), (b"250 ok and ok~", true)] {
        let mut progress = Progress::START;
        assert!(has_begun(&settings, &mut progress, begun));
        assert_eq!(position(&progress), (clamp(begun.len()), clamp(begun.len())));
        assert_eq!((progress.code, progress.is_last), (Some(ReplyCode::OKAY), is_last));
        assert_eq!(progress.text_until, 15);
    }
    for left in [&b"250"[..], b"250_", b"260 ", b"250 \t", b"250 ok\r", b"250 ok and more"] {
        let mut progress = Progress::START;
        assert!(!has_begun(&settings, &mut progress, left), "{}", left.escape_ascii());
    }
}

#[test]
fn an_octet_of_text_is_taken() {
    let mut progress = within_text();
    for shown in [&b"250 ok "[..], b"250 ok ~"] {
        assert!(one_octet(&mut progress, shown));
        assert_eq!(position(&progress), (clamp(shown.len()), clamp(shown.len())));
    }
    for left in [&b"250 ok "[..], b"250 ok ~", b"250 ok ~!!", b"250 ok ~\t", b"250 ok ~\n", b"250 ok ~\xff"] {
        assert!(!one_octet(&mut progress, left), "{}", left.escape_ascii());
        assert_eq!(position(&progress), (8, 8));
    }
    // A CR is judged with the octet after it, which no shortcut may take.
    assert!(one_octet(&mut progress, b"250 ok ~\r"));
    assert_eq!(position(&progress), (9, 8));
    assert!(!one_octet(&mut progress, b"250 ok ~\rx"));
}

#[test]
fn nothing_is_taken_at_a_limit_or_before_a_code() {
    let shown = b"250 ok and more text";
    let mut progress = within_text();
    assert!(matches!(more_text(&mut progress, &shown[..18]), Text::GoesOn));
    assert!(one_octet(&mut progress, &shown[..19]));
    assert!(!one_octet(&mut progress, shown));
    assert!(matches!(more_text(&mut progress, shown), Text::Other));
    assert_eq!(position(&progress), (19, 19));
    let mut start = Progress::START;
    assert!(!one_octet(&mut start, b"2"));
    assert!(matches!(more_text(&mut start, b"ok\r\n"), Text::Other));
}

#[test]
fn text_goes_on_or_ends() {
    let mut progress = within_text();
    assert!(matches!(more_text(&mut progress, b"250 ok an"), Text::GoesOn));
    assert_eq!(position(&progress), (9, 9));
    for other in [&b"250 ok a"[..], b"250 ok an\td", b"250 ok and\r", b"250 ok and\n", b"250 ok and\rx"] {
        assert!(matches!(more_text(&mut progress, other), Text::Other), "{}", other.escape_ascii());
        assert_eq!(position(&progress), (9, 9));
    }
    assert!(matches!(more_text(&mut progress, b"250 ok and\r\n"), Text::EndsFirstLine));
    let mut second = Progress { line_start: 7, scanned: 11, seen: 11, text_until: 20, ..Progress::START };
    assert!(matches!(more_text(&mut second, b"250-a\r\n250 b\r\n"), Text::Other));
    assert!(matches!(more_text(&mut second, b"250-a\r\n250 bc"), Text::GoesOn));
}

#[test]
fn the_digits_of_a_code_are_taken() {
    for (line_start, lines) in [(0, &b"250 "[..]), (7, b"250-a\r\n250 ")] {
        let start = line_start as usize;
        let ended = || Progress { line_start, scanned: line_start, seen: line_start, ..Progress::START };
        let begun = || Progress { seen: line_start + 1, ..ended() };
        let mut progress = ended();
        for end in start + 1..=start + 3 {
            assert!(digits(&Settings::DEFAULT, &mut progress, &lines[..end]));
            assert_eq!(position(&progress), (clamp(end), line_start));
        }
        assert!(digits(&Settings::DEFAULT, &mut ended(), &lines[..start + 3]), "all at once");
        assert!(!digits(&Settings::DEFAULT, &mut progress, &lines[..start + 2]), "a shrunken buffer");
        assert!(!digits(&Settings::DEFAULT, &mut progress, lines));
        assert!(!digits(&Settings::DEFAULT, &mut ended(), &lines[..start]), "nothing has come");
        let max_len = line_start + 2;
        assert!(!digits(&Settings { max_len, ..Settings::DEFAULT }, &mut begun(), &lines[..start + 2]));
        assert!(digits(&Settings { max_len, ..Settings::DEFAULT }, &mut ended(), &lines[..start + 1]));
        for (max_line, taken) in [(1, false), (3, false), (4, true)] {
            let settings = Settings::DEFAULT.with_max_line(max_line);
            assert_eq!(digits(&settings, &mut begun(), &lines[..start + 2]), taken, "{max_line}");
        }
        for (max_lines, taken) in [(1, false), (2, true)] {
            let settings = Settings { max_lines, ..Settings::DEFAULT };
            let mut second = Progress { all_lines: 1, ..ended() };
            assert_eq!(digits(&settings, &mut second, &lines[..start + 1]), taken, "{max_lines}");
        }
        let mut within = Progress { scanned: line_start + 1, ..begun() };
        assert!(!digits(&Settings::DEFAULT, &mut within, &lines[..start + 2]));
    }
    for wrong in [&b"0"[..], b"6", b"x", b"2x", b"\r"] {
        assert!(!digits(&Settings::DEFAULT, &mut Progress::START.clone(), wrong), "{wrong:?}");
    }
    let mut begun = Progress { seen: 1, ..Progress::START };
    assert!(!digits(&Settings::DEFAULT, &mut begun, b"2x"));
}
