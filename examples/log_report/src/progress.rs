//! A progress bar, once the work takes long enough for one, and only on a terminal.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::mpsc::{Receiver, RecvTimeoutError};
use std::time::{Duration, Instant};

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

/// Work that is done sooner shows nothing.
const PATIENCE: Duration = Duration::from_millis(400);
const TICK: Duration = Duration::from_millis(100);

/// Shows how much was read, of `size` octets where that is known, until the channel is closed.
pub(crate) fn show(all_done: &Receiver<()>, read: &Arc<AtomicU64>, size: Option<u64>) {
    let begin = Instant::now();
    let bar = bar(size);
    while all_done.recv_timeout(TICK) == Err(RecvTimeoutError::Timeout) {
        bar.set_position(read.load(Ordering::Relaxed));
        if bar.is_hidden() && begin.elapsed() > PATIENCE {
            // It stays hidden where standard error is not a terminal.
            bar.set_draw_target(ProgressDrawTarget::stderr());
        }
    }
    bar.finish_and_clear();
}

fn bar(size: Option<u64>) -> ProgressBar {
    let (bar, template) = match size {
        Some(size) => (
            ProgressBar::new(size),
            "{bar:40} {percent:>3} %  {binary_bytes} of {binary_total_bytes}, {binary_bytes_per_sec}, {eta} left",
        ),
        None => (ProgressBar::new_spinner(), "{spinner} {binary_bytes}, {binary_bytes_per_sec}"),
    };
    bar.set_draw_target(ProgressDrawTarget::hidden());
    match ProgressStyle::with_template(template) {
        Ok(style) => bar.with_style(style),
        Err(_) => bar,
    }
}
