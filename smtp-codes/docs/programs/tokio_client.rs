//! Begins TLS on a tokio connection, and asks again what the server offers: nothing that it said in clear counts any more
//! (RFC 3207 section 4.2).
//!
//! ```text
//! tokio_client HOST:PORT CERTIFICATE.pem
//! ```

use std::error::Error;
use std::sync::Arc;
use std::time::Duration;

use futures_util::StreamExt as _;
use smtp_codes::{Answer, Command, ReplyCodec};
use tokio::io::{AsyncRead, AsyncWrite, AsyncWriteExt as _};
use tokio::net::TcpStream;
use tokio::time::timeout;
use tokio_rustls::TlsConnector;
use tokio_rustls::rustls::pki_types::pem::PemObject as _;
use tokio_rustls::rustls::pki_types::{CertificateDer, ServerName};
use tokio_rustls::rustls::{ClientConfig, RootCertStore};
use tokio_util::codec::Framed;

/// Each step has a time of its own (RFC 5321 section 4.5.3.2): five minutes, and ten after the end of a message.
const PATIENCE: Duration = Duration::from_secs(300);

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [address, certificate] = &arguments[..] else {
        return Err("usage: tokio_client HOST:PORT CERTIFICATE.pem".into());
    };
    let mut roots = RootCertStore::empty();
    roots.add(CertificateDer::from_pem_file(certificate)?)?;
    let config = ClientConfig::builder().with_root_certificates(roots).with_no_client_auth();

    let stream = timeout(PATIENCE, TcpStream::connect(address)).await??;
    let mut server = Framed::new(stream, ReplyCodec::new());
    let greeting = next(&mut server).await?;
    let host = greeting.lines().next().map(|line| line.to_string()).unwrap_or_default();
    let host = host.split(' ').next().unwrap_or_default().to_owned();
    ask(&mut server, Command::Ehlo, "EHLO client.example.org\r\n").await?;
    // Octets after this reply would be an attack, and an error here.
    ask(&mut server, Command::StartTls, "STARTTLS\r\n").await?;

    let name = ServerName::try_from(host)?;
    let connector = TlsConnector::from(Arc::new(config));
    let stream = timeout(PATIENCE, connector.connect(name, server.into_inner())).await??;
    let mut server = Framed::new(stream, ReplyCodec::after_tls());
    let hello = ask(&mut server, Command::Ehlo, "EHLO client.example.org\r\n").await?;
    for capability in hello.capabilities() {
        println!("{capability}");
    }
    // Its reply changes nothing.
    let _ = ask(&mut server, Command::Quit, "QUIT\r\n").await;
    Ok(())
}

async fn ask<S: AsyncRead + AsyncWrite + Unpin>(
    server: &mut Framed<S, ReplyCodec>,
    command: Command,
    line: &str,
) -> Result<Answer, Box<dyn Error>> {
    server.codec_mut().expect(command);
    timeout(PATIENCE, server.get_mut().write_all(line.as_bytes())).await??;
    next(server).await
}

async fn next<S: AsyncRead + AsyncWrite + Unpin>(
    server: &mut Framed<S, ReplyCodec>,
) -> Result<Answer, Box<dyn Error>> {
    let answer = timeout(PATIENCE, server.next()).await?.ok_or("the server closed the connection")??;
    if let Err(refusal) = answer.accepted(answer.command) {
        // Also here QUIT comes before the end (RFC 5321 section 4.1.1.10), and changes nothing.
        let _ = timeout(PATIENCE, server.get_mut().write_all(b"QUIT\r\n")).await;
        return Err(refusal.into());
    }
    Ok(answer)
}
