use smtp_codes::{FromReply, ToReply};


#[derive(ToReply, FromReply)]
#[reply(to = (Rcp, RCPT, Xclient, "Rcpt", Mail, Mail))]
#[reply(crate = smtp_codes)]
enum Reply {
    #[reply(550, "5.7.1", "no", accept(1yz | 2yz | 3yz | 4yz | 5yz))]
    No,
}

#[derive(ToReply)]
#[reply(to = RCPT TO)]
#[reply(250, "2.1.5", "fine")]
struct Line;

fn main() {}
