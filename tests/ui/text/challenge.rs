use smtp_codes::ToReply;


#[derive(ToReply)]
#[reply(334, "VXNlcm5hbWU6\nUGFzc3dvcmQ6")]
struct Challenge;

fn main() {}
