use crate::Standing::{self, Any, InState, Listed, Practice};
use crate::macros::{exists, for_each, rfc};
use crate::{Command, Reference, ReplyRow};

/// Returns the rows of one command that are its own; [`ANY`], [`STATES`] and [`inherited`] come on top.
pub(crate) const fn own(command: Command) -> &'static [ReplyRow] {
    match command {
        Command::Connect => CONNECT,
        Command::Ehlo => EHLO,
        Command::Helo => HELO,
        Command::Lhlo => &[],
        Command::Mail => MAIL,
        Command::Rcpt => RCPT,
        Command::Data => DATA,
        Command::EndOfData => END_OF_DATA,
        Command::Bdat => BDAT,
        Command::Burl => BURL,
        Command::Rset => RSET,
        Command::Vrfy => VRFY,
        Command::Expn => EXPN,
        Command::Help => HELP,
        Command::Noop => NOOP,
        Command::Quit => QUIT,
        Command::StartTls => STARTTLS,
        Command::Auth => AUTH,
        Command::AuthData => AUTH_DATA,
        Command::Etrn => ETRN,
        Command::Atrn => ATRN,
        Command::Unrecognized => UNRECOGNIZED,
        Command::Unsolicited => UNSOLICITED,
    }
}

/// Returns the replies that may answer every command. A greeting answers none, and without a command there is
/// nothing to answer.
pub(crate) const fn any(command: Command) -> &'static [ReplyRow] {
    match command {
        Command::Connect | Command::Unsolicited => &[],
        _ => ANY,
    }
}

/// Returns the replies that are right for every command in a certain state of the session.
pub(crate) const fn states(command: Command) -> &'static [ReplyRow] {
    match command {
        Command::Connect | Command::Unrecognized | Command::Unsolicited => &[],
        _ => STATES,
    }
}

/// Returns the codes that [`ANY`], [`STATES`] and [`inherited`] give and this command does not get.
///
/// A server has to know the commands of RFC 5321 section 4.5.1, so a 502 to one of them is wrong (section 4.2.4);
/// EHLO, HELO and VRFY get it all the same, as section 4.3.2 lists it there. The end of the data and an answer to a
/// challenge are not commands: they cannot be unknown, out of order or too early, and a connection that was refused
/// has not come so far.
pub(crate) const fn never(command: Command) -> &'static [u16] {
    match command {
        Command::Mail | Command::Rcpt | Command::Data | Command::Rset | Command::Noop | Command::Quit => {
            &[502]
        }
        Command::EndOfData | Command::AuthData => &[502, 503, 521, 530],
        _ => &[],
    }
}

/// A command that gets everything another one gets.
#[derive(Clone, Copy)]
pub(crate) struct Inherited {
    pub(crate) from: Command,
    pub(crate) reference: Reference,
    pub(crate) reason: &'static str,
    /// `true` if the RFC permits every suitable 4yz and 5yz, so that a refusal that is practice there is listed here.
    pub(crate) opens_to_refusals: bool,
}

#[rustfmt::skip]
pub(crate) const fn inherited(command: Command) -> Option<Inherited> {
    Some(match command {
        Command::Lhlo      => inherit(Command::Ehlo,      false, rfc!(2033 "4.1"), "as for EHLO"),
        Command::EndOfData => inherit(Command::Rcpt,      false, rfc!(2033 "4.2"),
                                      "LMTP answers here for each recipient"),
        Command::Bdat      => inherit(Command::EndOfData, true,  rfc!(3030 "2"),
                                      "a chunk can fail as a whole message can"),
        Command::Burl      => inherit(Command::EndOfData, true,  rfc!(4468 "6"),   "with LAST it ends the message"),
        _ => return None,
    })
}

#[rustfmt::skip]
const ANY: &[ReplyRow] = &[
    row(421, Any, rfc!(5321 "4.3.2"), "the server goes down and closes"),
    row(500, Any, rfc!(5321 "4.3.2"), "the line is not understood or too long"),
    row(501, Any, rfc!(5321 "4.3.2"), "the arguments are not understood"),
    row(502, Any, rfc!(5321 "4.2.4"), "known, but not implemented"),
];

#[rustfmt::skip]
const STATES: &[ReplyRow] = &[
    row(450, InState, rfc!(6647 "5"),   "greylisting"),
    row(503, InState, rfc!(5321 "3.1"), "out of order, or after a 554 greeting"),
    row(521, InState, rfc!(7504 "3"),   "after a 521 greeting"),
    row(530, InState, rfc!(4954 "6"),   "a login or TLS has to come first"),
    row(554, InState, rfc!(3207 "4.1"), "TLS is too weak"),
];

