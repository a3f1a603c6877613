use smtp_codes::{FromReply, ToReply};


#[derive(ToReply, FromReply)]
#[reply(to = Rcpt, unregistered)]
#[reply(to = Mail, unregistered, display = false, display = false)]
enum Reply {
    #[reply(550, "5.1.1", "no such user", utf8, utf8)]
    Utf8,
    #[reply(451, "4.3.0", "later", "much later")]
    Text,
    #[reply(452, "4.3.1", "later")]
    #[reply(450, "4.3.1", "later")]
    Attribute,
    #[reply(454, "4.3.0", "later", accept(4yz), accept(5yz))]
    Accept,
    #[reply(other, transparent, transparent)]
    Transparent(smtp_codes::ReplyBuf),
}

#[derive(ToReply)]
#[reply(550, "5.1.1", "no such user")]
#[reply(551, "5.1.6", "moved", utf8)]
struct Moved;

fn main() {}
