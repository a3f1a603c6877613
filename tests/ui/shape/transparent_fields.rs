use smtp_codes::{FromReply, ToReply};


use smtp_codes::ReplyBuf;

#[derive(ToReply, FromReply)]
enum Reply {
    #[reply(4yz, transparent)]
    None,
    #[reply(5yz, transparent)]
    Two(ReplyBuf, ReplyBuf),
    #[reply(other, transparent, "text")]
    Text(ReplyBuf),
}

fn main() {}
