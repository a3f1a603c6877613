//! A caller who changes octets that the decoder has seen, or takes some away, gets a reply or an error, which can be
//! asked anything.

#![no_main]

use libfuzzer_sys::fuzz_target;
use smtp_codes::{Command, ReplyDecoder, ReplyMatcher};
use smtp_codes_fuzz::ask;

fuzz_target!(|input: &[u8]| {
    // The last octets are changes, in turn: how many octets come first, which octet becomes what, how many are taken
    // away.
    let Some((octets, changes)) = input.split_last_chunk::<12>() else { return };
    let command = Command::ALL[usize::from(changes[0]) % Command::ALL.len()];
    for mut decoder in [ReplyDecoder::new(), ReplyDecoder::new().strict()] {
        let mut matcher = ReplyMatcher::after_tls().decoder(decoder.clone());
        matcher.expect(command);
        let mut octets = octets.to_vec();
        let mut shown = 0;
        for change in changes.chunks_exact(4) {
            let &[more, at, octet, fewer] = change else { continue };
            shown = octets.len().min(shown + usize::from(more));
            if let Some(place) = octets.get_mut(usize::from(at)) {
                *place = octet;
            }
            if fewer < 64 {
                shown = shown.saturating_sub(usize::from(fewer));
            }
            show(&mut decoder, &octets[..shown], command);
            if let Ok(Some((matched, used))) = matcher.next(&octets[..shown]) {
                assert!(used <= shown);
                ask::reply(&matched.reply, matched.command);
            }
        }
        show(&mut decoder, &octets, command);
        let _ = matcher.end(&octets);
    }
});

fn show(decoder: &mut ReplyDecoder, octets: &[u8], command: Command) {
    match decoder.decode(octets) {
        Ok(Some((reply, used))) => {
            assert!(used <= octets.len() && reply.raw().len() <= used);
            ask::reply(&reply, command);
        }
        Ok(None) => {}
        Err(error) => assert!(!error.to_string().is_empty()),
    }
}
