//! Tables that are written in several files, one after the other.

use crate::macros::for_each;

/// Returns how many rows the parts have together.
pub(crate) const fn count<T>(parts: &[&[T]]) -> usize {
    let mut count = 0;
    for_each!(part in parts, { count += part.len() });
    count
}

/// Returns the rows of all parts, in order; `COUNT` is their [`count`].
pub(crate) const fn concat<T: Copy, const COUNT: usize>(parts: &[&[T]]) -> [T; COUNT] {
    let mut rows = [parts[0][0]; COUNT];
    let mut at = 0;
    for_each!(part in parts, {
        for_each!(&row in part, {
            rows[at] = row;
            at += 1;
        });
    });
    assert!(at == COUNT);
    rows
}
