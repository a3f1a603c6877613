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

/// Whatever is written there, it cannot be.
#[derive(ToReply)]
enum Malformed {
    #[reply(354, "3.0.0", "go on")]
    Class,
    #[reply(334, "5.7", "")]
    TwoNumbers,
    #[reply(354, "5.7.X", "go on")]
    Family,
}

#[derive(FromReply)]
enum Read {
    #[reply((354 | 3yz, "3.0.0"))]
    Class,
    #[reply(other)]
    Other,
}

fn main() {}
