//! A caller who changes octets that the decoder has seen: a reply or an error, and never a panic.

use proptest::prelude::*;
use smtp_codes::{Command, Reply, ReplyBuf, ReplyDecoder, ToReply as _, scan};

/// Asks a reply for everything that reads its octets.
fn ask(reply: &Reply<'_>) {
    for command in [None, Some(Command::Ehlo), Some(Command::Rcpt), Some(Command::AuthData)] {
        let explanation = reply.explain(command);
        assert!(!explanation.to_string().is_empty());
        let _ = (explanation.deviations().count(), explanation.findings().count());
        let _ = (explanation.cause(), explanation.provider_row());
    }
    let _ = (reply.lines().count(), reply.text().to_string(), reply.to_log().to_string(), reply.to_string());
    let _ = (reply.diagnostic_code().to_string(), reply.deviations().count(), reply.status());
    let _ = (reply.challenge(), reply.forward_path(), reply.verdict(Command::Rcpt));
    let _ = (reply.capabilities().count(), reply.capabilities().host(), reply.provider());
    let _ = (format!("{reply:?}"), scan(reply.raw()).count());
    let _ = (reply.wire().to_string(), reply.to_bytes());
    let kept = ReplyBuf::from(*reply);
    let _ = (kept.to_string(), kept.wire().to_string(), kept.to_bytes());
}

/// Any octet, and more often one that a decoder decides by.
fn octet() -> impl Strategy<Value = u8> {
    prop_oneof![any::<u8>(), prop::sample::select(&b"\r\n -0123459.<>\0"[..])]
}

/// Each octet that was shown, changed to each one that a decoder decides by, after each beginning.
#[test]
fn one_octet_that_changed_after_it_was_shown() {
    let mut replies = 0;
    for whole in ["250-a\r\n250 b\r\n", "550 5.1.1 no\r\n", "334 \r\n", "250 \n250 x\r\n"] {
        for shown in 1..=whole.len() {
            for (at, octet) in (0..shown).flat_map(|at| b"\r\n -05.x\0\xff".map(|octet| (at, octet))) {
                let mut decoder = ReplyDecoder::new();
                let mut buf = whole.as_bytes().to_vec();
                let _ = decoder.decode(&buf[..shown]);
                buf[at] = octet;
                if let Ok(Some((reply, _))) = decoder.decode(&buf) {
                    ask(&reply);
                    replies += 1;
                }
            }
        }
    }
    assert!(replies > 1_000, "{replies}");
}

/// A decoder whose limits are lowered within a reply: what is over them is an error, as soon as it is there.
#[test]
fn limits_that_were_lowered_after_a_reply_had_begun() {
    let lower: [fn(ReplyDecoder, usize) -> ReplyDecoder; 3] =
        [ReplyDecoder::max_len, ReplyDecoder::max_line, ReplyDecoder::max_lines];
    for whole in
        ["250-a\r\n250-b\r\n250 c\r\n", "\r\n550 5.1.1 no\r\n", "334 \r\n", "250-\u{e9}\n\n250 x\r\n"]
    {
        for (shown, limit) in
            (1..whole.len()).flat_map(|shown| (1..=whole.len()).map(move |limit| (shown, limit)))
        {
            for (which, lower) in lower.into_iter().enumerate() {
                let mut decoder = ReplyDecoder::new();
                let Ok(None) = decoder.decode(&whole.as_bytes()[..shown]) else { break };
                let decoder = lower(decoder, limit);
                for step in [1, whole.len()] {
                    let mut decoder = decoder.clone();
                    let ends = (shown..whole.len()).step_by(step).skip(1).chain([whole.len()]);
                    let mut seen = ends.map(|end| (end, decoder.decode(&whole.as_bytes()[..end])));
                    let (end, outcome) = seen.find(|(_, outcome)| !matches!(outcome, Ok(None))).unwrap();
                    match outcome {
                        Ok(Some((reply, used))) => {
                            ask(&reply);
                            assert!(
                                which > 0 || used <= limit,
                                "{used} octets of at most {limit} in {whole:?}"
                            );
                        }
                        _ => assert!(
                            which > 0 || step > 1 || end <= limit.max(shown + 1),
                            "{limit} {end} in {whole:?}"
                        ),
                    }
                }
            }
        }
    }
}

/// A line of a reply, or nearly one.
const LINE: &str = "(250|550|334|25)[ -]?(2\\.1\\.5 |5\\.1\\.1 )?[a-z<>\u{e9}\t ]{0,12}\r?\n";

proptest! {
    #![proptest_config(ProptestConfig { cases: 1_000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn octets_that_changed_after_they_were_shown(
        lines in prop::collection::vec(LINE, 1..5),
        changes in prop::collection::vec((any::<prop::sample::Index>(), any::<prop::sample::Index>(), octet()), 1..6),
    ) {
        let whole = lines.concat().into_bytes();
        let mut decoder = ReplyDecoder::new();
        let mut buf = whole.clone();
        for (shown, changed, octet) in changes {
            let shown = shown.index(whole.len() + 1);
            if let Ok(Some((reply, used))) = decoder.decode(&buf[..shown]) {
                assert!(used <= shown);
                ask(&reply);
            }
            let at = changed.index(buf.len());
            buf[at] = octet;
        }
        if let Ok(Some((reply, _))) = decoder.decode(&buf) {
            ask(&reply);
        }
    }
}
