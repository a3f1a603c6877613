use smtp_codes::FromReply;


#[derive(FromReply)]
enum Reply {
    #[reply(550)]
    Unavailable,
    #[reply((550 | 551, "5.1.1" | "5.1.2"))]
    Code,
    #[reply("5.1.6")]
    Moved,
    #[reply((552 | 553, "5.1.6" | "5.1.1"))]
    Status,
    #[reply(other)]
    Other,
}

fn main() {}
