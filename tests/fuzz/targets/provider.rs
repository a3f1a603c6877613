//! The meaning of a provider changes the words of an explanation and never the verdict, and somebody has to act after a
//! 5yz.

#![no_main]

use libfuzzer_sys::fuzz_target;
use smtp_codes::{Action, Command, Explanation, Party, Provider, Reply, ReplyDecoder};
use smtp_codes_fuzz::ask;

fuzz_target!(|input: &[u8]| {
    let Some((octets, [command, provider])) = input.split_last_chunk::<2>() else { return };
    let command = Command::ALL[usize::from(*command) % Command::ALL.len()];
    let provider = Provider::ALL[usize::from(*provider) % Provider::ALL.len()];
    let mut decoder = ReplyDecoder::new();
    let mut rest = octets;
    while let Ok(Some((reply, used))) = decoder.decode(rest) {
        explain(&reply, command, provider);
        rest = &rest[used..];
    }
    if let Ok(host) = std::str::from_utf8(octets) {
        let _ = Provider::of_host(host);
    }
});

fn explain(reply: &Reply<'_>, command: Command, provider: Provider) {
    if let Some(row) = reply.provider_row() {
        assert!(!row.id().is_empty() && !row.meaning().is_empty());
        // The provider of the row may be one of which the reply only quotes a sign.
        assert!(Provider::ALL.contains(&row.provider()));
        let _ = (row.party(), row.retry(), row.replaces(), row.reference());
    }
    for asked in [None, Some(command)] {
        let plain = reply.explain(asked);
        let with_provider = reply.explain(asked).with_provider(provider);
        assert_eq!(plain.verdict(), with_provider.verdict());
        assert_eq!(plain.verdict(), asked.map(|command| reply.verdict(command)));
        for explanation in [&plain, &with_provider, &plain.clone().echo()] {
            check(reply, explanation);
        }
    }
}

fn check(reply: &Reply<'_>, explanation: &Explanation<'_>) {
    ask::explanation(explanation);
    assert_eq!(explanation.code(), Some(reply.code()));
    if reply.code().is_permanent() && !explanation.is_echo() {
        assert_ne!(explanation.party(), Some(Party::Nobody), "{}", reply.raw().escape_ascii());
    }
    if explanation.provider_row().is_some() {
        let is_refusal = |action| matches!(action, Action::RetryLater | Action::Rejected);
        assert!(explanation.verdict().is_none_or(|verdict| is_refusal(verdict.action)));
    }
}
