use smtp_codes::ToReply;

#[derive(ToReply)]
#[reply(to = Mail)]
enum Mail {
    #[reply(250, "2.1.5", "sender fine")]
    Fine,
    #[reply(550, "5.1.1", "no such sender")]
    NoSuchSender,
    #[reply(450, "4.1.2", "domain not found")]
    NoSuchDomain,
    #[reply(553, "5.1.3", "malformed")]
    Malformed,
    #[reply(550, "5.1.10", "null MX")]
    NullMx,
}

fn main() {}
