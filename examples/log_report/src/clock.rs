//! When a line was written: the timestamps of syslog, which have no year, and those of ISO 8601.

use std::fmt;
use std::str::FromStr;
use std::time::{SystemTime, UNIX_EPOCH};

use crate::months;

/// A day of the calendar, counted from 1970-01-01.
#[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub struct Day(i32);

/// 1970-01-01: no program has written a log before.
pub(crate) const EPOCH: Day = Day(0);

impl Day {
    /// Returns the day of a date, or `None` if there is no such day.
    #[must_use]
    pub fn new(year: i32, month: u8, day: u8) -> Option<Self> {
        let date = Self::of(year, month, day);
        ((0..=9999).contains(&year) && date.year_month_day() == (year, month, day)).then_some(date)
    }

    /// Returns the day of a time, in UTC.
    #[must_use]
    pub fn of_time(time: SystemTime) -> Self {
        let seconds = match time.duration_since(UNIX_EPOCH) {
            Ok(since) => i64::try_from(since.as_secs()).unwrap_or(i64::MAX),
            Err(before) => -i64::try_from(before.duration().as_secs()).unwrap_or(i64::MAX),
        };
        Self(i32::try_from(seconds.div_euclid(86_400)).unwrap_or(i32::MAX / 48))
    }

    /// Returns the day after this one.
    #[must_use]
    pub const fn next(self) -> Self {
        Self(self.0 + 1)
    }

    /// Years that begin in March put the leap day at their end, where it moves no other.
    const fn of(year: i32, month: u8, day: u8) -> Self {
        let (year, month) = if month > 2 { (year, month as i32 - 3) } else { (year - 1, month as i32 + 9) };
        let (era, year) = (year.div_euclid(400), year.rem_euclid(400));
        let day_of_year = (153 * month + 2) / 5 + day as i32 - 1;
        Self(era * 146_097 + year * 365 + year / 4 - year / 100 + day_of_year - 719_468)
    }

    const fn year_month_day(self) -> (i32, u8, u8) {
        let days = self.0 + 719_468;
        let (era, day) = (days.div_euclid(146_097), days.rem_euclid(146_097));
        let year = (day - day / 1_460 + day / 36_524 - day / 146_096) / 365;
        let day = day - (365 * year + year / 4 - year / 100);
        let month = (5 * day + 2) / 153;
        let day = day - (153 * month + 2) / 5 + 1;
        let year = year + era * 400;
        if month < 10 { (year, month as u8 + 3, day as u8) } else { (year + 1, month as u8 - 9, day as u8) }
    }
}

/// `2026-11-24`.
impl FromStr for Day {
    type Err = &'static str;

    fn from_str(text: &str) -> Result<Self, &'static str> {
        let mut parts = text.split('-');
        let (year, month, day) = (parts.next(), parts.next(), parts.next());
        // A sign is not a part of any.
        let number = |part: Option<&str>, length| {
            let is_number =
                |part: &&str| part.len() == length && part.bytes().all(|octet| octet.is_ascii_digit());
            part.filter(is_number)?.parse::<u16>().ok()
        };
        match (number(year, 4), number(month, 2), number(day, 2), parts.next()) {
            (Some(year), Some(month @ 1..=12), Some(day @ 1..=31), None) => {
                Self::new(i32::from(year), month as u8, day as u8).ok_or("there is no such day")
            }
            _ => Err("expected a day such as 2026-11-24"),
        }
    }
}

/// `2026-11-24`.
impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (year, month, day) = self.year_month_day();
        write!(f, "{year:04}-{month:02}-{day:02}")
    }
}

/// An hour of the clock that the log was written by, counted from the beginning of 1970-01-01.
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub struct Hour(pub i32);

impl Hour {
    /// Returns the first hour of a day.
    #[must_use]
    pub const fn first_of(day: Day) -> Self {
        Self(day.0 * 24)
    }

    /// Returns the day that the hour belongs to.
    #[must_use]
    pub const fn day(self) -> Day {
        Day(self.0.div_euclid(24))
    }

    /// Returns the hour of the day, 0 to 23.
    #[must_use]
    pub const fn of_day(self) -> i32 {
        self.0.rem_euclid(24)
    }
}

/// `2026-11-24 17:00`.
impl fmt::Display for Hour {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {:02}:00", self.day(), self.of_day())
    }
}

/// A second of the clock that the log was written by, counted from the beginning of 1970-01-01.
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub struct Moment(pub i64);

impl Moment {
    /// A leap second is counted as the last one of its minute.
    fn new(day: Day, hour: u8, minute: u8, second: u8) -> Option<Self> {
        let is_time = hour < 24 && minute < 60 && second <= 60;
        let seconds = (i64::from(hour) * 60 + i64::from(minute)) * 60 + i64::from(second.min(59));
        is_time.then(|| Self(i64::from(day.0) * 86_400 + seconds))
    }

