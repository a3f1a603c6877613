//! The example as a server, and a connection to it.

use core::time::Duration;
use std::fs;
use std::io::{ErrorKind, Read as _, Write as _};
use std::net::{Shutdown, SocketAddr, TcpStream};
use std::path::{Path, PathBuf};

use smtp_codes::{ReplyBuf, ReplyDecoder};

use super::start::Program;

const PATIENCE: Duration = Duration::from_secs(60);

/// A server with an empty maildir.
pub(crate) struct Listening {
    program: Program,
    pub(crate) address: SocketAddr,
    maildir: PathBuf,
}

impl Listening {
    /// Starts one for the test of this name.
    pub(crate) fn start(test: &str) -> Self {
        Self::with(test, &[])
    }

    pub(crate) fn with(test: &str, options: &[&str]) -> Self {
        let maildir = Path::new(env!("CARGO_TARGET_TMPDIR")).join("session").join(test);
        let _ = fs::remove_dir_all(&maildir);
        let folder = maildir.to_str().expect("the folder is text");
        let arguments = [&["--listen", "127.0.0.1:0", "--maildir", folder], options].concat();
        let program = Program::start(&arguments);
        let line = program.line();
        let address =
            line.strip_prefix("listening on ").and_then(|rest| rest.split(',').next()?.parse().ok());
        let address = address.unwrap_or_else(|| panic!("{line}"));
        Self { program, address, maildir }
    }

    /// The messages that it has kept, without the fields that it added, the oldest first.
    pub(crate) fn messages(&self) -> Vec<Vec<u8>> {
        let names = |part: &str| {
            let folder = fs::read_dir(self.maildir.join(part)).expect("the maildir is there");
            let mut names: Vec<_> = folder.map(|entry| entry.expect("it can be read").path()).collect();
            names.sort();
            names
        };
        assert!(names("tmp").is_empty() && names("cur").is_empty());
        names("new").iter().map(|path| without_trace(&fs::read(path).expect("it can be read"))).collect()
    }

    /// Takes a folder away that messages go through.
    pub(crate) fn break_maildir(&self) {
        fs::remove_dir(self.maildir.join("tmp")).expect("it is there, and empty");
    }

    pub(crate) fn mend_maildir(&self) {
        fs::create_dir(self.maildir.join("tmp")).expect("it is not there");
    }

    pub(crate) fn talk(&self) -> Talk {
        let mut talk = Talk::to(self.address);
        assert_eq!(talk.reply(), "220 mx.example.org ESMTP smtp-codes");
        talk
    }

    /// A connection on which EHLO has been said.
    pub(crate) fn greeted(&self) -> Talk {
        let mut talk = self.talk();
        assert!(talk.ask("EHLO client.example.com").starts_with("250 mx.example.org PIPELINING"));
        talk
    }

    /// Ctrl-C; all that it prints until it ends.
    pub(crate) fn stop(self) -> Vec<String> {
        self.program.interrupt();
        let (lines, status, complaints) = self.program.finish();
        assert!(status.success() && complaints.is_empty(), "{status}: {complaints}");
        lines
    }

    pub(crate) fn interrupt(&self) {
        self.program.interrupt();
    }
}

/// `Return-Path:` is one line, `Received:` three.
fn without_trace(message: &[u8]) -> Vec<u8> {
    let lines: Vec<_> = message.split_inclusive(|octet| *octet == b'\n').collect();
    let (trace, rest) = lines.split_at(4);
    assert!(trace[0].starts_with(b"Return-Path: <") && trace[1].starts_with(b"Received: from "));
    rest.concat()
}

/// A client that says what it is told to.
pub(crate) struct Talk {
    stream: TcpStream,
    received: Vec<u8>,
    decoder: ReplyDecoder,
}

impl Talk {
    pub(crate) fn to(address: SocketAddr) -> Self {
        let stream = TcpStream::connect(address).expect("the server listens");
        stream.set_read_timeout(Some(PATIENCE)).expect("a time can be set");
        stream.set_nodelay(true).expect("octets can be sent at once");
        Self { stream, received: Vec::new(), decoder: ReplyDecoder::new().strict() }
    }

    pub(crate) fn send(&mut self, octets: impl AsRef<[u8]>) {
        self.stream.write_all(octets.as_ref()).expect("the server takes it");
    }

    /// Sends octets that the server may not want any more.
    pub(crate) fn try_send(&mut self, octets: &[u8]) -> bool {
        self.stream.write_all(octets).is_ok()
    }

    /// Sends a command, and reads the reply as one line.
    pub(crate) fn ask(&mut self, command: &str) -> String {
        self.send(format!("{command}\r\n"));
        self.reply()
    }

    /// The next reply as one line. Whatever it is, it is one that strict clients take.
    pub(crate) fn reply(&mut self) -> String {
        self.next().expect("the server has not hung up").to_string()
    }

    /// The next reply, or nothing where the connection has ended.
    pub(crate) fn next(&mut self) -> Option<ReplyBuf> {
        loop {
            if let Some((reply, used)) =
                self.decoder.decode(&self.received).expect("the server sends replies")
            {
                let reply = ReplyBuf::from(reply);
                self.received.drain(..used);
                return Some(reply);
            }
            let mut octets = [0; 4096];
            match self.stream.read(&mut octets) {
                Ok(0) => break,
                Err(error) if error.kind() == ErrorKind::ConnectionReset => break,
                Ok(count) => self.received.extend_from_slice(&octets[..count]),
                Err(error) => panic!("nothing comes: {error}"),
            }
        }
        assert!(!self.decoder.is_partial(), "a reply is cut short");
        None
    }

    /// The last reply, after which the server has hung up.
    pub(crate) fn last_reply(&mut self) -> String {
        let reply = self.reply();
        assert_eq!(self.next(), None, "after {reply}");
        reply
    }

    /// Says that nothing more will be sent.
    pub(crate) fn close_half(&self) {
        self.stream.shutdown(Shutdown::Write).expect("it is open");
    }
}
