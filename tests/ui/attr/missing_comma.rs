use smtp_codes::{FromReply, ToReply};


#[derive(ToReply, FromReply)]
enum Reply {
    #[reply(550 "5.1.1", "no such user")]
    Status,
    #[reply(other transparent)]
    Key(smtp_codes::ReplyBuf),
}

fn main() {}
