use smtp_codes::ToReply;

#[derive(ToReply)]
#[reply(to = Auth)]
enum Login {
    #[reply(525, "account disabled")]
    Disabled,
    #[reply(422, "4.7.0", "convert the password first")]
    Convert,
    #[reply(523, "encryption needed")]
    Encryption,
}

#[derive(ToReply)]
#[reply(to = Rcpt)]
enum Recipient {
    #[reply(524, "5.2.4", "list expansion problem")]
    List,
    #[reply(525, "5.7.13", "account disabled")]
    Disabled,
    #[reply(541, "5.7.1", "refused")]
    Policy,
}

fn main() {}
