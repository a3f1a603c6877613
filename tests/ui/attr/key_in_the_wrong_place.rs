use smtp_codes::{FromReply, ToReply};


#[derive(ToReply, FromReply)]
#[reply(utf8)]
enum Reply {
    #[reply(550, "5.1.1", "no such user", to = Rcpt)]
    To,
    #[reply(other, transparent, crate = elsewhere)]
    Crate(smtp_codes::ReplyBuf),
}

fn main() {}
