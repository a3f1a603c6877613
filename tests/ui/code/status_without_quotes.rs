use smtp_codes::FromReply;


#[derive(FromReply)]
enum Reply {
    #[reply(5.1.1)]
    NoSuchUser,
    #[reply(4.7.X)]
    Policy,
    #[reply(553, 5.1.3)]
    SecondPlace,
    #[reply(other)]
    Other,
}

fn main() {}
