use smtp_codes::ToReply;


struct Mailbox;

#[derive(ToReply)]
enum Reply {
    #[reply(250, "2.1.5", "<{mailbox}> fine")]
    Fine { mailbox: Mailbox },
    #[reply(250, "2.1.5", "{0:p}")]
    Address(u8),
}

fn main() {}
