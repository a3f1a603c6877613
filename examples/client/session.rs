//! One host: from the greeting to QUIT.

use core::future::Future;
use core::time::Duration;
use std::io;
use std::sync::Arc;

use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use smtp_codes::{Action, Answer, CodecError, Command, ReplyCodec};
use tokio::io::{AsyncRead, AsyncWrite};
use tokio::net::TcpStream;
use tokio::time::timeout;
use tokio_rustls::TlsConnector;
use tokio_rustls::rustls::ClientConfig;
use tokio_rustls::rustls::pki_types::ServerName;

use crate::conversation::Conversation;
use crate::fate::{Fate, Reason, Recipient};
use crate::message::Message;
use crate::offers::Offers;
use crate::tls::Secured;
use crate::transaction::{self, Left};

/// How to speak to a host.
#[derive(Debug)]
pub(crate) struct Manners {
    /// The name of this client.
    pub(crate) name: String,
    pub(crate) lmtp: bool,
    /// Whom to trust under TLS; nobody is trusted without.
    pub(crate) tls: Option<Arc<ClientConfig>>,
    pub(crate) requires_tls: bool,
    /// `name:password`, which goes out under TLS alone.
    pub(crate) account: Option<String>,
    pub(crate) patience: Duration,
    pub(crate) is_verbose: bool,
}

/// Why a host is of no use, and the next one is to be asked.
#[derive(Debug)]
pub(crate) struct Useless(pub(crate) Reason);

impl From<CodecError> for Useless {
    fn from(error: CodecError) -> Self {
        Self(Reason::from(&error))
    }
}

impl From<Answer> for Useless {
    fn from(answer: Answer) -> Self {
        Self(Reason::Answer(answer))
    }
}

impl Manners {
    /// Delivers to those recipients whose fate is open, at one host.
    pub(crate) async fn deliver(
        &self,
        host: &str,
        message: &Message,
        recipients: &mut [Recipient],
    ) -> Result<(), Useless> {
        let stream = self.within(TcpStream::connect(host)).await?;
        let mut plain = self.conversation(stream, ReplyCodec::new());
        let begun = self.begin(&mut plain).await;
        let (offers, config) = leave_if_useless(&mut plain, begun).await?;
        let Some(config) = config else {
            let done = self.transactions(&mut plain, offers, message, recipients).await;
            return leave_if_useless(&mut plain, done).await;
        };
        let name = host.rsplit_once(':').map_or(host, |(name, _port)| name).trim_matches(['[', ']']);
        let name = ServerName::try_from(name.to_owned()).map_err(io::Error::other).map_err(CodecError::Io)?;
        let connector = TlsConnector::from(Arc::clone(config));
        let stream = self.within(connector.connect(name, plain.into_stream())).await?;
        // The offers from before TLS are forgotten (RFC 3207 section 4.2).
        let mut secured = self.conversation(Secured::new(stream), ReplyCodec::after_tls());
        let done = self.secured(&mut secured, message, recipients).await;
        leave_if_useless(&mut secured, done).await
    }

    /// From the greeting to the moment at which TLS begins, if it does.
    async fn begin<S: AsyncRead + AsyncWrite + Unpin>(
        &self,
        server: &mut Conversation<S>,
    ) -> Result<(Offers, Option<&Arc<ClientConfig>>), Useless> {
        accepted(server.answer().await?)?;
        let offers = self.hello(server).await?;
        let config = self.tls.as_ref().filter(|_| offers.starttls);
        if config.is_some() {
            // Without the TLS that was offered the client does not go on: the refusal may be an attack.
            accepted(server.ask(Command::StartTls, "STARTTLS".into()).await?)?;
        } else if self.requires_tls || self.account.is_some() {
            return Err(Useless(Reason::Unfit("TLS")));
        }
        Ok((offers, config))
    }

    async fn secured<S: AsyncRead + AsyncWrite + Unpin>(
        &self,
        server: &mut Conversation<S>,
        message: &Message,
        recipients: &mut [Recipient],
    ) -> Result<(), Useless> {
        let offers = self.hello(server).await?;
        if let Some(account) = &self.account {
            authenticate(server, offers, account).await?;
        }
        self.transactions(server, offers, message, recipients).await
    }

