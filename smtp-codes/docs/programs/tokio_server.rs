//! A server that takes commands and gives replies, on tokio: what it says is derived, how long a line is limited, and text
//! beyond ASCII goes out in sessions that asked for SMTPUTF8 (RFC 6531 section 3.7.4). It keeps no mail.
//!
//! ```text
//! tokio_server
//! ```

use std::error::Error;

use futures_util::{SinkExt as _, StreamExt as _};
use smtp_codes::{Command, EhloReply, EhloReplyBuf, ReplyCodec, ToReply};
use tokio::net::{TcpListener, TcpStream};
use tokio_util::codec::{FramedRead, FramedWrite, LinesCodec, LinesCodecError};

/// Octets of a command line (RFC 5321 section 4.5.3.1.4); SMTPUTF8 addresses have room in it.
const LINE: usize = 2048;

#[derive(ToReply)]
#[reply(to = Connect)]
#[reply(220, "mx.example.org ESMTP")]
struct Greeting;

/// Each reply that a command can get here.
#[derive(ToReply)]
enum SessionReply<'a> {
    #[reply(transparent)]
    Hello(&'a EhloReplyBuf),
    #[reply(transparent)]
    Mail(MailReply<'a>),
    #[reply(250, "2.0.0", "ok")]
    Okay,
    #[reply(221, "2.0.0", "bye")]
    Bye,
    #[reply(500, "5.5.2", "line too long, or not UTF-8")]
    Unreadable,
    #[reply(500, "5.5.1", "command not recognized")]
    Unrecognized,
}

#[derive(ToReply)]
#[reply(to = Mail)]
enum MailReply<'a> {
    #[reply(250, "2.1.0", "sender {sender} ok", utf8)]
    Accepted { sender: &'a str },
    #[reply(501, "5.5.4", "MAIL FROM:<address> [SMTPUTF8]")]
    Syntax,
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn Error>> {
    let hello = EhloReply::new("mx.example.org", &["SMTPUTF8", "ENHANCEDSTATUSCODES"])?.into_owned();
    let listener = TcpListener::bind("127.0.0.1:0").await?;
    println!("listening on {}", listener.local_addr()?);
    loop {
        let (stream, _) = listener.accept().await?;
        let hello = hello.clone();
        tokio::spawn(async move { serve(stream, &hello).await });
    }
}

async fn serve(mut stream: TcpStream, hello: &EhloReplyBuf) -> Result<(), smtp_codes::CodecError> {
    let (reader, writer) = stream.split();
    let mut commands = FramedRead::new(reader, LinesCodec::new_with_max_length(LINE));
    let mut replies = FramedWrite::new(writer, ReplyCodec::new());
    replies.send(Greeting).await?;
    while let Some(line) = commands.next().await {
        let line = match line {
            Ok(line) => line,
            // The codec skips the rest of the line. After an error the stream ends once, and then goes on.
            Err(LinesCodecError::MaxLineLengthExceeded) => {
                replies.send(SessionReply::Unreadable).await?;
                commands.next().await;
                continue;
            }
            Err(LinesCodecError::Io(error)) if error.kind() == std::io::ErrorKind::InvalidData => {
                return replies.send(SessionReply::Unreadable).await;
            }
            Err(LinesCodecError::Io(error)) => return Err(error.into()),
        };
        let command = Command::from_line(line.as_bytes());
        let reply = match command {
            Some(Command::Ehlo) => SessionReply::Hello(hello),
            Some(Command::Mail) => {
                let mail = mail(&line);
                if let MailReply::Accepted { .. } = mail {
                    let asked = line.split(' ').skip(2).any(|word| word.eq_ignore_ascii_case("SMTPUTF8"));
                    replies.encoder_mut().set_utf8(asked);
                }
                SessionReply::Mail(mail)
            }
            Some(Command::Noop | Command::Rset) => SessionReply::Okay,
            Some(Command::Quit) => SessionReply::Bye,
            _ => SessionReply::Unrecognized,
        };
        // Everything that is not on the wire before the connection ends is lost.
        replies.send(reply).await?;
        if command == Some(Command::Quit) {
            break;
        }
    }
    Ok(())
}

fn mail(line: &str) -> MailReply<'_> {
    let path = line.split(' ').nth(1).and_then(|word| word.get(5..));
    match path.filter(|path| path.starts_with('<') && path.ends_with('>')) {
        Some(sender) => MailReply::Accepted { sender },
        None => MailReply::Syntax,
    }
}
