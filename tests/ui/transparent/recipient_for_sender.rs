use smtp_codes::ToReply;

#[derive(ToReply)]
#[reply(550, "5.1.1", "no such user")]
struct NoSuchUser;

#[derive(ToReply)]
#[reply(to = Mail)]
#[reply(transparent)]
struct Mail(NoSuchUser);

fn main() {}
