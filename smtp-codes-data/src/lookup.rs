use crate::{CODES, CodeRow, STATUSES, StatusRow};

/// Returns the row of a reply code.
#[inline]
#[must_use]
pub const fn code_row(code: u16) -> Option<&'static CodeRow> {
    match code_index(code) {
        Some(index) => Some(&CODES[index]),
        None => None,
    }
}

/// Returns the row of an enhanced status code, whatever its class.
#[inline]
#[must_use]
pub const fn status_row(subject: u16, detail: u16) -> Option<&'static StatusRow> {
    match status_index(subject, detail) {
        Some(index) => Some(&STATUSES[index]),
        None => None,
    }
}

/// Returns the place of a reply code in [`CODES`].
#[inline]
#[must_use]
pub const fn code_index(code: u16) -> Option<usize> {
    if code < FIRST_CODE || code > LAST_CODE {
        return None;
    }
    let index = CODE_INDEX[(code - FIRST_CODE) as usize] as usize;
    // Asked so, and not whether it is `NO_ROW`, what is looked up by it needs no bounds check.
    if index < const { CODES.len() } { Some(index) } else { None }
}

/// Returns the place of an enhanced status code in [`STATUSES`].
#[inline]
#[must_use]
pub const fn status_index(subject: u16, detail: u16) -> Option<usize> {
    if subject as usize >= SUBJECTS || detail as usize >= DETAILS {
        return None;
    }
    let index = STATUS_INDEX[subject as usize][detail as usize] as usize;
    if index < const { STATUSES.len() } { Some(index) } else { None }
}

const NO_ROW: u8 = u8::MAX;
const FIRST_CODE: u16 = CODES[0].code;
const LAST_CODE: u16 = CODES[CODES.len() - 1].code;

static CODE_INDEX: [u8; (LAST_CODE - FIRST_CODE) as usize + 1] = {
    let mut table = [NO_ROW; (LAST_CODE - FIRST_CODE) as usize + 1];
    let mut index = 0;
    while index < const { CODES.len() } {
        table[(CODES[index].code - FIRST_CODE) as usize] = index as u8;
        index += 1;
    }
    table
};

const SUBJECTS: usize = STATUSES[STATUSES.len() - 1].subject as usize + 1;

const DETAILS: usize = {
    let (mut most, mut index) = (0, 0);
    while index < const { STATUSES.len() } {
        if STATUSES[index].detail > most {
            most = STATUSES[index].detail;
        }
        index += 1;
    }
    most as usize + 1
};

static STATUS_INDEX: [[u8; DETAILS]; SUBJECTS] = {
    let mut table = [[NO_ROW; DETAILS]; SUBJECTS];
    let mut index = 0;
    while index < const { STATUSES.len() } {
        table[STATUSES[index].subject as usize][STATUSES[index].detail as usize] = index as u8;
        index += 1;
    }
    table
};
