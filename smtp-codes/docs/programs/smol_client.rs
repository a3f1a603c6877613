//! Asks a server what it offers, on smol: `ReplyMatcher` does no I/O, so it works with any runtime.
//!
//! ```text
//! smol_client HOST:PORT
//! ```

use std::error::Error;
use std::time::Duration;

use smol::Timer;
use smol::future::or;
use smol::io::{AsyncReadExt as _, AsyncWriteExt as _};
use smol::net::TcpStream;
use smtp_codes::{Command, ReplyBuf, ReplyMatcher};

/// Each step has a time of its own (RFC 5321 section 4.5.3.2): five minutes, and ten after the end of a message.
const PATIENCE: Duration = Duration::from_secs(300);

fn main() -> Result<(), Box<dyn Error>> {
    let address = std::env::args().nth(1).ok_or("usage: smol_client HOST:PORT")?;
    smol::block_on(async {
        let mut session = Session {
            stream: within(async { Ok(TcpStream::connect(address).await?) }).await?,
            matcher: ReplyMatcher::new(),
            received: Vec::new(),
        };
        let outcome = session.print_offers().await;
        // Whatever it is, QUIT comes before the end (RFC 5321 section 4.1.1.10), and changes nothing.
        let _ = session.ask(Command::Quit, "QUIT\r\n").await;
        outcome
    })
}

struct Session {
    stream: TcpStream,
    matcher: ReplyMatcher,
    /// What has arrived and is not used up.
    received: Vec<u8>,
}

impl Session {
    async fn print_offers(&mut self) -> Result<(), Box<dyn Error>> {
        within(self.reply()).await?.accepted(Command::Connect)?;
        let hello = self.ask(Command::Ehlo, "EHLO client.example.org\r\n").await?;
        for capability in hello.accepted(Command::Ehlo)?.capabilities() {
            println!("{capability}");
        }
        Ok(())
    }

    async fn ask(&mut self, command: Command, line: &str) -> Result<ReplyBuf, Box<dyn Error>> {
        self.matcher.expect(command);
        within(async {
            self.stream.write_all(line.as_bytes()).await?;
            self.reply().await
        })
        .await
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

async fn within<T>(step: impl Future<Output = Result<T, Box<dyn Error>>>) -> Result<T, Box<dyn Error>> {
    let late = async {
        Timer::after(PATIENCE).await;
        Err("the server took too long".into())
    };
    or(step, late).await
}
