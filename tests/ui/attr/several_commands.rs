use smtp_codes::{FromReply, ToReply};


#[derive(ToReply, FromReply)]
#[reply(to = Mail | Rcpt)]
#[reply(other, transparent)]
struct Alternatives(smtp_codes::ReplyBuf);

#[derive(ToReply, FromReply)]
#[reply(to = (smtp_codes::Command::Mail, Command::Rcpt))]
#[reply(other, transparent)]
struct Paths(smtp_codes::ReplyBuf);

fn main() {}
