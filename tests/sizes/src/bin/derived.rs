//! Ten replies of a server, derived.

#![no_std]
#![no_main]

use smtp_codes::ToReply;

#[derive(Clone, Copy, ToReply)]
enum Answer {
    #[reply(220, "ready")]
    Ready,
    #[reply(221, "2.0.0", "goodbye")]
    Goodbye,
    #[reply(250, "2.0.0", "ok")]
    Fine,
    #[reply(354, "send the message")]
    GoOn,
    #[reply(421, "4.3.2", "shutting down")]
    ShuttingDown,
    #[reply(452, "4.2.2", "mailbox full")]
    Full,
    #[reply(500, "5.5.2", "syntax error")]
    Syntax,
    #[reply(503, "5.5.1", "bad sequence of commands")]
    Sequence,
    #[reply(550, "5.1.1", "no such user")]
    NoSuchUser,
    #[reply(554, "5.7.1", "not here")]
    Refused,
}

const ANSWERS: [Answer; 10] = [
    Answer::Ready,
    Answer::Goodbye,
    Answer::Fine,
    Answer::GoOn,
    Answer::ShuttingDown,
    Answer::Full,
    Answer::Syntax,
    Answer::Sequence,
    Answer::NoSuchUser,
    Answer::Refused,
];

smtp_codes_sizes::program!(|number, output| {
    let _ = ANSWERS[usize::from(number) % 10].wire().write_into(output.buffer());
});
