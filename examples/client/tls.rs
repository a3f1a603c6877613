//! Whom to trust.

use std::path::Path;
use std::sync::Arc;
use std::{fs, io};

use smtp_codes_examples::about;
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
