use smtp_codes::ToReply;


#[derive(ToReply)]
enum Reply {
    #[reply(550, "5.1.1", "a reply goes to a person in the end, and a person reads what fits on a screen; a reply goes to a person in the end, and a person reads what fits on a screen; a reply goes to a person in the end, and a person reads what fits on a screen; a reply goes to a person in the end, and a person reads what fits on a screen; a reply goes to a person in the end, and a person reads what fits on a screen; a reply goes to a person in the end, and a person reads what fits on a screen; a reply goes to a person in the end, and a person reads what fits on a screen; ")]
    OneLine,
    #[reply(550, "5.1.1", "first\na reply goes to a person in the end, and a person reads what fits on a screen; a reply goes to a person in the end, and a person reads what fits on a screen; a reply goes to a person in the end, and a person reads what fits on a screen; a reply goes to a person in the end, and a person reads what fits on a screen; a reply goes to a person in the end, and a person reads what fits on a screen; a reply goes to a person in the end, and a person reads what fits on a screen; a reply goes to a person in the end, and a person reads what fits on a screen; \nlast")]
    SecondLine,
    #[reply(250, "<{}> a reply goes to a person in the end, and a person reads what fits on a screen; a reply goes to a person in the end, and a person reads what fits on a screen; a reply goes to a person in the end, and a person reads what fits on a screen; a reply goes to a person in the end, and a person reads what fits on a screen; a reply goes to a person in the end, and a person reads what fits on a screen; a reply goes to a person in the end, and a person reads what fits on a screen; a reply goes to a person in the end, and a person reads what fits on a screen; ")]
    Placeholder(String),
    #[reply(550, "5.1.1", "a reply goes to a person in the end, and a person reads what fits on a screen; a reply goes to a person in the end, and a person reads what fits on a screen; a reply goes to a person in the end, and a person reads what fits on a screen; a reply goes to a person in the end, and a person reads what fits on a screen; a reply goes to a person in the end, and a person reads what fits on a screen; a reply goes to a person in the end, and a person reads what fits on a screen; a reply goes to a person i")]
    JustFits,
}

fn main() {}
