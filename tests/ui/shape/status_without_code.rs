use smtp_codes::ToReply;


#[derive(ToReply)]
enum Reply {
    #[reply("5.1.1", "no such user")]
    NoSuchUser,
}

fn main() {}
