use crate::{Class, Party, Reference, Severity, by_name, closed_enum};

closed_enum! {
    /// How official a reply code is.
    pub enum Origin {
        Standard  = 0, "Defined by the base standard, RFC 5321, or its companions.";
        Extension = 1, "Defined by an RFC that extends SMTP.";
        Obsolete  = 2, "Defined once and since withdrawn; not to be sent any more.";
        DeFacto   = 3, "Sent by real servers, defined by no RFC.";
    }
}

closed_enum! {
    /// How well a reply code fits a command.
    ///
    /// Where several apply, the first in this order counts.
    pub enum Standing {
        Listed   = 0, "An RFC names the code for this command.";
        Any      = 1, "The code may answer every command (RFC 5321 sections 4.2.4 and 4.3.2).";
        InState  = 2, "The code is right only in a state that an RFC names, such as before a login.";
        Practice = 3, "The code is in no list, but widely sent.";
        Unlisted = 4, "Nothing says that this code answers this command.";
    }
}

by_name!(Origin, Standing);

/// One reply code of the table.
#[derive(Clone, Copy, Debug)]
pub struct CodeRow {
    /// The three digits as a number, 100..=599.
    pub code: u16,
    /// The name in PascalCase, which is that of the variant.
    pub name: &'static str,
    /// The same name in SCREAMING_SNAKE_CASE, which is that of the constant.
    pub constant: &'static str,
    /// A short phrase without a full stop.
    pub summary: &'static str,
    /// Words for which people search when they get it, in lower case and in order.
    pub terms: &'static [&'static str],
    /// The explanation: the cause and the next step, in one to three sentences.
    pub explanation: &'static str,
    /// Who defined it.
    pub origin: Origin,
    /// Who has to act.
    pub party: Party,
    /// `true` if the server closes the connection after it.
    pub closes: bool,
    /// Where it is defined; never empty.
    pub references: &'static [Reference],
}

/// One enhanced status code of the table, X.subject.detail.
#[derive(Clone, Copy, Debug)]
pub struct StatusRow {
    /// The second number.
    pub subject: u16,
    /// The third number.
    pub detail: u16,
    /// The name in PascalCase.
    pub name: &'static str,
    /// A short phrase without a full stop.
    pub summary: &'static str,
    /// Words for which people search when they get it, in lower case and in order.
    pub terms: &'static [&'static str],
    /// The explanation: the cause and the next step, in one to three sentences.
    pub explanation: &'static str,
    /// Who has to act.
    pub party: Party,
    /// The classes that the text of the RFC states; empty where it states none.
    pub stated: &'static [Class],
    /// The classes that are right or in use, ascending; never empty.
    pub classes: &'static [Class],
    /// The reply codes that are registered with it.
    pub basic: Basic,
    /// Where it is defined; never empty.
    pub references: &'static [Reference],
}

/// The reply codes that an enhanced status code is registered with; a hint, never a limit (RFC 5248 section 2.1).
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub enum Basic {
    /// Every reply code.
    Any,
    /// Every reply code of one first digit.
    Family(Severity),
    /// These reply codes, ascending; empty where the registry names none.
    List(&'static [u16]),
}

/// One reply that a command may get, and why.
#[derive(Clone, Copy, Debug)]
pub struct ReplyRow {
    /// The reply code.
    pub code: u16,
    /// How well it fits the command; never [`Standing::Unlisted`].
    pub standing: Standing,
    /// Where an RFC says so; `None` for what only practice knows.
    pub reference: Option<Reference>,
    /// The meaning of the reply there, or the servers that send it: a short phrase without a full stop.
    pub reason: &'static str,
}
