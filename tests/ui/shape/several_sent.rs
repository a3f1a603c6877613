use smtp_codes::ToReply;


#[derive(ToReply)]
enum Reply {
    #[reply(550 | 551, "no")]
    Codes,
    #[reply(450 | (550, "5.7.1"), "no")]
    Alternatives,
    #[reply(550, "5.7.1" | "5.1.1", "no")]
    Statuses,
}

fn main() {}
