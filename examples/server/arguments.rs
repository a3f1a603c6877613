//! The command line.

use core::net::SocketAddr;
use core::time::Duration;
use std::path::PathBuf;

use clap::Parser;
use smtp_codes_examples::arguments::{account, seconds, word};
use smtp_codes_examples::receiver::{Guard, Limits, Site};

use crate::connection::Patience;

/// An SMTP server whose every reply is derived.
#[derive(Debug, Parser)]
pub(crate) struct Arguments {
    /// Where to listen; port 0 is any free one.
    #[arg(long, default_value = "127.0.0.1:0")]
    pub(crate) listen: SocketAddr,
    /// The name of this server.
    #[arg(long, default_value = "mx.example.org", value_parser = word)]
    host: String,
    /// The domain whose mail is taken.
    #[arg(long, default_value = "example.org", value_parser = word)]
    domain: String,
    /// Who may authenticate, and then send anywhere.
    #[arg(long, value_name = "NAME:PASSWORD", value_parser = account)]
    account: Option<String>,
    /// Takes mail under TLS alone.
    #[arg(long)]
    require_tls: bool,
    /// Where messages are kept; without it they are printed.
    #[arg(long, value_name = "FOLDER")]
    pub(crate) maildir: Option<PathBuf>,
    /// Where to write the certificate that the server makes for itself, in PEM, for clients that want to trust it.
    #[arg(long, value_name = "FILE")]
    pub(crate) write_certificate: Option<PathBuf>,
    /// Octets of a message.
    #[arg(long, default_value_t = Limits::default().message)]
    max_size: usize,
    /// Recipients of a message.
    #[arg(long, default_value_t = Limits::default().recipients)]
    max_recipients: usize,
    /// Connections at the same time.
    #[arg(long, default_value_t = 100)]
    pub(crate) max_connections: usize,
    /// Seconds for a whole command, and for a reply to go out; RFC 5321 section 4.5.3.2.7 asks for 300 at least.
    #[arg(long, default_value = "300", value_parser = seconds)]
    command_time: Duration,
    /// Seconds for a whole message.
    #[arg(long, default_value = "1800", value_parser = seconds)]
    message_time: Duration,
    /// Seconds for a whole session.
    #[arg(long, default_value = "7200", value_parser = seconds)]
    session_time: Duration,
}

impl Arguments {
    pub(crate) fn site(&self) -> Site {
        let limits = Limits { message: self.max_size, recipients: self.max_recipients, ..Limits::default() };
        Site { host: self.host.clone(), limits }
    }

    pub(crate) fn guard(&self) -> Guard {
        Guard { domain: self.domain.clone(), account: self.account.clone(), requires_tls: self.require_tls }
    }

    pub(crate) const fn patience(&self) -> Patience {
        Patience { command: self.command_time, message: self.message_time, session: self.session_time }
    }
}
