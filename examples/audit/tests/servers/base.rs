//! A server that is right, started for one audit.

use core::time::Duration;
use std::io::{self, ErrorKind, Read, Write};
use std::net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream};
use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, OnceLock};
use std::thread::{self, JoinHandle};

use rustls::pki_types::PrivateKeyDer;
use rustls::{ServerConfig, ServerConnection, StreamOwned};
use smtp_audit::server::{Account, Patience, Protocol, Role, Security, Site};
use tempfile::TempDir;

use crate::kind::Kind;
use crate::session::{Plant, Quirk, Session};

/// A running server.
pub(crate) struct Base {
    kind: Kind,
    address: SocketAddr,
    inbox: TempDir,
    stops: Arc<AtomicBool>,
    listener: Option<JoinHandle<()>>,
}

impl Base {
    pub(crate) fn start(kind: Kind, plant: Plant, quirk: Quirk) -> Self {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap();
        let address = listener.local_addr().unwrap();
        let stops = Arc::new(AtomicBool::new(false));
        let inbox = TempDir::new().unwrap();
        let folder = inbox.path().to_owned();
        let is_over = stops.clone();
        let listener = thread::spawn(move || {
            for stream in listener.incoming() {
                if is_over.load(Ordering::Relaxed) {
                    break;
                }
                let session = Session::new(kind, plant, quirk, folder.clone());
                let stream = stream.unwrap();
                thread::spawn(move || serve(stream, session));
            }
        });
        Self { kind, address, inbox, stops, listener: Some(listener) }
    }

    /// Describes it as a user would.
    pub(crate) fn site(&self) -> Site {
        let mut site = Site::new(self.address);
        site.recipients = vec!["user@example.org".into()];
        site.bad_recipient = Some("nobody@example.org".into());
        site.full_recipient = Some("full@example.org".into());
        site.sender = "a@b.example".into();
        site.delivers = true;
        site.inbox = Some(PathBuf::from(self.inbox.path()));
        site.patience = Patience { reply: Duration::from_secs(3), second: Duration::from_millis(100) };
        site.connections = 8;
        match self.kind {
            Kind::Lmtp => site.protocol = Protocol::Lmtp,
            Kind::LmtpPublic => {
                site.protocol = Protocol::Lmtp;
                site.role = Role::Public;
            }
            Kind::Account => {
                site.account = Some(Account { name: "user".into(), password: "secret".into() });
            }
            Kind::Tls => site.security = Security::Tls,
            Kind::StartTls => site.security = Security::StartTls,
            Kind::Public => site.role = Role::Public,
            Kind::Remote => site.is_loopback = false,
            Kind::Heavy => site.is_heavy = true,
            Kind::Slow => {
                site.is_slow = true;
                site.patience.second = Duration::from_millis(1);
            }
            Kind::Smtp | Kind::Few | Kind::NeedsTls | Kind::NeedsLogin | Kind::Refuses => {}
        }
        site
    }
}

impl Drop for Base {
    fn drop(&mut self) {
        self.stops.store(true, Ordering::Relaxed);
        // A connection wakes the listener.
        let _ = TcpStream::connect(self.address);
        if let Some(listener) = self.listener.take() {
            let _ = listener.join();
        }
    }
}

/// A connection, in clear or under TLS.
pub(crate) trait Stream: Read + Write {
    /// Waits so long for the client, or as long as it takes.
    fn set_patience(&self, time: Option<Duration>);
}

impl Stream for TcpStream {
    fn set_patience(&self, time: Option<Duration>) {
        let _ = self.set_read_timeout(Some(time.unwrap_or(WHOLE)));
    }
}

impl Stream for StreamOwned<ServerConnection, TcpStream> {
    fn set_patience(&self, time: Option<Duration>) {
        self.sock.set_patience(time);
    }
}

/// No session of a test takes longer.
const WHOLE: Duration = Duration::from_secs(20);

fn serve(stream: TcpStream, mut session: Session) {
    let _ = stream.set_nodelay(true);
    stream.set_patience(None);
    let mut clear = stream.try_clone().unwrap();
    // It does not matter how a connection ends that the auditor cuts.
    if !session.begins_with_tls() {
        let Ok(true) = session.talk(&mut clear) else { return leave(&stream) };
    }
    let Ok(tls) = ServerConnection::new(config()) else { return };
    let mut secured = StreamOwned::new(tls, stream);
    if handshake(&mut secured).is_ok() {
        let _ = session.talk(&mut secured);
        secured.conn.send_close_notify();
        let _ = secured.flush();
    }
    leave(&secured.sock);
}

fn handshake(secured: &mut StreamOwned<ServerConnection, TcpStream>) -> io::Result<()> {
    while secured.conn.is_handshaking() {
        secured.conn.complete_io(&mut secured.sock)?;
    }
    Ok(())
}

/// Reads what is still on its way, for a socket that is closed over unread octets takes back what it has sent.
fn leave(stream: &TcpStream) {
    let _ = stream.shutdown(std::net::Shutdown::Write);
    let _ = stream.set_read_timeout(Some(Duration::from_millis(200)));
    let mut stream = stream;
    let mut rest = [0; 4096];
    loop {
        match stream.read(&mut rest) {
            Ok(0) => break,
            Ok(_) => {}
            Err(error) if error.kind() == ErrorKind::Interrupted => {}
            Err(_) => break,
        }
    }
}

/// One certificate for all servers.
fn config() -> Arc<ServerConfig> {
    static CONFIG: OnceLock<Arc<ServerConfig>> = OnceLock::new();
    let make = || {
        let made = rcgen::generate_simple_self_signed(["mx.example.org".to_owned()]).unwrap();
        let key = PrivateKeyDer::try_from(made.signing_key.serialize_der()).unwrap();
        let builder = ServerConfig::builder().with_no_client_auth();
        Arc::new(builder.with_single_cert(vec![made.cert.der().clone()], key).unwrap())
    };
    CONFIG.get_or_init(make).clone()
}
