use smtp_codes::FromReply;


#[derive(FromReply)]
enum Reply {
    #[reply("5.7.x")]
    LowerCase,
    #[reply("no such user")]
    Text,
    #[reply(other)]
    Other,
}

fn main() {}
