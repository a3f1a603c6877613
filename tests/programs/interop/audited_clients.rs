//! The audit of each mail client, held against the table in the README of `smtp-audit`.

use std::ffi::OsStr;
use std::process::Command;

use lettre::transport::smtp::authentication::Credentials;
use lettre::transport::smtp::extension::ClientId;
use lettre::{Address, SmtpTransport, Transport as _};
use smtp_audit::client::{self, Abilities, Attempt, Client, Fate, Program};
use smtp_audit::{Audit, Protocol};
use smtp_codes_tests_programs::program::{example, run};

use super::audited::{is_as_recorded, recorded_version};
use super::example_server::client as installed;
use super::server::{here, kept, skip};

/// The behaviour of a client in an audit.
#[derive(Clone, Copy, Default)]
struct Way {
    lmtp: bool,
    starttls: bool,
    login: bool,
}

const CLEAR: Way = Way { lmtp: false, starttls: false, login: false };
const TLS: Way = Way { starttls: true, ..CLEAR };
const LOGIN: Way = Way { login: true, ..CLEAR };
const SECURED_LOGIN: Way = Way { login: true, ..TLS };
const LMTP: Way = Way { lmtp: true, ..CLEAR };

fn abilities(way: Way) -> Abilities {
    let protocol = if way.lmtp { Protocol::Lmtp } else { Protocol::Smtp };
    Abilities { protocol, starttls: way.starttls, login: way.login, ..Abilities::default() }
}

fn audit(client: &dyn Client, abilities: &Abilities) -> Audit {
    client::audit(client, abilities, &[]).unwrap_or_else(|error| panic!("{}: {error}", client.name()))
}

/// A command line, with the environment that the program needs where it was unpacked.
fn program(command: &Command, arguments: &[&str]) -> Program {
    let words = |words: &OsStr| words.to_string_lossy().into_owned();
    let mut line = vec!["env".to_owned()];
    let set =
        command.get_envs().filter_map(|(name, value)| Some(format!("{}={}", words(name), words(value?))));
    line.extend(set);
    line.push(words(command.get_program()));
    line.extend(command.get_args().map(words));
    line.extend(arguments.iter().map(|&argument| argument.to_owned()));
    Program::new(line)
}

/// Audits a program in several ways, each with its further arguments, and holds it against its row: unless this
/// machine has another version than the one that the row is about.
fn examine(name: &str, command: &Command, version: &str, ways: &[(Abilities, &[&str])]) {
    let recorded = recorded_version(name);
    if !version.contains(recorded) {
        return skip_version(name, version, recorded);
    }
    let audits: Vec<Audit> =
        ways.iter().map(|(abilities, arguments)| audit(&program(command, arguments), abilities)).collect();
    is_as_recorded(name, &audits);
}

fn skip_version(name: &str, version: &str, recorded: &str) {
    use std::io::Write as _;
    let line = version.lines().next().unwrap_or_default();
    let _ = writeln!(
        std::io::stderr(),
        "skipped: the audit of {name} (it is {line}, and {recorded} is recorded)"
    );
}

/// Asks a program for its version.
fn version(command: &Command, argument: &str) -> String {
    let mut asked = Command::new(command.get_program());
    asked.envs(command.get_envs().filter_map(|(name, value)| Some((name, value?))));
    let output = run(asked.arg(argument), b"");
    String::from_utf8_lossy(&[output.stdout, output.stderr].concat()).into_owned()
}

#[test]
fn the_example_client() {
    let command = Command::new(example("client"));
    let line = ["--host", "{server}", "--from", "{sender}", "--to", "{recipient}", "--message", "{message}"];
    let tls = ["--trust", "{certificate}", "--require-tls"];
    let audits = [
        (CLEAR, vec![]),
        (TLS, tls.to_vec()),
        (SECURED_LOGIN, [&tls[..], &["--account", "user:secret"]].concat()),
        (LMTP, vec!["--lmtp"]),
    ]
    .map(|(way, options)| {
        let program = program(&command, &[&line[..], &options].concat());
        audit(&Program { later: vec![75], refused: vec![69], ..program }, &abilities(way))
    });
    is_as_recorded("the example client", &audits);
}

#[test]
fn swaks() {
    let Some(mut command) = installed("swaks") else { return };
    let version = version(&command, "--version");
    command.args(["--server", "{server}", "--from", "{sender}", "--to", "{recipients}"]);
    command.args(["--data", "@{message}", "--helo", "client.example.com", "--timeout", "10"]);
    let login = ["--auth", "-au", "user", "-ap", "secret"];
    let ways: [(Abilities, &[&str]); 4] = [
        (abilities(CLEAR), &[]),
        (abilities(TLS), &["--tls"]),
        (abilities(LOGIN), &login),
        (abilities(LMTP), &["--protocol", "LMTP"]),
    ];
    examine("swaks", &command, &version, &ways);
}

