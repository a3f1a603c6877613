//! Sends a message over a blocking connection. Where the server offers PIPELINING, the envelope goes out in groups.
//!
//! ```text
//! blocking_client HOST:PORT FROM TO [TO...] < MESSAGE
//! ```
//!
//! It exits with 0 where every recipient has the message, and names those that were refused.

use std::error::Error;
use std::io::{self, Read as _, Write as _};
use std::net::TcpStream;
use std::time::Duration;

use smtp_codes::{Action, Command, ReplyReader};

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [address, from, to @ ..] = &arguments[..] else {
        return Err("usage: blocking_client HOST:PORT FROM TO [TO...] < MESSAGE".into());
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
    let mut server = ReplyReader::new(stream);
    let outcome = deliver(&mut server, from, to, message.is_ascii(), &body);
    // Whatever it is, QUIT comes before the end (RFC 5321 section 4.1.1.10), and changes nothing.
    let _ = server.get_mut().write_all(b"QUIT\r\n");
    if outcome.is_ok() {
        let _ = server.read_reply(Command::Quit);
    }
    outcome
}

fn deliver(
    server: &mut ReplyReader<TcpStream>,
    from: &str,
    to: &[String],
    is_ascii: bool,
    body: &str,
) -> Result<(), Box<dyn Error>> {
    server.read_reply(Command::Connect)?.accepted(Command::Connect)?;

    let (pipelining, eight_bit) = offers(server)?;
    let body_type = if is_ascii { "" } else { " BODY=8BITMIME" };
    if !is_ascii && !eight_bit {
        return Err("the message needs 8BITMIME, which the server does not offer".into()); // RFC 6152 section 3
    }

    let mut envelope = vec![(Command::Mail, format!("MAIL FROM:<{from}>{body_type}\r\n"))];
    envelope.extend(to.iter().map(|to| (Command::Rcpt, format!("RCPT TO:<{to}>\r\n"))));
    envelope.push((Command::Data, "DATA\r\n".to_owned()));
    let mut accepted = 0;
    // More at once might not fit on its way, and nobody reads here while it is written (RFC 2920 section 3.1).
    for group in envelope.chunks(if pipelining { 50 } else { 1 }) {
        // Say what is expected before it is sent: a reply that came earlier is then an error.
        server.expect_all(group.iter().map(|(command, _)| *command));
        let lines: String = group.iter().map(|(_, line)| line.as_str()).collect();
        server.get_mut().write_all(lines.as_bytes())?;
        for (command, _) in group {
            let reply = server.read_reply(*command)?;
            match (command, reply.verdict(*command).action) {
                (Command::Rcpt, Action::Accepted) => accepted += 1,
                (Command::Rcpt, _) => eprintln!("{reply}"),
                // With no recipient left a server refuses DATA, and the message is over (RFC 2920 section 3.1).
                _ => drop(reply.accepted(*command)?),
            }
        }
    }

    // After 354 the message must end, also if there is nobody to get it.
    let body = if accepted > 0 { body } else { "" };
    server.get_mut().write_all(format!("{body}.\r\n").as_bytes())?;
    let outcome = server.read_reply(Command::EndOfData)?;
    if accepted > 0 {
        println!("{}", outcome.accepted(Command::EndOfData)?);
    }
    if accepted < to.len() {
        return Err("not every recipient has the message".into());
    }
    Ok(())
}

/// Says hello, and returns whether the server offers PIPELINING and 8BITMIME. One from before EHLO knows HELO alone, and
/// offers nothing (RFC 5321 section 3.2).
fn offers(server: &mut ReplyReader<TcpStream>) -> Result<(bool, bool), Box<dyn Error>> {
    server.get_mut().write_all(b"EHLO client.example.org\r\n")?;
    let hello = server.read_reply(Command::Ehlo)?;
    if matches!(hello.code().get(), 500 | 502) {
        server.get_mut().write_all(b"HELO client.example.org\r\n")?;
        server.read_reply(Command::Helo)?.accepted(Command::Helo)?;
        return Ok((false, false));
    }
    let capabilities = hello.accepted(Command::Ehlo)?.capabilities();
    Ok((capabilities.has("PIPELINING"), capabilities.has("8BITMIME")))
}

/// Ends every line with CRLF, and doubles the dot that begins one (RFC 5321 sections 2.3.8 and 4.5.2). No server need
/// take a line of more than 998 octets (section 4.5.3.1.6).
fn dot_stuffed(message: &str) -> Result<String, String> {
    let mut wire = String::with_capacity(message.len() + 64);
    for (number, line) in (1..).zip(message.replace("\r\n", "\n").replace('\r', "\n").lines()) {
        if line.len() > 998 {
            return Err(format!("line {number} of the message has more than 998 octets"));
        }
        if line.starts_with('.') {
            wire.push('.');
        }
        wire.push_str(line);
        wire.push_str("\r\n");
    }
    Ok(wire)
}
