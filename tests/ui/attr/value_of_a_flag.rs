use smtp_codes::{FromReply, ToReply};


#[derive(ToReply)]
enum Sent {
    #[reply(550, "5.6.7", "no such user {0}", utf8 = true)]
    Utf8(String),
    #[reply(421, "4.3.2", "closing", close(true))]
    Close,
}

#[derive(FromReply)]
#[reply(unregistered = false)]
enum Received {
    #[reply(other = true)]
    Other(smtp_codes::ReplyBuf),
}

fn main() {}
