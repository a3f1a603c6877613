use smtp_codes::ToReply;


#[derive(ToReply)]
enum Reply {
    #[reply(250, "2.0.0", "{0:>70000} octets")]
    TooWide(u64),
}

fn main() {}
