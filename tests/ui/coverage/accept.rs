use smtp_codes::FromReply;


#[derive(FromReply)]
enum Reply {
    #[reply(450, "4.2.0", "later", accept(4yz))]
    Later,
    #[reply(550, "5.1.1", "no", accept(451))]
    No,
    #[reply(other)]
    Other,
}

#[derive(FromReply)]
#[reply(accept(250))]
struct Anything;

fn main() {}
