use smtp_codes::{FromReply, ToReply};


#[derive(ToReply, FromReply)]
#[reply(unregistered)]
enum Reply {
    #[reply(354, "2.0.0", "go on")]
    Data,
    #[reply(334, "4.7.0", "")]
    Auth,
    #[reply(other, transparent)]
    Other(smtp_codes::ReplyBuf),
}

#[derive(ToReply)]
#[reply(to = Rcpt)]
#[reply(354, "2.0.0", "go on")]
struct OnlyThis;

fn main() {}
