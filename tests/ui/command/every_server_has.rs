use smtp_codes::ToReply;

// Replies of the peers' servers to a command that is out of order.
#[derive(ToReply)]
#[reply(to = Mail)]
enum Mail {
    #[reply(502, "5.5.1", "already in a transaction")]
    Nested,
}

#[derive(ToReply)]
#[reply(to = (Rset, Noop, Quit))]
#[reply(502, "not implemented")]
struct NotImplemented;

fn main() {}
