//! The faults: one for each check at least.

mod extensions;
mod form;
mod hello;
mod lmtp;
mod login;
mod mail;
mod session;
mod text;

use crate::kind::Kind;
use crate::session::{Plant, Quirk};

/// A fault, the check that is to find it, and the others that cannot miss it.
pub(crate) struct Fault {
    pub(crate) check: &'static str,
    pub(crate) also: &'static [&'static str],
    pub(crate) kind: Kind,
    pub(crate) quirk: Quirk,
    pub(crate) plant: Plant,
}

/// All faults.
pub(crate) fn all() -> impl Iterator<Item = &'static Fault> {
    [
        hello::FAULTS,
        session::FAULTS,
        mail::FAULTS,
        text::FAULTS,
        form::FAULTS,
        extensions::FAULTS,
        login::FAULTS,
        lmtp::FAULTS,
    ]
    .into_iter()
    .flatten()
}

/// A fault that changes what is said.
const fn fault(check: &'static str, plant: Plant) -> Fault {
    Fault { check, also: &[], kind: Kind::Smtp, quirk: Quirk::None, plant }
}

/// A fault in how octets are read or written.
const fn quirk(check: &'static str, quirk: Quirk) -> Fault {
    Fault { check, also: &[], kind: Kind::Smtp, quirk, plant: |_| {} }
}

/// Any fault of a code that never answers the command.
const CODE: &[&str] = &["reply/known-code"];
const CUT_OFF: &[&str] = &["3.8/no-close"];

impl Fault {
    const fn also(self, also: &'static [&'static str]) -> Self {
        Self { also, ..self }
    }

    const fn of(self, kind: Kind) -> Self {
        Self { kind, ..self }
    }
}
