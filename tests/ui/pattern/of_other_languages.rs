use smtp_codes::FromReply;


#[derive(FromReply)]
enum Outcome {
    #[reply(250..=259)]
    Range,
    #[reply((550, "5.1.1" | none))]
    NoneInAList,
    #[reply(450-459)]
    Dash,
    #[reply(551, "5.1.6" | none)]
    NoneInSecondPlace,
    #[reply("4yz")]
    Quoted,
    #[reply(_)]
    Wildcard,
}

#[derive(FromReply)]
enum Fallback {
    #[reply(2yz)]
    Fine,
    #[reply(default)]
    Else,
}

fn main() {}
