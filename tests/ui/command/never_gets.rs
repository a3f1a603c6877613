use smtp_codes::{FromReply, ToReply};


#[derive(ToReply, FromReply)]
#[reply(to = Rcpt)]
enum Reply {
    #[reply(354, "go on")]
    GoOn,
    #[reply(252, "2.0.0", "cannot say")]
    CannotSay,
    #[reply(220, "2.0.0", "ready")]
    Ready,
    #[reply(other, transparent)]
    Other(smtp_codes::ReplyBuf),
}

fn main() {}
