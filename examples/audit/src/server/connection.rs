//! The connection to the server.

use std::io;
use std::net::TcpStream;
use std::sync::{Arc, OnceLock};

use rustls::client::danger::{HandshakeSignatureValid, ServerCertVerified, ServerCertVerifier};
use rustls::crypto::{CryptoProvider, ring, verify_tls12_signature, verify_tls13_signature};
use rustls::pki_types::{CertificateDer, ServerName, UnixTime};
use rustls::{ClientConfig, ClientConnection, DigitallySignedStruct, Error as TlsError, SignatureScheme};

use super::site::Site;
pub(crate) use crate::wire::Read;

/// One connection to the server.
pub(crate) type Wire = crate::wire::Wire<ClientConnection>;

impl Wire {
    pub(crate) fn open(site: &Site) -> io::Result<Self> {
        let stream = TcpStream::connect_timeout(&site.address, site.patience.reply)?;
        stream.set_nodelay(true)?;
        Ok(Self::new(stream))
    }

    /// Begins TLS. The connection is of no more use where that fails.
    pub(crate) fn secure(self, site: &Site) -> io::Result<Self> {
        let name = ServerName::try_from(site.host.clone()).map_err(io::Error::other)?;
        let session = ClientConnection::new(config(), name).map_err(io::Error::other)?;
        self.secure_by(session, site.patience.reply)
    }
}

/// The settings of TLS: any certificate is accepted, as certificates are not judged here.
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