#[rustfmt::skip]
const CONNECT: &[ReplyRow] = &[
    row(220, Listed, rfc!(5321 "4.3.2"), "ready"),
    row(421, Listed, rfc!(821 "4.3"),    "not available now, or greylisting (RFC 6647 section 2)"),
    seen(450, "greylisting servers"),
    seen(451, "servers under load"),
    seen(452, "servers under load"),
    row(521, Listed, rfc!(7504 "5.1"),   "this host never takes mail"),
    seen(550, "Exim refuses a connection with it"),
    seen(553, "Yahoo: 553 5.7.1"),
    row(554, Listed, rfc!(5321 "4.3.2"), "no SMTP service here"),
];

#[rustfmt::skip]
const EHLO: &[ReplyRow] = &[
    row(250, Listed,  rfc!(5321 "4.3.2"), "hello, and the list of extensions"),
    row(421, Listed,  rfc!(1869 "4.5"),   "not available now"),
    row(450, InState, rfc!(6647 "5"),     "greylisting, or a name check (Postfix: 450 4.7.1)"),
    seen(451, "name checks that cannot be made now"),
    row(500, Listed,  rfc!(1869 "4.6"),   "no extensions here, or LMTP (RFC 2033 section 4.1)"),
    row(501, Listed,  rfc!(1869 "4.5"),   "the name after EHLO is malformed"),
    row(502, Listed,  rfc!(5321 "4.3.2"), "no extensions here"),
    row(504, Listed,  rfc!(5321 "4.3.2"), "the name after EHLO is refused"),
    row(550, Listed,  rfc!(5321 "4.3.2"), "refused by policy"),
    row(554, Listed,  rfc!(1869 "4.4"),   "the list of extensions cannot be made"),
];

#[rustfmt::skip]
const HELO: &[ReplyRow] = &[
    row(250, Listed,  rfc!(5321 "4.3.2"), "hello"),
    row(421, Listed,  rfc!(821 "4.3"),    "not available now"),
    row(450, InState, rfc!(6647 "5"),     "greylisting, or a name check (Postfix: 450 4.7.1)"),
    seen(451, "name checks that cannot be made now"),
    row(500, Listed,  rfc!(821 "4.3"),    "not understood, or LMTP (RFC 2033 section 4.1)"),
    row(501, Listed,  rfc!(1123 "5.2.5"), "the name after HELO is malformed"),
    row(502, Listed,  rfc!(5321 "4.3.2"), "known, but not implemented"),
    row(504, Listed,  rfc!(5321 "4.3.2"), "the name after HELO is refused"),
    row(550, Listed,  rfc!(5321 "4.3.2"), "refused by policy"),
    row(554, InState, rfc!(3207 "4.1"),   "TLS is too weak, or a name check refuses"),
];

#[rustfmt::skip]
const MAIL: &[ReplyRow] = &[
    row(250, Listed, rfc!(5321 "4.3.2"), "sender accepted"),
    row(355, Listed, rfc!(1845 "3"),     "go on from this offset"),
    row(450, Listed, rfc!(6710 "4.1"),   "priority refused for now"),
    row(451, Listed, rfc!(5321 "4.3.2"), "an error of the server"),
    row(452, Listed, rfc!(5321 "4.3.2"), "no room now"),
    seen(454, "Amazon SES when it slows a sender down"),
    row(455, Listed, rfc!(5321 "4.3.2"), "a parameter cannot be honoured now"),
    row(501, Listed, rfc!(3461 "5.1"),   "a parameter is malformed"),
    row(503, Listed, rfc!(5321 "4.3.2"), "not the time for MAIL"),
    row(504, Listed, rfc!(4141 "4.2"),   "a parameter is not supported"),
    row(530, Listed, rfc!(4954 "6"),     "a login has to come first"),
    row(550, Listed, rfc!(5321 "4.3.2"), "sender refused"),
    row(552, Listed, rfc!(5321 "4.3.2"), "the message is too big"),
    row(553, Listed, rfc!(5321 "4.3.2"), "the address of the sender is not allowed"),
    row(554, Listed, rfc!(6409 "4.1"),   "submission refused"),
    row(555, Listed, rfc!(5321 "4.3.2"), "a parameter is not known"),
];

