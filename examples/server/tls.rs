//! A certificate that the server makes for itself.

use core::error::Error;
use std::fs;
use std::path::Path;
use std::sync::Arc;

use rcgen::CertifiedKey;
use smtp_codes_examples::about;
use tokio_rustls::TlsAcceptor;
use tokio_rustls::rustls::ServerConfig;
use tokio_rustls::rustls::pki_types::PrivateKeyDer;

/// Makes a certificate for `host`, and writes it to `file` for the clients that want to trust it.
pub(crate) fn acceptor(host: &str, file: Option<&Path>) -> Result<TlsAcceptor, Box<dyn Error>> {
    let CertifiedKey { cert, signing_key } =
        rcgen::generate_simple_self_signed([host.to_owned(), "localhost".to_owned()])?;
    if let Some(file) = file {
        fs::write(file, cert.pem()).map_err(|error| about(file.display(), &error))?;
    }
    let key = PrivateKeyDer::try_from(signing_key.serialize_der())?;
    let config =
        ServerConfig::builder().with_no_client_auth().with_single_cert(vec![cert.der().clone()], key)?;
    Ok(TlsAcceptor::from(Arc::new(config)))
}
