use smtp_codes::ToReply;

#[derive(ToReply)]
#[reply(503, "5.5.1", "bad sequence")]
struct BadSequence;

#[derive(ToReply)]
enum Reply {
    #[reply(transparent, from)]
    One(BadSequence),
    #[reply(transparent, from)]
    Other(BadSequence),
}

fn main() {}
