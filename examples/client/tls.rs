//! Whom to trust, and the connection to whoever is trusted.

use core::pin::Pin;
use core::task::{Context, Poll, ready};
use std::io::Read as _;
use std::path::Path;
use std::sync::Arc;
use std::{fs, io};

use smtp_codes_examples::about;
use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio::net::TcpStream;
use tokio_rustls::client::TlsStream;
use tokio_rustls::rustls::pki_types::CertificateDer;
use tokio_rustls::rustls::pki_types::pem::PemObject as _;
use tokio_rustls::rustls::{ClientConfig, RootCertStore};

/// Trusts the certificates of a PEM file, and those that they sign.
pub(crate) fn config(file: &Path) -> io::Result<Arc<ClientConfig>> {
    let name = file.display();
    let pem = fs::read(file).map_err(|error| about(&name, &error))?;
    let mut roots = RootCertStore::empty();
    for certificate in CertificateDer::pem_slice_iter(&pem) {
        let certificate = certificate.map_err(|error| io::Error::other(format!("{name}: {error}")))?;
        roots.add(certificate).map_err(|error| io::Error::other(format!("{name}: {error}")))?;
    }
    if roots.is_empty() {
        return Err(io::Error::other(format!("{name}: there is no certificate in it")));
    }
    Ok(Arc::new(ClientConfig::builder().with_root_certificates(roots).with_no_client_auth()))
}

/// A stream under TLS that gives all that came before a record that is broken, and then the error. By itself the stream
/// tells the error first, and a reply that was whole would be lost with it.
pub(crate) struct Secured {
    stream: TlsStream<TcpStream>,
    broken: Option<io::Error>,
}

impl Secured {
    pub(crate) const fn new(stream: TlsStream<TcpStream>) -> Self {
        Self { stream, broken: None }
    }
}

impl AsyncRead for Secured {
    fn poll_read(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        buffer: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        if self.broken.is_none() {
            match ready!(Pin::new(&mut self.stream).poll_read(cx, buffer)) {
                Ok(()) => return Poll::Ready(Ok(())),
                Err(error) => self.broken = Some(error),
            }
        }
        let octets = self.stream.get_mut().1.reader().read(buffer.initialize_unfilled()).unwrap_or(0);
        buffer.advance(octets);
        Poll::Ready(if octets > 0 { Ok(()) } else { self.broken.take().map_or(Ok(()), Err) })
    }
}

impl AsyncWrite for Secured {
    fn poll_write(mut self: Pin<&mut Self>, cx: &mut Context<'_>, octets: &[u8]) -> Poll<io::Result<usize>> {
        Pin::new(&mut self.stream).poll_write(cx, octets)
    }

    fn poll_flush(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_flush(cx)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_shutdown(cx)
    }
}
