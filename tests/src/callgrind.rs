//! Counts of instructions, and how they grow.

use std::path::Path;
use std::{fs, io};

/// The difference in instructions that is allowed for work that does not grow with the input, such as an allocator's.
const CONSTANT: f64 = 8_192.0;

/// Returns the total of a file that callgrind wrote.
///
/// # Errors
///
/// Where the file cannot be read, or has no total.
pub fn total(file: &Path) -> io::Result<f64> {
    let text = fs::read_to_string(file)?;
    let total = text.lines().find_map(|line| line.strip_prefix("totals: ")?.trim().parse().ok());
    total.ok_or_else(|| io::Error::other(format!("{} has no total", file.display())))
}

/// Returns `true` if the counts for an input, for twice and for four times as much grow with the input alone.
#[must_use]
pub fn is_linear([one, two, four]: [f64; 3]) -> bool {
    let (first, second) = (two - one, four - two);
    // Twice as much is linear; four times as much would be quadratic.
    second <= 2.6 * first.max(CONSTANT)
}
