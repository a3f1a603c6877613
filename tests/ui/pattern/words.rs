use smtp_codes::FromReply;


#[derive(FromReply)]
enum Reply {
    #[reply(none)]
    None,
    #[reply(250 | other)]
    Other,
    #[reply(552 | none)]
    OrNone,
    #[reply(251 |)]
    Nothing,
    #[reply(252 || 253)]
    TwoBars,
    #[reply(other)]
    Rest,
}

fn main() {}
