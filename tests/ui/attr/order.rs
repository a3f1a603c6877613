use smtp_codes::{FromReply, ToReply};


#[derive(ToReply, FromReply)]
enum Reply {
    #[reply("no such user", 550, "5.1.1")]
    TextFirst,
    #[reply(550, "no such user", "5.1.1")]
    StatusLast,
    #[reply(250, 251)]
    Comma,
    #[reply(452 | (552, "5.5.3"), "4.5.3", "too many")]
    TwoPlaces,
    #[reply(221, "2.0.0", -1)]
    Minus,
    #[reply(251, 5, "fine")]
    Number,
    #[reply(4yz, other)]
    OtherLast(smtp_codes::ReplyBuf),
    #[reply(other | 5yz)]
    OtherOr(smtp_codes::ReplyBuf),
}

fn main() {}
