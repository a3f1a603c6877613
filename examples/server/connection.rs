//! One connection: reading, writing, and the time that they take.

use core::future::Future;
use core::net::IpAddr;
use core::time::Duration;
use std::io;

use futures_util::{SinkExt, StreamExt as _};
use smtp_codes::{CodecError, EhloReply, ToReply};
use smtp_codes_examples::receiver::{Guard, Message, Session, Site};
use smtp_codes_examples::replies::{
    BdatReply, ClosingReply, DataReply, EndOfDataReply, ServerReply, StartTlsReply,
};
use tokio::io::{AsyncRead, AsyncReadExt as _, AsyncWrite, AsyncWriteExt as _};
use tokio::net::TcpStream;
use tokio::time::{Instant, timeout, timeout_at};
use tokio_rustls::TlsAcceptor;
use tokio_util::codec::Framed;
use tokio_util::sync::CancellationToken;

use crate::input::{Body, Input, ServerCodec};
use crate::store::Store;

/// The state that all connections share.
pub(crate) struct Server {
    pub(crate) site: Site,
    pub(crate) guard: Guard,
    pub(crate) patience: Patience,
    /// The extensions before TLS, and under it.
    pub(crate) plain: Vec<String>,
    pub(crate) secured: Vec<String>,
    pub(crate) tls: TlsAcceptor,
    pub(crate) store: Store,
    pub(crate) closing: CancellationToken,
}

/// How long the server waits. Each is for the whole, so that none begins anew with every octet that trickles in.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Patience {
    pub(crate) command: Duration,
    pub(crate) message: Duration,
    pub(crate) session: Duration,
}

/// How a conversation ends that does not fail.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum End {
    Closed,
    BeginsTls,
}

type Conversation<S> = Framed<S, ServerCodec>;

/// Serves a client until it leaves, is too slow or clumsy, or the server closes.
pub(crate) async fn serve(stream: TcpStream, server: &Server) -> Result<(), CodecError> {
    let until = Instant::now() + server.patience.session;
    let address = stream.peer_addr()?.ip();
    let mut plain = Framed::new(stream, ServerCodec::new(server.site.limits.line));
    let session = server.session(&server.plain, address, false)?;
    server.say(&mut plain, &session.greeting()).await?;
    if server.talk(&mut plain, session, until).await? == End::Closed {
        return Ok(());
    }
    let parts = plain.into_parts();
    if !parts.read_buf.is_empty() {
        // They came in clear text after the command, from anybody.
        return Err(CodecError::OctetsBeforeTls { octets: parts.read_buf.len() });
    }
    let stream = within(server.patience.command, server.tls.accept(parts.io)).await?;
    // The octets from before TLS are forgotten (RFC 3207 section 4.2).
    let mut secured = Framed::new(stream, ServerCodec::new(server.site.limits.line));
    server.talk(&mut secured, server.session(&server.secured, address, true)?, until).await.map(drop)
}

