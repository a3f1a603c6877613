use smtp_codes::FromReply;


#[derive(FromReply)]
enum Reply {
    #[reply(4xx)]
    Xx,
    #[reply(45x)]
    X,
    #[reply(5YZ)]
    UpperCase,
    #[reply(2zz)]
    Zz,
    #[reply(other)]
    Other,
}

fn main() {}
