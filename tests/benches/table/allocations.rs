//! Counts what is allocated.

use std::alloc::{GlobalAlloc, Layout, System};
use std::sync::atomic::{AtomicU64, Ordering::Relaxed};

use crate::rows::Row;

struct Counting;

static CALLS: AtomicU64 = AtomicU64::new(0);
static OCTETS: AtomicU64 = AtomicU64::new(0);

#[global_allocator]
static ALLOCATOR: Counting = Counting;

// SAFETY: every call is passed on to the system's allocator as it is.
unsafe impl GlobalAlloc for Counting {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        note(layout.size());
        unsafe { System.alloc(layout) }
    }

    unsafe fn dealloc(&self, pointer: *mut u8, layout: Layout) {
        unsafe { System.dealloc(pointer, layout) }
    }

    unsafe fn realloc(&self, pointer: *mut u8, layout: Layout, new_size: usize) -> *mut u8 {
        note(new_size);
        unsafe { System.realloc(pointer, layout, new_size) }
    }
}

// Not atomic additions: there is one thread, and they would cost the crates that allocate more than the rest.
fn note(octets: usize) {
    CALLS.store(CALLS.load(Relaxed) + 1, Relaxed);
    OCTETS.store(OCTETS.load(Relaxed) + octets as u64, Relaxed);
}

/// Calls of the allocator and octets asked for, for one operation.
pub fn count(row: &mut Row) -> (f64, f64) {
    const TIMES: u32 = 4;
    let times = if row.is_long { 1 } else { TIMES };
    (row.run)(1);
    let before = (CALLS.load(Relaxed), OCTETS.load(Relaxed));
    (row.run)(times);
    let operations = f64::from(times) * row.operations;
    let calls = (CALLS.load(Relaxed) - before.0) as f64 / operations;
    let octets = (OCTETS.load(Relaxed) - before.1) as f64 / operations;
    (calls, octets)
}
