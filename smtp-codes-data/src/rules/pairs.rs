use crate::macros::{exists, for_each};
use crate::{Basic, CODES, Command, STATUSES, Severity, Triple, code_index, status_index};

/// Pairs that the rows hold and the registry does not: reply code, subject, detail.
///
/// RFC 5321 section 4.5.3.1.10 requires 452 for too many recipients; the registry names 451 alone for X.5.3.
pub const ADDED_PAIRS: &[(u16, u16, u16)] = &[(452, 5, 3)];

/// Returns `true` if a reply code and an enhanced status code are registered together; one that no row knows is
/// with none.
///
/// A hint and no more: the registry calls its lists incomplete (RFC 5248 section 2.1), and `554 5.7.1`, which servers
/// send every day, is not in them.
#[inline]
#[must_use]
pub const fn pair_registered(code: u16, subject: u16, detail: u16) -> bool {
    let Some(index) = status_index(subject, detail) else { return false };
    match REGISTERED[index] {
        Registered::Any => true,
        Registered::Family(family) => match Severity::of_code(code) {
            Some(severity) => severity as u8 == family as u8,
            None => false,
        },
        Registered::Rows(rows) => match code_index(code) {
            Some(index) => rows[index / 8] & (1 << (index % 8)) != 0,
            None => false,
        },
    }
}

/// The reply codes that a row of [`STATUSES`] is registered with.
#[derive(Clone, Copy)]
enum Registered {
    Any,
    Family(Severity),
    /// A bit for each row of [`CODES`], where every registered code has one.
    Rows([u8; CODES.len().div_ceil(8)]),
}

static REGISTERED: [Registered; STATUSES.len()] = {
    let mut table = [Registered::Any; STATUSES.len()];
    let mut index = 0;
    while index < STATUSES.len() {
        table[index] = registered(STATUSES[index].basic);
        index += 1;
    }
    table
};

const fn registered(basic: Basic) -> Registered {
    let codes = match basic {
        Basic::Any => return Registered::Any,
        Basic::Family(family) => return Registered::Family(family),
        Basic::List(codes) => codes,
    };
    let mut rows = [0; CODES.len().div_ceil(8)];
    for_each!(&code in codes, {
        match code_index(code) {
            Some(index) => rows[index / 8] |= 1 << (index % 8),
            None => panic!("a registered code has a row"),
        }
    });
    Registered::Rows(rows)
}

/// A reply code that no RFC gives to these commands, but that the registry pairs with an enhanced status code.
///
/// With that one it is right there ([RFC 5248 section 2.4](https://www.rfc-editor.org/rfc/rfc5248#section-2.4)).
#[derive(Clone, Copy, Debug)]
pub struct RegistryPair {
    /// The reply code.
    pub code: u16,
    /// The second number of the enhanced status code, whose class is the first digit of the code.
    pub subject: u16,
    /// The third number of the enhanced status code.
    pub detail: u16,
    /// The commands; empty for every command.
    pub commands: &'static [Command],
}

/// Every pair that is right by the registry alone, ascending.
#[rustfmt::skip]
pub const REGISTRY_PAIRS: &[RegistryPair] = &[
    pair(422, 7, 12, LOGIN),
    pair(430, 5,  1, &[]),
    pair(453, 3,  2, &[]),
    pair(523, 7, 10, LOGIN),
    pair(524, 7, 11, LOGIN),
    pair(525, 7, 13, LOGIN),
    pair(533, 7,  1, &[Command::Mail, Command::Rcpt, Command::EndOfData, Command::Bdat, Command::Burl]),
];

const LOGIN: &[Command] = &[Command::Auth, Command::AuthData];

const fn pair(code: u16, subject: u16, detail: u16, commands: &'static [Command]) -> RegistryPair {
    RegistryPair { code, subject, detail, commands }
}

/// Returns `true` if the registry makes a reply right that would not be by its code; without a command, if it does so
/// for any command.
pub(super) const fn right_by_registry(command: Option<Command>, code: u16, enhanced: Triple) -> bool {
    for_each!(pair in REGISTRY_PAIRS, {
        if pair.code == code
            && enhanced.class as u16 == code / 100
            && pair.subject == enhanced.subject
            && pair.detail == enhanced.detail
        {
            return match command {
                // There it would answer nothing.
                Some(Command::Connect | Command::Unsolicited) => false,
                Some(command) => {
                    pair.commands.is_empty() || exists!(&one in pair.commands, one as u8 == command as u8)
                }
                None => true,
            };
        }
    });
    false
}

/// Returns the 4yz that says the same as a 5yz, but for now; `None` where none does.
///
/// For servers that try out a new rule and do not want to lose mail by it.
#[must_use]
pub const fn transient_twin(code: u16) -> Option<u16> {
    match code {
        535 => Some(454),
        550 => Some(450),
        551 | 553 | 554 => Some(451),
        552 => Some(452),
        555 => Some(455),
        _ => None,
    }
}
