use smtp_codes::FromReply;


#[derive(FromReply)]
enum Reply {
    #[reply(4yz | 45z)]
    Narrower,
    #[reply("4.7.1")]
    Covered,
    #[reply("5.7.X" | "5.7.1")]
    Subject,
    #[reply(5yz)]
    Refused,
    #[reply(20z | 21z | 22z | 23z | 24z | 25z | 26z | 27z | 28z | 29z)]
    Tens,
    #[reply(1yz | 2yz | 3yz)]
    Rest,
    #[reply(other)]
    Other,
}

#[derive(FromReply)]
enum Bare {
    #[reply((1yz, none))]
    WithoutClass,
    #[reply(1yz)]
    SameAgain,
    #[reply((550, none) | 5yz)]
    WithClass,
    #[reply(550)]
    Not,
    #[reply(other)]
    Other,
}

fn main() {}
