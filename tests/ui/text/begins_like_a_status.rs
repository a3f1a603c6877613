use smtp_codes::ToReply;


#[derive(ToReply)]
enum Reply {
    #[reply(250, "2.1.5 fine")]
    Forgotten,
    #[reply(550, "no such user\n5.1.1 at all")]
    SecondLine,
    #[reply(250, "5.1.1 no such user")]
    OtherClass,
    #[reply(354, "2.0.0 go on")]
    On3yz,
    #[reply(451, "  \t4.3.0\tlater")]
    BehindBlanks,
}

#[derive(ToReply)]
#[reply(to = Connect)]
#[reply(220, "2.0.0 mx.example.org")]
struct Greeting;

#[derive(ToReply)]
#[reply(to = Connect)]
#[reply(554, "5.3.2 no service here")]
struct Refusal;

#[derive(ToReply)]
#[reply(to = StartTls)]
#[reply(220, "2.7.0 ready to start TLS")]
struct Ready;

#[derive(ToReply)]
#[reply(to = Ehlo)]
#[reply(250, "2.0.0 mx.example.org")]
struct Hello;

/// Statuses that would be wrong at their own place as well.
#[derive(ToReply)]
#[reply(to = Mail)]
enum ToMail {
    #[reply(250, "2.1.5 sender ok")]
    Recipient,
    #[reply(250, "fine\n2.2.2 that is")]
    Class,
    #[reply(550, "5.9.9 no")]
    Unregistered,
}

fn main() {}