    /// Returns the day that the second belongs to.
    #[must_use]
    pub const fn day(self) -> Day {
        self.hour().day()
    }

    /// Returns the hour that the second belongs to.
    #[must_use]
    pub const fn hour(self) -> Hour {
        Hour(self.0.div_euclid(3_600) as i32)
    }
}

/// `2026-11-24 17:49:06`.
impl fmt::Display for Moment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (hour, second) = (self.hour(), self.0.rem_euclid(3_600));
        write!(f, "{} {:02}:{:02}:{:02}", hour.day(), hour.of_day(), second / 60, second % 60)
    }
}

/// How a timestamp is written, which says something about who writes it.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Stamp {
    Syslog,
    Iso,
    /// Date and time apart, as Exim has them in its own log.
    Exim,
}

/// A timestamp at the front of a line.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Time {
    pub(crate) moment: Moment,
    pub(crate) stamp: Stamp,
    /// Where what follows it begins.
    pub(crate) end: usize,
}

/// Returns the timestamp of a line. One without a year is of the last year in which it is not after `newest`.
pub(crate) fn time(line: &[u8], newest: Day) -> Option<Time> {
    let line_begin = if line.starts_with("\u{feff}".as_bytes()) { 3 } else { 0 };
    let begin = line_begin + after_priority(&line[line_begin..]);
    let rest = line.get(begin..)?;
    let (moment, stamp, length) = match rest.first()? {
        b'0'..=b'9' => iso(rest).or_else(|| translated(rest, newest))?,
        _ => match syslog(rest, newest) {
            Some((moment, length)) => (moment, Stamp::Syslog, length),
            None => full(rest).or_else(|| translated(rest, newest))?,
        },
    };
    let blanks = rest.get(length..)?.iter().take_while(|octet| **octet == b' ').count();
    Some(Time { moment, stamp, end: begin + length + blanks })
}

/// `<22>` and `<22>1 `, which RFC 5424 puts before the timestamp on the wire, and some programs in their files.
fn after_priority(line: &[u8]) -> usize {
    let Some((b'<', rest)) = line.split_first() else { return 0 };
    let digits = rest.iter().take(4).take_while(|octet| octet.is_ascii_digit()).count();
    match rest.get(digits..) {
        Some([b'>', b'1', b' ', ..]) => digits + 4,
        Some([b'>', ..]) => digits + 2,
        _ => 0,
    }
}

/// `Nov 24 17:49:06`, with a space before the day or a zero, and with or without a fraction.
fn syslog(rest: &[u8], newest: Day) -> Option<(Moment, usize)> {
    let (&[a, b, c, b' '], day) = rest.split_first_chunk()? else { return None };
    let moment = day_and_time(day.first_chunk()?, [month([a, b, c])?], newest)?;
    Some((moment, after_seconds(rest, "Nov 24 17:49:06".len())?))
}

/// `Mär 24 17:49:06`: the same with a month in another language than English, which may be more than a word.
fn translated(rest: &[u8], newest: Day) -> Option<(Moment, Stamp, usize)> {
    let colon = rest.iter().take(40).position(|octet| *octet == b':')?;
    // `févr. 1 17:49:06`, where the day is neither padded nor two digits.
    for month_end in [colon.checked_sub(" 24 17".len())?, colon - " 1 17".len()] {
        let padded: Vec<u8>;
        let (name, mut stamp) = rest.split_at(month_end);
        if month_end == colon - " 1 17".len() {
            padded = [b" ", stamp].concat();
            stamp = &padded;
        }
        let Some((b' ', day)) = stamp.split_first() else { continue };
        let Some(day) = day.first_chunk() else { continue };
        if let Some(moment) = day_and_time(day, months::named(name), newest) {
            return Some((moment, Stamp::Syslog, after_seconds(rest, colon + ":49:06".len())?));
        }
    }
    None
}

/// `24 17:49:06` in the last year in which it is not after `newest`, and in the last of several months.
fn day_and_time(stamp: &[u8; 11], months: impl IntoIterator<Item = u8>, newest: Day) -> Option<Moment> {
    let &[ten, one, b' ', h, hh, b':', m, mm, b':', s, ss] = stamp else { return None };
    let day = two(if ten == b' ' { b'0' } else { ten }, one)?;
    let (this_year, _, _) = newest.year_month_day();
    // Between two years with a 29th of February are up to eight: 1896 and 1904.
    let years = || (this_year - 8..=this_year).rev();
    let of_month =
        |month| years().filter_map(move |year| Day::new(year, month, day)).find(|date| *date <= newest);
    let date = months.into_iter().filter_map(of_month).max()?;
    Moment::new(date, two(h, hh)?, two(m, mm)?, two(s, ss)?)
}

