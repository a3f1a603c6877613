//! A server through whose buffers little fits at a time.

use std::io::{BufRead as _, BufReader, Write as _};
use std::net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream};
use std::thread::{self, JoinHandle};

use socket2::{Domain, Socket, Type};

/// Serves one client, and answers each command at once. Returns how many recipients it has had.
///
/// # Panics
///
/// Where there is no socket to be had.
#[must_use]
pub fn narrow_server() -> (SocketAddr, JoinHandle<usize>) {
    let listener = narrow_listener().unwrap_or_else(|error| panic!("a socket: {error}"));
    let address = listener.local_addr().unwrap_or_else(|error| panic!("its address: {error}"));
    (address, thread::spawn(move || listener.accept().map_or(0, |(stream, _)| serve(&stream))))
}

fn narrow_listener() -> std::io::Result<TcpListener> {
    let socket = Socket::new(Domain::IPV4, Type::STREAM, None)?;
    // The system gives the client a buffer for so many segments.
    #[cfg(unix)]
    socket.set_tcp_mss(536)?;
    socket.set_recv_buffer_size(2_048)?;
    socket.set_send_buffer_size(2_048)?;
    socket.bind(&SocketAddr::from((Ipv4Addr::LOCALHOST, 0)).into())?;
    socket.listen(1)?;
    Ok(socket.into())
}

fn serve(stream: &TcpStream) -> usize {
    let mut recipients = 0;
    // As long as a reply may be, these fill what a client holds that does not read.
    let taken = format!("250 2.1.5 {:x<500}\r\n", "");
    let say = |reply: &str| {
        let mut stream = stream;
        let _ = stream.write_all(reply.as_bytes());
    };
    say("220 mx.example.org ready\r\n");
    for line in BufReader::new(stream).lines().map_while(Result::ok) {
        match line.get(..4).unwrap_or(&line) {
            "EHLO" => say("250-mx.example.org\r\n250 PIPELINING\r\n"),
            "MAIL" => say("250 2.1.0 ok\r\n"),
            "RCPT" => {
                recipients += 1;
                say(&taken);
            }
            "DATA" => say("354 go on\r\n"),
            "." => say("250 2.0.0 kept\r\n"),
            "QUIT" => say("221 2.0.0 bye\r\n"),
            _ => {}
        }
    }
    recipients
}
