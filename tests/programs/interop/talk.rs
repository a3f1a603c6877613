//! A client that says what it is told to, and compares what comes back, row by row.

use core::fmt::Write as _;
use core::time::Duration;
use std::io::{ErrorKind, Read as _, Write as _};
use std::net::TcpStream;

use smtp_codes::{Reply, ReplyBuf, ReplyCode, ReplyDecoder, Verdict, Weight};

use super::row::Row;
use super::server::Server;

const PATIENCE: Duration = Duration::from_secs(10);

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

    /// A connection on which these rows have come already.
    pub(crate) fn after(server: &Server, rows: &[Row]) -> Self {
        let mut talk = Self::to(server);
        talk.run(rows);
        talk
    }

    /// Sends each command when the one before it is answered.
    pub(crate) fn run(&mut self, rows: &[Row]) {
        let mut faults = String::new();
        for row in rows {
            self.send(&row.sent.octets());
            self.expect(row, &mut faults);
        }
        assert!(faults.is_empty(), "{faults}");
    }

    /// Sends all commands in one write, and then counts the replies off.
    pub(crate) fn pipeline(&mut self, rows: &[Row]) {
        let all: Vec<u8> = rows.iter().flat_map(|row| row.sent.octets()).collect();
        self.send(&all);
        let mut faults = String::new();
        for row in rows {
            self.expect(row, &mut faults);
        }
        assert!(faults.is_empty(), "{faults}");
    }

    fn send(&mut self, octets: &[u8]) {
        // A server that has closed already still has its last reply on the way.
        let _ = self.stream.write_all(octets);
    }

    fn expect(&mut self, row: &Row, faults: &mut String) {
        let reply = self.next_reply();
        self.compare(row, reply, faults);
    }

    fn compare(&mut self, row: &Row, reply: Result<ReplyBuf, String>, faults: &mut String) {
        let Row { command, verdict, .. } = *row;
        let reply = match reply {
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
        let found = (found.action, found.scope, found.closes);
        let deviations: Vec<_> = reply.deviations().map(|deviation| deviation.kind()).collect();
        let findings = reply.check(command).filter(|finding| finding.weight() != Weight::Weak);
        let findings: Vec<_> = findings.map(|finding| finding.kind()).collect();
        let is_as_expected = numbers == row.reply
            && found == verdict
            && deviations == row.deviations
            && findings == row.findings;
        if !is_as_expected {
            let _ = writeln!(
                faults,
                "{command}: {} is {found:?}, {deviations:?}, {findings:?}\n  expected {} as {verdict:?}, {:?}, {:?} ({})",
                reply.to_log(),
                row.reply,
                row.deviations,
                row.findings,
                row.says
            );
        }
        if deviations.is_empty() {
            let strict = ReplyDecoder::new().strict().decode(reply.raw()).map(|whole| whole.is_some());
            assert_eq!(strict, Ok(true), "{}", reply.to_log());
        }
        assert_eq!(Reply::parse(reply.raw()), Ok(reply));
        if row.ends {
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

    /// Opens connections and holds them, until one is refused as `row` says.
    pub(crate) fn flood(server: &Server, row: &Row) {
        let mut held = Vec::new();
        let mut faults = String::new();
        for _ in 0..20 {
            let mut talk = Self::to(server);
            let reply = talk.next_reply();
            if reply.as_ref().is_ok_and(|reply| reply.code() == ReplyCode::SERVICE_READY) {
                held.push(talk);
                continue;
            }
            talk.compare(row, reply, &mut faults);
            break;
        }
        assert!(faults.is_empty() && held.len() < 20, "{faults}");
    }

    /// Ends the server in the middle of a session: it is gone without a word, which a client is to take for a 451 (RFC
    /// 5321 section 3.8).
    pub(crate) fn is_cut_off(mut server: Server, greeting: &[Row]) {
        let mut talk = Self::after(&server, greeting);
        assert!(talk.capabilities("EHLO client.example.com").contains(&"STARTTLS".into()));
        server.kill();
        talk.send(b"NOOP\r\n");
        let outcome = talk.next_reply();
        assert!(outcome.is_err(), "{outcome:?}");
        assert!(!talk.decoder.is_partial());
    }

    /// Returns the lines of the server's reply to `EHLO` or `LHLO`.
    pub(crate) fn capabilities(&mut self, hello: &str) -> Vec<String> {
        self.send(format!("{hello}\r\n").as_bytes());
        let reply = self.next_reply().unwrap_or_else(|fault| panic!("{hello}: {fault}"));
        reply.as_reply().capabilities().map(|capability| capability.keyword().to_ascii_uppercase()).collect()
    }
}
