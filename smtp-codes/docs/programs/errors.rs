//! A client's errors with thiserror: each cause is named once, and a refusal is told from a failure.
//!
//! ```text
//! errors HOST:PORT ADDRESS
//! ```

use std::error::Error;
use std::io::{self, Write as _};
use std::net::TcpStream;
use std::process::ExitCode;
use std::time::Duration;

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
    // A line end in an address would begin a command of its own, and beyond ASCII it takes SMTPUTF8.
    if !address.bytes().all(|octet| matches!(octet, b' '..=b'~')) {
        eprintln!("an address has printable ASCII alone here");
        return ExitCode::from(2);
    }
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
    let stream = TcpStream::connect(server)?;
    stream.set_read_timeout(Some(Duration::from_secs(300)))?; // RFC 5321 section 4.5.3.2
    let mut server = ReplyReader::new(stream);
    let outcome = ask(&mut server, address);
    // Whatever it is, QUIT comes before the end (RFC 5321 section 4.1.1.10), and changes nothing.
    let _ = server.get_mut().write_all(b"QUIT\r\n");
    outcome
}

fn ask(server: &mut ReplyReader<TcpStream>, address: &str) -> Result<(), CheckError> {
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
