//! The command line.

use core::time::Duration;
use std::net::{SocketAddr, ToSocketAddrs as _};
use std::path::PathBuf;

use anyhow::{Context as _, Result, bail};
use clap::builder::RangedU64ValueParser;
use clap::{Args, Parser, Subcommand, value_parser};
use smtp_audit::Protocol;
use smtp_audit::client::{Abilities, Program};
use smtp_audit::server::{Account, Security, Site};

/// Holds an SMTP or LMTP server, or a client, against the RFCs.
#[derive(Debug, Parser)]
#[command(version)]
pub(crate) struct Arguments {
    #[command(subcommand)]
    pub(crate) subject: Subject,
}

/// The program to audit.
#[derive(Debug, Subcommand)]
pub(crate) enum Subject {
    /// Audits a server.
    Server(Server),
    /// Audits a client: runs it again and again, each time against a server that says something else.
    Client(Client),
}

/// The options of the report.
#[derive(Args, Debug, Default)]
pub(crate) struct Output {
    /// Writes JSON to standard output.
    #[arg(long)]
    pub(crate) json: bool,
    /// Writes a report in the form of JUnit.
    #[arg(long, value_name = "FILE")]
    pub(crate) junit: Option<PathBuf>,
    /// Writes a page of HTML, to be sent to the author.
    #[arg(long, value_name = "FILE")]
    pub(crate) html: Option<PathBuf>,
    /// Lists the rules, and audits nothing.
    #[arg(long)]
    pub(crate) list: bool,
    /// Checks this rule alone; may be repeated.
    #[arg(long, value_name = "ID")]
    pub(crate) only: Vec<String>,
    /// Fails also where a SHOULD is broken.
    #[arg(long)]
    pub(crate) strict: bool,
    /// Shows every dialogue, and not only those where a rule is broken.
    #[arg(long, short)]
    pub(crate) verbose: bool,
}

/// A server to audit.
#[derive(Args, Debug)]
pub(crate) struct Server {
    /// The server; nothing else is spoken to.
    #[arg(value_name = "HOST:PORT", required_unless_present = "list")]
    address: Option<String>,
    /// Speaks TLS from the first octet.
    #[arg(long, conflicts_with = "starttls")]
    tls: bool,
    /// Begins TLS by STARTTLS before each check.
    #[arg(long)]
    starttls: bool,
    /// Logs in before each check.
    #[arg(long, value_name = "NAME:PASSWORD", value_parser = account)]
    auth: Option<Account>,
    /// A recipient that the server takes; may be repeated.
    #[arg(long, value_name = "ADDRESS", value_delimiter = ',')]
    recipient: Vec<String>,
    /// A recipient that the server refuses; one that can hardly exist is made up otherwise.
    #[arg(long, value_name = "ADDRESS")]
    bad_recipient: Option<String>,
    /// The sender; without it `<>`.
    #[arg(long, value_name = "ADDRESS", default_value = "", hide_default_value = true)]
    sender: String,
    /// The name to say hello with.
    #[arg(long, value_name = "NAME", default_value = "audit.example")]
    ehlo: String,
    /// Speaks LMTP.
    #[arg(long)]
    lmtp: bool,
    /// Lets messages be delivered to the recipient, for the checks that need it.
    #[arg(long, requires = "recipient")]
    deliver: bool,
    /// A recipient that the server takes, and for whom it then takes no message, as over quota.
    #[arg(long, value_name = "ADDRESS")]
    full_recipient: Option<String>,
    /// The folder in which the messages of the recipients arrive, such as a Maildir.
    #[arg(long, value_name = "FOLDER")]
    inbox: Option<PathBuf>,
    /// Runs the checks that send hundreds of commands, too.
    #[arg(long)]
    heavy: bool,
    /// Runs the checks that take minutes, too.
    #[arg(long)]
    slow: bool,
    /// The most connections at the same time.
    #[arg(long, value_name = "COUNT", default_value_t = 5)]
    connections: usize,
    /// Seconds to wait for a reply.
    #[arg(long, value_name = "SECONDS", default_value_t = 10, value_parser = up_to_a_year())]
    timeout: u64,
    #[command(flatten)]
    pub(crate) output: Output,
}

