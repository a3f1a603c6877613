use smtp_codes::ToReply;


#[derive(ToReply)]
#[reply(550, "5.1.1", "no such user", colour)]
struct Reply;

fn main() {}
