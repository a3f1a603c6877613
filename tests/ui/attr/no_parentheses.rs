use smtp_codes::{FromReply, ToReply};


#[derive(ToReply, FromReply)]
enum Reply {
    #[reply]
    Bare,
    #[reply = 550]
    Equals,
    #[reply()]
    Empty,
}

fn main() {}
