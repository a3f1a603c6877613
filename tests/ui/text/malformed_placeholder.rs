use smtp_codes::ToReply;


#[derive(ToReply)]
enum Reply {
    #[reply(250, "2.1.5", "<{mailbox> fine")]
    Open { mailbox: String },
    #[reply(250, "2.1.5", "<mailbox}> fine")]
    Close { mailbox: String },
    #[reply(250, "2.1.5", "<{mailbox.name}> fine")]
    Expression { mailbox: String },
    #[reply(250, "2.1.5", "<{.mailbox}> fine")]
    Dot { mailbox: String },
    #[reply(250, "2.1.5", "<{ mailbox }> fine")]
    Blank { mailbox: String },
    #[reply(250, "2.1.5", "<{r#type}> fine")]
    Raw { r#type: String },
    #[reply(250, "2.1.5", "<{mailbox:q}> fine")]
    Format { mailbox: String },
    #[reply(250, "2.1.5", "<{mailbox:>70000}> fine")]
    Width { mailbox: String },
    #[reply(250, "2.1.5", "<{mailbox:.*}> fine")]
    Precision { mailbox: String },
}

fn main() {}
