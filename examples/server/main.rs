//! An SMTP server on tokio, whose every reply is derived: `STARTTLS`, `AUTH`, `PIPELINING`, `SIZE`, `CHUNKING`,
//! `SMTPUTF8` and `ENHANCEDSTATUSCODES`, and limits on whatever a client can do.
//!
//! ```text
//! cargo run --example server -- --listen 127.0.0.1:2525 --account user:secret --maildir target/mail
//! ```
//!
//! The words are in the library of the examples, in `receiver` and `replies`; the time to say them is decided here.

mod arguments;
mod connection;
mod input;
mod store;
mod tls;

use core::error::Error;
use core::time::Duration;
use std::io::{self, Write as _};
use std::process::ExitCode;
use std::sync::Arc;

use clap::Parser as _;
use smtp_codes::{CodecError, EhloReply, ToReply as _};
use smtp_codes_examples::replies::GreetingReply;
use smtp_codes_examples::{about, exit, say, with_causes};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::Semaphore;
use tokio_util::sync::CancellationToken;
use tokio_util::task::TaskTracker;

use crate::arguments::Arguments;
use crate::connection::Server;
use crate::store::Store;

#[tokio::main]
async fn main() -> ExitCode {
    exit("server", run(&Arguments::parse()).await.map(|()| true))
}

async fn run(arguments: &Arguments) -> Result<(), Box<dyn Error>> {
    let (site, guard) = (arguments.site(), arguments.guard());
    let server = Arc::new(Server {
        patience: arguments.patience(),
        plain: guard.keywords(&site, false),
        secured: guard.keywords(&site, true),
        tls: tls::acceptor(&site.host, arguments.write_certificate.as_deref())?,
        store: Store::open(arguments.maildir.clone())?,
        closing: CancellationToken::new(),
        site,
        guard,
    });
    // A name that is not one is told now, and not to each client.
    EhloReply::new(&server.site.host, &server.plain)?;
    let listener = TcpListener::bind(arguments.listen)
        .await
        .map_err(|error| about(format_args!("cannot listen on {}", arguments.listen), &error))?;
    writeln!(io::stdout(), "listening on {}", listener.local_addr()?)?;
    let tasks = TaskTracker::new();
    tokio::select! {
        // In this order, an interrupt is heard from before the first connection on.
        biased;
        interrupted = tokio::signal::ctrl_c() => interrupted?,
        () = accept(listener, &server, &tasks, arguments.max_connections) => {}
    }
    server.closing.cancel();
    tasks.close();
    // Those who are connected hear a goodbye. Whoever does not listen to it is left behind.
    let _ = tokio::time::timeout(Duration::from_secs(5), tasks.wait()).await;
    Ok(())
}

async fn accept(listener: TcpListener, server: &Arc<Server>, tasks: &TaskTracker, max_connections: usize) {
    let places = Arc::new(Semaphore::new(max_connections.min(Semaphore::MAX_PERMITS)));
    loop {
        let (stream, client) = match listener.accept().await {
            Ok(accepted) => accepted,
            Err(error) => {
                // Out of file descriptors, mostly, until some connection ends.
                say(format_args!("no connection is accepted: {error}"));
                tokio::time::sleep(Duration::from_millis(50)).await;
                continue;
            }
        };
        let Ok(place) = Arc::clone(&places).try_acquire_owned() else {
            refuse(&stream, &server.site.host);
            continue;
        };
        let server = Arc::clone(server);
        tasks.spawn(async move {
            if let Err(error) = connection::serve(stream, &server).await {
                // The codec's own sentence about a connection is one of clients.
                let cause = match &error {
                    CodecError::Io(error) => with_causes(error),
                    error => with_causes(error),
                };
                say(format_args!("the connection from {client} failed: {cause}"));
            }
            drop(place);
        });
    }
}

/// Costs neither a task nor time: what does not go out at once is not waited for.
fn refuse(stream: &TcpStream, host: &str) {
    let reply = GreetingReply::TooManyConnections { host }.wire().to_string();
    let _ = stream.try_write(reply.as_bytes());
}
