//! The command line.

use core::net::SocketAddr;
use core::time::Duration;
use std::path::PathBuf;

use clap::Parser;
use smtp_codes_examples::arguments::{host_and_port, seconds, word};

/// Shows whole SMTP sessions, each reply with what it means.
///
/// Without options, a client speaks to a server inside this program: a delivery that works, and five that do not.
#[derive(Debug, Parser)]
#[command(name = "session", version)]
pub(crate) struct Arguments {
    /// Deliver one message to a real server instead, such as mx.example.org:25
    #[arg(long, value_name = "HOST:PORT", requires = "recipients", value_parser = host_and_port)]
    pub(crate) server: Option<String>,

    /// Whom the message to the real server is for; may be given several times
    #[arg(long = "to", value_name = "ADDRESS", requires = "server", value_parser = word)]
    pub(crate) recipients: Vec<String>,

    /// Whom that message is from
    #[arg(
        long = "from",
        value_name = "ADDRESS",
        requires = "server",
        default_value = "postmaster@localhost",
        value_parser = word
    )]
    pub(crate) sender: String,

    /// The name under which the client says hello
    #[arg(long, value_name = "NAME", default_value = "localhost", value_parser = word)]
    pub(crate) helo: String,

    /// Be a server for whoever comes, until Ctrl-C; port 0 takes one that is free
    ///
    /// It keeps mail for every recipient but nobody@ (no such mailbox) and full@ (no room), and from everybody but
    /// spammer@.
    #[arg(long, value_name = "ADDRESS:PORT", conflicts_with = "server")]
    pub(crate) listen: Option<SocketAddr>,

    /// Keep the messages that the server takes in this maildir, instead of printing them
    #[arg(long, value_name = "FOLDER", conflicts_with = "server")]
    pub(crate) maildir: Option<PathBuf>,

    /// Wait this long for the other side
    #[arg(long, value_name = "SECONDS", default_value = "300", value_parser = seconds)]
    pub(crate) patience: Duration,
}
