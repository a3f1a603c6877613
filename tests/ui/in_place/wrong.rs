use smtp_codes::{StaticReply, reply};

const NO_SUCH_USER: StaticReply = reply!(Rcpt, 250, "5.1.1", "no such user");

fn refuse(kind: u8, mailbox: &str) -> StaticReply {
    match kind {
        0 => reply!(Data, 502, "5.5.1", "RCPT first"),
        1 => reply!(Rcp, 550, "5.1.1", "no such user"),
        2 => reply!(EndOfData, 503, "bad sequence"),
        3 => reply!(Rcpt, 571, "blocked"),
        4 => reply!(Mail, 550, "5.1.1", utf, "no such sender"),
        _ => reply!(Rcpt, 550, "5.1.1"),
    }
}

fn no_reply(reason: &str) {
    let _ = reply!(to = Rcpt, 550, "5.1.1", "no such user");
    let _ = reply!(5yz, "no");
    let _ = reply!(550 | 551, "no");
    let _ = reply!(550, "5.7.1", lines(reason, reason), "no: {reason}");
}

fn main() {
    no_reply("");
    let _ = (NO_SUCH_USER, refuse(0, ""));
}
