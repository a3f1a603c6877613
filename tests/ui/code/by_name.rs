use smtp_codes::FromReply;

#[derive(FromReply)]
enum Reply {
    #[reply(Okay)]
    Fine,
    #[reply(MailboxFull)]
    Full,
    #[reply(MAILBOX_UNAVAILABLE)]
    Unavailable,
    #[reply(552, MailboxFull)]
    SecondPlace,
    #[reply(other)]
    Other,
}

fn main() {}
