use smtp_codes::{NegativeReply, ToReply};

#[derive(ToReply)]
#[reply(to = Rcpt)]
enum Keys {
    #[reply(250, "2.1.5", "fine", close)]
    Fine,
    #[reply(550, "5.1.1", "no such user", from)]
    NoSuchUser(u8),
    #[reply(550, "5.7.1", "{reason}", lines(reasons))]
    Misspelt { reason: String },
    #[reply(550, "5.7.1", "no", lines(reason))]
    Unused { reason: String },
    #[reply(550, "5.7.1", "{0}", lines)]
    Nothing(String),
    #[reply(550, "5.7.1", "{0}", lines("0"))]
    Quoted(String),
    #[reply(550, "5.7.1", "{0} {1}", lines(0, 1, 0))]
    Twice(String, String),
    #[reply(transparent, from, lines(0))]
    Forwarded(NegativeReply),
}

#[derive(ToReply)]
#[reply(to = Ehlo)]
#[reply(250, "{0}", lines(0))]
struct Hello(String);

#[derive(ToReply)]
#[reply(334, "{0}", lines(0))]
struct Challenge(String);

fn main() {}
