use smtp_codes::FromReply;


#[derive(FromReply)]
enum Reply {
    #[reply(25)]
    Two,
    #[reply(5)]
    One,
    #[reply(2500)]
    Four,
    #[reply(650)]
    Six,
    #[reply(099)]
    Zero,
    #[reply(0x226)]
    Hexadecimal,
    #[reply(2_50)]
    Underscore,
    #[reply(250u16)]
    Suffix,
    #[reply(1e3)]
    Float,
    #[reply('5')]
    Char,
    #[reply(-250)]
    Minus,
    #[reply(other)]
    Other,
}

#[derive(FromReply)]
enum Float {
    #[reply(250.0)]
    Fine,
    #[reply(other)]
    Other,
}

fn main() {}
