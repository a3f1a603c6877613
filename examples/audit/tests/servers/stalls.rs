//! Servers that stall, and the audit, which does not wait for them in each dialogue.

use core::time::Duration;
use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;
use std::time::Instant;

use smtp_audit::Audit;
use smtp_audit::server::{self, Patience, Security, Site};

const PATIENCE: Duration = Duration::from_millis(500);

/// Serves one client, and says nothing any more where a line begins so: with nothing it is the greeting that does not
/// come, and with `TLS` the handshake. Returns how long the client has waited then.
fn serve(stream: &TcpStream, stalls_at: &[&str]) -> Duration {
    let mut lines = BufReader::new(stream);
    let mut line = String::new();
    loop {
        let word = line.get(..4).unwrap_or(&line).to_ascii_uppercase();
        let answer = match &*word {
            "" => "220 mx.example.org ready\r\n",
            "EHLO" => "250-mx.example.org\r\n250 STARTTLS\r\n",
            "STAR" => "220 go ahead\r\n",
            "DATA" => "554 5.5.1 no valid recipients\r\n",
            "QUIT" => "221 2.0.0 bye\r\n",
            _ => "250 2.0.0 ok\r\n",
        };
        let is_stalled = stalls_at.contains(&&*word);
        if !is_stalled {
            let _ = (&*stream).write_all(answer.as_bytes());
        }
        if is_stalled || word == "STAR" && stalls_at.contains(&"TLS") {
            break;
        }
        line.clear();
        if word == "QUIT" || !lines.read_line(&mut line).is_ok_and(|octets| octets > 0) {
            return Duration::ZERO;
        }
    }
    let began = Instant::now();
    let _ = lines.read_to_end(&mut Vec::new());
    began.elapsed()
}

/// Audits a server that stalls. Returns as well in how many sessions it was waited for.
fn audited(stalls_at: &'static [&str], security: Security) -> (Audit, usize) {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap();
    let mut site = Site::new(listener.local_addr().unwrap());
    site.security = security;
    site.recipients = vec!["user@example.org".into()];
    site.patience = Patience { reply: PATIENCE, second: Duration::from_millis(20) };
    let waits: &'static AtomicUsize = Box::leak(Box::default());
    thread::spawn(move || {
        for stream in listener.incoming().flatten() {
            thread::spawn(move || {
                if serve(&stream, stalls_at) > PATIENCE * 3 / 4 {
                    waits.fetch_add(1, Ordering::Relaxed);
                }
            });
        }
    });
    let audit = server::audit(&site, &[]).unwrap();
    (audit, waits.load(Ordering::Relaxed))
}

#[test]
fn a_server_that_stalls_is_not_waited_for_in_each_dialogue() {
    for (stalls_at, security, reason) in [
        (&[""][..], Security::Clear, "no greeting"),
        (&["EHLO"], Security::Clear, "no reply to EHLO"),
        (&["MAIL"], Security::Clear, "no reply to MAIL"),
        (&["RCPT"], Security::Clear, "no reply to RCPT"),
        (&["STAR"], Security::StartTls, "no reply to STARTTLS"),
        (&["TLS"], Security::StartTls, "no handshake"),
        (&["QUIT"], Security::Clear, "no reply to QUIT"),
    ] {
        let (audit, waits) = audited(stalls_at, security);
        let reason = format!("{reason} in time in 10 sessions in a row");
        let reasons = audit.findings.iter().filter_map(|finding| finding.outcome.reason());
        let left = reasons.filter(|it| it.ends_with(&reason)).count();
        assert!(left > 3, "{stalls_at:?}: {left} checks are left");
        // Ten, and those that have begun by then.
        assert!(waits < 25, "{stalls_at:?}: {waits} sessions");
    }
}
