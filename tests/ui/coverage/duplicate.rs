use smtp_codes::FromReply;


#[derive(FromReply)]
enum Reply {
    #[reply(250 | 251)]
    Fine,
    #[reply(450 | 250)]
    Later,
    #[reply((550, "5.1.1") | (550, "5.1.1"))]
    NoSuchUser,
    #[reply(other)]
    Other,
    #[reply(other)]
    Again,
}

fn main() {}
