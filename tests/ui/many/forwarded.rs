use smtp_codes::ToReply;

#[derive(ToReply)]
#[reply(354, "go on")]
struct GoOn;

#[derive(ToReply)]
#[reply(to = Rcpt)]
enum Reply {
    #[reply(250, "5.1.1", "no such user")]
    ClassDiffers,
    #[reply(transparent)]
    DoesNotFit(GoOn),
    #[reply(transparent)]
    Endless(Box<Self>),
}

fn main() {}
