//! What the engine has to say while it runs: its warnings and errors, on standard error.

use log::{LevelFilter, Log, Metadata, Record};
use smtp_codes_examples::say;

struct Complaints;

impl Log for Complaints {
    fn enabled(&self, _: &Metadata<'_>) -> bool {
        true
    }

    fn log(&self, record: &Record<'_>) {
        say(format_args!("smtp-fleet: {}: {}", record.level(), record.args()));
    }

    fn flush(&self) {}
}

/// Lets servers complain.
pub(crate) fn complain() {
    if log::set_logger(&Complaints).is_ok() {
        log::set_max_level(LevelFilter::Warn);
    }
}
