//! Work that is done several pieces at a time.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

/// Does the pieces of these numbers, from zero, and no more than `most` of them at the same time.
pub(crate) fn side_by_side(count: usize, most: usize, work: impl Fn(usize) + Sync) {
    let next = AtomicUsize::new(0);
    let work = || {
        let numbers = std::iter::from_fn(|| Some(next.fetch_add(1, Ordering::Relaxed)));
        numbers.take_while(|number| *number < count).for_each(&work);
    };
    thread::scope(|scope| {
        for _ in 0..most.clamp(1, count.max(1)) {
            scope.spawn(work);
        }
    });
}
