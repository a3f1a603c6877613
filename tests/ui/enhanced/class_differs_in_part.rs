use smtp_codes::FromReply;


#[derive(FromReply)]
enum Reply {
    #[reply((450 | 550 | 250, "4.2.1" | "5.2.1"))]
    Code,
    #[reply((451 | 551, "4.2.1" | "5.2.1" | "2.1.5"))]
    Status,
    #[reply((421 | 334, "4.3.0"))]
    Challenge,
    #[reply(other)]
    Other,
}

fn main() {}
