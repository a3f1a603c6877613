//! Whole SMTP sessions, each reply with what it means.
//!
//! ```text
//! cargo run --example session
//! cargo run --example session -- --server mx.example.org:25 --to someone@example.org
//! cargo run --example session -- --listen 127.0.0.1:2525 --maildir target/mail
//! ```
//!
//! The server's replies are in `replies.rs` next to this folder, the client's outcomes in `outcomes.rs`.

mod arguments;
mod client;
mod connection;
mod mail;
mod server;
mod store;
mod story;
mod transcript;

use core::error::Error;
use core::net::{Ipv4Addr, SocketAddr};
use core::sync::atomic::AtomicU64;
use std::io::{self, Write as _};
use std::process::ExitCode;
use std::thread;

use clap::Parser as _;
use smtp_codes::EhloReply;
use smtp_codes_examples::about;
use smtp_codes_examples::maildir::Maildir;
use smtp_codes_examples::receiver::{Limits, Site};

use crate::arguments::Arguments;
use crate::client::Client;
use crate::server::{Server, Service};
use crate::store::Store;
use crate::transcript::Transcript;

/// Recipients of a message in the server that the story is told with.
const FEW: usize = 3;

fn main() -> ExitCode {
    smtp_codes_examples::exit("session", run(&Arguments::parse()).map(|()| true))
}

fn run(arguments: &Arguments) -> Result<(), Box<dyn Error>> {
    if let Some(server) = &arguments.server {
        let transcript = Transcript::new();
        let client = Client::connect(server, &arguments.helo, arguments.patience, transcript.clone())?;
        return Ok(story::deliver_one(client, &arguments.sender, &arguments.recipients, &transcript)?);
    }

    let mut limits = Limits::default();
    if arguments.listen.is_none() {
        limits.recipients = FEW;
    }
    let site = Site { host: "mx.example.org".to_owned(), limits };
    let keywords = site.keywords();
    let store = match &arguments.maildir {
        Some(folder) => Store::Maildir(Maildir::open(folder.clone())?),
        None => Store::Printed(AtomicU64::new(0)),
    };
    let service = Service {
        site: &site,
        hello: EhloReply::new(&site.host, &keywords)?,
        store: &store,
        patience: arguments.patience,
        is_logged: arguments.listen.is_some(),
    };
    match arguments.listen {
        Some(address) => listen(address, service),
        None => tell(arguments, service),
    }
}

/// Serves until Ctrl-C.
fn listen(address: SocketAddr, service: Service<'_>) -> Result<(), Box<dyn Error>> {
    let server =
        Server::bind(address).map_err(|error| about(format_args!("cannot listen on {address}"), &error))?;
    let stop = server.stop();
    ctrlc::set_handler(move || stop.stop())?;
    writeln!(io::stdout(), "listening on {}, until Ctrl-C", server.address())?;
    server.run(service);
    Ok(())
}

/// Speaks to a server of its own.
fn tell(arguments: &Arguments, service: Service<'_>) -> Result<(), Box<dyn Error>> {
    let server = Server::bind((Ipv4Addr::LOCALHOST, 0).into())?;
    thread::scope(|scope| {
        scope.spawn(|| server.run(service));
        let transcript = Transcript::new();
        let told = Client::connect(server.address(), &arguments.helo, arguments.patience, transcript.clone())
            .and_then(|client| story::play(client, &transcript));
        server.stop().stop();
        Ok(told?)
    })
}
