//! The example client delivers to real servers, and says of each recipient what became of it.

use super::example::{Report, deliver};
use super::server::{Server, kept};

const MESSAGE: &str =
    "From: <sender@example.com>\nSubject: test\n\n.a line that begins with a dot\nand the end\n";

/// Each line of the report begins so, in this order.
fn assert_fates(report: &Report, expected: &[&str]) {
    let is_expected = report.lines.len() == expected.len()
        && report.lines.iter().zip(expected).all(|(line, expected)| line.starts_with(expected));
    assert!(is_expected, "{:#?}\nexpected {expected:#?}\n{}", report.lines, report.errors);
}

fn certificate() -> String {
    kept().join("tls/cert.pem").display().to_string()
}

#[test]
fn delivers_to_postfix() {
    let Some(server) = Server::start("postfix") else { return };
    let to =
        ["user@example.org", "nobody@example.org", "full@example.org", "later@example.org", "a@example.net"];
    let report = deliver(&[server.address], &to, MESSAGE, &[]);
    assert_fates(
        &report,
        &[
            "user@example.org: delivered: 250 2.0.0 Ok",
            "nobody@example.org: never: 550 5.1.1 ",
            "full@example.org: later: 452 4.2.2 ",
            "later@example.org: later: 450 4.7.1 ",
            "a@example.net: never: 554 5.7.1 ",
        ],
    );
    assert_eq!(report.code, Some(69));

    // All are refused, and the replies to RCPT are reported, not their echo.
    let report = deliver(&[server.address], &["nobody@example.org"], MESSAGE, &[]);
    assert_fates(&report, &["nobody@example.org: never: 550 5.1.1 "]);

    // Ten recipients where eight are the limit are two transactions.
    let report = deliver(&[server.address], &["user@example.org"; 10], MESSAGE, &[]);
    assert_fates(&report, &["user@example.org: delivered: 250 2.0.0 "; 10]);
    assert_eq!(report.errors.matches("> MAIL FROM").count(), 2, "{}", report.errors);

    let options = ["--trust", &certificate(), "--require-tls"];
    let report = deliver(&[server.address], &["user@example.org"], MESSAGE, &options);
    assert_fates(&report, &["user@example.org: delivered: 250 2.0.0 "]);
    let report = deliver(&[server.address], &["jürgen@example.org"], MESSAGE, &[]);
    assert_fates(&report, &["jürgen@example.org: never: 550 5.1.1 "]);

    let too_big = "x\n".repeat(60_000);
    let report = deliver(&[server.address], &["user@example.org"], &too_big, &[]);
    assert_fates(
        &report,
        &["user@example.org: never: the server does not offer to take a message of this size"],
    );
}

#[test]
fn delivers_to_exim() {
    let Some(server) = Server::start("exim") else { return };
    let to = ["user@example.org", "nobody@example.org", "full@example.org", "a@example.net"];
    let report = deliver(&[server.address], &to, MESSAGE, &[]);
    assert_fates(
        &report,
        &[
            "user@example.org: delivered: 250  ",
            "nobody@example.org: never: 550 ",
            "full@example.org: later: 451 ",
            "a@example.net: never: 550 ",
        ],
    );

    // Exim is set to refuse the whole message then, and says so at its end.
    let report = deliver(&[server.address], &["user@example.org"; 9], MESSAGE, &[]);
    assert_fates(
        &report,
        &[["user@example.org: never: 554 "; 8].as_slice(), &["user@example.org: delivered: 250  "]].concat(),
    );

    let certificate = certificate();
    for (account, fate) in [
        ("user:secret", "user@example.org: delivered: 250  "),
        ("user:guess", "user@example.org: later: 535 "),
    ] {
        let options = ["--trust", &certificate, "--account", account];
        assert_fates(&deliver(&[server.address], &["user@example.org"], MESSAGE, &options), &[fate]);
    }
}

