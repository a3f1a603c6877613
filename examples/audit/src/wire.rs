//! The octets of a connection, with or without TLS.

use core::ops::{Deref, DerefMut};
use core::time::Duration;
use std::io::{self, ErrorKind, Read as _, Write as _};
use std::net::{Shutdown, TcpStream};
use std::time::Instant;

use rustls::{ConnectionCommon, SideData, StreamOwned};

/// One connection; `C` is this program's side of it.
pub(crate) enum Wire<C> {
    Clear(Timed),
    Tls(Box<StreamOwned<C, Timed>>),
}

/// A socket on which nothing goes on after a moment, in however many pieces it comes and goes: TLS alone would read and
/// write until it has what it wants.
pub(crate) struct Timed {
    stream: TcpStream,
    until: Instant,
}

/// The time for the last octets that TLS wants to write.
const FAREWELL: Duration = Duration::from_secs(1);
/// The longest look at what has come.
const LOOK: Duration = Duration::from_millis(10);

/// The outcome of a read.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Read {
    Octets(usize),
    End,
    Nothing,
}

impl<C, S> Wire<C>
where
    C: DerefMut + Deref<Target = ConnectionCommon<S>>,
    S: SideData,
{
    pub(crate) fn new(stream: TcpStream) -> Self {
        Self::Clear(Timed { stream, until: Instant::now() })
    }

    const fn socket(&self) -> &TcpStream {
        match self {
            Self::Clear(timed) => &timed.stream,
            Self::Tls(stream) => &stream.sock.stream,
        }
    }

    fn last_until(&mut self, moment: Instant) {
        match self {
            Self::Clear(timed) => timed.until = moment,
            Self::Tls(stream) => stream.sock.until = moment,
        }
    }

    /// Begins TLS. The connection is of no more use where that fails.
    pub(crate) fn secure_by(self, mut session: C, time: Duration) -> io::Result<Self> {
        let Self::Clear(mut timed) = self else { return Err(io::Error::other("TLS runs already")) };
        timed.until = Instant::now() + time;
        while session.is_handshaking() {
            session.complete_io(&mut timed).map_err(|error| match error.kind() {
                ErrorKind::TimedOut | ErrorKind::WouldBlock => {
                    io::Error::new(ErrorKind::TimedOut, "the handshake takes too long")
                }
                _ => error,
            })?;
        }
        Ok(Self::Tls(Box::new(StreamOwned::new(session, timed))))
    }

    /// Reads what comes within this time.
    pub(crate) fn read(&mut self, buffer: &mut Vec<u8>, time: Duration) -> io::Result<Read> {
        // A socket takes no timeout of zero, and rounds up those of a few milliseconds.
        let waits = !time.is_zero();
        self.last_until(Instant::now() + time.max(LOOK));
        if !waits {
            self.socket().set_nonblocking(true)?;
        }
        let mut chunk = [0; 16 * 1024];
        let outcome = match self {
            Self::Clear(timed) => timed.read(&mut chunk),
            Self::Tls(stream) => stream.read(&mut chunk),
        };
        if !waits {
            self.socket().set_nonblocking(false)?;
        }
        match outcome {
            Ok(0) => Ok(Read::End),
            Ok(count) => {
                buffer.extend_from_slice(&chunk[..count]);
                Ok(Read::Octets(count))
            }
            Err(error) => match error.kind() {
                ErrorKind::Interrupted | ErrorKind::WouldBlock | ErrorKind::TimedOut => Ok(Read::Nothing),
                // TLS may end without its farewell, and a socket that is closed over unread octets with a reset.
                ErrorKind::UnexpectedEof | ErrorKind::ConnectionReset | ErrorKind::BrokenPipe => {
                    Ok(Read::End)
                }
                _ => Err(error),
            },
        }
    }

    pub(crate) fn write(&mut self, octets: &[u8], until: Instant) -> io::Result<()> {
        self.last_until(until);
        match self {
            Self::Clear(timed) => timed.write_all(octets),
            Self::Tls(stream) => stream.write_all(octets).and_then(|()| stream.flush()),
        }
    }

    /// Says that nothing more is sent, and still reads.
    pub(crate) fn hang_up(&mut self) {
        self.last_until(Instant::now() + FAREWELL);
        if let Self::Tls(stream) = self {
            stream.conn.send_close_notify();
            let _ = stream.flush();
        }
        let _ = self.socket().shutdown(Shutdown::Write);
    }

    /// Says that nothing more is sent, and closes.
    pub(crate) fn close(mut self) {
        self.hang_up();
        let _ = self.socket().shutdown(Shutdown::Both);
    }
}

impl Timed {
    /// Returns the time that is left.
    fn left(&self) -> io::Result<Option<Duration>> {
        let left = self.until.saturating_duration_since(Instant::now());
        if left.is_zero() { Err(ErrorKind::TimedOut.into()) } else { Ok(Some(left)) }
    }
}

impl io::Read for Timed {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        self.stream.set_read_timeout(self.left()?)?;
        self.stream.read(buffer)
    }
}

impl io::Write for Timed {
    fn write(&mut self, octets: &[u8]) -> io::Result<usize> {
        self.stream.set_write_timeout(self.left()?)?;
        self.stream.write(octets)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.stream.flush()
    }
}
