//! The command line.

use core::time::Duration;
use std::io;
use std::path::PathBuf;

use clap::Parser;
use smtp_codes_examples::arguments::{account, host_and_port, seconds, word};

use crate::session::Manners;
use crate::tls;

/// Delivers a message, and says for each recipient what became of it.
#[derive(Debug, Parser)]
pub(crate) struct Arguments {
    /// A host to deliver to, and the next one if that is of no use.
    #[arg(long = "host", value_name = "HOST:PORT", required = true, value_parser = host_and_port)]
    pub(crate) hosts: Vec<String>,
    /// The sender; empty for a notice that must not be answered.
    #[arg(long, value_parser = address)]
    pub(crate) from: String,
    /// A recipient.
    #[arg(long, required = true, value_parser = address)]
    pub(crate) to: Vec<String>,
    /// The message; standard input without it.
    #[arg(long, value_name = "FILE")]
    pub(crate) message: Option<PathBuf>,
    /// The name that the client gives in EHLO or LHLO.
    #[arg(long, default_value = "localhost", value_parser = word)]
    name: String,
    /// Speaks LMTP.
    #[arg(long)]
    lmtp: bool,
    /// Certificates to trust, in PEM. Without it there is no TLS, because nobody is trusted.
    #[arg(long, value_name = "FILE")]
    trust: Option<PathBuf>,
    /// Sends nothing in clear text.
    #[arg(long, requires = "trust")]
    require_tls: bool,
    /// Authenticates, under TLS.
    #[arg(long, value_name = "NAME:PASSWORD", requires = "trust", value_parser = account)]
    account: Option<String>,
    /// Seconds to wait for each reply; RFC 5321 section 4.5.3.2 asks for 300 and more.
    #[arg(long, value_name = "SECONDS", default_value = "600", value_parser = seconds)]
    patience: Duration,
    /// Prints the dialogue on standard error.
    #[arg(long, short)]
    verbose: bool,
}

impl Arguments {
    pub(crate) fn manners(&self) -> io::Result<Manners> {
        Ok(Manners {
            name: self.name.clone(),
            lmtp: self.lmtp,
            tls: self.trust.as_deref().map(tls::config).transpose()?,
            requires_tls: self.require_tls,
            account: self.account.clone(),
            patience: self.patience,
            is_verbose: self.verbose,
        })
    }
}

/// An address that cannot bring a command with it.
fn address(text: &str) -> Result<String, String> {
    if text.contains(|c: char| c.is_control() || matches!(c, '<' | '>')) {
        return Err("an address has neither brackets nor control characters".into());
    }
    Ok(text.to_owned())
}
