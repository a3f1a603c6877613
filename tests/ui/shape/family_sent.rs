use smtp_codes::ToReply;


#[derive(ToReply)]
enum Reply {
    #[reply(4yz, "later")]
    Family,
    #[reply(other)]
    Other,
    #[reply(550, "5.7.X", "no")]
    StatusFamily,
    #[reply(450, "X.2.1", "later")]
    ClassFamily,
}

/// Statuses of these families that would be wrong as well.
#[derive(ToReply)]
#[reply(to = Mail)]
enum ToMail {
    #[reply(250, "X.2.2", "fine")]
    Classes,
    #[reply(250, "5.1.X", "fine")]
    OtherClass,
    #[reply(550, "X.1.1", "no such sender")]
    Recipient,
    #[reply(550, "5.9.X", "no")]
    Unregistered,
}

fn main() {}
