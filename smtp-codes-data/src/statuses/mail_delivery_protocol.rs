use super::{C5, C25, C45, C245, NONE, row};
use crate::Basic::List;
use crate::Party::ClientAuthor;
use crate::StatusRow;
use crate::macros::{refs, rfc};

/// X.5: the conversation of the programs.
#[rustfmt::skip]
pub(super) const ROWS: &[StatusRow] = &[
    //         name                       stated classes registered with                 party         summary                                   defined in         explanation
    row(5,  0, "OtherProtocolStatus",     NONE, C245, List(&[220, 250, 251, 252, 253, 451, 452, 454, 458, 459, 501, 502, 503, 554]), ClientAuthor, "About the conversation of the programs", refs!(3463 "3.6"), "It is about the conversation between the two mail programs, and no finer code fits. After a refusal, tell the author of the sending program."),
    row(5,  1, "InvalidCommand",          C5,   C45,  List(&[430, 500, 501, 503, 530, 550, 554, 555]), ClientAuthor, "Command not valid",                      refs!(3463 "3.6"), "The server does not know the command, or not at this point. The mail program is broken, or not set up for this server: tell its author."),
    row(5,  2, "SyntaxError",             C5,   C25,  List(&[500, 501, 502, 550, 555]), ClientAuthor, "Command malformed",                      refs!(3463 "3.6"), "The server could not read the command, because it is written wrongly or is too long. The mail program is broken: tell its author."),
    row(5,  3, "TooManyRecipients",       NONE, C45,  List(&[451, 452]),              ClientAuthor, "Too many recipients",                    refs!(3463 "3.6"), "The message has more recipients than the server takes in one go. Send it to fewer at a time; a good mail program does so by itself."),
    row(5,  4, "InvalidCommandArguments", C5,   C45,  List(&[451, 501, 502, 503, 504, 550, 555]), ClientAuthor, "Arguments not valid",                    refs!(3463 "3.6"), "The server knows the command, but what follows it is wrong, out of range or not offered here. The mail program is broken, or not set up for this server: tell its author."),
    row(5,  5, "WrongProtocolVersion",    NONE, C245, List(&[]),                      ClientAuthor, "Wrong version of the protocol",          refs!(3463 "3.6"), "The two mail programs speak versions of the protocol that do not go together. Bring the mail program up to date, or tell its author."),
    row(5,  6, "AuthExchangeLineTooLong", C45,  C45,  List(&[500]),                   ClientAuthor, "Login line too long",                    refs!(4954 "6"),   "A line of the login was longer than the server takes. The mail program or the way of logging in does not suit this server: choose another one, or tell the author of the program."),
];
