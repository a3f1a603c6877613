use smtp_codes::{ToReply, reply};


const CODE: u16 = 550;
const TEXT: &str = "no such user";

#[derive(ToReply)]
enum Reply {
    #[reply(CODE, "5.1.1", "no such user")]
    Code,
    #[reply(550, "5.1.1", TEXT)]
    Text,
    #[reply(550, "5.6.7", "no such user", UTF8)]
    Key,
}

fn main() {
    let _ = reply!(CODE, "5.1.1", "no such user");
    let _ = reply!(Rcpt, CODE, "no such user");
    let _ = reply!(Rcpt, 550, "5.1.1", concat!("no such ", "user"));
    let _ = reply!(550, "5.1.1", TEXT);
}
