use smtp_codes::FromReply;


#[derive(FromReply)]
enum Reply {
    #[reply(5.1.1)]
    NoSuchUser,
    #[reply(4.7.X)]
    Policy,
    #[reply(other)]
    Other,
}

fn main() {}
