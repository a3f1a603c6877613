use smtp_codes::ToReply;


#[derive(ToReply)]
enum Reply {
    #[reply(550, "5.1.1", "no such\u{7} user")]
    Bell,
    #[reply(550, "5.1.1", "no such user\r\n")]
    LineEnd,
    #[reply(550, "5.1.1", "no such\u{2028}user", utf8)]
    Separator,
    #[reply(550, "5.1.1", "no such\r {user")]
    OpenBrace,
    #[reply(5500, "5.1.1", "no such\u{7} {user}")]
    NoCode { mailbox: u8 },
}

fn main() {}
