use smtp_codes::FromReply;


#[derive(FromReply)]
enum Outcome {
    #[reply(2yz)]
    Fine,
    #[reply(other)]
    Other { text: String },
}

fn main() {}
