use smtp_codes::ToReply;


#[derive(ToReply)]
#[reply(to = Rcpt)]
enum Reply {
    #[reply(535, "5.7.8", "wrong password")]
    Password,
    #[reply(458, "4.3.0", "cannot queue")]
    Etrn,
}

#[derive(ToReply)]
#[reply(to = Unsolicited)]
#[reply(550, "5.7.1", "go away")]
struct Unasked;

#[derive(ToReply)]
#[reply(to = Connect)]
#[reply(500, "unknown command")]
struct Greeting;

#[derive(ToReply)]
#[reply(to = Data)]
#[reply(250, "2.0.0", "go on")]
struct Go;

#[derive(ToReply)]
#[reply(to = Unrecognized)]
#[reply(250, "2.0.0", "fine")]
struct Unknown;

#[derive(ToReply)]
#[reply(to = (Rcpt, Unsolicited))]
#[reply(354, "go on")]
struct Neither;

fn main() {}