#[test]
fn curl() {
    let Some(found) = installed("curl") else { return };
    // The library path is for what was unpacked: this machine's curl has its own.
    let mut command = Command::new(found.get_program());
    let version = version(&command, "--version");
    command.args(["-sS", "--max-time", "15", "--mail-from", "{sender}", "--mail-rcpt", "{recipient}"]);
    command.args(["-T", "{message}", "smtp://{server}/client.example.com"]);
    let ways: [(Abilities, &[&str]); 3] = [
        (abilities(CLEAR), &[]),
        (abilities(TLS), &["--ssl-reqd", "--cacert", "{certificate}"]),
        (abilities(LOGIN), &["--user", "user:secret"]),
    ];
    examine("curl", &command, &version, &ways);
}

#[test]
fn msmtp() {
    let Some(mut command) = installed("msmtp") else { return };
    let version = version(&command, "--version");
    command.args(["--host", "{host}", "--port", "{port}", "--from", "{sender}", "--timeout", "10"]);
    command.args(["--domain", "client.example.com", "--logfile="]);
    let ways: [(Abilities, &[&str]); 3] = [
        (abilities(CLEAR), &["{recipient}"]),
        (
            abilities(SECURED_LOGIN),
            &[
                "--tls=on",
                "--tls-trust-file={certificate}",
                "--auth=on",
                "--user=user",
                "--passwordeval=echo secret",
                "{recipient}",
            ],
        ),
        (abilities(LMTP), &["--protocol=lmtp", "{recipient}"]),
    ];
    examine("msmtp", &command, &version, &ways);
}

#[test]
fn smtp_source() {
    let Some(mut command) = installed("smtp-source") else { return };
    command.args(["-M", "client.example.com", "-f", "{sender}", "-t", "{recipient}", "-F", "{message}"]);
    // It makes several recipients of its own, and takes a file of Unix.
    let one = |way| Abilities { several: false, lf: true, ..abilities(way) };
    let ways: [(Abilities, &[&str]); 2] =
        [(one(CLEAR), &["inet:{server}"]), (one(LMTP), &["-L", "inet:{server}"])];
    let version = recorded_version("smtp-source (Postfix)");
    examine("smtp-source (Postfix)", &command, version, &ways);
}

#[test]
fn smtplib() {
    let Some(found) = installed("python3") else { return };
    let mut command = Command::new(found.get_program());
    let version = version(&command, "--version");
    command.arg(here().join("clients/smtplib_deliver.py"));
    command.args(["{port}", "{sender}", "{message}", "{recipient}"]);
    let ways: [(Abilities, &[&str]); 3] = [
        (abilities(CLEAR), &[]),
        (abilities(SECURED_LOGIN), &["--certificate", "{certificate}", "--account", "user:secret"]),
        (abilities(LMTP), &["--lmtp"]),
    ];
    examine("smtplib (Python)", &command, &version, &ways);
}

#[test]
fn nodemailer() {
    let Some(found) = installed("node") else { return };
    let modules = kept().join("node/node_modules");
    if !modules.join("nodemailer").exists() {
        return skip("nodemailer", "tests/programs/interop/install.sh has not installed it");
    }
    let version = std::fs::read_to_string(modules.join("nodemailer/package.json")).unwrap_or_default();
    let mut command = Command::new(found.get_program());
    command.env("NODE_PATH", modules).arg(here().join("clients/nodemailer_deliver.js"));
    command.args(["{port}", "{sender}", "{message}"]);
    let ways: [(Abilities, &[&str]); 3] = [
        (abilities(CLEAR), &["-", "-", "smtp", "{recipient}"]),
        (abilities(SECURED_LOGIN), &["{certificate}", "user:secret", "smtp", "{recipient}"]),
        (abilities(LMTP), &["-", "-", "lmtp", "{recipient}"]),
    ];
    examine("nodemailer", &command, &version, &ways);
}

#[test]
fn lettre() {
    let clear = |attempt: &Attempt<'_>| deliver_by_lettre(attempt, None);
    let login = |attempt: &Attempt<'_>| {
        deliver_by_lettre(attempt, Some(Credentials::new("user".into(), "secret".into())))
    };
    is_as_recorded("lettre", &[audit(&clear, &abilities(CLEAR)), audit(&login, &abilities(LOGIN))]);
}

fn deliver_by_lettre(attempt: &Attempt<'_>, account: Option<Credentials>) -> Fate {
    let address = |text: &String| text.parse::<Address>();
    let (Ok(from), Ok(to)) =
        (address(&attempt.sender.to_owned()), attempt.recipients.iter().map(address).collect())
    else {
        return Fate::Refused;
    };
    let Ok(envelope) = lettre::address::Envelope::new(Some(from), to) else { return Fate::Refused };
    let mut transport = SmtpTransport::builder_dangerous(attempt.address.ip().to_string())
        .port(attempt.address.port())
        .hello_name(ClientId::Domain("client.example.com".into()))
        .timeout(Some(core::time::Duration::from_secs(10)));
    if let Some(account) = account {
        transport = transport.credentials(account);
    }
    match transport.build().send_raw(&envelope, attempt.message) {
        Ok(_) => Fate::Delivered,
        Err(error) if error.is_permanent() => Fate::Refused,
        Err(error) if error.is_transient() => Fate::Later,
        Err(_) => Fate::NotDelivered,
    }
}
