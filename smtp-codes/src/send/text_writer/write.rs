//! The way of a whole reply to its target: by a shortcut, or else by the writer.

use super::filler::Filler;
use super::shortcut::Attempt;
use super::target::Target;
use super::{Purpose, TextWriter};
use crate::send::to_reply::ToReply;
use crate::send::write_error::WriteError;

/// Writes a reply, and says how many octets the target then holds.
pub(crate) fn write(reply: &dyn ToReply, target: Target<'_>, purpose: Purpose) -> Result<usize, WriteError> {
    write_here(reply, target, purpose)
}

/// Does the same, compiled into the place where most replies are written.
#[inline]
pub(crate) fn write_here(
    reply: &dyn ToReply,
    target: Target<'_>,
    purpose: Purpose,
) -> Result<usize, WriteError> {
    let mut attempt = Attempt::new(target, purpose);
    let _ = reply.__fill(&mut Filler::Shortcut(&mut attempt));
    match attempt.outcome {
        Some(outcome) => outcome,
        None => TextWriter::write(reply, attempt.target, purpose),
    }
}
