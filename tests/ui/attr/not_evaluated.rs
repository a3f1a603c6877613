use smtp_codes::ToReply;

const FINE: &str = "fine";


#[derive(ToReply)]
enum Reply {
    #[reply(smtp_codes::ReplyCode::OKAY, "fine")]
    Constant,
    #[reply(250, concat!("fi", "ne"))]
    Macro,
    #[reply(250, "{} octets", self.0)]
    Argument(usize),
    #[reply(250, FINE)]
    Name,
    #[reply(250, b"fine")]
    Octets,
}

fn main() {}
