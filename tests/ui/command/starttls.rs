use smtp_codes::ToReply;

#[derive(ToReply)]
#[reply(to = StartTls)]
#[reply(504, "5.7.4", "no TLS")]
struct NoTls;

fn main() {}
