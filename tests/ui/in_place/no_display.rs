use smtp_codes::{ToReply as _, reply};

struct Mailbox;

fn main() {
    let mailbox = Mailbox;
    reply!(Rcpt, 250, "2.1.5", "{mailbox} fine");
    reply!(Rcpt, 250, "2.1.5", "{} {} fine", 1, Mailbox);
    reply!(Rcpt, 250, "2.1.5", "{:?} fine", Mailbox);
    reply!(Rcpt, 250, "2.1.5", "{:>9} fine", Mailbox);
    let _ = reply!(Rcpt, 250, "2.1.5", "{} fine", &mailbox).to_bytes();
}
