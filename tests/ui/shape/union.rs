use smtp_codes::{FromReply, ToReply};


#[derive(ToReply, FromReply)]
union Reply {
    code: u16,
}

#[derive(ToReply)]
#[reply(to = Rcpt)]
#[reply(250, "2.1.5", "ok")]
union Sent {
    code: u16,
}

fn main() {}
