use smtp_codes::ToReply;


#[derive(ToReply)]
enum Reply {
    #[reply(550, "5.1.1", "no such user")]
    NoSuchUser {
        #[reply(utf8)]
        mailbox: String,
    },
}

fn main() {}
