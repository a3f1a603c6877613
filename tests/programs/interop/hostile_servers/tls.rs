//! TLS and AUTH, of a server or with somebody between.

use std::io::{self, BufRead as _, BufReader, Write as _};
use std::net::{Ipv4Addr, SocketAddr, TcpListener};
use std::sync::Arc;
use std::{fs, thread};

use rcgen::{CertifiedKey, KeyPair};
use rustls::pki_types::PrivateKeyDer;
use rustls::{ServerConfig, ServerConnection, Stream};

use super::{Answer, DATA, HELLO, MAIL, MESSAGE, QUIT, RCPT, Server};
use crate::interop::example::{ExampleServer, deliver, scratch_folder};
use crate::interop::server::{kept, skip};

fn own_certificate() -> CertifiedKey<KeyPair> {
    rcgen::generate_simple_self_signed(["localhost".to_owned()]).unwrap()
}

/// Serves one client under TLS. The answer to `last` is the last record that is whole, and one that nobody can decrypt
/// comes in the same write. Returns the address, and the certificate in PEM.
fn break_tls(answers: &'static [Answer], last: &'static str, answer: &'static str) -> (SocketAddr, String) {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap();
    let address = listener.local_addr().unwrap();
    let own = own_certificate();
    let key = PrivateKeyDer::try_from(own.signing_key.serialize_der()).unwrap();
    let config = ServerConfig::builder().with_no_client_auth();
    let config = config.with_single_cert(vec![own.cert.der().clone()], key).unwrap();
    let mut tls = ServerConnection::new(Arc::new(config)).unwrap();
    thread::spawn(move || {
        let (mut stream, _) = listener.accept().unwrap();
        stream.write_all(b"220 ready\r\n").unwrap();
        for answer in ["250-mx.example.org\r\n250 STARTTLS\r\n", "220 go ahead\r\n"] {
            BufReader::new(&stream).read_line(&mut String::new()).unwrap();
            stream.write_all(answer.as_bytes()).unwrap();
        }
        let mut lines = BufReader::new(Stream::new(&mut tls, &mut stream));
        let mut line = String::new();
        while !line.starts_with(last) {
            line.clear();
            assert!(lines.read_line(&mut line).unwrap() > 0);
            if let Some((_, answer)) = answers.iter().find(|(command, _)| line.starts_with(command)) {
                lines.get_mut().write_all(answer.as_bytes()).unwrap();
            }
        }
        tls.writer().write_all(answer.as_bytes()).unwrap();
        let mut octets = Vec::new();
        while tls.wants_write() {
            tls.write_tls(&mut octets).unwrap();
        }
        octets.extend_from_slice(b"\x17\x03\x03\x00\x20");
        octets.extend_from_slice(&[0; 32]);
        stream.write_all(&octets).unwrap();
        // A socket that is closed over unread octets would take back what it has sent.
        let _ = io::copy(&mut stream, &mut io::sink());
    });
    (address, own.cert.pem())
}

#[test]
fn replies_after_starttls_are_an_attack() {
    let offers = ("EHLO", "250-mx.example.org\r\n250 STARTTLS\r\n");
    let certificate = kept().join("tls/cert.pem").display().to_string();
    if !kept().join("tls/cert.pem").exists() {
        return skip("certificate", "tests/interop/install.sh has not made it");
    }
    let tls = ["--trust", certificate.as_str(), "--require-tls"];
    let injected = ("STARTTLS", "220 go ahead\r\n250-mx.example.org\r\n250 AUTH PLAIN\r\n");
    let server = Server::start("220 ready\r\n", &[offers, injected, QUIT]);
    let report = deliver(&[server.address], &["user@example.org"], MESSAGE, &tls);
    assert!(
        report.lines[0].contains(": later: ") && report.lines[0].contains("before the TLS handshake"),
        "{:?}",
        report.lines
    );
    assert_eq!(server.heard(), "EHLO localhost\r\nSTARTTLS\r\n");

    // Without the offer, or with it refused, nothing goes out in clear text.
    let server = Server::start("220 ready\r\n", &[HELLO, MAIL, QUIT]);
    let report = deliver(&[server.address], &["user@example.org"], MESSAGE, &tls);
    assert_eq!(report.code, Some(75), "{:?}", report.lines);
    assert_eq!(server.heard(), "EHLO localhost\r\nQUIT\r\n");
    let server = Server::start("220 ready\r\n", &[offers, ("STARTTLS", "454 4.7.0 not now\r\n"), MAIL, QUIT]);
    let report = deliver(&[server.address], &["user@example.org"], MESSAGE, &["--trust", &certificate]);
    assert!(report.lines[0].contains(": later: 454 4.7.0 "), "{:?}", report.lines);
    assert_eq!(server.heard(), "EHLO localhost\r\nSTARTTLS\r\nQUIT\r\n");
}

