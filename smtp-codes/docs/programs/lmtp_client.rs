//! Hands a message to a delivery agent over LMTP, which answers at the end of the data once for each accepted recipient
//! (RFC 2033 section 4.2).
//!
//! ```text
//! lmtp_client HOST:PORT FROM TO [TO...] < MESSAGE
//! ```

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
    let mut message = String::new();
    io::stdin().read_to_string(&mut message)?;

    let stream = TcpStream::connect(address)?;
    stream.set_read_timeout(Some(Duration::from_secs(300)))?;
    let mut agent = ReplyReader::new(stream);
    agent.read_reply(Command::Connect)?.accepted(Command::Connect)?;
    ask(&mut agent, Command::Lhlo, "LHLO client.example.org\r\n")?.accepted(Command::Lhlo)?;
    ask(&mut agent, Command::Mail, &format!("MAIL FROM:<{from}>\r\n"))?.accepted(Command::Mail)?;

    let mut accepted = Vec::new();
    for to in to {
        let reply = ask(&mut agent, Command::Rcpt, &format!("RCPT TO:<{to}>\r\n"))?;
        match reply.verdict(Command::Rcpt).action {
            Action::Accepted => accepted.push(to),
            _ => println!("{to}: {reply}"),
        }
    }
    if !accepted.is_empty() {
        ask(&mut agent, Command::Data, "DATA\r\n")?.accepted(Command::Data)?;
        agent.expect_all(accepted.iter().map(|_| Command::EndOfData));
        agent.get_mut().write_all(format!("{}.\r\n", dot_stuffed(&message)).as_bytes())?;
        for to in accepted {
            let reply = agent.read_reply(Command::EndOfData)?;
            let fate = match reply.verdict(Command::EndOfData).action {
                Action::Accepted => "delivered",
                Action::Rejected => "returned",
                _ => "tried again later",
            };
            println!("{to}: {fate}: {reply}");
        }
    }
    ask(&mut agent, Command::Quit, "QUIT\r\n")?;
    Ok(())
}

fn ask(agent: &mut ReplyReader<TcpStream>, command: Command, line: &str) -> Result<ReplyBuf, Box<dyn Error>> {
    agent.get_mut().write_all(line.as_bytes())?;
    Ok(agent.read_reply(command)?.into())
}

/// Ends every line with CRLF, and doubles the dot that begins one (RFC 5321 sections 2.3.8 and 4.5.2).
fn dot_stuffed(message: &str) -> String {
    let lines = message.replace("\r\n", "\n").replace('\r', "\n");
    lines.lines().map(|line| format!("{}{line}\r\n", if line.starts_with('.') { "." } else { "" })).collect()
}
