//! Commands out, answers in, each within its time.

use core::time::Duration;
use std::io;

use futures_util::StreamExt as _;
use smtp_codes::{Answer, CodecError, Command, ReplyCodec};
use smtp_codes_examples::say;
use tokio::io::{AsyncRead, AsyncWrite, AsyncWriteExt as _};
use tokio::time::timeout;
use tokio_util::codec::Framed;

/// A connection to a server, and which commands it still owes an answer.
pub(crate) struct Conversation<S> {
    server: Framed<S, ReplyCodec>,
    patience: Duration,
    is_verbose: bool,
}

impl<S: AsyncRead + AsyncWrite + Unpin> Conversation<S> {
    pub(crate) fn new(stream: S, codec: ReplyCodec, patience: Duration, is_verbose: bool) -> Self {
        Self { server: Framed::new(stream, codec), patience, is_verbose }
    }

    /// Sends commands in one piece.
    pub(crate) async fn send(&mut self, commands: &[(Command, String)]) -> Result<(), CodecError> {
        let mut octets = String::new();
        for (command, line) in commands {
            self.server.codec_mut().expect(*command);
            octets += line;
            octets += "\r\n";
            if self.is_verbose {
                // A password is for the server alone.
                say(format_args!("> {}", if *command == Command::Auth { "AUTH ..." } else { line }));
            }
        }
        self.write(octets.as_bytes()).await
    }

    /// Sends octets which `answers` replies answer.
    pub(crate) async fn send_body(
        &mut self,
        octets: &[u8],
        command: Command,
        answers: usize,
    ) -> Result<(), CodecError> {
        self.server.codec_mut().expect_all(core::iter::repeat_n(command, answers));
        if self.is_verbose {
            say(format_args!("> ({} octets)", octets.len()));
        }
        self.write(octets).await
    }

    /// The next answer. After an error nothing that comes can be told apart, and the connection is to be dropped.
    pub(crate) async fn answer(&mut self) -> Result<Answer, CodecError> {
        let answer = match timeout(self.patience, self.server.next()).await {
            Ok(Some(answer)) => answer?,
            Ok(None) => return Err(CodecError::Io(io::ErrorKind::UnexpectedEof.into())),
            Err(_) => return Err(CodecError::Io(io::ErrorKind::TimedOut.into())),
        };
        if self.is_verbose {
            say(format_args!("< {}", answer.as_reply().to_log()));
        }
        Ok(answer)
    }

    pub(crate) async fn ask(&mut self, command: Command, line: String) -> Result<Answer, CodecError> {
        self.send(&[(command, line)]).await?;
        self.answer().await
    }

    /// The stream, which becomes another one now. What the codec would not have let pass is not in it.
    pub(crate) fn into_stream(self) -> S {
        self.server.into_inner()
    }

    async fn write(&mut self, octets: &[u8]) -> Result<(), CodecError> {
        let stream = self.server.get_mut();
        let written = async {
            stream.write_all(octets).await?;
            stream.flush().await
        };
        match timeout(self.patience, written).await {
            // A server that hangs up may have said why, which is still to be read.
            Ok(Err(error)) if is_hang_up(&error) => Ok(()),
            Ok(written) => Ok(written?),
            Err(_) => Err(CodecError::Io(io::ErrorKind::TimedOut.into())),
        }
    }
}

fn is_hang_up(error: &io::Error) -> bool {
    matches!(error.kind(), io::ErrorKind::BrokenPipe | io::ErrorKind::ConnectionReset)
}
