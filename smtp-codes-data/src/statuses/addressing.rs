use super::{C2, C5, C45, C245, NONE, row};
use crate::Basic::List;
use crate::Party::{Nobody, Sender, SendingAdministrator};
use crate::StatusRow;
use crate::macros::{refs, rfc};

/// X.1: addresses.
#[rustfmt::skip]
pub(super) const ROWS: &[StatusRow] = &[
    //         name                                  stated classes registered with    party                 summary                                                 defined in                 explanation
    row(1,  0, "OtherAddressStatus",                 NONE, C245, List(&[]),         Sender,               "Other address status",                                 refs!(3463 "3.2"),         "Other address status."),
    row(1,  1, "BadDestinationMailboxAddress",       C5,   C45,  List(&[451, 550]), Sender,               "Bad destination mailbox address",                      refs!(3463 "3.2"),         "Bad destination mailbox address."),
    row(1,  2, "BadDestinationSystemAddress",        C5,   C45,  List(&[]),         Sender,               "Bad destination system address",                       refs!(3463 "3.2"),         "Bad destination system address."),
    row(1,  3, "BadDestinationMailboxAddressSyntax", C5,   C5,   List(&[501]),      Sender,               "Bad destination mailbox address syntax",               refs!(3463 "3.2"),         "Bad destination mailbox address syntax."),
    row(1,  4, "DestinationMailboxAddressAmbiguous", NONE, C245, List(&[]),         Sender,               "Destination mailbox address ambiguous",                refs!(3463 "3.2"),         "Destination mailbox address ambiguous."),
    row(1,  5, "DestinationAddressValid",            C2,   C2,   List(&[250]),      Nobody,               "Destination address valid",                            refs!(3463 "3.2"),         "Destination address valid."),
    row(1,  6, "DestinationMailboxMoved",            C5,   C5,   List(&[]),         Sender,               "Destination mailbox has moved, No forwarding address", refs!(3463 "3.2"),         "Destination mailbox has moved, No forwarding address."),
    row(1,  7, "BadSenderMailboxAddressSyntax",      NONE, C245, List(&[]),         SendingAdministrator, "Bad sender's mailbox address syntax",                  refs!(3463 "3.2"),         "Bad sender's mailbox address syntax."),
    row(1,  8, "BadSenderSystemAddress",             NONE, C45,  List(&[451, 501]), SendingAdministrator, "Bad sender's system address",                          refs!(3463 "3.2"),         "Bad sender's system address."),
    row(1,  9, "RelayedToNonCompliantMailer",        C2,   C2,   List(&[]),         Nobody,               "Message relayed to non-compliant mailer",              refs!(3886 "3.3.4"),       "Message relayed to non-compliant mailer."),
    row(1, 10, "RecipientAddressHasNullMx",          C5,   C5,   List(&[556]),      Sender,               "Recipient address has null MX",                        refs!(7505 "6", 7504 "6"), "Recipient address has null MX."),
];
