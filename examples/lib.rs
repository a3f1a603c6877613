//! What the examples share: what servers say, what clients make of it, and the server's side of a session without I/O.

pub mod maildir;
pub mod outcomes;
pub mod receiver;
pub mod replies;

use std::io::{self, ErrorKind};
use std::process::ExitCode;

/// How a program of that name exits, of which it is known whether it could read all its input.
#[must_use]
pub fn exit(name: &str, outcome: io::Result<bool>) -> ExitCode {
    match outcome {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::from(2),
        // Whoever reads the output has seen enough.
        Err(error) if error.kind() == ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{name}: {error}");
            ExitCode::FAILURE
        }
    }
}
