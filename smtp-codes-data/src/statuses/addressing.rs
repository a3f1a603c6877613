use super::{C2, C5, C45, C245, NONE, row};
use crate::Basic::List;
use crate::Party::{Nobody, Sender, SendingAdministrator};
use crate::StatusRow;
use crate::macros::{refs, rfc};

/// X.1: addresses.
#[rustfmt::skip]
pub(super) const ROWS: &[StatusRow] = &[
    //         name                                  stated classes registered with    party                 summary                                        defined in                 explanation
    row(1,  0, "OtherAddressStatus",                 NONE, C245, List(&[]),         Sender,               "About an address",                            refs!(3463 "3.2"),         "It is about one of the addresses, and no finer code fits. After a refusal, check the address that the text names."),
    row(1,  1, "BadDestinationMailboxAddress",       C5,   C45,  List(&[451, 550]), Sender,               "No such mailbox",                             refs!(3463 "3.2"),         "There is no mailbox of this name on the server: the part of the address before the @ sign is wrong. Check it for typing errors, or ask the recipient for the right address."),
    row(1,  2, "BadDestinationSystemAddress",        C5,   C45,  List(&[]),         Sender,               "No such domain",                              refs!(3463 "3.2"),         "The domain, the part of the address after the @ sign, does not exist or cannot get mail. Check it for typing errors; if it is right, its owner has to repair it."),
    row(1,  3, "BadDestinationMailboxAddressSyntax", C5,   C5,   List(&[501]),      Sender,               "Recipient address malformed",                 refs!(3463 "3.2"),         "The address of the recipient is not written as an address has to be. Correct it and send the message again."),
    row(1,  4, "DestinationMailboxAddressAmbiguous", NONE, C245, List(&[]),         Sender,               "Recipient address ambiguous",                 refs!(3463 "3.2"),         "The address fits more than one recipient, and the server cannot tell which one is meant. Use the full address and send the message again."),
    row(1,  5, "DestinationAddressValid",            C2,   C2,   List(&[250]),      Nobody,               "Recipient address right",                     refs!(3463 "3.2"),         "The address of the recipient is right and was accepted. Nothing has to be done."),
    row(1,  6, "DestinationMailboxMoved",            C5,   C5,   List(&[]),         Sender,               "Mailbox has moved, new address unknown",      refs!(3463 "3.2"),         "The mailbox was here once and has moved, and the server does not know where to. Ask the recipient for the new address."),
    row(1,  7, "BadSenderMailboxAddressSyntax",      NONE, C245, List(&[]),         SendingAdministrator, "Sender address malformed",                    refs!(3463 "3.2"),         "The address of the sender is not written as an address has to be. Correct it in the settings of the mail program or of the sending server."),
    row(1,  8, "BadSenderSystemAddress",             NONE, C45,  List(&[451, 501]), SendingAdministrator, "Sender domain does not exist",                refs!(3463 "3.2"),         "The domain of the sender, the part of the address after the @ sign, does not exist or cannot receive an answer. Correct the address, or let the administrator of the sending side correct the DNS."),
    row(1,  9, "RelayedToNonCompliantMailer",        C2,   C2,   List(&[]),         Nobody,               "Passed on to a system that sends no reports", refs!(3886 "3.3.4"),       "The message was passed on to a mail system that sends no reports, so nothing more will be heard of it. Nothing has to be done."),
    row(1, 10, "RecipientAddressHasNullMx",          C5,   C5,   List(&[556]),      Sender,               "Recipient domain takes no mail",              refs!(7505 "6", 7504 "6"), "The owner of the domain has declared in the DNS that it takes no mail, by a null MX. Check the part of the address after the @ sign; if it is right, reach the recipient in another way."),
];
