//! A server with one thread for each client.

use core::net::{Ipv4Addr, Ipv6Addr, SocketAddr};
use core::time::Duration;
use std::collections::BTreeMap;
use std::io::{self, Write as _};
use std::net::{Shutdown, TcpListener, TcpStream};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread;

use smtp_codes::{EhloReply, ToReply as _};
use smtp_codes_examples::receiver::{Session, Site};
use smtp_codes_examples::replies::GreetingReply;

use crate::connection::Connection;
use crate::store::Store;
use crate::transcript::Transcript;

/// Clients at a time.
const CONNECTIONS: usize = 64;

/// The needs of a server.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Service<'s> {
    pub(crate) site: &'s Site,
    pub(crate) hello: EhloReply<'s, String>,
    pub(crate) store: &'s Store,
    pub(crate) patience: Duration,
    /// `true` if what is said is written to standard output.
    pub(crate) is_logged: bool,
}

/// A server that has an address, and waits to run.
#[derive(Debug)]
pub(crate) struct Server {
    listener: TcpListener,
    address: SocketAddr,
    guests: Arc<Guests>,
}

/// Ends a server, from whichever thread.
#[derive(Clone, Debug)]
pub(crate) struct Stop {
    address: SocketAddr,
    guests: Arc<Guests>,
}

/// Who is connected.
#[derive(Debug, Default)]
pub(crate) struct Guests(Mutex<Inside>);

#[derive(Debug, Default)]
struct Inside {
    is_closing: bool,
    streams: BTreeMap<u64, Arc<TcpStream>>,
}

impl Server {
    pub(crate) fn bind(address: SocketAddr) -> io::Result<Self> {
        let listener = TcpListener::bind(address)?;
        let address = listener.local_addr()?;
        Ok(Self { listener, address, guests: Arc::default() })
    }

    pub(crate) const fn address(&self) -> SocketAddr {
        self.address
    }

    pub(crate) fn stop(&self) -> Stop {
        Stop { address: self.address, guests: Arc::clone(&self.guests) }
    }

    /// Serves until it is stopped, and until every client has been told so.
    pub(crate) fn run(&self, service: Service<'_>) {
        thread::scope(|scope| {
            for number in 1.. {
                let stream = match self.listener.accept() {
                    Ok((stream, _)) => Arc::new(stream),
                    Err(_) => {
                        // Out of descriptors, most likely. Those who are connected will free some.
                        thread::sleep(Duration::from_millis(50));
                        continue;
                    }
                };
                if self.guests.is_closing() {
                    break;
                }
                let guest = Arc::clone(&stream);
                let serve = move || self.serve(number, &guest, service);
                let is_served = self.guests.enter(number, &stream)
                    && thread::Builder::new().spawn_scoped(scope, serve).is_ok();
                if !is_served {
                    self.guests.leave(number);
                    turn_away(&stream, service.site);
                }
            }
        });
    }

    fn serve(&self, number: u64, stream: &TcpStream, service: Service<'_>) {
        let session = Session::new(service.site, service.hello);
        let session = match stream.peer_addr() {
            Ok(address) => session.connected_from(address.ip()),
            // It has gone already.
            Err(_) => session,
        };
        let transcript = if service.is_logged { Transcript::numbered(number) } else { Transcript::silent() };
        Connection::new(stream, session, service, transcript).run(&self.guests);
        self.guests.leave(number);
    }
}

impl Stop {
    /// Lets nobody in any more, and has every client told.
    pub(crate) fn stop(&self) {
        self.guests.close();
        // The listener waits for somebody to come in.
        let mut door = self.address;
        if door.ip().is_unspecified() {
            door.set_ip(if door.is_ipv4() { Ipv4Addr::LOCALHOST.into() } else { Ipv6Addr::LOCALHOST.into() });
        }
        let _ = TcpStream::connect_timeout(&door, Duration::from_secs(1));
    }
}

impl Guests {
    pub(crate) fn is_closing(&self) -> bool {
        self.inside().is_closing
    }

    fn enter(&self, number: u64, stream: &Arc<TcpStream>) -> bool {
        let mut inside = self.inside();
        let may_enter = !inside.is_closing && inside.streams.len() < CONNECTIONS;
        if may_enter {
            inside.streams.insert(number, Arc::clone(stream));
        }
        may_enter
    }

    fn leave(&self, number: u64) {
        self.inside().streams.remove(&number);
    }

    /// From here on there is nothing to read on any connection, which wakes whoever waits for it.
    fn close(&self) {
        let mut inside = self.inside();
        inside.is_closing = true;
        for stream in inside.streams.values() {
            let _ = stream.shutdown(Shutdown::Read);
        }
    }

    fn inside(&self) -> MutexGuard<'_, Inside> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// A client that is told at once does not wait in vain; one that does not listen loses nothing.
fn turn_away(mut stream: &TcpStream, site: &Site) {
    let reply = GreetingReply::TooManyConnections { host: &site.host };
    let _ = stream.write_all(reply.wire().to_string().as_bytes());
}
