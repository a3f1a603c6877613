use smtp_codes::ToReply;


#[derive(ToReply)]
#[reply(550, "5.1.1", "no such user")]
enum Reply {
    #[reply(550, "5.1.1", "no such user")]
    NoSuchUser,
}

fn main() {}
