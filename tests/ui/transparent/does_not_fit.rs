use smtp_codes::ToReply;


#[derive(ToReply)]
enum DataReply {
    #[reply(354, "go on")]
    GoOn,
    #[reply(503, "5.5.1", "no recipients")]
    NoRecipients,
}

#[derive(ToReply)]
#[reply(to = (Mail, Rcpt))]
enum RcptReply {
    #[reply(250, "2.0.0", "fine")]
    Fine,
    #[reply(transparent)]
    Data(DataReply),
}

fn main() {}
