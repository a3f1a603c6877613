use smtp_codes::{FromReply, ToReply};


#[derive(ToReply, FromReply)]
#[reply(to = Rcpt, unregistered)]
enum Reply {
    #[reply(250, "5.1.1", "no such user")]
    Accepted,
    #[reply(550, "4.2.2", "mailbox full")]
    Full,
    #[reply(450, "5.7.1", "no")]
    Policy,
    #[reply(553, "2.1.5", "fine")]
    Fine,
    #[reply(554, "4.4.7", "expired", accept((4yz, "5.2.X")))]
    Expired,
    #[reply(other, transparent)]
    Other(smtp_codes::ReplyBuf),
}

fn main() {}
