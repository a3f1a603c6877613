//! The octets of a connection, with or without TLS.

use core::ops::{Deref, DerefMut};
use core::time::Duration;
use std::io::{self, ErrorKind, Read as _, Write as _};
use std::net::{Shutdown, TcpStream};
use std::time::Instant;

use rustls::{ConnectionCommon, SideData, StreamOwned};

/// One connection; `C` is this program's side of it.
pub(crate) enum Wire<C> {
    Clear(TcpStream),
    Tls(Box<StreamOwned<C, TcpStream>>),
}

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
    const fn socket(&self) -> &TcpStream {
        match self {
            Self::Clear(stream) => stream,
            Self::Tls(stream) => &stream.sock,
        }
    }

    /// Begins TLS. The connection is of no more use where that fails.
    pub(crate) fn secure_by(self, mut session: C, time: Duration) -> Result<Self, String> {
        let Self::Clear(mut stream) = self else { return Err("TLS runs already".into()) };
        let until = Instant::now() + time;
        stream.set_read_timeout(Some(time)).map_err(|error| error.to_string())?;
        while session.is_handshaking() {
            session.complete_io(&mut stream).map_err(|error| error.to_string())?;
            if Instant::now() > until {
                return Err("the handshake takes too long".into());
            }
        }
        Ok(Self::Tls(Box::new(StreamOwned::new(session, stream))))
    }

    /// Reads what comes within this time.
    pub(crate) fn read(&mut self, buffer: &mut Vec<u8>, time: Duration) -> io::Result<Read> {
        // A socket takes no timeout of zero, and rounds up those of a few milliseconds.
        let waits = !time.is_zero();
        if waits {
            self.socket().set_read_timeout(Some(time))?;
        } else {
            self.socket().set_nonblocking(true)?;
        }
        let mut chunk = [0; 16 * 1024];
        let outcome = match self {
            Self::Clear(stream) => stream.read(&mut chunk),
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

    pub(crate) fn write(&mut self, octets: &[u8]) -> io::Result<()> {
        match self {
            Self::Clear(stream) => stream.write_all(octets).and_then(|()| stream.flush()),
            Self::Tls(stream) => stream.write_all(octets).and_then(|()| stream.flush()),
        }
    }

    /// Says that nothing more is sent, and still reads.
    pub(crate) fn hang_up(&mut self) {
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
