use smtp_codes::{FromReply, ToReply};


#[derive(ToReply, FromReply)]
enum Reply {
    #[reply(550, "5.7.509", "no DMARC")]
    Far,
    #[reply(551, "5.1.11", "moved")]
    Near,
    #[reply(554, "5.9.1", "no")]
    Subject,
    #[reply(451, "4.3.0", "later", accept("X.8.1"))]
    Accepted,
    #[reply(other, transparent)]
    Other(smtp_codes::ReplyBuf),
}

fn main() {}
