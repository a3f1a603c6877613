use smtp_codes::ToReply;


#[derive(ToReply)]
enum Reply {
    #[reply(250, "2.1.5", "<{mailbax}> fine")]
    Near { mailbox: String },
    #[reply(250, "2.1.5", "<{user}> fine")]
    Far { mailbox: String, size: usize },
    #[reply(250, "2.1.5", "<{1}> fine")]
    Index(String),
    #[reply(250, "2.1.5", "<{}> {} fine")]
    Implicit(String),
    #[reply(250, "2.1.5", "<{mailbox}> fine")]
    Unit,
    #[reply(250, "2.1.5", "{mailbox:>width$} fine")]
    Width { mailbox: String },
    #[reply(250, "2.1.5", "<{0}> fine")]
    Named { mailbox: String },
}

fn main() {}
