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

fn main() {}
