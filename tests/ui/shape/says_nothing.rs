use smtp_codes::{FromReply, ToReply};


#[derive(ToReply, FromReply)]
enum Reply {
    NoSuchUser,
    #[reply(utf8)]
    Utf8,
    #[reply(other, transparent)]
    Other(smtp_codes::ReplyBuf),
}

#[derive(ToReply)]
struct Nothing;

#[derive(FromReply)]
enum Outcome {
    Fine,
    #[reply(other)]
    Other,
}

#[derive(FromReply)]
struct Anything;

fn main() {}
