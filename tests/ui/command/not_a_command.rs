use smtp_codes::ToReply;

#[derive(ToReply)]
#[reply(to = EndOfData)]
enum Message {
    #[reply(503, "5.5.1", "bad sequence")]
    OutOfOrder,
    #[reply(530, "5.7.0", "log in first")]
    LogInFirst,
    #[reply(521, "no mail here")]
    NoMail,
    #[reply(502, "not implemented")]
    NotImplemented,
}

#[derive(ToReply)]
#[reply(to = AuthData)]
enum Answer {
    #[reply(503, "5.5.1", "bad sequence")]
    OutOfOrder,
    #[reply(530, "5.7.0", "log in first")]
    LogInFirst,
}

fn main() {}
