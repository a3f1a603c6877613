use smtp_codes::ToReply;


#[derive(ToReply)]
#[reply(to = Connect, unregistered)]
enum Greeting {
    #[reply(220, "2.0.0", "mx.example.org ready")]
    Ready,
    #[reply(554, "5.3.2", "no service here")]
    NoService,
}

#[derive(ToReply)]
#[reply(to = (Ehlo, Helo))]
#[reply(250, "2.0.0", "mx.example.org")]
struct Hello;

fn main() {}
