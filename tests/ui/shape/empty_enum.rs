use smtp_codes::{FromReply, ToReply};


#[derive(ToReply, FromReply)]
enum Reply {}

fn main() {}
