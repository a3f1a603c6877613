use smtp_codes::reply;

fn main() {
    let (mailbox, size) = ("kim", 7);
    let _ = reply!(Rcpt, 250, "2.1.5", "<{0}> ok");
    let _ = reply!(Rcpt, 250, "2.1.5", "<{mailbox}> ok", size);
    let _ = reply!(Rcpt, 250, "2.1.5", "<{mailbox}> ok", size = 8);
    let _ = reply!(Rcpt, 250, "2.1.5", "{0} {0:?}", size);
    let _ = reply!(Rcpt, 250, "2.1.5", "{n} {}", n = 1, 2);
    let _ = reply!(Rcpt, 250, "2.1.5", "ok", mailbox);
    let _ = reply!(Rcpt, 250, "2.1.5", "{:>w$.p$}", mailbox, w = 8, p = 2);
    let _ = reply!(Rcpt, 250, "2.1.5", "{:>1$}", mailbox, 8);
    let _ = reply!(Rcpt, 250, "2.1.5", "{mailbox.len()}");
    let _ = reply!(Rcpt, 250, "2.1.5", transparent, "ok");
    let _ = reply!();
}