impl Server {
    fn session<'s>(
        &'s self,
        keywords: &'s [String],
        address: IpAddr,
        is_tls: bool,
    ) -> Result<Session<'s>, CodecError> {
        let hello = EhloReply::new(&self.site.host, keywords).map_err(io::Error::other)?;
        Ok(Session::new(&self.site, hello).connected_from(address).guarded(&self.guard, is_tls))
    }

    async fn talk<S: AsyncRead + AsyncWrite + Unpin>(
        &self,
        client: &mut Conversation<S>,
        mut session: Session<'_>,
        until: Instant,
    ) -> Result<End, CodecError> {
        let host = &self.site.host;
        loop {
            // The replies to a pipeline go out together, and none stays behind while the client waits for it.
            let reads_lines = client.codec().reads_lines();
            if !reads_lines || !client.read_buffer().contains(&b'\n') {
                within(self.patience.command, flush(client)).await?;
            }
            let time = if reads_lines { self.patience.command } else { self.patience.message };
            let received = tokio::select! {
                received = timeout_at(until.min(Instant::now() + time), client.next()) => received,
                () = self.closing.cancelled() => {
                    return self.leave(client, &ClosingReply::ShuttingDown { host }).await;
                }
            };
            let input = match received {
                Ok(Some(input)) => input?,
                Ok(None) => return Ok(End::Closed),
                Err(_) => return self.leave(client, &ClosingReply::TimedOut { host }).await,
            };
            client.codec_mut().set_utf8(session.is_utf8());
            let line;
            let reply = match input {
                Input::LongLine(command) => session.long_line(command),
                Input::Body(body) => self.keep(&mut session, body).await,
                Input::Line(octets) => match session.chunk(&octets) {
                    Some(Ok(chunk)) => {
                        client.codec_mut().read(Body::Chunk(chunk));
                        continue;
                    }
                    Some(Err(reply)) => reply,
                    None => {
                        line = octets;
                        session.line(&line)
                    }
                },
            };
            match reply {
                ServerReply::StartTls(StartTlsReply::GoAhead) if client.read_buffer().is_empty() => {
                    self.say(client, &reply).await?;
                    return Ok(End::BeginsTls);
                }
                ServerReply::StartTls(StartTlsReply::GoAhead) => {
                    self.say(client, &StartTlsReply::NotAlone).await?;
                }
                _ if reply.closes() => return self.leave(client, &reply).await,
                _ => within(self.patience.command, client.feed(&reply)).await?,
            }
            if let ServerReply::Data(DataReply::GoOn) = reply {
                if let Some(message) = session.incoming() {
                    client.codec_mut().read(Body::Message(message));
                }
            }
            client.codec_mut().set_max_line(session.max_line());
        }
    }

    /// Answers a message, or a chunk of one.
    async fn keep(&self, session: &mut Session<'_>, body: Body) -> ServerReply<'static> {
        let kept = |message: Message| async {
            match self.store.keep(message).await {
                Ok(id) => EndOfDataReply::Kept { id },
                Err(error) => {
                    smtp_codes_examples::say(format_args!("a message is not kept: {error}"));
                    EndOfDataReply::NotKept
                }
            }
        };
        match body {
            Body::Message(message) => match message.finish() {
                Ok(message) => ServerReply::EndOfData(kept(message).await),
                Err(reply) => ServerReply::EndOfData(reply),
            },
            Body::Chunk(chunk) => match session.end_chunk(chunk) {
                Ok(message) => ServerReply::Bdat(BdatReply::Message(kept(message).await)),
                Err(reply) => reply,
            },
        }
    }

    async fn say<S: AsyncRead + AsyncWrite + Unpin>(
        &self,
        client: &mut Conversation<S>,
        reply: &(impl ToReply + Sync),
    ) -> Result<(), CodecError> {
        within(self.patience.command, client.feed(reply)).await?;
        within(self.patience.command, flush(client)).await
    }

    /// Says a last thing. What the client still sends is read for a moment, for a socket that is closed over unread
    /// octets takes back what it has sent.
    async fn leave<S: AsyncRead + AsyncWrite + Unpin>(
        &self,
        client: &mut Conversation<S>,
        reply: &(impl ToReply + Sync),
    ) -> Result<End, CodecError> {
        self.say(client, reply).await?;
        let stream = client.get_mut();
        stream.shutdown().await?;
        let drain = async {
            let mut rest = [0; 4096];
            for _ in 0..64 {
                if !stream.read(&mut rest).await.is_ok_and(|octets| octets > 0) {
                    break;
                }
            }
        };
        // The client may listen or not.
        let _ = timeout(Duration::from_millis(500), drain).await;
        Ok(End::Closed)
    }
}

/// A `Framed` is one sink for each type of reply, and any of them flushes it.
async fn flush<S: AsyncWrite + Unpin>(client: &mut Conversation<S>) -> Result<(), CodecError> {
    SinkExt::<&StartTlsReply>::flush(client).await
}

async fn within<T, E>(time: Duration, work: impl Future<Output = Result<T, E>>) -> Result<T, CodecError>
where
    CodecError: From<E>,
{
    match timeout(time, work).await {
        Ok(done) => Ok(done?),
        Err(_) => Err(CodecError::Io(io::ErrorKind::TimedOut.into())),
    }
}
