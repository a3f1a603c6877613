use smtp_codes::{FromReply, ToReply};


#[derive(ToReply, FromReply)]
enum Reply {
    #[reply(550, "5.1", "no")]
    Two,
    #[reply(551, "5.1.1.1", "no")]
    Four,
    #[reply(552, "5..1", "no")]
    Missing,
    #[reply(553, "3.1.1", "no")]
    Class,
    #[reply(554, "5.01.1", "no")]
    LeadingZero,
    #[reply(555, "5.1000.1", "no")]
    TooLong,
    #[reply(501, "5.X.1", "no")]
    Subject,
    #[reply(502, "X.7.X", "no")]
    TwoX,
    #[reply(503, "...", "no")]
    Dots,
    #[reply(504, "5.7.1X", "no")]
    PartOfANumber,
    #[reply(421, "4", "no")]
    One,
    #[reply(450, "250", "no")]
    Code,
    #[reply(other, transparent)]
    Other(smtp_codes::ReplyBuf),
}

fn main() {}