#[rustfmt::skip]
const RCPT: &[ReplyRow] = &[
    row(250, Listed, rfc!(5321 "4.3.2"), "recipient accepted"),
    row(251, Listed, rfc!(5321 "4.3.2"), "recipient is elsewhere, the server forwards"),
    seen(424, "OpenSMTPD: a list cannot be expanded now"),
    row(450, Listed, rfc!(5321 "4.3.2"), "mailbox not available now"),
    row(451, Listed, rfc!(5321 "4.3.2"), "an error of the server"),
    row(452, Listed, rfc!(5321 "4.3.2"), "no room now, or too many recipients (section 4.5.3.1.10)"),
    seen(454, "Postfix: 454 4.7.1 relay access denied"),
    row(455, Listed, rfc!(5321 "4.3.2"), "a parameter cannot be honoured now"),
    row(501, Listed, rfc!(3461 "5.1"),   "a parameter is malformed"),
    row(503, Listed, rfc!(5321 "4.3.2"), "not the time for RCPT"),
    row(504, Listed, rfc!(4141 "5.2"),   "a parameter is not supported"),
    row(521, Listed, rfc!(1846 "3"),     "that host never takes mail; 556 has replaced it"),
    seen(524, "OpenSMTPD: a list cannot be expanded"),
    seen(525, "sendmail in bounces: the account is disabled"),
    row(530, Listed, rfc!(4954 "6"),     "a login has to come first"),
    seen(541, "Zoho and maddy when policy refuses"),
    row(550, Listed, rfc!(5321 "4.3.2"), "no such mailbox, or refused by policy"),
    row(551, Listed, rfc!(5321 "4.3.2"), "recipient is elsewhere, send it there"),
    row(552, Listed, rfc!(5321 "4.3.2"), "no room in the mailbox"),
    row(553, Listed, rfc!(5321 "4.3.2"), "the address of the recipient is not allowed"),
    row(554, Listed, rfc!(6409 "4.1"),   "submission refused"),
    row(555, Listed, rfc!(5321 "4.3.2"), "a parameter is not known"),
    row(556, Listed, rfc!(7504 "5.1"),   "the domain takes no mail"),
    seen(571, "servers that block a sender"),
];

#[rustfmt::skip]
const DATA: &[ReplyRow] = &[
    row(354, Listed,  rfc!(5321 "4.3.2"),   "send the text"),
    row(450, InState, rfc!(6647 "5"),       "greylisting, or a policy check"),
    row(451, Listed,  rfc!(821 "4.3"),      "an error of the server"),
    seen(452, "servers that check their space here"),
    row(503, Listed,  rfc!(5321 "4.3.2"),   "not the time for DATA"),
    row(550, Listed,  rfc!(7293 "5.1.1"),   "the owner of a mailbox cannot be checked further on"),
    row(554, Listed,  rfc!(5321 "4.3.2"),   "no valid recipients"),
];

#[rustfmt::skip]
const END_OF_DATA: &[ReplyRow] = &[
    row(250, Listed, rfc!(5321 "4.3.2"), "message accepted"),
    seen(432, "Microsoft 365: 432 4.3.2 when too many connections are open"),
    row(450, Listed, rfc!(5321 "4.3.2"), "refused by policy for now"),
    row(451, Listed, rfc!(5321 "4.3.2"), "an error of the server"),
    row(452, Listed, rfc!(5321 "4.3.2"), "no room now"),
    seen(454, "Amazon SES when it slows a sender down"),
    seen(541, "content filters"),
    row(550, Listed, rfc!(5321 "4.3.2"), "refused by policy"),
    row(551, Listed, rfc!(2033 "4.2"),   "LMTP answers here for each recipient; Fastmail: 551 5.7.1"),
    row(552, Listed, rfc!(5321 "4.3.2"), "the message is too big"),
    row(553, Listed, rfc!(2033 "4.2"),   "LMTP answers here for each recipient; content filters"),
    row(554, Listed, rfc!(5321 "4.3.2"), "the message is refused"),
];

#[rustfmt::skip]
const BDAT: &[ReplyRow] = &[
    row(250, Listed, rfc!(3030 "2"), "chunk accepted; after LAST, the message"),
    row(503, Listed, rfc!(3030 "2"), "not the time for BDAT"),
];

#[rustfmt::skip]
const BURL: &[ReplyRow] = &[
    row(250, Listed, rfc!(4468 "6"), "part fetched; after LAST, the message accepted"),
    row(451, Listed, rfc!(4468 "6"), "the IMAP server does not answer"),
    row(503, Listed, rfc!(4468 "6"), "no valid recipients"),
    row(552, Listed, rfc!(4468 "6"), "no room in the mailbox"),
    row(554, Listed, rfc!(4468 "6"), "the part cannot be had, or there are no recipients"),
];

