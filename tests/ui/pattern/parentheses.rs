use smtp_codes::FromReply;


#[derive(FromReply)]
enum Reply {
    #[reply((550))]
    Alone,
    #[reply(("5.1.1", 550))]
    Reversed,
    #[reply((551, 552))]
    TwoCodes,
    #[reply((553, "5.1.1", "no"))]
    Text,
    #[reply((554, ))]
    Nothing,
    #[reply((555, "no"))]
    NoStatus,
    #[reply((556, "5.1.10" | none))]
    StatusOrNone,
    #[reply((550, none | "5.1.10"))]
    NoneOrStatus,
    #[reply(())]
    Empty,
    #[reply(other)]
    Other,
}

fn main() {}
