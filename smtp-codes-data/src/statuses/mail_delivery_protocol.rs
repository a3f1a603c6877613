use super::{C5, C25, C45, C245, NONE, row};
use crate::Basic::List;
use crate::Party::ClientAuthor;
use crate::StatusRow;
use crate::macros::{refs, rfc};

/// X.5: the conversation of the programs.
#[rustfmt::skip]
pub(super) const ROWS: &[StatusRow] = &[
    //         name                       stated classes registered with                 party         summary                                     defined in         explanation
    row(5,  0, "OtherProtocolStatus",     NONE, C245, List(&[220, 250, 251, 252, 253, 451, 452, 454, 458, 459, 501, 502, 503, 554]), ClientAuthor, "Other or undefined protocol status",       refs!(3463 "3.6"), "Other or undefined protocol status."),
    row(5,  1, "InvalidCommand",          C5,   C45,  List(&[430, 500, 501, 503, 530, 550, 554, 555]), ClientAuthor, "Invalid command",                          refs!(3463 "3.6"), "Invalid command."),
    row(5,  2, "SyntaxError",             C5,   C25,  List(&[500, 501, 502, 550, 555]), ClientAuthor, "Syntax error",                             refs!(3463 "3.6"), "Syntax error."),
    row(5,  3, "TooManyRecipients",       NONE, C45,  List(&[451, 452]),              ClientAuthor, "Too many recipients",                      refs!(3463 "3.6"), "Too many recipients."),
    row(5,  4, "InvalidCommandArguments", C5,   C45,  List(&[451, 501, 502, 503, 504, 550, 555]), ClientAuthor, "Invalid command arguments",                refs!(3463 "3.6"), "Invalid command arguments."),
    row(5,  5, "WrongProtocolVersion",    NONE, C245, List(&[]),                      ClientAuthor, "Wrong protocol version",                   refs!(3463 "3.6"), "Wrong protocol version."),
    row(5,  6, "AuthExchangeLineTooLong", C45,  C45,  List(&[500]),                   ClientAuthor, "Authentication Exchange line is too long", refs!(4954 "6"),   "Authentication Exchange line is too long."),
];