/// RFC 3207 section 6: it may come from somebody between, and says nothing about the message.
#[test]
fn starttls_that_is_refused_for_good_does_not_refuse_the_message() {
    let folder = scratch_folder();
    let certificate = folder.join("certificate.pem");
    fs::write(&certificate, own_certificate().cert.pem()).unwrap();
    let certificate = certificate.display().to_string();
    let offers = ("EHLO", "250-mx.example.org\r\n250 STARTTLS\r\n");
    let refused = ("STARTTLS", "554 5.7.3 no TLS for you\r\n");
    let start = || Server::start("220 ready\r\n", &[offers, refused, MAIL, QUIT]);
    let refusing = || Server::start("554 5.7.1 not you\r\n", &[QUIT]);
    for hosts in [vec![start()], vec![start(), start()], vec![refusing(), start()]] {
        let addresses: Vec<_> = hosts.iter().map(|host| host.address).collect();
        let report = deliver(&addresses, &["user@example.org"], MESSAGE, &["--trust", &certificate]);
        let fate = "user@example.org: later: 554 5.7.3 no TLS for you (in reply to STARTTLS)";
        assert_eq!(report.lines, [fate]);
        assert_eq!(report.code, Some(75));
        hosts.into_iter().for_each(|host| assert!(!host.heard().contains("MAIL")));
    }
    fs::remove_dir_all(folder).unwrap();
}

#[test]
fn replies_before_a_broken_record_stand() {
    const NOBODY: &str = "550 5.1.1 no such user\r\n";
    let nobody = ("RCPT TO:<nobody", NOBODY);
    let answers: &[Answer] = Box::leak(Box::new([HELLO, MAIL, nobody, RCPT, DATA]));
    let to = ["nobody@example.org", "user@example.org"];
    for (last, answer, fate) in [
        (".\r\n", "250 2.0.0 kept\r\n", "delivered: 250 2.0.0 kept (in reply to .)"),
        (".\r\n", "250 2.0.0", "later: no answer to the message, which may have arrived"),
        ("DATA", "452 4.3.1 no room\r\n", "later: 452 4.3.1 no room (in reply to DATA)"),
        ("DATA", "", "later: the connection to the server failed: "),
    ] {
        let answers = if last == "DATA" { &answers[..4] } else { answers };
        let (address, certificate) = break_tls(answers, last, answer);
        let file = scratch_folder().join("certificate.pem");
        fs::write(&file, certificate).unwrap();
        let host = format!("localhost:{}", address.port());
        let report = deliver(&[host], &to, MESSAGE, &["--trust", &file.display().to_string()]);
        let case = format!("{last:?} {answer:?}: {:#?}", report.lines);
        assert_eq!(
            report.lines[0],
            format!("{}: never: {} (in reply to RCPT)", to[0], NOBODY.trim()),
            "{case}"
        );
        assert!(report.lines[1].starts_with(&format!("{}: {fate}", to[1])), "{case}");
        fs::remove_dir_all(file.parent().unwrap()).unwrap();
    }
}

/// RFC 4954 section 4: AUTH with the response must be as short as any command.
#[test]
fn a_long_password_comes_after_the_command() {
    for (octets, lines) in [(10, 1), (366, 1), (367, 2), (800, 2)] {
        let account = format!("user:{}", "x".repeat(octets));
        let server = ExampleServer::start(&["--account", &account]);
        let certificate = server.certificate().display().to_string();
        let options = ["--trust", &certificate, "--account", &account];
        // The certificate is for names.
        let host = format!("localhost:{}", server.address.port());
        let report = deliver(&[host], &["user@example.net"], MESSAGE, &options);
        assert_eq!(report.code, Some(0), "{octets}: {:?}", report.lines);
        assert_eq!(report.errors.matches("> AUTH ...").count(), lines, "{octets}: {}", report.errors);
        assert!(!report.errors.contains("AHVzZXIA"), "{octets}: {}", report.errors);
    }
}

/// RFC 4954 section 6: it is about the account, which whoever runs the client can mend, and says nothing about the
/// message.
#[test]
fn a_login_that_is_refused_for_good_does_not_refuse_the_message() {
    let folder = scratch_folder();
    let file = folder.join("certificate.pem");
    let offers = ("EHLO", "250-mx.example.org\r\n250 AUTH PLAIN\r\n");
    let answers: &[Answer] = Box::leak(Box::new([offers]));
    for refusal in
        ["535 5.7.8 not you\r\n", "534 5.7.9 too weak\r\n", "550 5.7.1 no\r\n", "500 5.5.1 what\r\n"]
    {
        let (address, certificate) = break_tls(answers, "AUTH", refusal);
        fs::write(&file, certificate).unwrap();
        let refusing = Server::start("554 5.7.1 not you\r\n", &[QUIT]);
        let hosts = [refusing.address.to_string(), format!("localhost:{}", address.port())];
        let options = ["--trust", &file.display().to_string(), "--account", "user:guess"];
        let report = deliver(&hosts, &["user@example.org"], MESSAGE, &options);
        let fate = format!("user@example.org: later: {} (in reply to AUTH)", refusal.trim());
        assert_eq!(report.lines, [fate]);
        assert_eq!(report.code, Some(75));
    }
    fs::remove_dir_all(folder).unwrap();

    let server = ExampleServer::start(&["--account", "user:secret"]);
    let certificate = server.certificate().display().to_string();
    let options = ["--trust", &certificate, "--account", "user:guess"];
    let host = format!("localhost:{}", server.address.port());
    let report = deliver(&[host], &["user@example.net"], MESSAGE, &options);
    assert!(report.lines[0].starts_with("user@example.net: later: 535 5.7.8 "), "{:?}", report.lines);
    assert_eq!(report.code, Some(75));
}
