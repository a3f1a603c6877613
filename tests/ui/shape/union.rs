use smtp_codes::{FromReply, ToReply};


#[derive(ToReply, FromReply)]
union Reply {
    code: u16,
}

fn main() {}
