//! A server that takes one recipient a message.

use std::io::{BufRead as _, BufReader, Write as _};
use std::net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream};
use std::thread::{self, JoinHandle};

/// Serves one client. Returns how often it has had to answer RCPT.
///
/// # Panics
///
/// Where there is no socket to be had.
#[must_use]
pub fn frugal_server() -> (SocketAddr, JoinHandle<usize>) {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap_or_else(|error| panic!("{error}"));
    let address = listener.local_addr().unwrap_or_else(|error| panic!("its address: {error}"));
    (address, thread::spawn(move || listener.accept().map_or(0, |(stream, _)| serve(&stream))))
}

fn serve(mut stream: &TcpStream) -> usize {
    let (mut asked, mut taken, mut is_text) = (0, 0, false);
    let _ = stream.set_nodelay(true).and_then(|()| stream.write_all(b"220 mx.example.org ready\r\n"));
    for line in BufReader::new(stream).lines().map_while(Result::ok) {
        is_text &= line != ".";
        let reply = match line.get(..4).unwrap_or(&line) {
            _ if is_text => continue,
            "EHLO" => "250-mx.example.org\r\n250 PIPELINING\r\n",
            "MAIL" => {
                taken = 0;
                "250 2.1.0 ok\r\n"
            }
            "RCPT" => {
                (asked, taken) = (asked + 1, taken + 1);
                if taken == 1 { "250 2.1.5 ok\r\n" } else { "452 4.5.3 one a message\r\n" }
            }
            "DATA" => {
                is_text = true;
                "354 go on\r\n"
            }
            "QUIT" => "221 2.0.0 bye\r\n",
            _ => "250 2.0.0 kept\r\n",
        };
        let _ = stream.write_all(reply.as_bytes());
    }
    asked
}
