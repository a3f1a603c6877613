use smtp_codes::ToReply;


#[derive(ToReply)]
#[reply(to = Rcpt)]
enum Reply {
    #[reply(571, "5.7.1", "blocked")]
    Blocked,
}

#[derive(ToReply)]
#[reply(435, "4.7.0", "unable to authenticate at present")]
struct NotNow;

#[derive(ToReply)]
#[reply(to = Connect)]
#[reply(571, "5.7.1", "blocked")]
struct Greeting;

fn main() {}
