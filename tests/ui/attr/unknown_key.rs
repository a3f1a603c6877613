use smtp_codes::{FromReply, ToReply};


#[derive(ToReply, FromReply)]
#[reply(too = Rcpt)]
#[reply(colour = blue)]
enum Reply {
    #[reply(550, "5.1.1", "no such user", utf)]
    Near,
    #[reply(451, "4.3.0", "later", retry = 5)]
    Far,
    #[reply(other, transparant)]
    Nearer(smtp_codes::ReplyBuf),
}

#[derive(ToReply)]
enum Sent {
    #[reply(colour = 5)]
    NotMissed,
    #[reply(550, "5.1.1", "no such user", _)]
    NotHere,
    #[reply(550, "5.1.1", "no such user", othr, form)]
    NorHere,
    #[reply(550, "5.1.1", "no such user", close, closes)]
    Twice,
}

#[derive(FromReply)]
enum Read {
    #[reply(colour = 5)]
    NotMissed,
}

fn main() {}
