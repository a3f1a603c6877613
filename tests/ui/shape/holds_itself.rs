use smtp_codes::{FromReply, ToReply};


#[derive(ToReply)]
enum Reply {
    #[reply(250, "2.0.0", "fine")]
    Fine,
    #[reply(451, "4.3.0", "after {0}")]
    Later(Box<Reply>),
    #[reply(transparent)]
    Again(Box<Self>),
}

#[derive(FromReply)]
enum Outcome {
    #[reply(2yz)]
    Fine { first: Box<Outcome> },
    #[reply(other)]
    Other(Box<Self>, smtp_codes::ReplyCode),
}

#[derive(ToReply, FromReply)]
enum Both {
    #[reply(other, transparent)]
    Other(Box<Self>),
}

mod other {
    #[derive(smtp_codes::FromReply)]
    pub struct ReplyCode(pub smtp_codes::ReplyCode);
}

fn main() {
    let _: other::ReplyCode;
}