#[rustfmt::skip]
const RSET: &[ReplyRow] = &[
    row(250, Listed, rfc!(5321 "4.3.2"), "transaction dropped"),
    row(501, Listed, rfc!(5321 "4.3.2"), "RSET takes no argument"),
];

#[rustfmt::skip]
const VRFY: &[ReplyRow] = &[
    row(250, Listed,  rfc!(5321 "4.3.2"), "the mailbox exists"),
    row(251, Listed,  rfc!(5321 "4.3.2"), "the user is elsewhere, the server forwards"),
    row(252, Listed,  rfc!(5321 "4.3.2"), "not verified, but mail is taken"),
    row(450, InState, rfc!(6647 "5"),     "greylisting, or a look-up that fails now"),
    seen(451, "the same look-ups as for RCPT"),
    row(502, Listed,  rfc!(5321 "4.3.2"), "switched off here"),
    row(504, Listed,  rfc!(5321 "4.3.2"), "an argument is not supported"),
    row(550, Listed,  rfc!(5321 "4.3.2"), "no such mailbox"),
    row(551, Listed,  rfc!(5321 "4.3.2"), "the user is elsewhere"),
    row(553, Listed,  rfc!(5321 "4.3.2"), "the name is ambiguous or not allowed"),
    row(554, InState, rfc!(3207 "4.1"),   "TLS is too weak, or relaying denied (Postfix: 554 5.7.1)"),
];

#[rustfmt::skip]
const EXPN: &[ReplyRow] = &[
    row(250, Listed,  rfc!(5321 "4.3.2"), "the members of the list"),
    row(252, Listed,  rfc!(5321 "4.3.2"), "not verified, but mail is taken"),
    row(450, InState, rfc!(6647 "5"),     "greylisting, or a look-up that fails now"),
    seen(451, "the same look-ups as for RCPT"),
    row(500, Listed,  rfc!(5321 "4.3.2"), "not understood"),
    row(502, Listed,  rfc!(5321 "4.3.2"), "switched off here"),
    row(504, Listed,  rfc!(5321 "4.3.2"), "an argument is not supported"),
    row(550, Listed,  rfc!(5321 "4.3.2"), "no such list, or not for you"),
    seen(553, "servers that treat EXPN as VRFY"),
    row(554, InState, rfc!(3207 "4.1"),   "TLS is too weak, or relaying denied (Postfix: 554 5.7.1)"),
];

#[rustfmt::skip]
const HELP: &[ReplyRow] = &[
    row(211, Listed, rfc!(5321 "4.3.2"), "status"),
    row(214, Listed, rfc!(5321 "4.3.2"), "help text"),
    row(502, Listed, rfc!(5321 "4.3.2"), "no help here"),
    row(504, Listed, rfc!(5321 "4.3.2"), "no help on that"),
];

#[rustfmt::skip]
const NOOP: &[ReplyRow] = &[
    row(250, Listed, rfc!(5321 "4.3.2"), "still here"),
];

#[rustfmt::skip]
const QUIT: &[ReplyRow] = &[
    row(221, Listed, rfc!(5321 "4.3.2"), "goodbye"),
];

#[rustfmt::skip]
const STARTTLS: &[ReplyRow] = &[
    row(220, Listed,  rfc!(3207 "4"),   "start the TLS handshake"),
    seen(451, "Exim, where an access list defers; 454 says the same by the RFC"),
    row(454, Listed,  rfc!(3207 "4"),   "TLS is not available now"),
    row(501, Listed,  rfc!(3207 "4"),   "STARTTLS takes no argument"),
    row(503, InState, rfc!(5321 "3.1"), "TLS is active already, or after a 554 greeting"),
    seen(550, "access lists"),
    row(554, InState, rfc!(3207 "4.1"), "TLS is too weak, or active already (Postfix: 554 5.5.1)"),
];

