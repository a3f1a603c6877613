use smtp_codes::ToReply;


#[derive(ToReply)]
#[reply(250, "2.0.0", "fine")]
struct Fine;

#[derive(ToReply)]
#[reply(to = Ehlo)]
#[reply(transparent)]
struct Hello(Fine);

/// The rule is not one of the table.
#[derive(ToReply)]
#[reply(to = Ehlo, unregistered)]
#[reply(transparent)]
struct Unregistered(Fine);

fn main() {}
