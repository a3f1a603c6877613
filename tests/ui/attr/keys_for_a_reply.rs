use smtp_codes::ToReply;


#[derive(ToReply)]
#[reply(command = Rcpt)]
enum Reply {
    #[reply(code = 550, "no such user")]
    Code,
    #[reply(550, status = "5.1.1", text = "no such user")]
    Status,
    #[reply(550, "5.1.1", text("no such user"))]
    Parentheses,
}

fn main() {}
