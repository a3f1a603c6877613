use smtp_codes::ToReply;

#[derive(ToReply)]
enum Reply {
    #[reply(250, "5.1.1", "no such user")]
    Accepted,
    #[reply(354, "2.0.0", "go on")]
    GoOn,
    #[reply(334, "4.7.0", "")]
    Challenge,
    #[reply(550, "5.1.5", "address right")]
    Right,
    #[reply(550, "5.3.1", "system full")]
    Full,
    #[reply(450, "4.3.4", "too big")]
    TooBig,
}

#[derive(ToReply)]
#[reply(to = Ehlo)]
#[reply(250, "2.0.0", "mx.example.org\nPIPELINING")]
struct Hello;

#[derive(ToReply)]
#[reply(to = Connect)]
#[reply(220, "2.0.0", "mx.example.org ready")]
struct Greeting;

fn main() {}
