use smtp_codes::ToReply;


#[derive(ToReply)]
enum Reply {
    #[reply(550, "5.1.5", "no")]
    Success,
    #[reply(550, "5.3.1", "no")]
    Transient,
    #[reply(450, "4.3.4", "too big")]
    Permanent,
    #[reply(250, "2.2.2", "fine")]
    Failure,
}

fn main() {}
