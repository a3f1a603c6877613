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

fn main() {}
