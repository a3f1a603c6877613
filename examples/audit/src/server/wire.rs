//! The octets of a connection, with or without TLS.

use core::time::Duration;
use std::io::{self, ErrorKind, Read as _, Write as _};
use std::net::{Shutdown, TcpStream};
use std::sync::{Arc, OnceLock};
use std::time::Instant;

use rustls::client::danger::{HandshakeSignatureValid, ServerCertVerified, ServerCertVerifier};
use rustls::crypto::{CryptoProvider, ring, verify_tls12_signature, verify_tls13_signature};
use rustls::pki_types::{CertificateDer, ServerName, UnixTime};
use rustls::{
    ClientConfig, ClientConnection, DigitallySignedStruct, Error as TlsError, SignatureScheme, StreamOwned,
};

use super::site::Site;

/// One connection to the server.
pub(crate) enum Wire {
    Clear(TcpStream),
    Tls(Box<StreamOwned<ClientConnection, TcpStream>>),
}

/// The outcome of a read.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Read {
    Octets(usize),
    End,
    Nothing,
}

impl Wire {
    pub(crate) fn open(site: &Site) -> io::Result<Self> {
        let stream = TcpStream::connect_timeout(&site.address, site.patience.reply)?;
        stream.set_nodelay(true)?;
        stream.set_write_timeout(Some(site.patience.reply))?;
        Ok(Self::Clear(stream))
    }

    const fn socket(&self) -> &TcpStream {
        match self {
            Self::Clear(stream) => stream,
            Self::Tls(stream) => &stream.sock,
        }
    }

    /// Begins TLS. The connection is of no more use where that fails.
    pub(crate) fn secure(self, site: &Site) -> Result<Self, String> {
        let Self::Clear(mut stream) = self else { return Err("TLS runs already".into()) };
        let name = ServerName::try_from(site.host.clone()).map_err(|error| error.to_string())?;
        let mut session = ClientConnection::new(config(), name).map_err(|error| error.to_string())?;
        let until = Instant::now() + site.patience.reply;
        stream.set_read_timeout(Some(site.patience.reply)).map_err(|error| error.to_string())?;
        while session.is_handshaking() {
            session.complete_io(&mut stream).map_err(|error| error.to_string())?;
            if Instant::now() > until {
                return Err("the handshake takes too long".into());
            }
        }
        Ok(Self::Tls(Box::new(StreamOwned::new(session, stream))))
    }

    /// Reads what comes within this time.
    pub(crate) fn read(&mut self, buffer: &mut Vec<u8>, time: Duration) -> io::Result<Read> {
        // A socket takes no timeout of zero, and rounds up those of a few milliseconds.
        let waits = !time.is_zero();
        if waits {
            self.socket().set_read_timeout(Some(time))?;
        }
        self.socket().set_nonblocking(!waits)?;
        let mut chunk = [0; 16 * 1024];
        let outcome = match self {
            Self::Clear(stream) => stream.read(&mut chunk),
            Self::Tls(stream) => stream.read(&mut chunk),
        };
        self.socket().set_nonblocking(false)?;
        match outcome {
            Ok(0) => Ok(Read::End),
            Ok(count) => {
                buffer.extend_from_slice(&chunk[..count]);
                Ok(Read::Octets(count))
            }
            Err(error) => match error.kind() {
                ErrorKind::Interrupted | ErrorKind::WouldBlock | ErrorKind::TimedOut => Ok(Read::Nothing),
                // TLS may end without its farewell, and a socket that is closed over unread octets with a reset.
                ErrorKind::UnexpectedEof | ErrorKind::ConnectionReset | ErrorKind::BrokenPipe => {
                    Ok(Read::End)
                }
                _ => Err(error),
            },
        }
    }

    pub(crate) fn write(&mut self, octets: &[u8]) -> io::Result<()> {
        match self {
            Self::Clear(stream) => stream.write_all(octets).and_then(|()| stream.flush()),
            Self::Tls(stream) => stream.write_all(octets).and_then(|()| stream.flush()),
        }
    }

    /// Says that nothing more is sent, and closes.
    pub(crate) fn close(mut self) {
        if let Self::Tls(stream) = &mut self {
            stream.conn.send_close_notify();
            let _ = stream.flush();
        }
        let _ = self.socket().shutdown(Shutdown::Both);
    }
}

/// The settings of TLS: whatever the server shows is taken, for its certificate is not what is judged here.
fn config() -> Arc<ClientConfig> {
    static CONFIG: OnceLock<Arc<ClientConfig>> = OnceLock::new();
    let make = || {
        let provider = Arc::new(ring::default_provider());
        let builder = ClientConfig::builder_with_provider(provider.clone());
        let builder =
            builder.with_safe_default_protocol_versions().unwrap_or_else(|_| ClientConfig::builder());
        let builder =
            builder.dangerous().with_custom_certificate_verifier(Arc::new(AnyCertificate(provider)));
        Arc::new(builder.with_no_client_auth())
    };
    CONFIG.get_or_init(make).clone()
}

#[derive(Debug)]
struct AnyCertificate(Arc<CryptoProvider>);

impl ServerCertVerifier for AnyCertificate {
    fn verify_server_cert(
        &self,
        _: &CertificateDer<'_>,
        _: &[CertificateDer<'_>],
        _: &ServerName<'_>,
        _: &[u8],
        _: UnixTime,
    ) -> Result<ServerCertVerified, TlsError> {
        Ok(ServerCertVerified::assertion())
    }

    fn verify_tls12_signature(
        &self,
        message: &[u8],
        certificate: &CertificateDer<'_>,
        signature: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, TlsError> {
        verify_tls12_signature(message, certificate, signature, &self.0.signature_verification_algorithms)
    }

    fn verify_tls13_signature(
        &self,
        message: &[u8],
        certificate: &CertificateDer<'_>,
        signature: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, TlsError> {
        verify_tls13_signature(message, certificate, signature, &self.0.signature_verification_algorithms)
    }

    fn supported_verify_schemes(&self) -> Vec<SignatureScheme> {
        self.0.signature_verification_algorithms.supported_schemes()
    }
}
