//! The octets of a connection to the audit's server.

use std::io::{self, ErrorKind, Read, Write};
use std::net::TcpStream;
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use rustls::pki_types::pem::PemObject as _;
use rustls::pki_types::{CertificateDer, ServerName};
use rustls::{ClientConfig, ClientConnection, RootCertStore, StreamOwned};

/// A connection, in clear or under TLS.
pub(crate) enum Wire {
    Clear(TcpStream),
    Tls(Box<StreamOwned<ClientConnection, TcpStream>>),
}

impl Wire {
    /// Begins TLS with the server that has this certificate.
    pub(crate) fn secure(self, certificate: &Path) -> io::Result<Self> {
        let Self::Clear(mut stream) = self else { return Err(ErrorKind::InvalidInput.into()) };
        let mut roots = RootCertStore::empty();
        roots.add(CertificateDer::from_pem_file(certificate).unwrap()).unwrap();
        let config = ClientConfig::builder().with_root_certificates(roots).with_no_client_auth();
        let name = ServerName::try_from("127.0.0.1").unwrap();
        let mut session = ClientConnection::new(Arc::new(config), name).map_err(io::Error::other)?;
        while session.is_handshaking() {
            session.complete_io(&mut stream)?;
        }
        Ok(Self::Tls(Box::new(StreamOwned::new(session, stream))))
    }

    fn socket(&self) -> &TcpStream {
        match self {
            Self::Clear(stream) => stream,
            Self::Tls(stream) => &stream.sock,
        }
    }

    /// Reads what comes within this time; nothing is the end.
    pub(crate) fn read(&mut self, time: Duration) -> io::Result<Vec<u8>> {
        self.socket().set_read_timeout(Some(time))?;
        let mut chunk = vec![0; 64 * 1024];
        let outcome = match self {
            Self::Clear(stream) => stream.read(&mut chunk),
            Self::Tls(stream) => stream.read(&mut chunk),
        };
        match outcome {
            Ok(count) => {
                chunk.truncate(count);
                Ok(chunk)
            }
            Err(error) if matches!(error.kind(), ErrorKind::UnexpectedEof | ErrorKind::ConnectionReset) => {
                Ok(Vec::new())
            }
            Err(error) => Err(error),
        }
    }

    /// Writes, also to a server that has hung up, whose last reply is still to be read.
    pub(crate) fn write(&mut self, octets: &[u8]) {
        let _ = match self {
            Self::Clear(stream) => stream.write_all(octets).and_then(|()| stream.flush()),
            Self::Tls(stream) => stream.write_all(octets).and_then(|()| stream.flush()),
        };
    }
}