impl Server {
    pub(crate) fn site(self) -> Result<Site> {
        let Some(name) = self.address else { bail!("no server is named") };
        let (host, address) = resolve(&name)?;
        let mut site = Site {
            host,
            protocol: if self.lmtp { Protocol::Lmtp } else { Protocol::Smtp },
            security: match (self.tls, self.starttls) {
                (true, _) => Security::Tls,
                (false, true) => Security::StartTls,
                (false, false) => Security::Clear,
            },
            ehlo: self.ehlo,
            sender: self.sender,
            recipients: self.recipient,
            bad_recipient: self.bad_recipient,
            account: self.auth,
            delivers: self.deliver,
            full_recipient: self.full_recipient,
            inbox: self.inbox,
            is_heavy: self.heavy,
            is_slow: self.slow,
            connections: self.connections,
            ..Site::new(address)
        };
        site.patience.reply = Duration::from_secs(self.timeout);
        Ok(site)
    }
}

/// A client to audit.
#[derive(Args, Debug)]
pub(crate) struct Client {
    /// The client and its arguments, after `--`. It has the message on its standard input. `{host}`, `{port}`,
    /// `{server}` (which is HOST:PORT), `{sender}`, `{recipient}`, `{message}` (a file), and `{certificate}` (a file in
    /// PEM) are filled in. An argument with `{recipient}` is repeated for each of several, together with the option
    /// before it; `{recipients}` are all of them, with commas.
    #[arg(value_name = "COMMAND", last = true, required_unless_present = "list")]
    command: Vec<String>,
    /// Speaks LMTP.
    #[arg(long)]
    lmtp: bool,
    /// The command demands TLS by STARTTLS.
    #[arg(long)]
    starttls: bool,
    /// The command logs in, as whoever it likes.
    #[arg(long)]
    auth: bool,
    /// The command takes one recipient alone.
    #[arg(long)]
    one_recipient: bool,
    /// The command takes a message whose lines end with LF, as those of Unix do, and not with CR LF.
    #[arg(long)]
    lf: bool,
    /// The exit statuses that say: delivered.
    #[arg(long, value_name = "STATUS", value_delimiter = ',', default_value = "0")]
    delivered: Vec<i32>,
    /// The exit statuses that say: not now, and it will be tried again.
    #[arg(long, value_name = "STATUS", value_delimiter = ',')]
    later: Vec<i32>,
    /// The exit statuses that say: never. Any other status says no more than: not delivered.
    #[arg(long, value_name = "STATUS", value_delimiter = ',')]
    refused: Vec<i32>,
    /// Seconds that the client may take for one message.
    #[arg(long, value_name = "SECONDS", default_value_t = 20, value_parser = up_to_a_year())]
    timeout: u64,
    /// The most clients that run at the same time.
    #[arg(long, value_name = "COUNT", default_value_t = 4)]
    at_once: usize,
    #[command(flatten)]
    pub(crate) output: Output,
}

impl Client {
    pub(crate) fn program(self) -> Result<(Program, Abilities)> {
        let program = Program {
            command: self.command,
            delivered: self.delivered,
            later: self.later,
            refused: self.refused,
        };
        if program.command.is_empty() {
            bail!("no client is named");
        }
        if let Some(name) = program.unknown_placeholder() {
            bail!("`{{{name}}}` is not a placeholder; --help shows them");
        }
        let abilities = Abilities {
            protocol: if self.lmtp { Protocol::Lmtp } else { Protocol::Smtp },
            starttls: self.starttls,
            login: self.auth,
            several: !self.one_recipient,
            lf: self.lf,
            timeout: Duration::from_secs(self.timeout),
            at_once: self.at_once,
            ..Abilities::default()
        };
        Ok((program, abilities))
    }
}

/// Seconds that a clock can count.
fn up_to_a_year() -> RangedU64ValueParser {
    value_parser!(u64).range(1..=365 * 24 * 60 * 60)
}

/// Looks up a server. A port has to be named, for servers have several.
fn resolve(name: &str) -> Result<(String, SocketAddr)> {
    let (host, _) = name.rsplit_once(':').with_context(|| format!("`{name}` lacks a port: HOST:PORT"))?;
    let mut found = name.to_socket_addrs().with_context(|| format!("`{name}` is not a server"))?;
    let address = found.next().with_context(|| format!("`{name}` has no address"))?;
    Ok((host.trim_matches(['[', ']']).to_owned(), address))
}

fn account(text: &str) -> Result<Account, String> {
    let (name, password) = text.split_once(':').ok_or("it takes NAME:PASSWORD")?;
    Ok(Account { name: name.to_owned(), password: password.to_owned() })
}
