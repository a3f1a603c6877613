use smtp_codes::{FromReply, Reply, ToReply};

struct Plain;

fn send(reply: &Plain) -> String {
    let reply: &dyn ToReply = reply;
    reply.wire().to_string()
}

fn read(reply: &Reply<'_>) -> Plain {
    FromReply::from_reply(reply)
}

fn main() {}
