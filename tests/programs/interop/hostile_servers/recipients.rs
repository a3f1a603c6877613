//! Recipients that are too many for one transaction.

use std::net::SocketAddr;

use smtp_codes_tests_programs::frugal::frugal_server;
use smtp_codes_tests_programs::narrow::narrow_server;

use super::{HELLO, MAIL, MESSAGE, QUIT, Server};
use crate::interop::example::{ExampleServer, Report, deliver};

/// Delivers to so many recipients, who all get the message.
fn deliver_to_many(address: SocketAddr, many: usize) -> Report {
    let to: Vec<String> = (0..many).map(|number| format!("user{number}@example.org")).collect();
    let to: Vec<&str> = to.iter().map(String::as_str).collect();
    let report = deliver(&[address], &to, MESSAGE, &[]);
    assert_eq!(report.code, Some(0), "{:?}", report.lines.first());
    report
}

/// A transaction without a message has not ended, and a second sender in it is refused (RFC 5321 section 4.1.4).
#[test]
fn recipients_that_are_too_many_are_not_lost_with_those_that_are_refused() {
    let nobody = ("RCPT TO:<nobody", "550 5.1.1 no such user\r\n");
    let many = ("RCPT TO:<many", "452 4.5.3 too many\r\n");
    let refused = ("DATA", "554 5.5.1 no valid recipients\r\n");
    let reset = ("RSET", "250 2.0.0 forgotten\r\n");
    for hello in
        [HELLO, ("EHLO", "250-mx.example.org\r\n250 CHUNKING\r\n"), ("EHLO", "250 mx.example.org\r\n")]
    {
        let server = Server::start("220 ready\r\n", &[hello, MAIL, nobody, many, refused, reset, QUIT]);
        let report = deliver(&[server.address], &["nobody@example.org", "many@example.org"], MESSAGE, &[]);
        assert!(report.lines[1].starts_with("many@example.org: later: 452 4.5.3 "), "{:?}", report.lines);
        let heard = server.heard();
        let second = heard.rfind("MAIL").unwrap_or_default();
        assert!(heard[..second].ends_with("RSET\r\n"), "{heard}");
    }

    let refused_reset = ("RSET", "500 5.5.1 what\r\n");
    let server = Server::start("220 ready\r\n", &[HELLO, MAIL, nobody, many, refused, refused_reset, QUIT]);
    let report = deliver(&[server.address], &["nobody@example.org", "many@example.org"], MESSAGE, &[]);
    assert!(report.lines[1].starts_with("many@example.org: later: "), "{:?}", report.lines);
    server.heard();

    let server = ExampleServer::start(&["--max-recipients", "0"]);
    let report = deliver(&[server.address], &["nobody@example.org", "user@example.org"], MESSAGE, &[]);
    assert!(report.lines[1].starts_with("user@example.org: later: 452 4.5.3 "), "{:?}", report.lines);
}

/// RFC 2920 section 3.1: a client that pipelines more than the two sides can hold on its way reads while it writes, or
/// neither of them does.
#[test]
fn many_recipients_fit_through_small_buffers() {
    let (address, heard) = narrow_server();
    let report = deliver_to_many(address, 10_000);
    assert_eq!(report.lines.len(), 10_000);
    assert!(report.lines.iter().all(|line| line.ends_with(": delivered: 250 2.0.0 kept (in reply to .)")));
    assert_eq!(heard.join().expect("it ends"), 10_000);
}

#[test]
fn a_server_that_takes_few_recipients_is_not_asked_for_all_of_them_each_time() {
    let (address, asked) = frugal_server();
    deliver_to_many(address, 200);
    let asked = asked.join().unwrap();
    assert!(asked < 4 * 200, "{asked}");
}
