//! Reply codes that mean one thing after some commands and another after the rest.

use crate::Command::{
    self, Atrn, Auth, AuthData, Bdat, Burl, Connect, Data, Ehlo, EndOfData, Etrn, Expn, Helo, Help, Lhlo,
    Mail, Noop, Rcpt, Rset, StartTls, Unrecognized, Vrfy,
};
use crate::macros::{exists, for_each};
use crate::{Triple, code_leads, status_index};

/// The meaning of a reply code in answer to certain commands, where the words of its own row would mislead.
#[derive(Clone, Copy, Debug)]
pub struct AnswerRow {
    /// The reply code.
    pub code: u16,
    /// The commands that it then answers.
    pub commands: &'static [Command],
    /// `true` if the row counts whatever the enhanced status code is; else a status that names a subject says more.
    pub is_last_word: bool,
    /// A short phrase without a full stop.
    pub summary: &'static str,
    /// The explanation: the cause and the next step, in one to three sentences.
    pub explanation: &'static str,
}

/// Every such meaning, ascending by code.
pub static ANSWERS: &[AnswerRow] = &[
    PUT_OFF,
    AnswerRow { commands: &[Mail], ..PUT_OFF },
    AnswerRow {
        code: 454,
        commands: &[Auth, AuthData],
        is_last_word: true,
        summary: "Login cannot be checked now",
        explanation: "The server cannot check any login at the moment, so the password may well be right. \
                      Keep it.",
    },
    AnswerRow {
        code: 454,
        commands: &[StartTls],
        is_last_word: true,
        summary: "Encryption not available now",
        explanation: "The server cannot encrypt the connection at the moment. Do not send over it in clear \
                      what needs to be protected.",
    },
    AnswerRow {
        code: 454,
        commands: &[Mail, Rcpt, Data, EndOfData, Bdat, Burl],
        is_last_word: false,
        summary: "Message not taken now",
        explanation: "The server does not take the message for the moment. The text of the reply may name \
                      the reason, such as a limit on how much it takes from one sender at a time.",
    },
    AnswerRow {
        code: 503,
        commands: &[Ehlo, Helo, Lhlo],
        is_last_word: true,
        summary: "Greeting not taken here",
        explanation: "The server takes no greeting at this point: some servers refuse a second one on the \
                      same connection, and one that refused the connection refuses everything after it. The \
                      reply before this one tells which it is.",
    },
    NO_LOGIN,
    NOT_LET_IN,
    AnswerRow {
        code: 550,
        commands: &[Mail],
        is_last_word: false,
        summary: "Sender refused",
        explanation: "The server takes nothing from this sender: it does not know the address, or the account may \
                      not use it, or a rule refuses the side that connects. The text usually names the reason.",
    },
    MESSAGE_REFUSED,
    AnswerRow {
        code: 550,
        commands: &[Vrfy, Expn],
        is_last_word: false,
        summary: "Address not confirmed",
        explanation: "The server knows no such mailbox or list, or does not tell: many answer this command to \
                      nobody. If it does not tell, only a message shows whether the address is right.",
    },
    AnswerRow { code: 551, ..NOT_LET_IN },
    AnswerRow {
        code: 552,
        commands: &[Mail],
        is_last_word: false,
        summary: "Message too big, or no room for it",
        explanation: "The message is bigger than the server takes, or than the sender may still send. Send a \
                      smaller one, for instance with a link in place of an attachment.",
    },
    AnswerRow {
        code: 552,
        commands: &[Rcpt],
        is_last_word: false,
        summary: "Mailbox full, or too many recipients",
        explanation: "There is no room left in the mailbox of this recipient, or the server takes no more \
                      recipients in one go, for which old servers send this code too. The text of the reply \
                      may tell which it is.",
    },
    AnswerRow {
        code: 552,
        commands: &[Data, EndOfData, Bdat, Burl],
        is_last_word: false,
        summary: "No room for the message, or refused",
        explanation: "The mailbox has no room left for the message, or the message is bigger than the server takes, \
                      or a rule refuses what is in it. The text of the reply usually tells which it is.",
    },
    AnswerRow { code: 553, ..NOT_LET_IN },
    AnswerRow { code: 553, ..MESSAGE_REFUSED },
    AnswerRow { code: 571, ..NO_LOGIN },
];

/// The commands that name no mailbox and are refused for who sends them, by access lists and blocklists.
pub(crate) const WITHOUT_MAILBOX: &[Command] =
    &[Connect, Ehlo, Helo, Lhlo, Rset, Help, Noop, StartTls, Auth, AuthData, Etrn, Atrn, Unrecognized];

const PUT_OFF: AnswerRow = AnswerRow {
    code: 450,
    commands: WITHOUT_MAILBOX,
    is_last_word: false,
    summary: "Sending side put off",
    explanation: "The server puts off the side that connects, whatever the mailbox: by a check of its name or DNS, a \
                  limit, or greylisting, which tests whether a sender comes back.",
};

const NO_LOGIN: AnswerRow = AnswerRow {
    code: 550,
    commands: &[Auth, AuthData],
    is_last_word: false,
    summary: "Login refused",
    explanation: "The server refuses this login: the account may not send in this way, or a rule refuses the side that \
                  connects, or the password is wrong. The text usually names the reason.",
};

const MESSAGE_REFUSED: AnswerRow = AnswerRow {
    code: 550,
    commands: &[Data, EndOfData, Bdat, Burl],
    is_last_word: false,
    summary: "Message refused",
    explanation: "The server took a recipient and refuses the message: usually by a rule about what is in it or who \
                  sends it, which the text names. Some servers look only now whether the mailbox exists.",
};

const NOT_LET_IN: AnswerRow = AnswerRow {
    code: 550,
    commands: WITHOUT_MAILBOX,
    is_last_word: false,
    summary: "Sending side refused",
    explanation: "A rule of the server refuses the side that connects, whatever the mailbox: a blocklist, for \
                  instance, or a check of its name or DNS. The administrator of the sending side should read \
                  the text, which usually names the rule.",
};

/// Returns the row that says what this reply means in answer to this command; `None` where the rows of its codes do.
///
/// ```
/// use smtp_codes_data::{Command, answer_row};
///
/// let throttled = answer_row(Command::EndOfData, 454, None).unwrap();
/// assert_eq!(throttled.summary, "Message not taken now");
/// assert!(answer_row(Command::Rcpt, 550, None).is_none());
/// ```
#[must_use]
pub const fn answer_row(command: Command, code: u16, enhanced: Option<Triple>) -> Option<&'static AnswerRow> {
    let names_cause = match enhanced {
        None | Some(Triple { subject: 0, .. }) => false,
        Some(Triple { subject, detail, .. }) => {
            status_index(subject, 0).is_some() && !code_leads(Some(command), code, subject, detail)
        }
    };
    for_each!(row in ANSWERS, {
        if row.code == code
            && (row.is_last_word || !names_cause)
            && exists!(&one in row.commands, one as u8 == command as u8)
        {
            return Some(row);
        }
    });
    None
}
