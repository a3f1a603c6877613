use smtp_codes::ToReply;


#[derive(ToReply)]
enum Reply {
    #[reply(550, "5.1.1", "kein Empfänger dieses Namens")]
    NoSuchUser,
    #[reply(551, "5.1.6", "moved to \u{202e}elsewhere")]
    Invisible,
}

fn main() {}
