use super::{C5, C25, C45, C245, NONE, row};
use crate::Basic::List;
use crate::Party::{ClientAuthor, Nobody, Sender, ServerAdministrator};
use crate::StatusRow;
use crate::macros::{refs, rfc};

/// X.6: the content.
#[rustfmt::skip]
pub(super) const ROWS: &[StatusRow] = &[
    //         name                                 stated classes registered with         party                summary                                           defined in               explanation
    row(6,  0, "OtherMediaError",                   NONE, C245, List(&[]),              Sender,              "About the content",                              refs!(3463 "3.7"),       "It is about the content of the message, and no finer code fits. After a refusal, send the message in another form."),
    row(6,  1, "MediaNotSupported",                 C5,   C5,   List(&[]),              Sender,              "Kind of content not accepted",                   refs!(3463 "3.7"),       "The recipient or the server does not take this kind of content, such as a certain kind of attachment. Send it in another form."),
    row(6,  2, "ConversionRequiredAndProhibited",   NONE, C245, List(&[]),              Sender,              "Conversion needed and forbidden",                refs!(3463 "3.7"),       "The content had to be converted on the way, and the message, or a rule, forbids that. Send it in a form that needs no conversion, or allow it."),
    row(6,  3, "ConversionRequiredButNotSupported", NONE, C45,  List(&[554]),           ServerAdministrator, "Conversion needed and not possible",             refs!(3463 "3.7"),       "The content had to be converted on the way, and the server cannot do that. Send it in a simpler form, or ask the administrator of the server."),
    row(6,  4, "ConversionWithLossPerformed",       C25,  C25,  List(&[250]),           Nobody,              "Conversion lost something",                      refs!(3463 "3.7"),       "The content was converted on the way, and some of it was lost, such as formatting. Nothing has to be done; ask the recipient if the lost part matters."),
    row(6,  5, "ConversionFailed",                  C45,  C45,  List(&[]),              ServerAdministrator, "Conversion failed",                              refs!(3463 "3.7"),       "The server tried to convert the content, and it did not work. Send it in a simpler form, or tell the administrator of the server."),
    row(6,  6, "MessageContentNotAvailable",        C45,  C45,  List(&[554]),           ServerAdministrator, "Content cannot be fetched",                      refs!(4468 "5"),         "The server was to fetch a part of the message from another server, and could not. Try again later; if it keeps happening, tell the administrator of the server."),
    row(6,  7, "NonAsciiAddressesNotPermitted",     NONE, C45,  List(&[550, 553]),      Sender,              "International addresses not allowed",            refs!(6531 "4.2"),       "An address holds letters beyond plain ASCII, and the server does not take such an address from this sender or for this recipient. Use an address in plain letters if there is one."),
    row(6,  8, "Utf8ReplyRequired",                 NONE, C245, List(&[252, 550, 553]), ClientAuthor,        "Answer needs international letters",             refs!(6531 "4.2"),       "The server can answer only with letters beyond plain ASCII, and the mail program did not say that it can read them. The author of the mail program has to add SMTPUTF8."),
    row(6,  9, "Utf8HeaderMessageNotTransferable",  NONE, C45,  List(&[550]),           Sender,              "Message needs international mail",               refs!(6531 "4.2"),       "The headers of the message hold letters beyond plain ASCII, and the way to at least one recipient cannot carry them. Send it with plain letters in the subject, names and addresses."),
    row(6, 10, "Utf8ReplyRequiredDeprecated",       NONE, C245, List(&[]),              ClientAuthor,        "Answer needs international letters, old number", refs!(6531 "4.2", 5336), "The same as X.6.8, under a number that has been given up. The server should send X.6.8 in its place, and the author of the mail program has to add SMTPUTF8."),
];
