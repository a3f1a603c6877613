use smtp_codes::ToReply;


#[derive(ToReply)]
enum Reply {
    #[reply(550, "5.1.1")]
    NoSuchUser,
}

fn main() {}
