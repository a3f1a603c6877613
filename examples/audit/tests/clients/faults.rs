//! The faults: one for each scenario at least.

use smtp_audit::client::Fate;
use smtp_codes::Action::{self, Accepted, Rejected, RetryLater};
use smtp_codes::Command::{self, Connect, Data, Ehlo, EndOfData, Mail, Quit, Rcpt, StartTls};

/// A kind of client.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Kind {
    /// SMTP in clear.
    Clear,
    /// SMTP under TLS.
    Tls,
    /// SMTP with a login.
    Login,
    Lmtp,
}

impl Kind {
    pub(crate) const ALL: [Self; 4] = [Self::Clear, Self::Tls, Self::Login, Self::Lmtp];
}

/// A fault of a client.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Plant {
    Nothing,
    /// Takes a reply to this command, which begins so, for what it is not.
    Takes(Command, &'static str, Action),
    /// Says at once that this has become of the message.
    Says(Command, &'static str, Fate),
    /// Takes every reply from there on for positive.
    Blind(Command, &'static str),
    /// Goes on after the first line of a reply that begins so.
    FirstLine(Command, &'static str),
    /// Keeps what comes after the reply to this command, for the next.
    KeepsRest(Command),
    Does(Quirk),
}

/// A fault that is not in how a reply is read.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Quirk {
    SpeaksFirst,
    NeedsUpperCase,
    NeedsKnownKeywords,
    /// Takes it for granted that a server of one line knows 8BITMIME, or one that has HELP.
    Presumes(Presumed),
    Pipelines,
    LiesAboutSize,
    SendsEightBit,
    SendsUtf8,
    HasNoName,
    ForgetsRefused,
    SendsToNobody,
    SendsToNeither,
    AddsNoDots,
    PassesLineEnds,
    AddsEmptyLine,
    TakesLastReply,
    LostIsRefused,
    LostIsAsTheOthers,
    IsImpatient,
    NeedsGoodbye,
    SaysNoQuit,
    NeedsText,
    ReadsOnce,
    HasShortLines,
    HasNoLimits,
    TakesAnyLine,
    RestIsRefusal,
    KeepsOffers,
    DoesWithoutTls,
    TriesTwice,
    GivesUpEmptyChallenge,
    QuitsWithinLogin,
    LogsInAnyway,
    RepeatsMechanism,
}

/// An assumption of a client.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Presumed {
    OfOneLine,
    OfHelp,
}

/// A fault, the scenario that is to find it, and the others that cannot miss it.
pub(crate) struct Fault {
    pub(crate) check: &'static str,
    pub(crate) also: &'static [&'static str],
    pub(crate) kind: Kind,
    pub(crate) plant: Plant,
}

pub(crate) fn all() -> impl Iterator<Item = &'static Fault> {
    FAULTS.iter()
}

const fn takes(check: &'static str, command: Command, reply: &'static str, action: Action) -> Fault {
    fault(check, Plant::Takes(command, reply, action))
}

const fn says(check: &'static str, command: Command, reply: &'static str, fate: Fate) -> Fault {
    fault(check, Plant::Says(command, reply, fate))
}

const fn blind(check: &'static str, command: Command, reply: &'static str) -> Fault {
    fault(check, Plant::Blind(command, reply))
}

const fn quirk(check: &'static str, quirk: Quirk) -> Fault {
    fault(check, Plant::Does(quirk))
}

const fn fault(check: &'static str, plant: Plant) -> Fault {
    Fault { check, also: &[], kind: Kind::Clear, plant }
}

impl Fault {
    const fn also(self, also: &'static [&'static str]) -> Self {
        Self { also, ..self }
    }

    const fn of(self, kind: Kind) -> Self {
        Self { kind, ..self }
    }
}

