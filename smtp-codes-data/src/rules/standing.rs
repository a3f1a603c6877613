use super::classes::is_negative;
use crate::commands::replies::{Inherited, any, inherited, never, own, states};
use crate::lookup::code_index;
use crate::macros::for_each;
use crate::{CODES, Command, Origin, ReplyRow, Standing};

/// Returns how well a reply code fits a command. A code that no row knows is [`Standing::Unlisted`].
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

/// Returns the source of a standing: the section, or the servers that send the reply. `None` for
/// [`Standing::Unlisted`].
#[must_use]
pub const fn standing_row(command: Command, code: u16) -> Option<ReplyRow> {
    let standing = standing(command, code);
    if matches!(standing, Standing::Unlisted) {
        return None;
    }
    let tables = [own(command), any(command), states(command)];
    let mut index = 0;
    while index < tables.len() {
        if let Some(row) = find(tables[index], code, standing) {
            return Some(row);
        }
        index += 1;
    }
    let Some(parent) = inherited(command) else { return None };
    match standing_row(parent.from, code) {
        Some(above) if parent.names(code, above.standing) => Some(parent.name(above)),
        above => above,
    }
}

/// Returns every reply code that a command may get, ascending; what servers are seen to send is among them.
#[inline]
#[must_use]
pub const fn replies(command: Command) -> &'static [u16] {
    let (codes, count) = &REPLIES[command as usize];
    codes.split_at(*count).0
}

const fn find(rows: &[ReplyRow], code: u16, standing: Standing) -> Option<ReplyRow> {
    let mut index = 0;
    while index < rows.len() {
        if rows[index].code == code && rows[index].standing as u8 == standing as u8 {
            return Some(rows[index]);
        }
        index += 1;
    }
    None
}

impl Inherited {
    /// Returns `true` if the RFC names a reply for this command by its standing for the other one.
    const fn names(&self, code: u16, above: Standing) -> bool {
        match above {
            Standing::Listed | Standing::Practice if self.opens_to_refusals => {
                is_negative(code) && is_of_an_rfc(code)
            }
            Standing::Listed => true,
            _ => false,
        }
    }

    const fn name(&self, row: ReplyRow) -> ReplyRow {
        ReplyRow { standing: Standing::Listed, reference: Some(self.reference), reason: self.reason, ..row }
    }
}

/// Returns `true` if an RFC defines the code: none lists one that none has defined, however open its words are.
const fn is_of_an_rfc(code: u16) -> bool {
    match code_index(code) {
        Some(index) => !matches!(CODES[index].origin, Origin::DeFacto),
        None => false,
    }
}

const COMMANDS: usize = Command::ALL.len();
const COUNT: usize = CODES.len();

static STANDINGS: [Standings; COMMANDS] = {
    let mut table = [UNLISTED; COMMANDS];
    let mut command = 0;
    while command < COMMANDS {
        table[command] = standings(Command::ALL[command], table.split_at(command).0);
        command += 1;
    }
    table
};

type Standings = [Standing; COUNT];

const UNLISTED: Standings = [Standing::Unlisted; COUNT];

/// Returns the first standing that a row gives to each code; a command inherits from one before it.
const fn standings(command: Command, before: &[Standings]) -> Standings {
    let mut table = UNLISTED;
    if let Some(parent) = inherited(command) {
        let above = &before[parent.from as usize];
        let mut index = 0;
        while index < COUNT {
            let named = parent.names(CODES[index].code, above[index]);
            table[index] = if named { Standing::Listed } else { above[index] };
            index += 1;
        }
    }
    let table = first(table, any(command));
    let table = first(table, states(command));
    let table = without(table, never(command));
    first(table, own(command))
}

const fn without(mut table: Standings, codes: &[u16]) -> Standings {
    for_each!(&code in codes, {
        if let Some(at) = code_index(code) {
            table[at] = Standing::Unlisted;
        }
    });
    table
}

const fn first(mut table: Standings, rows: &[ReplyRow]) -> Standings {
    for_each!(row in rows, {
        if let Some(at) = code_index(row.code) {
            if (row.standing as u8) < table[at] as u8 {
                table[at] = row.standing;
            }
        }
    });
    table
}

static REPLIES: [([u16; COUNT], usize); COMMANDS] = {
    let mut table = [([0; COUNT], 0); COMMANDS];
    let mut command = 0;
    while command < COMMANDS {
        let (mut codes, mut count) = ([0; COUNT], 0);
        let mut index = 0;
        while index < COUNT {
            if !matches!(STANDINGS[command][index], Standing::Unlisted) {
                codes[count] = CODES[index].code;
                count += 1;
            }
            index += 1;
        }
        table[command] = (codes, count);
        command += 1;
    }
    table
};
