//! Judgements that no set of codes can tell. What a reply may mean, which may answer which command, and how one
//! deviates from the grammar, is the library's to say.

pub(super) mod form;
pub(super) mod hello;
pub(super) mod refusal;
pub(super) mod service;

use smtp_codes::Reply;

use crate::outcome::{Judged, broken, unclear, unusual};
use crate::transcript::Answer;

/// Judges a reply, of which there is one: what cannot be read was refused before.
fn read(answer: &Answer, judge: impl FnOnce(Reply<'_>) -> Judged) -> Judged {
    answer.reply().map_or(Ok(()), judge)
}

fn text_of(reply: Reply<'_>) -> String {
    reply.text().to_string().to_ascii_lowercase()
}

fn speaks_of(reply: Reply<'_>, words: &[&str]) -> bool {
    let text = text_of(reply);
    words.iter().any(|word| text.contains(word))
}
