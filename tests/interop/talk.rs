//! A client that says what it is told to, and compares what comes back, row by row.

use core::fmt::Write as _;
use core::time::Duration;
use std::io::{ErrorKind, Read as _, Write as _};
use std::net::TcpStream;

use smtp_codes::{Action, Command, DeviationKind, Reply, ReplyBuf, ReplyDecoder, Scope, Verdict};

use crate::server::Server;

const PATIENCE: Duration = Duration::from_secs(10);

/// One command and its reply.
#[derive(Clone, Copy)]
pub(crate) struct Row {
    pub(crate) sent: Sent,
    pub(crate) command: Command,
    /// The code and, where there is one, the enhanced code.
    pub(crate) reply: &'static str,
    pub(crate) verdict: Verdict,
    pub(crate) deviations: &'static [DeviationKind],
    /// Where the server's own documentation, or its source, says what this reply means.
    pub(crate) says: &'static str,
}

#[derive(Clone, Copy)]
pub(crate) enum Sent {
    /// The server speaks first, or once more.
    Nothing,
    Line(&'static str),
    /// A message of at least so many octets, with the dot that ends it.
    Message(usize),
    /// `BDAT n LAST` and its octets.
    Chunk(usize),
}

/// A row whose connection goes on.
pub(crate) const fn row(
    sent: Sent,
    command: Command,
    reply: &'static str,
    action: Action,
    scope: Scope,
    says: &'static str,
) -> Row {
    Row { sent, command, reply, verdict: Verdict { action, scope, closes: false }, deviations: &[], says }
}

impl Row {
    /// The server ends the connection with this reply.
    pub(crate) const fn closes(mut self) -> Self {
        self.verdict.closes = true;
        self
    }

    pub(crate) const fn deviates(self, deviations: &'static [DeviationKind]) -> Self {
        Self { deviations, ..self }
    }
}

/// One connection to a server, and what did not come as expected on it.
pub(crate) struct Talk {
    stream: TcpStream,
    received: Vec<u8>,
    decoder: ReplyDecoder,
}

impl Talk {
    pub(crate) fn to(server: &Server) -> Self {
        let stream = TcpStream::connect(server.address).unwrap_or_else(|error| panic!("connect: {error}"));
        let bounded = stream.set_read_timeout(Some(PATIENCE)).and(stream.set_write_timeout(Some(PATIENCE)));
        bounded.unwrap_or_else(|error| panic!("timeouts: {error}"));
        Self { stream, received: Vec::new(), decoder: ReplyDecoder::new() }
    }

    /// Sends each command when the one before it is answered.
    pub(crate) fn run(&mut self, rows: &[Row]) {
        let mut faults = String::new();
        for row in rows {
            self.send(&octets(row.sent));
            self.compare(row, &mut faults);
        }
        assert!(faults.is_empty(), "{faults}");
    }

    /// Sends all commands in one write, and then counts the replies off.
    pub(crate) fn pipeline(&mut self, rows: &[Row]) {
        let all: Vec<u8> = rows.iter().flat_map(|row| octets(row.sent)).collect();
        self.send(&all);
        let mut faults = String::new();
        for row in rows {
            self.compare(row, &mut faults);
        }
        assert!(faults.is_empty(), "{faults}");
    }

    fn send(&mut self, octets: &[u8]) {
        // A server that has closed already still has its last reply on the way.
        let _ = self.stream.write_all(octets);
    }

    fn compare(&mut self, row: &Row, faults: &mut String) {
        let Row { command, verdict, .. } = *row;
        let reply = match self.next_reply() {
            Ok(reply) => reply,
            Err(fault) => {
                let _ = writeln!(faults, "{command}: {fault}; expected {} ({})", row.reply, row.says);
                return;
            }
        };
        let reply = reply.as_reply();
        let numbers = match reply.enhanced() {
            Some(enhanced) => format!("{} {enhanced}", reply.code()),
            None => reply.code().to_string(),
        };
        let found = Verdict::of(command, reply.code(), reply.enhanced());
        let deviations: Vec<_> = reply.deviations().map(|deviation| deviation.kind()).collect();
        if numbers != row.reply || found != verdict || deviations != row.deviations {
            let _ = writeln!(
                faults,
                "{command}: {} is {found:?} with {deviations:?}; expected {} as {verdict:?} with {:?} ({})",
                reply.to_log(),
                row.reply,
                row.deviations,
                row.says
            );
        }
        if deviations.is_empty() {
            let strict = ReplyDecoder::new().strict().decode(reply.raw()).map(|whole| whole.is_some());
            assert_eq!(strict, Ok(true), "{}", reply.to_log());
        }
        assert_eq!(Reply::parse(reply.raw()), Ok(reply));
        if found.closes {
            self.expect_end(faults);
        }
    }

    /// The next reply, or why none comes.
    pub(crate) fn next_reply(&mut self) -> Result<ReplyBuf, String> {
        loop {
            match self.decoder.decode(&self.received) {
                Ok(Some((reply, used))) => {
                    let reply = ReplyBuf::from(reply);
                    self.received.drain(..used);
                    return Ok(reply);
                }
                Ok(None) => {}
                Err(error) => return Err(error.to_string()),
            }
            let mut chunk = [0; 4096];
            match self.stream.read(&mut chunk) {
                Ok(0) if self.decoder.is_partial() => return Err("cut short".into()),
                Ok(0) => return Err("no reply, and the connection ended".into()),
                Ok(count) => self.received.extend_from_slice(&chunk[..count]),
                Err(error) if error.kind() == ErrorKind::Interrupted => {}
                Err(error) => return Err(error.to_string()),
            }
        }
    }

    /// A server that said goodbye says no more.
    fn expect_end(&mut self, faults: &mut String) {
        let mut rest = [0; 64];
        match self.stream.read(&mut rest) {
            Ok(0) => {}
            Err(error) if error.kind() == ErrorKind::ConnectionReset => {}
            outcome => {
                let _ = writeln!(faults, "the connection does not end after a goodbye: {outcome:?}");
            }
        }
    }

    /// What the server lists in its reply to `EHLO` or `LHLO`.
    pub(crate) fn capabilities(&mut self, hello: &str) -> Vec<String> {
        self.send(hello.as_bytes());
        let reply = self.next_reply().unwrap_or_else(|fault| panic!("{hello}: {fault}"));
        reply.as_reply().ehlo().map(|capability| capability.keyword().to_ascii_uppercase()).collect()
    }
}

fn octets(sent: Sent) -> Vec<u8> {
    let message = |length: usize| {
        let mut message = b"From: <sender@example.com>\r\nSubject: test\r\n\r\n".to_vec();
        while message.len() < length {
            message.extend_from_slice(b"A line of a message which says nothing at all.\r\n");
        }
        message
    };
    match sent {
        Sent::Nothing => Vec::new(),
        Sent::Line(line) => format!("{line}\r\n").into_bytes(),
        Sent::Message(length) => [message(length).as_slice(), b".\r\n"].concat(),
        Sent::Chunk(length) => {
            let message = message(length);
            [format!("BDAT {} LAST\r\n", message.len()).as_bytes(), &message].concat()
        }
    }
}
