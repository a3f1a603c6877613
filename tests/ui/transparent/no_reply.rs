use smtp_codes::ToReply;


#[derive(ToReply)]
enum Reply {
    #[reply(transparent)]
    Text(String),
}

fn main() {}
