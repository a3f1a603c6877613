//! A client's errors with thiserror: each cause is named once, and a refusal is told from a failure.
//!
//! ```text
//! errors HOST:PORT ADDRESS
//! ```

use std::error::Error;
use std::io::{self, Write as _};
use std::net::TcpStream;
use std::process::ExitCode;

use smtp_codes::{Action, Command, ReadError, Refusal, ReplyReader};
use thiserror::Error;

#[derive(Debug, Error)]
enum CheckError {
    #[error("cannot talk to the server")]
    Connection(#[from] io::Error),
    #[error("cannot go on with this connection")]
    Session(#[from] ReadError),
    /// The server's own words, without a sentence of ours around them.
    #[error(transparent)]
    Refused(#[from] Refusal),
}

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [server, address] = &arguments[..] else {
        eprintln!("usage: errors HOST:PORT ADDRESS");
        return ExitCode::from(2);
    };
    let Err(error) = check(server, address) else { return ExitCode::SUCCESS };
    eprintln!("{error}");
    let mut cause = error.source();
    while let Some(error) = cause {
        eprintln!("  because: {error}");
        cause = error.source();
    }
    match error {
        CheckError::Refused(refusal) if refusal.verdict().action == Action::RetryLater => ExitCode::from(75),
        _ => ExitCode::FAILURE,
    }
}

/// Asks whether the server takes mail for the address.
fn check(server: &str, address: &str) -> Result<(), CheckError> {
    let mut server = ReplyReader::new(TcpStream::connect(server)?);
    server.read_reply(Command::Connect)?.accepted(Command::Connect)?;
    for (command, line) in [
        (Command::Ehlo, "EHLO client.example.org\r\n".to_owned()),
        (Command::Mail, "MAIL FROM:<>\r\n".to_owned()),
        (Command::Rcpt, format!("RCPT TO:<{address}>\r\n")),
    ] {
        server.get_mut().write_all(line.as_bytes())?;
        server.read_reply(command)?.accepted(command)?;
    }
    Ok(())
}
