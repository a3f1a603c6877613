use super::{C5, C25, C45, C245, NONE, row};
use crate::Basic::List;
use crate::Party::{ClientAuthor, Nobody, Sender, ServerAdministrator};
use crate::StatusRow;
use crate::macros::{refs, rfc};

/// X.6: the content.
#[rustfmt::skip]
pub(super) const ROWS: &[StatusRow] = &[
    //         name                                 stated classes registered with         party                summary                                                                                                  defined in               explanation
    row(6,  0, "OtherMediaError",                   NONE, C245, List(&[]),              Sender,              "Other or undefined media error",                                                                        refs!(3463 "3.7"),       "Other or undefined media error."),
    row(6,  1, "MediaNotSupported",                 C5,   C5,   List(&[]),              Sender,              "Media not supported",                                                                                   refs!(3463 "3.7"),       "Media not supported."),
    row(6,  2, "ConversionRequiredAndProhibited",   NONE, C245, List(&[]),              Sender,              "Conversion required and prohibited",                                                                    refs!(3463 "3.7"),       "Conversion required and prohibited."),
    row(6,  3, "ConversionRequiredButNotSupported", NONE, C45,  List(&[554]),           ServerAdministrator, "Conversion required but not supported",                                                                 refs!(3463 "3.7"),       "Conversion required but not supported."),
    row(6,  4, "ConversionWithLossPerformed",       C25,  C25,  List(&[250]),           Nobody,              "Conversion with loss performed",                                                                        refs!(3463 "3.7"),       "Conversion with loss performed."),
    row(6,  5, "ConversionFailed",                  C45,  C45,  List(&[]),              ServerAdministrator, "Conversion Failed",                                                                                     refs!(3463 "3.7"),       "Conversion Failed."),
    row(6,  6, "MessageContentNotAvailable",        C45,  C45,  List(&[554]),           ServerAdministrator, "Message content not available",                                                                         refs!(4468 "5"),         "Message content not available."),
    row(6,  7, "NonAsciiAddressesNotPermitted",     NONE, C45,  List(&[550, 553]),      Sender,              "Non-ASCII addresses not permitted for that sender/recipient",                                           refs!(6531 "4.2"),       "Non-ASCII addresses not permitted for that sender/recipient."),
    row(6,  8, "Utf8ReplyRequired",                 NONE, C245, List(&[252, 550, 553]), ClientAuthor,        "UTF-8 string reply is required, but not permitted by the SMTP client",                                  refs!(6531 "4.2"),       "UTF-8 string reply is required, but not permitted by the SMTP client."),
    row(6,  9, "Utf8HeaderMessageNotTransferable",  NONE, C45,  List(&[550]),           Sender,              "UTF-8 header message cannot be transferred to one or more recipients, so the message must be rejected", refs!(6531 "4.2"),       "UTF-8 header message cannot be transferred to one or more recipients, so the message must be rejected."),
    row(6, 10, "Utf8ReplyRequiredDeprecated",       NONE, C245, List(&[]),              ClientAuthor,        "UTF-8 reply required, deprecated number",                                                               refs!(6531 "4.2", 5336), "UTF-8 reply required, deprecated number."),
];
