//! Hands a message to a delivery agent over LMTP, which answers at the end of the data once for each accepted recipient
//! (RFC 2033 section 4.2).
//!
//! ```text
//! lmtp_client HOST:PORT FROM TO [TO...] < MESSAGE
//! ```
//!
//! It exits with 0 where every recipient has the message, and prints the fate of each.

use std::error::Error;
use std::io::{self, Read as _, Write as _};
use std::net::TcpStream;
use std::time::Duration;

use smtp_codes::{Action, Command, ReplyBuf, ReplyReader};

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [address, from, to @ ..] = &arguments[..] else {
        return Err("usage: lmtp_client HOST:PORT FROM TO [TO...] < MESSAGE".into());
    };
    // A line end in an address would begin a command of its own, and beyond ASCII it takes SMTPUTF8.
    if arguments.iter().any(|argument| !argument.bytes().all(|octet| matches!(octet, b' '..=b'~'))) {
        return Err("an address has printable ASCII alone here".into());
    }
    let mut message = String::new();
    io::stdin().read_to_string(&mut message)?;
    let body = dot_stuffed(&message)?;

    let stream = TcpStream::connect(address)?;
    // For the end of the data RFC 5321 section 4.5.3.2 asks for ten minutes, for all else less.
    stream.set_read_timeout(Some(Duration::from_secs(600)))?;
    stream.set_write_timeout(Some(Duration::from_secs(600)))?;
    let mut agent = ReplyReader::new(stream);
    let outcome = deliver(&mut agent, from, to, message.is_ascii(), &body);
    // Whatever it is, QUIT comes before the end (RFC 5321 section 4.1.1.10), and changes nothing.
    let _ = agent.get_mut().write_all(b"QUIT\r\n");
    if outcome.is_ok() {
        let _ = agent.read_reply(Command::Quit);
    }
    outcome
}

fn deliver(
    agent: &mut ReplyReader<TcpStream>,
    from: &str,
    to: &[String],
    is_ascii: bool,
    body: &str,
) -> Result<(), Box<dyn Error>> {
    agent.read_reply(Command::Connect)?.accepted(Command::Connect)?;
    let hello = ask(agent, Command::Lhlo, "LHLO client.example.org\r\n")?;
    hello.accepted(Command::Lhlo)?;
    let body_type = if is_ascii { "" } else { " BODY=8BITMIME" };
    if !is_ascii && !hello.capabilities().has("8BITMIME") {
        return Err("the message needs 8BITMIME, which the agent does not offer".into()); // RFC 6152 section 3
    }
    ask(agent, Command::Mail, &format!("MAIL FROM:<{from}>{body_type}\r\n"))?.accepted(Command::Mail)?;

    let (mut accepted, mut delivered) = (Vec::new(), 0);
    for to in to {
        let reply = ask(agent, Command::Rcpt, &format!("RCPT TO:<{to}>\r\n"))?;
        match reply.verdict(Command::Rcpt).action {
            Action::Accepted => accepted.push(to),
            action => println!("{to}: {}: {reply}", fate(action)),
        }
    }
    if !accepted.is_empty() {
        ask(agent, Command::Data, "DATA\r\n")?.accepted(Command::Data)?;
        agent.expect_all(accepted.iter().map(|_| Command::EndOfData));
        agent.get_mut().write_all(format!("{body}.\r\n").as_bytes())?;
        for to in accepted {
            let reply = agent.read_reply(Command::EndOfData)?;
            let action = reply.verdict(Command::EndOfData).action;
            delivered += usize::from(action == Action::Accepted);
            println!("{to}: {}: {reply}", fate(action));
        }
    }
    if delivered < to.len() {
        return Err("not every recipient has the message".into());
    }
    Ok(())
}

const fn fate(action: Action) -> &'static str {
    match action {
        Action::Accepted => "delivered",
        Action::Rejected => "returned",
        _ => "tried again later",
    }
}

fn ask(agent: &mut ReplyReader<TcpStream>, command: Command, line: &str) -> Result<ReplyBuf, Box<dyn Error>> {
    agent.get_mut().write_all(line.as_bytes())?;
    Ok(agent.read_reply(command)?.into())
}

/// Ends every line with CRLF, and doubles the dot that begins one (RFC 5321 sections 2.3.8 and 4.5.2). No server need
/// take a line of more than 998 octets (section 4.5.3.1.6).
fn dot_stuffed(message: &str) -> Result<String, String> {
    let lines = message.replace("\r\n", "\n").replace('\r', "\n");
    let stuffed = |(number, line): (usize, &str)| match line.len() {
        ..=998 => Ok(format!("{}{line}\r\n", if line.starts_with('.') { "." } else { "" })),
        _ => Err(format!("line {number} of the message has more than 998 octets")),
    };
    (1..).zip(lines.lines()).map(stuffed).collect()
}
