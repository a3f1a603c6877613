use crate::command_replies::{any, inherited, own, states};
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
    let Some(mut above) = standing_row(parent.from, code) else { return row };
    match above.standing {
        Standing::Any | Standing::InState => {}
        Standing::Practice if !(parent.open && is_of_an_rfc(code)) => {}
        _ => {
            above.standing = Standing::Listed;
            above.reference = Some(parent.reference);
            above.reason = parent.reason;
        }
    }
    better(row, Some(above))
}

/// Every reply code that a command may get, ascending; what servers are seen to send is among them.
#[inline]
#[must_use]
pub const fn replies(command: Command) -> &'static [u16] {
    let (codes, count) = &REPLIES[command as usize];
    codes.split_at(*count).0
}

/// The commands that a reply code belongs to: those that an RFC lists it for, else those that are seen to get it.
///
/// For a code that answers every command, or none, there is nothing to tell.
///
/// ```
/// use smtp_codes_data::{Command, commands_for};
///
/// assert!(commands_for(535).eq([Command::Auth, Command::AuthData]));
/// assert!(commands_for(354).eq([Command::Data]));
/// assert!(commands_for(435).eq([Command::Auth, Command::AuthData]));
/// ```
pub fn commands_for(code: u16) -> impl Iterator<Item = Command> {
    let all = || Command::ALL.iter().copied();
    let listed = all().any(|command| standing(command, code) == Standing::Listed);
    let wanted = if listed { Standing::Listed } else { Standing::Practice };
    all().filter(move |&command| standing(command, code) == wanted)
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
