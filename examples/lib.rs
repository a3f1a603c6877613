//! The shared parts of the examples: replies of servers, outcomes for clients, a server's session without I/O, and
//! what readers of logs know of files.

pub mod arguments;
pub mod logs;
pub mod maildir;
pub mod outcomes;
pub mod receiver;
pub mod replies;

use core::error::Error;
use core::fmt::Display;
use std::io::{self, ErrorKind, Write as _};
use std::process::ExitCode;

use smtp_codes::Escaped;

/// Returns how a program of that name exits, of which it is known whether it could read all its input.
#[must_use]
pub fn exit<E: Into<Box<dyn Error>>>(name: &str, outcome: Result<bool, E>) -> ExitCode {
    match outcome.map_err(Into::into) {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::from(2),
        // The reader of the output has seen enough.
        Err(error) if is_broken_pipe(&*error) => ExitCode::SUCCESS,
        Err(error) => {
            say(format_args!("{name}: {}", with_causes(&*error)));
            ExitCode::FAILURE
        }
    }
}

/// Returns the message of an error, and after it those of its causes.
#[must_use]
pub fn with_causes(error: &(dyn Error + 'static)) -> String {
    let mut told = error.to_string();
    let mut cause = error.source();
    while let Some(error) = cause {
        told += &format!(": {error}");
        cause = error.source();
    }
    told
}

/// Writes to standard error. If nobody listens, the program goes on, where `eprintln!` would end it.
pub fn say(text: impl Display) {
    let _ = writeln!(io::stderr(), "{text}");
}

/// Returns octets of others as text, without their line end and with all that could move a cursor escaped.
#[must_use]
pub fn harmless(line: &[u8]) -> String {
    let line = line.strip_suffix(b"\n").unwrap_or(line);
    let line = line.strip_suffix(b"\r").unwrap_or(line);
    Escaped::new(line).to_string().replace('\t', "    ")
}

/// The same error with what it is about.
#[must_use]
pub fn about(what: impl Display, error: &io::Error) -> io::Error {
    io::Error::new(error.kind(), format!("{what}: {error}"))
}

fn is_broken_pipe(error: &(dyn Error + 'static)) -> bool {
    error.downcast_ref::<io::Error>().is_some_and(|error| error.kind() == ErrorKind::BrokenPipe)
}
