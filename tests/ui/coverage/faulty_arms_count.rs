use smtp_codes::FromReply;


#[derive(FromReply)]
enum Reply {
    #[reply(4yx)]
    Later,
    #[reply(1yz | 2yz | 3yz | 5yz)]
    Rest,
}

fn main() {}
