//! A made-up mail log: the same for the same size, with all shapes, an hourly rhythm and one bad morning in it.

mod lines;
mod random;

use std::io::{self, Write};

use self::random::Random;
use smtp_log_report::{Day, Hour};

/// Octets that a line has on average, to spread a log of any size over the week.
const LINE: u64 = 190;

const SECONDS: u64 = 7 * 24 * 3_600;

/// How busy each hour of the day is.
const RHYTHM: [u64; 24] = [2, 1, 1, 1, 1, 2, 4, 7, 11, 13, 12, 11, 9, 11, 12, 11, 10, 9, 7, 5, 5, 4, 3, 3];

/// A moment of the week.
#[derive(Clone, Copy, Debug)]
struct Moment {
    hour: Hour,
    minute: u64,
    second: u64,
    /// A large destination has trouble, for one morning.
    is_bad: bool,
}

impl Moment {
    fn at(monday: Hour, seconds: u64) -> Self {
        let hour = (seconds / 3_600) as i32;
        Self {
            hour: Hour(monday.0 + hour),
            minute: seconds / 60 % 60,
            second: seconds % 60,
            is_bad: (3 * 24 + 8..3 * 24 + 13).contains(&hour),
        }
    }
}

/// Writes whole lines until there are `size` octets.
pub(crate) fn write(out: &mut impl Write, size: u64) -> io::Result<()> {
    let monday = Day::new(2026, 11, 16).map_or(Hour(0), Hour::first_of);
    let mut random = Random::new();
    let busy: u64 = RHYTHM.iter().sum();
    let mut line = Vec::new();
    let mut written = 0;
    // Time passes faster at night: each line takes its share of the hour that it is in.
    let (mut seconds, mut fraction) = (0, 0);
    let average = SECONDS * 1_000 * LINE / size.max(1);
    while written < size {
        let moment = Moment::at(monday, seconds);
        line.clear();
        lines::write(&mut line, &mut random, &moment)?;
        out.write_all(&line)?;
        written += line.len() as u64;
        fraction += average * busy / 24 / RHYTHM[(seconds / 3_600 % 24) as usize];
        seconds = (seconds + fraction / 1_000).min(SECONDS - 1);
        fraction %= 1_000;
    }
    Ok(())
}
