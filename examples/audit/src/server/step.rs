//! The language in which the dialogues of the checks are written.
//!
//! A dialogue is a list of steps. `say(LINE)` sends a line and takes the reply; what the reply has to be is told by
//! [`Step::wants`], what else it may be by the methods after it. Without any of them, see [`super::play`] for what
//! is taken.

use smtp_codes::Command;

use super::talk::Talk;
use crate::outcome::Judged;
use crate::protocol::For;
use crate::rule::{Level, Rule};
use crate::transcript::{Answer, Turn};

/// Judges the reply that came, once its code is right. The error says what is wrong with it, and what would be right.
pub(crate) type Judge = fn(&Answer, &Talk<'_>) -> Judged;

/// Makes what is sent.
pub(crate) type Make = fn(&Talk<'_>) -> Result<Vec<u8>, &'static str>;

/// One step of a dialogue.
#[derive(Clone, Copy)]
pub(crate) struct Step {
    pub(crate) does: Does,
    /// Only prepares for the steps that count: if it fails, the check did not come to its point.
    pub(crate) is_setup: bool,
    /// The codes that are right.
    pub(crate) wants: &'static str,
    /// The codes that are never right.
    pub(crate) never: &'static str,
    /// The codes that the RFC allows too, to be noted.
    pub(crate) allows: &'static str,
    /// The codes after which the dialogue leads nowhere.
    pub(crate) skips: &'static str,
    /// The meaning of the end of the connection where a reply is due.
    pub(crate) end: End,
    pub(crate) judge: Option<Judge>,
}

/// The action of a step.
#[derive(Clone, Copy)]
pub(crate) enum Does {
    /// Takes the greeting.
    Greet,
    /// Begins TLS where the user asked for it on every connection.
    Secure,
    /// Logs in where the user asked for it.
    LogIn,
    /// Begins TLS now.
    Handshake,
    /// Sends a line, and takes its reply.
    Say(&'static str),
    /// Sends lines in one write, and takes no reply.
    Send(&'static [&'static str]),
    /// Sends these octets in so many writes as there are pieces. These commands are to be answered.
    Write(&'static [&'static [u8]], &'static [Command]),
    /// Sends what depends on the server or is too long to be written down: a name for it, and the octets. Where there
    /// are none, nothing can be learned.
    Make(&'static str, Command, Make),
    /// Takes the next reply.
    Answer,
    /// Takes the next reply, if it comes within so many milliseconds.
    Perhaps(u32),
    /// Takes nothing: so many milliseconds of silence.
    Silence(u32),
    /// Sees the connection end.
    End,
    /// Goes on only if the server has listed this keyword.
    Offers(&'static str),
    /// Goes on only if the server has not listed this keyword.
    Lacks(&'static str),
    /// Goes on only with a server to which messages may be delivered.
    Delivers,
    /// Goes on only where the user named an account.
    HasAccount,
    /// Counts the messages in the folder that the user named.
    Inbox,
    /// Sees that there are as many as before.
    InboxUnchanged,
    /// Leaves, and connects anew.
    Reconnect,
    /// Takes these steps.
    Steps(&'static [Step]),
    /// Takes these steps so many times.
    Repeat(u32, &'static [Step]),
    /// Takes these steps if the last reply had one of these codes.
    When(&'static str, &'static [Step]),
    /// Ends the dialogue here if the last reply had one of these codes.
    Until(&'static str),
    /// Ends the dialogue here, and well.
    Stop,
    /// Looks at all that was said.
    Look(fn(&Talk<'_>) -> Judged),
}

/// The meaning of the end of the connection where a reply is due.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum End {
    /// It is the one fault that `3.8/no-close` is about, and not this one.
    CutsOff,
    /// It breaks this rule.
    Fails,
    /// It is as good as a refusal.
    Passes,
}

impl Step {
    const fn new(does: Does) -> Self {
        Self {
            does,
            is_setup: false,
            wants: "any",
            never: "",
            allows: "",
            skips: "",
            end: End::CutsOff,
            judge: None,
        }
    }

    /// Says which codes are right.
    pub(crate) const fn wants(self, codes: &'static str) -> Self {
        Self { wants: codes, ..self }
    }

    /// Says which codes are wrong, whatever else is said of them.
    pub(crate) const fn never(self, codes: &'static str) -> Self {
        Self { never: codes, ..self }
    }

    /// Says which codes the RFC allows too.
    pub(crate) const fn allows(self, codes: &'static str) -> Self {
        Self { allows: codes, ..self }
    }

    /// Says after which codes nothing can be learned.
    pub(crate) const fn skips(self, codes: &'static str) -> Self {
        Self { skips: codes, ..self }
    }

    /// Only prepares for what comes.
    pub(crate) const fn setup(self) -> Self {
        Self { is_setup: true, ..self }
    }

    /// The end of the connection breaks the rule.
    pub(crate) const fn stays(self) -> Self {
        Self { end: End::Fails, ..self }
    }

    /// The end of the connection is as good as a refusal.
    pub(crate) const fn or_ends(self) -> Self {
        Self { end: End::Passes, ..self }
    }

    /// Judges the reply further.
    pub(crate) const fn reads(self, judge: Judge) -> Self {
        Self { judge: Some(judge), ..self }
    }
}

/// Sends a line and takes the reply.
pub(crate) const fn say(line: &'static str) -> Step {
    Step::new(Does::Say(line))
}

/// Sends lines in one write. Each reply is an [`answer`] of its own.
pub(crate) const fn send(lines: &'static [&'static str]) -> Step {
    Step::new(Does::Send(lines))
}

/// Sends octets as they are, one piece after the other. Each reply to these commands is an [`answer`] of its own.
pub(crate) const fn write(pieces: &'static [&'static [u8]], commands: &'static [Command]) -> Step {
    Step::new(Does::Write(pieces, commands))
}

/// Sends what the function makes. The reply is an [`answer`] of its own.
pub(crate) const fn make(name: &'static str, command: Command, make: Make) -> Step {
    Step::new(Does::Make(name, command, make))
}

/// Takes the next reply, if it comes within so many milliseconds.
pub(crate) const fn perhaps(milliseconds: u32) -> Step {
    Step::new(Does::Perhaps(milliseconds))
}

/// Takes these steps so many times.
pub(crate) const fn repeat(times: u32, steps: &'static [Step]) -> Step {
    Step::new(Does::Repeat(times, steps))
}

/// Takes the next reply.
pub(crate) const fn answer() -> Step {
    Step::new(Does::Answer)
}

/// Nothing comes for so many milliseconds.
pub(crate) const fn silence(milliseconds: u32) -> Step {
    Step::new(Does::Silence(milliseconds))
}

/// Takes these steps if the last reply had one of these codes.
pub(crate) const fn when(codes: &'static str, steps: &'static [Step]) -> Step {
    Step::new(Does::When(codes, steps))
}

/// Ends the dialogue if the last reply had one of these codes.
pub(crate) const fn until(codes: &'static str) -> Step {
    Step::new(Does::Until(codes))
}

/// Goes on only if the server lists the keyword.
pub(crate) const fn offers(keyword: &'static str) -> Step {
    Step::new(Does::Offers(keyword))
}

/// Goes on only if the server does not list the keyword.
pub(crate) const fn lacks(keyword: &'static str) -> Step {
    Step::new(Does::Lacks(keyword))
}

/// The dialogue ends here, and well.
pub(crate) const STOP: Step = Step::new(Does::Stop);

/// Looks at all that was said.
pub(crate) const fn look(judge: fn(&Talk<'_>) -> Judged) -> Step {
    Step::new(Does::Look(judge))
}

/// Takes these steps.
pub(crate) const fn steps(steps: &'static [Step]) -> Step {
    Step::new(Does::Steps(steps))
}

/// A connection that is ready for the first command.
pub(crate) const CONNECT: Step = steps(&[GREETING, SECURE]);
/// A session that is ready for mail, but for a login.
pub(crate) const MET: Step = steps(&[CONNECT, HELLO]);
/// A session that is ready for mail.
pub(crate) const OPEN: Step = steps(&[MET, LOGIN]);
/// A transaction that waits for the text of a message.
pub(crate) const OPEN_TEXT: Step = steps(&[DELIVERS, OPEN, MAIL, RCPT, DATA]);
/// TLS by STARTTLS.
pub(crate) const STARTTLS: Step = steps(&[say("STARTTLS").wants("220").setup(), HANDSHAKE.setup()]);
/// Another connection.
pub(crate) const RECONNECT: Step = Step::new(Does::Reconnect).setup();
/// The messages are counted.
pub(crate) const INBOX: Step = Step::new(Does::Inbox).setup();
/// No message has come since.
pub(crate) const INBOX_UNCHANGED: Step = Step::new(Does::InboxUnchanged);
/// A message, and its end.
pub(crate) const MESSAGE: Step = write(
    &[b"From: <>\r\nSubject: smtp-audit\r\n\r\nThis message was sent to check how a server answers.\r\n.\r\n"],
    &[Command::EndOfData],
);

/// The greeting, alone.
pub(crate) const GREETING: Step = Step::new(Does::Greet).wants("220").setup();
/// TLS, where the user asked for it.
pub(crate) const SECURE: Step = Step::new(Does::Secure).setup();
/// EHLO, or LHLO.
pub(crate) const HELLO: Step = say("{hello}").wants("250").setup();
/// The login, where the user asked for it.
pub(crate) const LOGIN: Step = Step::new(Does::LogIn).wants("235").setup();
/// TLS begins.
pub(crate) const HANDSHAKE: Step = Step::new(Does::Handshake);
/// The connection ends.
pub(crate) const END: Step = Step::new(Does::End);
/// A sender is taken.
pub(crate) const MAIL: Step = say("MAIL FROM:<{sender}>").wants("250").setup();
/// A recipient is taken.
pub(crate) const RCPT: Step = say("RCPT TO:<{recipient}>").wants("2yz").setup();
/// A recipient is refused.
pub(crate) const RCPT_REFUSED: Step = say("RCPT TO:<{bad}>").wants("5yz").setup();
/// The message may be delivered, and the server waits for it.
pub(crate) const DELIVERS: Step = Step::new(Does::Delivers).setup();
/// Only with an account.
pub(crate) const ACCOUNT: Step = Step::new(Does::HasAccount).setup();
/// The server waits for the message.
pub(crate) const DATA: Step = say("DATA").wants("354").setup();
/// One check of a server: a rule, and the dialogues that show whether it is kept.
#[derive(Clone, Copy)]
pub(crate) struct Check {
    pub(crate) rule: Rule,
    pub(crate) shown_by: ShownBy,
    pub(crate) is_for: For,
    pub(crate) cost: Cost,
    /// Is to be played while nothing else is.
    pub(crate) is_alone: bool,
}

/// The cost of a check.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Cost {
    Little,
    /// Hundreds of commands.
    Heavy,
    /// Minutes.
    Slow,
}

/// The evidence for a rule.
#[derive(Clone, Copy)]
pub(crate) enum ShownBy {
    /// Dialogues, each on a connection of its own.
    Dialogues(&'static [&'static [Step]]),
    /// Every reply of all dialogues.
    EveryReply(fn(&Answer) -> Judged),
    /// All that was said in all dialogues.
    EveryTurn(fn(&Turn) -> Judged),
}

impl Check {
    const fn new(level: Level, id: &'static str, sections: &'static str, says: &'static str) -> Self {
        Self {
            rule: Rule::new(level, id, sections, says),
            shown_by: ShownBy::Dialogues(&[]),
            is_for: For::Both,
            cost: Cost::Little,
            is_alone: false,
        }
    }

    /// The dialogues, each on a connection of its own.
    pub(crate) const fn by(self, dialogues: &'static [&'static [Step]]) -> Self {
        Self { shown_by: ShownBy::Dialogues(dialogues), ..self }
    }

    /// Judges each reply of all dialogues.
    pub(crate) const fn by_replies(self, judge: fn(&Answer) -> Judged) -> Self {
        Self { shown_by: ShownBy::EveryReply(judge), ..self }
    }

    /// Judges each turn of all dialogues.
    pub(crate) const fn by_turns(self, judge: fn(&Turn) -> Judged) -> Self {
        Self { shown_by: ShownBy::EveryTurn(judge), ..self }
    }

    /// Is not for LMTP.
    pub(crate) const fn smtp(self) -> Self {
        Self { is_for: For::Smtp, ..self }
    }

    /// Is for LMTP alone.
    pub(crate) const fn lmtp(self) -> Self {
        Self { is_for: For::Lmtp, ..self }
    }

    /// Sends hundreds of commands.
    pub(crate) const fn heavy(self) -> Self {
        Self { cost: Cost::Heavy, ..self }
    }

    /// Is played while nothing else is.
    pub(crate) const fn alone(self) -> Self {
        Self { is_alone: true, ..self }
    }

    /// Takes minutes.
    pub(crate) const fn slow(self) -> Self {
        Self { cost: Cost::Slow, ..self }
    }
}

/// A check at the level MUST: its id, sections and rule.
pub(crate) const fn must(id: &'static str, sections: &'static str, says: &'static str) -> Check {
    Check::new(Level::Must, id, sections, says)
}

/// A check at the level SHOULD.
pub(crate) const fn should(id: &'static str, sections: &'static str, says: &'static str) -> Check {
    Check::new(Level::Should, id, sections, says)
}

/// A check of what is usual.
pub(crate) const fn practice(id: &'static str, sections: &'static str, says: &'static str) -> Check {
    Check::new(Level::Practice, id, sections, says)
}
