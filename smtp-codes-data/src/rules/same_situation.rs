//! Replies that answer the same situation as others, for who has to send another code.

use crate::Command;

/// Codes that answer the same situation, as groups of which the first that fits counts; what each command gets, the
/// table says.
#[rustfmt::skip]
pub static SAME_SITUATION: &[(u16, &[&[u16]])] = &[
    // For a time.
    (422, &[&[432], &[454], &[450], &[451], &[421]]), // a password has to be converted
    (424, &[&[451], &[450], &[421]]),                 // a list cannot be expanded
    (430, &[&[450], &[451], &[421]]),
    (432, &[&[454], &[450], &[451], &[421]]),
    (435, &[&[454], &[451], &[450], &[421]]),         // a login cannot be checked
    (450, &[&[451], &[421]]),
    (451, &[&[454], &[450], &[421]]),
    (452, &[&[454], &[451], &[450], &[421]]),
    (453, &[&[450], &[451], &[421]]),
    (454, &[&[451], &[450], &[421]]),
    (455, &[&[454], &[451], &[450], &[421]]),
    (458, &[&[451], &[454], &[450], &[421]]),
    (459, &[&[450], &[451], &[421]]),
    // Commands and their order.
    (500, &[&[501], &[554], &[421]]),
    (501, &[&[554], &[421]]),
    (502, &[&[503], &[554], &[501], &[421]]),
    (503, &[&[554], &[501], &[421]]),
    (504, &[&[501], &[554], &[421]]),
    (555, &[&[501], &[554], &[421]]),
    // Logins and encryption.
    (523, &[&[538, 534], &[530], &[554], &[550], &[421]]),
    (524, &[&[538], &[530], &[554], &[550], &[421]]),
    (525, &[&[535], &[550], &[554], &[421]]),
    (530, &[&[535], &[554], &[550], &[421]]),
    (533, &[&[535], &[550], &[554], &[421]]),
    (534, &[&[530], &[550], &[554], &[421]]),
    (535, &[&[530], &[550], &[554], &[421]]),
    (538, &[&[530], &[550], &[554], &[421]]),
    // Mailboxes, messages and policy.
    (521, &[&[535], &[554], &[421]]),
    (541, &[&[535], &[550], &[554], &[421]]),
    (550, &[&[535], &[554], &[421]]),
    (551, &[&[535], &[550], &[554], &[421]]),
    (552, &[&[535], &[554], &[550], &[421]]),
    (553, &[&[535], &[550], &[554], &[421]]),
    (554, &[&[421]]),
    (556, &[&[535], &[550], &[554], &[421]]),
    (571, &[&[535], &[550], &[554], &[421]]),
];

/// The codes that speak of a login or of encryption.
pub static LOGIN_CODES: &[u16] = &[422, 432, 435, 454, 523, 525, 530, 534, 535, 538];

/// A command, a code that it does not get, and the replies that are right instead: code, subject and detail.
pub type RightReplies = (Command, u16, &'static [(u16, Option<(u16, u16)>)]);

/// The replies that are right instead of one code to one command, before those of [`SAME_SITUATION`].
#[rustfmt::skip]
pub static RIGHT_REPLIES: &[RightReplies] = &[
    (Command::EndOfData, 502, &[(554, Some((5, 1)))]),
    (Command::EndOfData, 503, &[(554, Some((5, 1)))]),                  // RFC 2920 section 4
    (Command::EndOfData, 521, &[(554, Some((3, 2)))]),
    (Command::EndOfData, 530, &[(550, Some((7, 1)))]),
    (Command::AuthData,  502, &[(501, None)]),
    (Command::AuthData,  503, &[(501, None)]),
    (Command::StartTls,  504, &[(503, None), (454, None), (502, None)]), // TLS is active, not now, not offered
    (Command::Etrn,      453, &[(251, None)]),                          // RFC 1985 section 5.1: no messages wait
];
