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

/// Decodes all replies of `octets`, which come in pieces of these lengths, in turn, and compares each with the naive decoder's.
///
/// # Panics
///
/// Where they differ.
pub fn compare(octets: &[u8], bounds: Bounds, pieces: &[usize]) {
    let mut decoder = decoder(bounds);
    let mut pieces = pieces.iter().copied().filter(|piece| *piece > 0).cycle();
    let (mut done, mut arrived) = (0, 0);
    loop {
        let shown = &octets[done..arrived];
        let real = decoder.decode(shown);
        let naive = naive::decode(shown, bounds);
        assert_eq!(flatten(real), naive, "shown {:?}, {bounds:?}", shown.escape_ascii().to_string());
        match naive {
            Outcome::Failed(..) => {
                assert_eq!(decoder.decode(b"250 ok\r\n"), real, "an error stays until reset");
                return;
            }
            Outcome::Reply(reply) => {
                assert!(!decoder.is_partial());
                done += reply.used;
            }
            Outcome::NeedsMore => {
                assert_eq!(decoder.is_partial(), !shown.is_empty());
                if arrived == octets.len() {
                    return;
                }
                arrived = octets.len().min(arrived + pieces.next().unwrap_or(usize::MAX / 2));
            }
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