#[test]
fn delivers_to_opensmtpd() {
    let Some(server) = Server::start("opensmtpd") else { return };
    let to = ["user@example.org", "nobody@example.org", "a@example.net"];
    let report = deliver(&[server.address], &to, MESSAGE, &[]);
    assert_fates(
        &report,
        &[
            "user@example.org: delivered: 250 2.0.0 ",
            "nobody@example.org: never: 524 5.2.4 ",
            "a@example.net: never: 550 ",
        ],
    );

    // Its limit answers 451, and the other two go into the next transaction all the same.
    let report = deliver(&[server.address], &["user@example.org"; 5], MESSAGE, &[]);
    assert_fates(&report, &["user@example.org: delivered: 250 2.0.0 "; 5]);

    // Its handshake fails, and what was offered under TLS is not sent without.
    let report = deliver(&[server.address], &["user@example.org"], MESSAGE, &["--trust", &certificate()]);
    assert_fates(&report, &["user@example.org: later: "]);
    assert_eq!(report.code, Some(75));
}

#[test]
fn delivers_to_aiosmtpd() {
    let Some(server) = Server::start("aiosmtpd") else { return };
    let to = ["user@example.org", "nobody@example.org", "full@example.org", "a@example.net"];
    let report = deliver(&[server.address], &to, MESSAGE, &[]);
    assert_fates(
        &report,
        &[
            "user@example.org: delivered: 250 2.6.0 ",
            "nobody@example.org: never: 550 5.1.1 ",
            "full@example.org: later: 452 4.2.2 ",
            "a@example.net: never: 550 5.7.1 ",
        ],
    );
    // A 421 to one recipient is about the session: nobody's fate is decided.
    let report = deliver(&[server.address], &["user@example.org", "down@example.org"], MESSAGE, &[]);
    assert_fates(&report, &["user@example.org: later: 421 4.3.2 ", "down@example.org: later: 421 4.3.2 "]);

    let certificate = certificate();
    for (account, fate) in [
        ("user:secret", "user@example.org: delivered: 250 2.6.0 "),
        ("user:guess", "user@example.org: later: 535 5.7.8 "),
    ] {
        let options = ["--trust", &certificate, "--account", account];
        assert_fates(&deliver(&[server.address], &["user@example.org"], MESSAGE, &options), &[fate]);
    }
}

#[test]
fn delivers_to_smtp_server() {
    let Some(server) = Server::start("smtp-server") else { return };
    let to = ["user@example.org", "nobody@example.org", "full@example.org", "a@example.net"];
    let options = ["--trust", &certificate(), "--account", "user:secret"];
    let report = deliver(&[server.address], &to, MESSAGE, &options);
    assert_fates(
        &report,
        &[
            "user@example.org: delivered: 250 kept",
            "nobody@example.org: never: 550 ",
            "full@example.org: later: 452 ",
            "a@example.net: never: 550 ",
        ],
    );
}

#[test]
fn delivers_to_dovecot_over_lmtp() {
    let Some(server) = Server::start("dovecot") else { return };
    let to = ["user@example.org", "nobody@example.org", "full@example.org", "other@example.org"];
    let message = MESSAGE.to_owned() + &"a line that takes some room\n".repeat(100);
    let report = deliver(&[server.address], &to, &message, &["--lmtp", "--trust", &certificate()]);
    assert_fates(
        &report,
        &[
            "user@example.org: delivered: 250 2.0.0 <user@example.org> ",
            "nobody@example.org: never: 550 5.1.1 ",
            "full@example.org: never: 552 5.2.2 <full@example.org> Quota exceeded",
            "other@example.org: delivered: 250 2.0.0 <other@example.org> ",
        ],
    );
}

#[test]
fn goes_from_host_to_host() {
    let Some(mut down) = Server::start("aiosmtpd") else { return };
    let Some(up) = Server::start("aiosmtpd") else { return };
    down.kill();
    let report = deliver(&[down.address, up.address], &["user@example.org"], MESSAGE, &[]);
    assert_fates(&report, &["user@example.org: delivered: 250 2.6.0 "]);
    let report = deliver(&[down.address], &["user@example.org"], MESSAGE, &[]);
    assert_fates(&report, &["user@example.org: later: "]);
    assert_eq!(report.code, Some(75));
}
