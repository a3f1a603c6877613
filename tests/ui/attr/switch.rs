use smtp_codes::{FromReply, ToReply};


#[derive(ToReply, FromReply)]
#[reply(display, from_str = "no")]
enum Reply {
    #[reply(other, transparent)]
    Other(smtp_codes::ReplyBuf),
}

fn main() {}
