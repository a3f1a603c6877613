use smtp_codes::ToReply;


#[derive(ToReply)]
#[reply(250, "2.0.0", "fine")]
struct Fine;

#[derive(ToReply)]
#[reply(to = Ehlo)]
#[reply(transparent)]
struct Hello(Fine);

fn main() {}
