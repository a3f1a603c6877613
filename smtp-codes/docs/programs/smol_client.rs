//! Asks a server what it offers, on smol: `ReplyMatcher` does no I/O, so it works with any runtime.
//!
//! ```text
//! smol_client HOST:PORT
//! ```

use std::error::Error;

use smol::io::{AsyncReadExt as _, AsyncWriteExt as _};
use smol::net::TcpStream;
use smtp_codes::{Command, ReplyBuf, ReplyMatcher};

fn main() -> Result<(), Box<dyn Error>> {
    let address = std::env::args().nth(1).ok_or("usage: smol_client HOST:PORT")?;
    smol::block_on(async {
        let mut session = Session {
            stream: TcpStream::connect(address).await?,
            matcher: ReplyMatcher::new(),
            received: Vec::new(),
        };
        session.reply().await?.accepted(Command::Connect)?;
        let hello = session.ask(Command::Ehlo, "EHLO client.example.org\r\n").await?;
        for capability in hello.accepted(Command::Ehlo)?.capabilities() {
            println!("{capability}");
        }
        session.ask(Command::Quit, "QUIT\r\n").await?;
        Ok(())
    })
}

struct Session {
    stream: TcpStream,
    matcher: ReplyMatcher,
    /// What has arrived and is not used up.
    received: Vec<u8>,
}

impl Session {
    async fn ask(&mut self, command: Command, line: &str) -> Result<ReplyBuf, Box<dyn Error>> {
        self.matcher.expect(command);
        self.stream.write_all(line.as_bytes()).await?;
        self.reply().await
    }

    async fn reply(&mut self) -> Result<ReplyBuf, Box<dyn Error>> {
        loop {
            if let Some((matched, used)) = self.matcher.next(&self.received)? {
                let reply = ReplyBuf::from(matched.reply);
                self.received.drain(..used);
                return Ok(reply);
            }
            let mut piece = [0; 4096];
            let read = self.stream.read(&mut piece).await?;
            if read == 0 {
                self.matcher.end(&self.received)?;
                return Err("the server closed the connection".into());
            }
            self.received.extend_from_slice(&piece[..read]);
        }
    }
}
