use smtp_codes::FromReply;

#[derive(FromReply)]
enum Reply {
    #[reply(Okay)]
    Fine,
    #[reply(MailboxFull)]
    Full,
    #[reply(other)]
    Other,
}

fn main() {}
