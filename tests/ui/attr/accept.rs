use smtp_codes::{FromReply, ToReply};


#[derive(ToReply, FromReply)]
enum Reply {
    #[reply(550, "5.1.1", "no such user", accept = 5yz)]
    Equals,
    #[reply(451, "4.3.0", "later", accept(4yz, 3yz))]
    Comma,
    #[reply(250, "2.0.0", "fine", accept(other))]
    Other,
    #[reply(221, "2.0.0", "bye", accept())]
    Empty,
}

fn main() {}
