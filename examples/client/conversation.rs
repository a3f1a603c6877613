//! Commands out, answers in, each within its time.

use core::future::poll_fn;
use core::pin::Pin;
use core::task::{Context, Poll, ready};
use core::time::Duration;
use std::collections::VecDeque;
use std::io;

use futures_util::StreamExt as _;
use smtp_codes::{Answer, CodecError, Command, ReplyCodec};
use smtp_codes_examples::say;
use tokio::io::{AsyncRead, AsyncWrite};
use tokio::time::timeout;
use tokio_util::codec::Framed;

/// A connection to a server, and which commands it still owes an answer.
pub(crate) struct Conversation<S> {
    server: Framed<S, ReplyCodec>,
    /// The answers that came while something was being sent.
    received: VecDeque<Answer>,
    /// Why nothing comes after them.
    ended: Option<CodecError>,
    patience: Duration,
    is_verbose: bool,
}

/// Octets that are sent within one time (RFC 5321 section 4.5.3.2.5).
const PIECE: usize = 1 << 16;

impl<S: AsyncRead + AsyncWrite + Unpin> Conversation<S> {
    pub(crate) fn new(stream: S, codec: ReplyCodec, patience: Duration, is_verbose: bool) -> Self {
        let server = Framed::new(stream, codec);
        Self { server, received: VecDeque::new(), ended: None, patience, is_verbose }
    }

    /// Sends commands in one piece. What goes wrong is told where the answer is missing, after those that came.
    pub(crate) async fn send(&mut self, commands: &[(Command, String)]) {
        let mut octets = String::new();
        for (command, line) in commands {
            self.server.codec_mut().expect(*command);
            octets += line;
            octets += "\r\n";
            if self.is_verbose {
                // A password is for the server alone.
                let is_secret = matches!(command, Command::Auth | Command::AuthData);
                say(format_args!("> {}", if is_secret { "AUTH ..." } else { line }));
            }
        }
        self.write(octets.as_bytes()).await;
    }

    /// Sends octets which `answers` replies answer.
    pub(crate) async fn send_body(&mut self, octets: &[u8], command: Command, answers: usize) {
        self.server.codec_mut().expect_all(core::iter::repeat_n(command, answers));
        if self.is_verbose {
            say(format_args!("> ({} octets)", octets.len()));
        }
        self.write(octets).await;
    }

    /// The next answer. After an error nothing that comes can be told apart, and the connection is to be dropped.
    pub(crate) async fn answer(&mut self) -> Result<Answer, CodecError> {
        let answer = match self.received.pop_front() {
            Some(answer) => answer,
            None => self.next().await?,
        };
        if self.is_verbose {
            say(format_args!("< {}", answer.as_reply().to_log()));
        }
        Ok(answer)
    }

    pub(crate) async fn ask(&mut self, command: Command, line: String) -> Result<Answer, CodecError> {
        self.send(&[(command, line)]).await;
        self.answer().await
    }

    /// The stream, which becomes another one now. What the codec would not have let pass is not in it.
    pub(crate) fn into_stream(self) -> S {
        self.server.into_inner()
    }

    async fn next(&mut self) -> Result<Answer, CodecError> {
        if let Some(error) = self.ended.take() {
            return Err(error);
        }
        match timeout(self.patience, self.server.next()).await {
            Ok(Some(answer)) => answer,
            Ok(None) => Err(hung_up()),
            Err(late) => Err(CodecError::Io(late.into())),
        }
    }

    /// Writes until all is written, or the server is known to want no more of it.
    async fn write(&mut self, octets: &[u8]) {
        for piece in octets.chunks(PIECE) {
            let mut unwritten = piece;
            let patience = self.patience;
            let written = timeout(patience, poll_fn(|cx| self.poll_write(cx, &mut unwritten)));
            match written.await.unwrap_or_else(|late| Err(late.into())) {
                Ok(()) => {}
                // A server that hangs up may have said why, which is still to be read.
                Err(error) if is_hang_up(&error) => break,
                Err(error) => self.ended = Some(error.into()),
            }
            if self.ended.is_some() || self.received.back().is_some_and(|answer| answer.verdict().closes) {
                break;
            }
        }
    }

    /// Reads while it writes, or both sides may wait for the other one to read (RFC 2920 section 3.1).
    fn poll_write(&mut self, cx: &mut Context<'_>, unwritten: &mut &[u8]) -> Poll<io::Result<()>> {
        // Nothing is read before it is owed: of a stream that becomes TLS nothing may be missing then.
        while self.server.codec().unanswered().next().is_some() {
            match self.server.poll_next_unpin(cx) {
                Poll::Pending => break,
                Poll::Ready(Some(Ok(answer))) => {
                    let closes = answer.verdict().closes;
                    self.received.push_back(answer);
                    if closes {
                        return Poll::Ready(Ok(()));
                    }
                }
                Poll::Ready(ended) => {
                    self.ended = Some(ended.and_then(Result::err).unwrap_or_else(hung_up));
                    return Poll::Ready(Ok(()));
                }
            }
        }
        while !unwritten.is_empty() {
            match ready!(Pin::new(self.server.get_mut()).poll_write(cx, unwritten))? {
                0 => return Poll::Ready(Err(io::ErrorKind::WriteZero.into())),
                octets => *unwritten = &unwritten[octets..],
            }
        }
        Pin::new(self.server.get_mut()).poll_flush(cx)
    }
}

fn hung_up() -> CodecError {
    CodecError::Io(io::ErrorKind::UnexpectedEof.into())
}

fn is_hang_up(error: &io::Error) -> bool {
    matches!(error.kind(), io::ErrorKind::BrokenPipe | io::ErrorKind::ConnectionReset)
}