    async fn hello<S: AsyncRead + AsyncWrite + Unpin>(
        &self,
        server: &mut Conversation<S>,
    ) -> Result<Offers, Useless> {
        let (command, verb) = if self.lmtp { (Command::Lhlo, "LHLO") } else { (Command::Ehlo, "EHLO") };
        let answer = server.ask(command, format!("{verb} {}", self.name)).await?;
        // A server without extensions says 500 or 502, and may know HELO (RFC 5321 section 3.2).
        if !self.lmtp && (answer.code() == 500 || answer.code() == 502) {
            accepted(server.ask(Command::Helo, format!("HELO {}", self.name)).await?)?;
            return Ok(Offers::default());
        }
        let answer = accepted(answer)?;
        Ok(Offers::of(&answer.as_reply(), self.lmtp))
    }

    /// As many transactions as it takes until no recipient is one too many.
    async fn transactions<S: AsyncRead + AsyncWrite + Unpin>(
        &self,
        server: &mut Conversation<S>,
        offers: Offers,
        message: &Message,
        recipients: &mut [Recipient],
    ) -> Result<(), Useless> {
        let open = |recipients: &[Recipient]| recipients.iter().filter(|it| it.fate.is_open()).count();
        let mut most = usize::MAX;
        loop {
            let before = open(recipients);
            let left = transaction::run(server, &offers, message, recipients, most).await?;
            let after = open(recipients);
            if [0, before].contains(&after) {
                break;
            }
            // To name each time all that are left would be quadratic with a server that takes few.
            most = 2 * (before - after);
            if left == Left::InTransaction {
                accepted(server.ask(Command::Rset, "RSET".into()).await?)?;
            }
        }
        // The recipients that never fitted in are tried later, whatever another host would say.
        for recipient in recipients {
            if let Fate::Open(Some(reason)) = &recipient.fate {
                recipient.fate = Fate::Later(reason.clone());
            }
        }
        // The reply to QUIT does not change the fate of the message.
        let _ = server.ask(Command::Quit, "QUIT".into()).await;
        Ok(())
    }

    fn conversation<S: AsyncRead + AsyncWrite + Unpin>(
        &self,
        stream: S,
        codec: ReplyCodec,
    ) -> Conversation<S> {
        Conversation::new(stream, codec, self.patience, self.is_verbose)
    }

    async fn within<T>(&self, work: impl Future<Output = io::Result<T>>) -> Result<T, CodecError> {
        match timeout(self.patience, work).await {
            Ok(done) => Ok(done?),
            Err(_) => Err(CodecError::Io(io::ErrorKind::TimedOut.into())),
        }
    }
}

/// Octets of a command with its end (RFC 5321 section 4.5.3.1.4), which AUTH may not exceed with its response (RFC 4954
/// section 4).
const COMMAND: usize = 512;

async fn authenticate<S: AsyncRead + AsyncWrite + Unpin>(
    server: &mut Conversation<S>,
    offers: Offers,
    account: &str,
) -> Result<(), Useless> {
    if !offers.auth_plain {
        return Err(Useless(Reason::Unfit("AUTH PLAIN")));
    }
    let (name, password) = account.split_once(':').unwrap_or((account, ""));
    let response = BASE64_STANDARD.encode(format!("\0{name}\0{password}"));
    let line = format!("AUTH PLAIN {response}");
    let is_whole = line.len() + "\r\n".len() <= COMMAND;
    let answer = server.ask(Command::Auth, if is_whole { line } else { "AUTH PLAIN".into() }).await?;
    let answer = match answer.verdict().action {
        Action::Continue if is_whole => {
            // PLAIN has no challenge, and what is sent next would be taken for a response (RFC 4954 section 4).
            server.ask(Command::AuthData, "*".into()).await?;
            answer
        }
        Action::Continue => server.ask(Command::AuthData, response).await?,
        _ => answer,
    };
    accepted(answer)?;
    Ok(())
}

/// Says QUIT to a server that is of no use, if both sides still understand each other.
async fn leave_if_useless<T, S: AsyncRead + AsyncWrite + Unpin>(
    server: &mut Conversation<S>,
    outcome: Result<T, Useless>,
) -> Result<T, Useless> {
    let is_understood = match &outcome {
        Err(Useless(Reason::Answer(answer))) => !answer.verdict().closes,
        Err(Useless(Reason::Unfit(_))) => true,
        Err(Useless(Reason::Lost(_) | Reason::Unsendable(_))) | Ok(_) => false,
    };
    if is_understood {
        let _ = server.ask(Command::Quit, "QUIT".into()).await;
    }
    outcome
}

fn accepted(answer: Answer) -> Result<Answer, Useless> {
    match answer.verdict().action {
        Action::Accepted => Ok(answer),
        _ => Err(answer.into()),
    }
}
