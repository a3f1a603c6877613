//! A client whose replies go to `tracing`, and are counted with `metrics`.
//!
//! ```text
//! observed HOST:PORT
//! ```

use std::error::Error;
use std::io::Write as _;
use std::net::TcpStream;
use std::time::Duration;

use smtp_codes::{Command, Reply, ReplyReader};

fn main() -> Result<(), Box<dyn Error>> {
    tracing_subscriber::fmt().with_writer(std::io::stdout).with_ansi(false).without_time().init();
    let address = std::env::args().nth(1).ok_or("usage: observed HOST:PORT")?;
    let stream = TcpStream::connect(address)?;
    stream.set_read_timeout(Some(Duration::from_secs(300)))?; // RFC 5321 section 4.5.3.2
    let mut server = ReplyReader::new(stream);
    observe(Command::Connect, server.read_reply(Command::Connect)?);
    for (command, line) in [(Command::Ehlo, "EHLO client.example.org\r\n"), (Command::Quit, "QUIT\r\n")] {
        server.get_mut().write_all(line.as_bytes())?;
        observe(command, server.read_reply(command)?);
    }
    Ok(())
}

/// Labels have few values, so that they can be counted: never the text, which is the server's to choose.
fn observe(command: Command, reply: Reply<'_>) {
    let action = reply.verdict(command).action.name();
    metrics::counter!("smtp_replies_total",
        "command" => command.name(), "code" => reply.code().as_str(), "action" => action)
    .increment(1);
    tracing::info!(
        command = %command,
        code = reply.code().get(),
        enhanced = reply.enhanced().map(tracing::field::display),
        action,
        // One line, in which nothing can forge another.
        text = %reply.to_log(),
        "reply"
    );
    for finding in reply.check(command) {
        tracing::warn!(kind = finding.name(), "{finding}");
    }
}
