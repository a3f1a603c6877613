use super::classes::is_negative;
use crate::command_replies::{Inherited, any, inherited, own, states};
use crate::lookup::code_index;
use crate::{CODES, Command, Origin, ReplyRow, Standing};

/// How well a reply code fits a command. A code that no row knows is [`Standing::Unlisted`].
///
/// ```
/// use smtp_codes_data::{Command, Standing, standing};
///
/// assert_eq!(standing(Command::Rcpt, 550), Standing::Listed);
/// assert_eq!(standing(Command::Rcpt, 530), Standing::Listed);
/// assert_eq!(standing(Command::Vrfy, 530), Standing::InState);
/// assert_eq!(standing(Command::Rcpt, 354), Standing::Unlisted);
/// ```
#[inline]
#[must_use]
pub const fn standing(command: Command, code: u16) -> Standing {
    match code_index(code) {
        Some(index) => STANDINGS[command as usize][index],
        None => Standing::Unlisted,
    }
}

/// Why a reply code has its standing: the section or the servers behind it. `None` for [`Standing::Unlisted`].
#[must_use]
pub const fn standing_row(command: Command, code: u16) -> Option<ReplyRow> {
    let row = better(find(own(command), code), find(any(command), code));
    let row = better(row, find(states(command), code));
    let Some(parent) = inherited(command) else { return row };
    let Some(above) = standing_row(parent.from, code) else { return row };
    let named = match above.standing {
        Standing::Listed | Standing::Practice if parent.opens_to_refusals => {
            is_negative(code) && is_of_an_rfc(code)
        }
        Standing::Listed => true,
        _ => false,
    };
    better(row, Some(if named { named_by(parent, above) } else { above }))
}

/// Every reply code that a command may get, ascending; what servers are seen to send is among them.
#[inline]
#[must_use]
pub const fn replies(command: Command) -> &'static [u16] {
    let (codes, count) = &REPLIES[command as usize];
    codes.split_at(*count).0
}

const fn named_by(parent: Inherited, row: ReplyRow) -> ReplyRow {
    ReplyRow { standing: Standing::Listed, reference: Some(parent.reference), reason: parent.reason, ..row }
}

const fn find(rows: &'static [ReplyRow], code: u16) -> Option<ReplyRow> {
    let mut index = 0;
    while index < rows.len() {
        if rows[index].code == code {
            return Some(rows[index]);
        }
        index += 1;
    }
    None
}

/// The row whose standing comes first; the former of two equals.
const fn better(former: Option<ReplyRow>, latter: Option<ReplyRow>) -> Option<ReplyRow> {
    match (former, latter) {
        (Some(one), Some(other)) if one.standing as u8 > other.standing as u8 => Some(other),
        (None, other) => other,
        (one, _) => one,
    }
}

/// No RFC lists a code that none has defined, however open its words are.
const fn is_of_an_rfc(code: u16) -> bool {
    match code_index(code) {
        Some(index) => !matches!(CODES[index].origin, Origin::DeFacto),
        None => false,
    }
}

const COMMANDS: usize = Command::ALL.len();

static STANDINGS: [[Standing; CODES.len()]; COMMANDS] = {
    let mut table = [[Standing::Unlisted; CODES.len()]; COMMANDS];
    let mut command = 0;
    while command < COMMANDS {
        let mut index = 0;
        while index < CODES.len() {
            if let Some(row) = standing_row(Command::ALL[command], CODES[index].code) {
                table[command][index] = row.standing;
            }
            index += 1;
        }
        command += 1;
    }
    table
};

static REPLIES: [([u16; CODES.len()], usize); COMMANDS] = {
    let mut table = [([0; CODES.len()], 0); COMMANDS];
    let mut command = 0;
    while command < COMMANDS {
        let mut index = 0;
        while index < CODES.len() {
            if !matches!(STANDINGS[command][index], Standing::Unlisted) {
                table[command].0[table[command].1] = CODES[index].code;
                table[command].1 += 1;
            }
            index += 1;
        }
        command += 1;
    }
    table
};
