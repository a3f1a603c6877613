use smtp_codes::{ReplyBuf, ReplySet, ToReply};

#[derive(ToReply)]
enum Reply {
    #[reply(transparent)]
    Anything(ReplyBuf),
}

fn count<T: ReplySet>() -> usize {
    T::REPLIES.len()
}

const COUNT: fn() -> usize = count::<Reply>;

fn main() {}