const FAULTS: &[Fault] = &[
    quirk("c/greet-220", Quirk::SpeaksFirst).also(&["c/greet-multiline", "c/no-pipelining"]),
    fault("c/greet-multiline", Plant::FirstLine(Connect, "220-")),
    takes("c/greet-554", Connect, "554", Accepted),
    says("c/greet-521", Connect, "521", Fate::Delivered),
    takes("c/greet-421", Connect, "421", Rejected),
    takes("c/greet-450", Connect, "450", Rejected),
    takes("c/greet-354", Connect, "354", Accepted),
    says("c/ehlo-500", Ehlo, "500", Fate::Refused),
    says("c/ehlo-500", Ehlo, "502", Fate::Later),
    takes("c/ehlo-550", Ehlo, "550", Accepted),
    takes("c/ehlo-421", Ehlo, "421", Rejected),
    quirk("c/ehlo-case", Quirk::NeedsUpperCase),
    quirk("c/ehlo-unknown-keywords", Quirk::NeedsKnownKeywords),
    quirk("c/ehlo-one-line", Quirk::Presumes(Presumed::OfOneLine)),
    quirk("c/params-only-offered", Quirk::Presumes(Presumed::OfHelp)),
    quirk("c/no-pipelining", Quirk::Pipelines),
    quirk("c/size-too-small", Quirk::LiesAboutSize),
    quirk("c/8bit-not-offered", Quirk::SendsEightBit),
    quirk("c/utf8-not-offered", Quirk::SendsUtf8),
    quirk("c/ehlo-argument", Quirk::HasNoName),
    takes("c/mail-451", Mail, "499", Rejected),
    blind("c/mail-451", Mail, "451"),
    takes("c/mail-550", Mail, "553", RetryLater),
    blind("c/mail-550", Mail, "599"),
    takes("c/mail-421", Mail, "421", Accepted),
    blind("c/mail-354", Mail, "354"),
    takes("c/rcpt-251", Rcpt, "251", Rejected),
    takes("c/rcpt-252", Rcpt, "252", Rejected),
    takes("c/rcpt-450", Rcpt, "450", Rejected),
    takes("c/rcpt-550", Rcpt, "550", RetryLater),
    takes("c/rcpt-556", Rcpt, "556", RetryLater),
    blind("c/rcpt-556", Rcpt, "556"),
    takes("c/rcpt-552-bare", Rcpt, "552 too many", Rejected),
    blind("c/rcpt-552-quota", Rcpt, "552 5.2.2"),
    takes("c/rcpt-452-rest", Rcpt, "452", Rejected),
    quirk("c/rcpt-some-refused", Quirk::ForgetsRefused),
    quirk("c/rcpt-all-mixed", Quirk::SendsToNeither),
    quirk("c/pipelining-all-checked", Quirk::SendsToNobody),
    takes("c/data-250", Data, "250", Action::Continue),
    takes("c/data-503", Data, "554", RetryLater),
    blind("c/data-503", Data, "503 5.5.1 no valid recipients"),
    blind("c/data-451", Data, "451"),
    says("c/data-350", Data, "350", Fate::Delivered),
    fault("c/data-multiline-354", Plant::FirstLine(Data, "354-")),
    quirk("c/text-dots", Quirk::AddsNoDots),
    quirk("c/text-bare-lf", Quirk::PassesLineEnds),
    quirk("c/text-no-final-eol", Quirk::AddsEmptyLine),
    takes("c/eod-250", EndOfData, "250 2.6.0", Rejected),
    takes("c/eod-2yz", EndOfData, "299", Rejected),
    takes("c/eod-451", EndOfData, "432", Rejected),
    takes("c/eod-554", EndOfData, "599", RetryLater),
    takes("c/eod-421", EndOfData, "421 4.3.2 closing", Rejected),
    quirk("c/eod-lost", Quirk::LostIsRefused),
    quirk("c/eod-late", Quirk::IsImpatient),
    quirk("c/after-421", Quirk::TakesLastReply),
    takes("c/eod-354", EndOfData, "354", Accepted),
    takes("c/class-differs", EndOfData, "250 5.1.1", Rejected),
    takes("c/class-differs", EndOfData, "450 5.1.1", Rejected),
    takes("c/mixed-codes", EndOfData, "554-5.7.1", Accepted),
    fault("c/multiline-held", Plant::FirstLine(EndOfData, "250-")),
    says("c/quit-any", Quit, "500", Fate::Later),
    quirk("c/quit-any", Quirk::NeedsGoodbye),
    quirk("c/sends-quit", Quirk::SaysNoQuit),
    quirk("c/bare-code", Quirk::NeedsText),
    quirk("c/octet-by-octet", Quirk::ReadsOnce),
    quirk("c/line-512", Quirk::HasShortLines),
    quirk("c/line-endless", Quirk::HasNoLimits).also(&["c/lines-endless"]),
    quirk("c/lines-endless", Quirk::HasNoLimits).also(&["c/line-endless"]),
    quirk("c/no-code", Quirk::TakesAnyLine),
    fault("c/two-replies", Plant::KeepsRest(Mail)),
    fault("c/early-reply", Plant::KeepsRest(Connect)),
    quirk("c/421-unasked", Quirk::RestIsRefusal),
    fault("c/tls-injection", Plant::KeepsRest(StartTls)).of(Kind::Tls),
    quirk("c/tls-ehlo-again", Quirk::KeepsOffers).of(Kind::Tls),
    takes("c/tls-454", StartTls, "454", Accepted).of(Kind::Tls),
    quirk("c/tls-stripped", Quirk::DoesWithoutTls).of(Kind::Tls),
    quirk("c/auth-535", Quirk::TriesTwice).of(Kind::Login),
    takes("c/auth-454", Command::Auth, "454", Rejected).of(Kind::Login),
    quirk("c/auth-334-empty", Quirk::GivesUpEmptyChallenge).of(Kind::Login),
    quirk("c/auth-334-bad", Quirk::QuitsWithinLogin).of(Kind::Login),
    quirk("c/auth-not-offered", Quirk::LogsInAnyway).of(Kind::Login),
    quirk("c/auth-dont-switch", Quirk::RepeatsMechanism).of(Kind::Login),
    takes("c/lmtp-each", EndOfData, "452", Accepted).of(Kind::Lmtp),
    quirk("c/lmtp-cut", Quirk::LostIsAsTheOthers).of(Kind::Lmtp),
];
