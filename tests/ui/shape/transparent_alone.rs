use smtp_codes::FromReply;


#[derive(FromReply)]
enum Reply {
    #[reply(transparent)]
    All(smtp_codes::ReplyBuf),
}

fn main() {}
