use smtp_codes::FromReply;


#[derive(FromReply)]
enum Reply {
    #[reply(| 250)]
    LeadingBar,
    #[reply([250])]
    Brackets,
    #[reply(other)]
    Rest,
}

fn main() {}
