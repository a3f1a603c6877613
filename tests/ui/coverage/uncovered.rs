use smtp_codes::FromReply;


#[derive(FromReply)]
enum Families {
    #[reply(2yz | 3yz)]
    Fine,
    #[reply(45z | 550)]
    No,
}

#[derive(FromReply)]
enum Statuses {
    #[reply("5.1.1" | "5.7.X")]
    No,
    #[reply((552, none))]
    Full,
    #[reply(1yz | 2yz | 3yz | 4yz)]
    Rest,
}

#[derive(FromReply)]
enum NearlyAll {
    #[reply(1yz | 2yz | 3yz | 4yz)]
    Rest,
    #[reply(50z | 51z | 52z | 53z | 54z | 56z | 57z | 58z | 59z)]
    Most,
    #[reply((55z, none))]
    Bare,
}

#[derive(FromReply)]
enum Named {
    #[reply((55z, "5.1.1"))]
    Tens,
    #[reply((550, "5.1.2"))]
    One,
    #[reply(50z | 51z | 52z | 53z | 54z | 56z | 57z | 58z | 59z)]
    Most,
    #[reply(1yz | 2yz | 3yz | 4yz)]
    Rest,
}

#[derive(FromReply)]
#[reply(unregistered)]
enum Three {
    #[reply(553 | 554 | 555 | 556 | 557 | 558 | 559)]
    Most,
    #[reply(50z | 51z | 52z | 53z | 54z | 56z | 57z | 58z | 59z)]
    Tens,
    #[reply(1yz | 2yz | 3yz | 4yz)]
    Rest,
}

#[derive(FromReply)]
#[reply(250)]
struct Struct;

fn main() {}
