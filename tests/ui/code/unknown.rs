use smtp_codes::{FromReply, ToReply};


#[derive(ToReply, FromReply)]
#[reply(to = Rcpt)]
enum Reply {
    #[reply(511, "5.1.1", "no such user")]
    NoSuchUser,
    #[reply(290, "fine")]
    Fine,
    #[reply(590, "no", accept(471 | 498))]
    No,
    #[reply(other, transparent)]
    Other(smtp_codes::ReplyBuf),
}

#[derive(ToReply)]
#[reply(539, "5.7.11", "encrypt first")]
struct NearAnObsoleteOne;

fn main() {}
