use smtp_codes::{FromReply, ToReply};


#[derive(ToReply, FromReply)]
#[reply(to)]
#[reply(other, transparent)]
struct Word(smtp_codes::ReplyBuf);

#[derive(ToReply, FromReply)]
#[reply(to = ())]
#[reply(other, transparent)]
struct Empty(smtp_codes::ReplyBuf);

#[derive(ToReply, FromReply)]
#[reply(to = (Mail Rcpt))]
#[reply(other, transparent)]
struct NoComma(smtp_codes::ReplyBuf);

fn main() {}
