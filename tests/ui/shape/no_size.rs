use smtp_codes::{FromReply, ReplyCode, ToReply};

#[derive(ToReply)]
#[reply(550, "5.1.1", "no <{mailbox}>")]
struct Unknown {
    line: u32,
    mailbox: str,
}

#[derive(ToReply)]
#[reply(transparent, from)]
struct Forwarded(dyn ToReply);

#[derive(ToReply, FromReply)]
#[reply(550, "5.1.99", "no")]
struct Read(ReplyCode, [u8]);

fn main() {}
