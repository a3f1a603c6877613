use smtp_codes::{FromReply, ToReply};


#[derive(ToReply)]
#[reply(to = (Mail, Rcpt, Vrfy))]
#[reply(251, "2.0.0", "will forward")]
struct Each;

#[derive(FromReply)]
#[reply(to = (Mail, Rcpt))]
enum Any {
    #[reply(251)]
    Forward,
    #[reply(354 | 221)]
    Neither,
    #[reply(458 | 535)]
    BeyondTheLists,
    #[reply(other)]
    Other,
}

fn main() {}
