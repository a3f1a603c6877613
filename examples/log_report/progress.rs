//! A progress bar, once the work takes long enough for one, and only on a terminal.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::mpsc::{Receiver, RecvTimeoutError};
use std::time::Duration;

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

/// Work that is done sooner shows nothing.
const PATIENCE: Duration = Duration::from_millis(400);
const TICK: Duration = Duration::from_millis(100);

/// Shows how much was read, of `size` octets where that is known, until the channel is closed.
pub(crate) fn show(all_done: &Receiver<()>, read: &Arc<AtomicU64>, size: Option<u64>) {
    let mut pause = PATIENCE;
    let mut bar = None;
    while all_done.recv_timeout(pause) == Err(RecvTimeoutError::Timeout) {
        pause = TICK;
        bar.get_or_insert_with(|| self::bar(size)).set_position(read.load(Ordering::Relaxed));
    }
    if let Some(bar) = bar {
        bar.finish_and_clear();
    }
}

fn bar(size: Option<u64>) -> ProgressBar {
    let (bar, template) = match size {
        Some(size) => (
            ProgressBar::new(size),
            "{bar:40} {percent:>3} %  {binary_bytes} of {binary_total_bytes}, {binary_bytes_per_sec}, {eta} left",
        ),
        None => (ProgressBar::new_spinner(), "{spinner} {binary_bytes}, {binary_bytes_per_sec}"),
    };
    // It hides itself where the standard error is no terminal.
    bar.set_draw_target(ProgressDrawTarget::stderr());
    match ProgressStyle::with_template(template) {
        Ok(style) => bar.with_style(style),
        Err(_) => bar,
    }
}
