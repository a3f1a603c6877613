//! What the examples share: what servers say, what clients make of it, and the server's side of a session without I/O.

pub mod arguments;
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
        // Whoever reads the output has seen enough.
        Err(error) if is_broken_pipe(&*error) => ExitCode::SUCCESS,
        Err(error) => {
            say(format_args!("{name}: {}", with_causes(&*error)));
            ExitCode::FAILURE
        }
    }
}

/// Returns what an error says, and after it what each of its causes says.
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

/// Says it on standard error. Where nobody listens the program goes on, where `eprintln!` would end it.
pub fn say(text: impl Display) {
    let _ = writeln!(io::stderr(), "{text}");
}

/// Returns what others sent, without line end and without what could move the cursor of a terminal.
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
