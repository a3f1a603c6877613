use smtp_codes::{FromReply, ToReply};


#[derive(ToReply, FromReply)]
#[reply(crate = "smtp_codes")]
#[reply(other, transparent)]
struct Quoted(smtp_codes::ReplyBuf);

#[derive(ToReply, FromReply)]
#[reply(crate)]
#[reply(other, transparent)]
struct Nothing(smtp_codes::ReplyBuf);

#[derive(ToReply, FromReply)]
#[reply(crate = smtp_codes::)]
#[reply(other, transparent)]
struct OpenEnded(smtp_codes::ReplyBuf);

#[derive(ToReply, FromReply)]
#[reply(crate = smtp codes)]
#[reply(other, transparent)]
struct TwoNames(smtp_codes::ReplyBuf);

fn main() {}
