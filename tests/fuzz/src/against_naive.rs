//! Holds the decoder against the naive one.

use smtp_codes::{DecodeError, Reply, ReplyDecoder};

use super::naive::{self, Bounds, Outcome};

/// A decoder with these bounds.
pub fn decoder(bounds: Bounds) -> ReplyDecoder {
    let mut decoder = ReplyDecoder::new().max_lines(bounds.max_lines).max_len(bounds.max_len);
    if bounds.strict {
        decoder = decoder.strict();
    }
    match bounds.max_line {
        Some(max_line) => decoder.max_line(max_line),
        None => decoder,
    }
}

/// Up to how many octets the naive decoder, which begins anew each time, is asked about every piece.
const ASKED_EACH_TIME: usize = 64;

/// Decodes all replies of `octets`, which come in pieces of these lengths, in turn, and compares each with the naive
/// decoder's.
///
/// Where a longer reply is not whole yet, the naive decoder is only asked about the last of its beginnings: what it
/// needs more of, it needs more of with fewer octets as well. So the time is linear in `octets`, whatever the pieces.
///
/// # Panics
///
/// Where they differ.
pub fn compare(octets: &[u8], bounds: Bounds, pieces: &[usize]) {
    let mut decoder = decoder(bounds);
    let mut pieces = pieces.iter().copied().filter(|piece| *piece > 0).cycle();
    let (mut done, mut arrived) = (0, 0);
    // The last beginning of a reply of which the naive decoder has not been asked.
    let mut not_asked = None;
    loop {
        let shown = &octets[done..arrived];
        let real = decoder.decode(shown);
        let needs_more = matches!(real, Ok(None));
        assert!(real.is_err() || decoder.is_partial() == (needs_more && !shown.is_empty()));
        let is_last = arrived == octets.len();
        if needs_more && !is_last && shown.len() > ASKED_EACH_TIME {
            not_asked = Some(shown);
        } else {
            if let Some(before) = not_asked.take() {
                assert_eq!(naive::decode(before, bounds), Outcome::NeedsMore, "{} octets", before.len());
            }
            let naive = naive::decode(shown, bounds);
            assert_eq!(flatten(real), naive, "shown {:?}, {bounds:?}", shown.escape_ascii().to_string());
        }
        match real {
            Err(_) => {
                assert_eq!(decoder.decode(b"250 ok\r\n"), real, "an error stays until reset");
                return;
            }
            Ok(Some((_, used))) => done += used,
            Ok(None) if is_last => return,
            Ok(None) => arrived = octets.len().min(arrived + pieces.next().unwrap_or(usize::MAX / 2)),
        }
    }
}

fn flatten(real: Result<Option<(Reply<'_>, usize)>, DecodeError>) -> Outcome {
    match real {
        Err(error) => Outcome::Failed(error.kind(), error.at()),
        Ok(None) => Outcome::NeedsMore,
        Ok(Some((reply, used))) => Outcome::Reply(naive::Reply {
            code: reply.code().get(),
            enhanced: reply.enhanced().map(|code| (code.class() as u16, code.subject(), code.detail())),
            lines: reply.lines().map(|line| line.as_bytes().to_vec()).collect(),
            deviations: reply.deviations().map(|deviation| (deviation.kind(), deviation.at())).collect(),
            raw: reply.raw().to_vec(),
            used,
        }),
    }
}
