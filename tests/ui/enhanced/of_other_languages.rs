use smtp_codes::FromReply;

#[derive(FromReply)]
enum Outcome {
    #[reply("5.1.*")]
    Star,
    #[reply("5.2.x")]
    LowerCase,
    #[reply("*.7.1")]
    AnyClass,
    #[reply("4.*.*")]
    Both,
    #[reply((550, "5.7.?"))]
    Question,
    #[reply(other)]
    Other,
}

fn main() {}
