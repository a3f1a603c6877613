//! The props of a play: the messages as files, and a certificate.

use std::fs;
use std::io;
use std::path::PathBuf;
use std::sync::Arc;

use rustls::ServerConfig;
use rustls::crypto::ring;
use rustls::pki_types::PrivateKeyDer;
use tempfile::TempDir;

use super::letter::Letter;

/// The files, which are removed with it.
pub(crate) struct Props {
    folder: TempDir,
    pub(crate) tls: Arc<ServerConfig>,
}

impl Props {
    pub(crate) fn new(has_lf: bool) -> io::Result<Self> {
        let folder = TempDir::with_prefix("smtp-audit-")?;
        for letter in Letter::ALL {
            let octets = if has_lf { letter.octets_with_lf() } else { letter.octets() };
            fs::write(folder.path().join(letter.file_name()), octets)?;
        }
        let made = rcgen::generate_simple_self_signed(["localhost".to_owned(), super::HOST.to_owned()])
            .map_err(io::Error::other)?;
        fs::write(folder.path().join(CERTIFICATE), made.cert.pem())?;
        let key = PrivateKeyDer::try_from(made.signing_key.serialize_der()).map_err(io::Error::other)?;
        let tls = ServerConfig::builder_with_provider(Arc::new(ring::default_provider()))
            .with_safe_default_protocol_versions()
            .map_err(io::Error::other)?
            .with_no_client_auth()
            .with_single_cert(vec![made.cert.der().clone()], key)
            .map_err(io::Error::other)?;
        Ok(Self { folder, tls: Arc::new(tls) })
    }

    pub(crate) fn message(&self, letter: Letter) -> PathBuf {
        self.folder.path().join(letter.file_name())
    }

    pub(crate) fn certificate(&self) -> PathBuf {
        self.folder.path().join(CERTIFICATE)
    }
}

const CERTIFICATE: &str = "certificate.pem";
