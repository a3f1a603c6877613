//! The audit of each mail server, held against the table in the README of `smtp-audit`, as that of each client is.

use core::net::SocketAddr;
use std::collections::BTreeSet;

use smtp_audit::server::{self, Account, Protocol, Security, Site};
use smtp_audit::{Audit, Level, Outcome};

use super::example::ExampleServer;
use super::server::Server;

const README: &str = include_str!("../../../examples/audit/README.md");

/// The rules that a program breaks, MUST and SHOULD, as a row of the table has them.
type Broken = [BTreeSet<String>; 2];

/// Describes every server here to the audit.
fn site(address: SocketAddr) -> Site {
    let mut site = Site::new(address);
    site.host = "mx.example.org".into();
    site.recipients = vec!["user@example.org".into()];
    site.delivers = true;
    site
}

fn secured(site: &Site) -> Site {
    Site { security: Security::StartTls, ..site.clone() }
}

fn with_login(site: Site) -> Site {
    Site { account: Some(Account { name: "user".into(), password: "secret".into() }), ..site }
}

/// Audits the same server in several ways.
fn audit(sites: &[Site]) -> Vec<Audit> {
    let one =
        |site: &Site| server::audit(site, &[]).unwrap_or_else(|error| panic!("{}: {error}", site.address));
    sites.iter().map(one).collect()
}

/// Returns the broken rules of all these audits, and the dialogues that show them.
fn broken_in(audits: &[Audit]) -> (Broken, String) {
    let mut broken = Broken::default();
    let mut shown = String::new();
    for audit in audits {
        for finding in &audit.findings {
            let Outcome::Fail(fault) = &finding.outcome else { continue };
            let column = match finding.rule.level {
                Level::Must => 0,
                Level::Should => 1,
                Level::Practice => continue,
            };
            let id = finding.rule.id.to_owned();
            shown.push_str(&format!("\n{id}: {fault:?}\n{}", finding.transcript));
            broken[column].insert(id);
        }
    }
    (broken, shown)
}

/// The row of a program in its table: the name, the version, and what it breaks.
fn row(name: &str) -> Vec<&'static str> {
    let row = README.lines().find(|line| line.starts_with(&format!("| {name} |")));
    let row = row.unwrap_or_else(|| panic!("no table in the README of smtp-audit has a row for {name}"));
    row.split('|').map(str::trim).skip(1).collect()
}

/// The version of a program that its row is about.
pub(super) fn recorded_version(name: &str) -> &'static str {
    row(name)[1]
}

fn recorded(name: &str) -> Broken {
    let cells = row(name);
    let ids = |cell: &str| {
        cell.split(", ").filter(|id| *id != "none").map(|id| id.trim_matches('`').to_owned()).collect()
    };
    [ids(cells[2]), ids(cells[3])]
}

/// The program breaks the rules that are recorded, and no other.
pub(super) fn is_as_recorded(name: &str, audits: &[Audit]) {
    let (broken, shown) = broken_in(audits);
    let words = |ids: &BTreeSet<String>| {
        let ids: Vec<String> = ids.iter().map(|id| format!("`{id}`")).collect();
        if ids.is_empty() { "none".into() } else { ids.join(", ") }
    };
    let row = format!("{} | {}", words(&broken[0]), words(&broken[1]));
    assert!(broken == recorded(name), "{name} is not as recorded, but {row}{shown}");
}

#[test]
fn the_example_server() {
    let server = ExampleServer::start(&[]);
    let clear = site(server.address);
    let needs_tls = ExampleServer::start(&["--require-tls"]);
    is_as_recorded(
        "the example server",
        &audit(&[with_login(secured(&clear)), clear, site(needs_tls.address)]),
    );
}

#[test]
fn postfix() {
    let Some(server) = Server::start("postfix") else { return };
    let clear = site(server.address);
    is_as_recorded("Postfix", &audit(&[secured(&clear), clear]));
}

#[test]
fn exim() {
    let Some(server) = Server::start("exim") else { return };
    let clear = site(server.address);
    is_as_recorded("Exim", &audit(&[with_login(secured(&clear)), clear]));
}

/// Nothing is delivered, as its row says why.
#[test]
fn opensmtpd() {
    let Some(server) = Server::start("opensmtpd") else { return };
    is_as_recorded("OpenSMTPD", &audit(&[Site { delivers: false, ..site(server.address) }]));
}

#[test]
fn dovecot() {
    let Some(server) = Server::start("dovecot") else { return };
    let mut clear = site(server.address);
    clear.protocol = Protocol::Lmtp;
    clear.full_recipient = Some("full@example.org".into());
    is_as_recorded("Dovecot (LMTP)", &audit(&[secured(&clear), clear]));
}

#[test]
fn aiosmtpd() {
    let Some(server) = Server::start("aiosmtpd") else { return };
    let clear = site(server.address);
    is_as_recorded("aiosmtpd", &audit(&[with_login(secured(&clear)), clear]));
}

#[test]
fn smtp_server() {
    let Some(server) = Server::start("smtp-server") else { return };
    let clear = site(server.address);
    is_as_recorded("smtp-server (nodemailer)", &audit(&[with_login(secured(&clear)), clear]));
}

#[test]
fn smtp_server_lmtp() {
    let Some(server) = Server::start("smtp-server-lmtp") else { return };
    let clear = Site { protocol: Protocol::Lmtp, ..site(server.address) };
    is_as_recorded("smtp-server (nodemailer, LMTP)", &audit(&[with_login(secured(&clear)), clear]));
}
