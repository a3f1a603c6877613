//! Any octets in any pieces: the decoder says what the naive one says, and nothing that a reply can be asked panics.

#![no_main]

use libfuzzer_sys::fuzz_target;
use smtp_codes::{Command, Reply, ReplyDecoder};
use smtp_codes_fuzz::against_naive::{compare, decoder};
use smtp_codes_fuzz::naive::Bounds;

fuzz_target!(|input: &[u8]| {
    // The last four octets choose bounds and pieces, so that a seed is a reply as it is.
    let Some((octets, &[mode, line, pieces @ ..])) = input.split_last_chunk::<4>() else { return };
    let bounds = Bounds {
        strict: mode & 1 != 0,
        max_line: if mode & 2 != 0 { Some(usize::from(line) * 3 + 1) } else { None },
        max_lines: if mode & 4 != 0 { usize::from(mode >> 5) + 1 } else { 512 },
        max_len: if mode & 8 != 0 { usize::from(line) + 1 } else { 65_536 },
    };
    let pieces = pieces.map(usize::from);
    compare(octets, bounds, &pieces);

    let command = Command::ALL[usize::from(line) % Command::ALL.len()];
    let mut decoder = decoder(bounds);
    let mut rest = octets;
    while let Ok(Some((reply, used))) = decoder.decode(rest) {
        ask(&reply, command, bounds.strict);
        rest = &rest[used..];
    }
});

fn ask(reply: &Reply<'_>, command: Command, is_strict: bool) {
    let again = ReplyDecoder::new().max_line(usize::MAX).max_lines(usize::MAX).decode(reply.raw());
    let (again, used) = again.expect("it was a reply").expect("it was a whole one");
    assert_eq!(used, reply.raw().len());
    assert_eq!((again.code(), again.enhanced()), (reply.code(), reply.enhanced()));
    assert_eq!(reply.lines().count(), reply.line_count());
    assert_eq!(reply.lines().len(), reply.line_count());

    let log = reply.to_log().to_string();
    assert!(!log.chars().any(|character| character.is_control() && character != '\t'), "{log:?}");
    let text = reply.text().to_string();
    assert!(
        !text.chars().any(|character| character.is_control() && !matches!(character, '\t' | '\n')),
        "{text:?}"
    );
    let diagnostic = reply.diagnostic_code().to_string();
    assert!(diagnostic.split("\r\n").skip(1).all(|line| line.starts_with([' ', '\t'])), "{diagnostic:?}");
    assert_eq!(reply.status().class() as u16, reply.severity().class().map_or(4, |class| class as u16));
    let _ = reply.check(command);
    let _ = reply.explain(Some(command)).to_string();
    let _ = (reply.capabilities().count(), reply.challenge(), reply.forward_path(), format!("{reply:?}"));
    if is_strict {
        assert!(reply.text().lines().all(|line| line.to_str().is_ok()));
    }
}
