use smtp_codes::{FromReply, ReplyBuf, ToReply};

#[derive(Debug, ToReply, FromReply)]
#[reply(to = Rcpt)]
enum Reply {
    #[reply(250, "5.1.1", "no such user")]
    ClassDiffers,
    #[reply(354, "go on")]
    Command,
    #[reply(553, "5.1.99", "not this name")]
    Unregistered,
    #[reply(551, "5.1.6", "try <{path}>")]
    Placeholder,
    #[reply(4yz, transparent, colour)]
    Key(ReplyBuf),
    #[reply(45z, transparent)]
    Dead(ReplyBuf),
}

/// Uses the type, which must not add a second error.
fn uses(reply: &Reply, text: &str) -> Option<Reply> {
    const COUNT: usize = Reply::REPLIES.len();
    const CODE: smtp_codes::ReplyCode = Reply::Command.code();
    println!("{CODE}");
    println!("{COUNT} {reply} {} {} {:?}", reply.code(), reply.wire(), reply.as_static());
    let _: &dyn ToReply = reply;
    let parsed: Option<Reply> = text.parse().ok();
    parsed.or_else(|| Some(Reply::from_reply(&smtp_codes::Reply::parse(text.as_bytes()).ok()?)))
}

fn main() {}