#[rustfmt::skip]
const AUTH: &[ReplyRow] = &[
    row(235, Listed, rfc!(4954 "4"), "logged in"),
    row(334, Listed, rfc!(4954 "4"), "challenge, base64"),
    seen(422, "registered with X.7.12"),
    row(432, Listed, rfc!(4954 "6"), "the password has to be converted first"),
    seen(435, "Exim: unable to authenticate at present"),
    seen(451, "servers whose password store does not answer"),
    row(454, Listed, rfc!(4954 "6"), "logging in fails for a reason of the server"),
    row(500, Listed, rfc!(4954 "6"), "the line is too long"),
    row(501, Listed, rfc!(4954 "4"), "cancelled, or not base64"),
    row(503, Listed, rfc!(4954 "4"), "logged in already, or inside a transaction"),
    row(504, Listed, rfc!(4954 "4"), "no such mechanism here"),
    seen(523, "registered with X.7.10"),
    seen(524, "registered with X.7.11"),
    seen(525, "registered with X.7.13"),
    row(534, Listed, rfc!(4954 "6"), "the mechanism is too weak"),
    row(535, Listed, rfc!(4954 "6"), "user name or password is wrong"),
    row(538, Listed, rfc!(4954 "6"), "the mechanism needs TLS"),
    seen(550, "access lists"),
];

/// An answer gets what the command gets, but for what is wrong with the command itself.
const AUTH_DATA: &[ReplyRow] = &without::<{ AUTH.len() - 2 }>(AUTH, [503, 504]);

#[rustfmt::skip]
const ETRN: &[ReplyRow] = &[
    row(250, Listed,  rfc!(1985 "5.1"), "queue started"),
    row(251, Listed,  rfc!(1985 "5.1"), "nothing waits"),
    row(252, Listed,  rfc!(1985 "5.1"), "pending messages started"),
    row(253, Listed,  rfc!(1985 "5.1"), "pending messages started, with their number"),
    row(450, InState, rfc!(6647 "5"),   "greylisting, or an access list"),
    seen(451, "access lists that cannot be read now"),
    row(458, Listed,  rfc!(1985 "5.1"), "the queue cannot be started"),
    row(459, Listed,  rfc!(1985 "5.1"), "not allowed for that host"),
    row(500, Listed,  rfc!(1985 "5.1"), "not understood"),
    row(501, Listed,  rfc!(1985 "5.1"), "the arguments are not understood"),
    seen(550, "access lists"),
    row(554, InState, rfc!(3207 "4.1"), "TLS is too weak, or an access list"),
];

#[rustfmt::skip]
const ATRN: &[ReplyRow] = &[
    row(250, Listed, rfc!(2645 "5.2.1"), "roles change now"),
    row(450, Listed, rfc!(2645 "5.2.1"), "refused for now, or asked too soon"),
    row(451, Listed, rfc!(2645 "5.2.1"), "access cannot be checked now"),
    row(453, Listed, rfc!(2645 "5.2.1"), "no mail waits"),
    row(502, Listed, rfc!(2645 "7"),     "not offered here"),
    row(530, Listed, rfc!(2645 "5.2.1"), "a login has to come first"),
];

#[rustfmt::skip]
const UNRECOGNIZED: &[ReplyRow] = &[
    seen(221, "Postfix to a web browser: 221 2.7.0"),
    row(503, InState, rfc!(5321 "3.1"), "after a 554 greeting"),
    row(521, InState, rfc!(7504 "3"),   "after a 521 greeting"),
    row(530, InState, rfc!(3207 "4"),   "TLS or a login has to come first"),
    row(554, InState, rfc!(3207 "4.1"), "TLS is too weak"),
];

#[rustfmt::skip]
const UNSOLICITED: &[ReplyRow] = &[
    row(421, Listed, rfc!(5321 "3.8"), "the server goes down and closes"),
    seen(451, "Gmail: 451 4.4.2 timeout, closing connection"),
];

const fn row(code: u16, standing: Standing, reference: Reference, reason: &'static str) -> ReplyRow {
    ReplyRow { code, standing, reference: Some(reference), reason }
}

/// Creates a row that only practice knows: the servers that send it, instead of a section.
const fn seen(code: u16, servers: &'static str) -> ReplyRow {
    ReplyRow { code, standing: Practice, reference: None, reason: servers }
}

const fn inherit(
    from: Command,
    opens_to_refusals: bool,
    reference: Reference,
    reason: &'static str,
) -> Inherited {
    Inherited { from, reference, reason, opens_to_refusals }
}

/// Returns the rows but those of these codes, each of which has one.
const fn without<const LEFT: usize>(rows: &[ReplyRow], codes: [u16; 2]) -> [ReplyRow; LEFT] {
    let mut left = [rows[0]; LEFT];
    let mut at = 0;
    for_each!(&row in rows, {
        if !exists!(&code in &codes, code == row.code) {
            left[at] = row;
            at += 1;
        }
    });
    assert!(at == LEFT);
    left
}