/// `Di 2026-11-24 17:49:06 CET`, as `journalctl -o short-full` has it.
fn full(rest: &[u8]) -> Option<(Moment, Stamp, usize)> {
    let weekday = rest.iter().take(24).position(|octet| *octet == b' ')? + 1;
    let (moment, stamp, length) = iso(&rest[weekday..])?;
    let zone = rest.get(weekday + length..)?.strip_prefix(b" ")?;
    let zone = zone.iter().take_while(|octet| **octet != b' ').count();
    (stamp == Stamp::Exim).then_some((moment, Stamp::Iso, weekday + length + 1 + zone))
}

/// Returns the octets of `2026-11-24 17:49:06 `, as Exim repeats it in a message to syslog; 0 where there is none.
pub(crate) fn exim_len(message: &[u8]) -> usize {
    match iso(message) {
        Some((_, Stamp::Exim, length)) if message.get(length) == Some(&b' ') => length + 1,
        _ => 0,
    }
}

/// `2026-11-24T17:49:06`, with or without a fraction and a zone, or with a space for the `T`.
fn iso(rest: &[u8]) -> Option<(Moment, Stamp, usize)> {
    let &[y, yy, yyy, yyyy, b'-', o, oo, b'-', d, dd, between, h, hh, b':', m, mm, b':', s, ss] =
        rest.first_chunk()?
    else {
        return None;
    };
    let year = i32::from(two(y, yy)?) * 100 + i32::from(two(yyy, yyyy)?);
    // A time that nobody has set is of the year 0 or 1.
    let date = Day::new(year, two(o, oo)?, two(d, dd)?).filter(|date| *date >= EPOCH)?;
    let stamp = match between {
        b'T' => Stamp::Iso,
        b' ' => Stamp::Exim,
        _ => return None,
    };
    let mut length = after_seconds(rest, "2026-11-24T17:49:06".len())?;
    if let (Stamp::Exim, Some([b' ', b'+' | b'-', digit, ..])) = (stamp, rest.get(length..)) {
        if digit.is_ascii_digit() {
            length += 1 + zone(rest.get(length + 1..)?)?;
        }
    }
    Some((Moment::new(date, two(h, hh)?, two(m, mm)?, two(s, ss)?)?, stamp, length))
}

/// Returns where a timestamp ends whose seconds end at `seconds`: after a fraction and a zone, where it has them.
fn after_seconds(rest: &[u8], seconds: usize) -> Option<usize> {
    let after = rest.get(seconds..)?;
    let digits = |text: &[u8]| text.iter().take_while(|octet| octet.is_ascii_digit()).count();
    let fraction = match after {
        [b'.' | b',', digit, ..] if digit.is_ascii_digit() => 1 + digits(&after[1..]),
        _ => 0,
    };
    Some(seconds + fraction + zone(&after[fraction..])?)
}

/// Returns the octets of a zone and all that is next to it: of `Z`, `CET`, `+01:00`, `+0100`, `+01`, and of none.
/// `None` where there is no such zone (RFC 3339 section 5.6).
fn zone(text: &[u8]) -> Option<usize> {
    let word = text.iter().position(|octet| *octet == b' ').map_or(text, |end| &text[..end]);
    let after = match word {
        [b'+' | b'-', h, hh, rest @ ..] if two(*h, *hh)? < 24 => match rest {
            [b':', m, mm, rest @ ..] | [m @ b'0'..=b'9', mm, rest @ ..] if two(*m, *mm)? < 60 => rest,
            [b':' | b'0'..=b'9', ..] => return None,
            _ => rest,
        },
        [b'+' | b'-', ..] => return None,
        _ => &word[word.iter().take_while(|octet| octet.is_ascii_alphabetic()).count()..],
    };
    let goes_on = |octet: &u8| octet.is_ascii_alphanumeric() || matches!(octet, b'+' | b'-');
    (!after.first().is_some_and(goes_on)).then_some(word.len())
}

fn two(ten: u8, one: u8) -> Option<u8> {
    (ten.is_ascii_digit() && one.is_ascii_digit()).then(|| (ten - b'0') * 10 + (one - b'0'))
}

const fn month(name: [u8; 3]) -> Option<u8> {
    Some(match &name {
        b"Jan" => 1,
        b"Feb" => 2,
        b"Mar" => 3,
        b"Apr" => 4,
        b"May" => 5,
        b"Jun" => 6,
        b"Jul" => 7,
        b"Aug" => 8,
        b"Sep" => 9,
        b"Oct" => 10,
        b"Nov" => 11,
        b"Dec" => 12,
        _ => return None,
    })
}
