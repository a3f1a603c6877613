use smtp_codes::ToReply;


#[derive(ToReply)]
enum Reply {
    #[reply(550, "5.1.1", 42)]
    Number,
    #[reply(550, "5.1.1", ["no such user"])]
    Brackets,
    #[reply(550, "5.1.1", "no such user {}", 42)]
    Argument,
    #[reply(550, 5.1, "no such user")]
    Status,
}

fn main() {}
