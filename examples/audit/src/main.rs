//! Runs an audit, and shows what came of it.

mod arguments;

use std::fs::File;
use std::io::{self, BufWriter, Write as _};
use std::path::Path;
use std::process::ExitCode;

use anyhow::{Context as _, Result, bail};
use clap::Parser as _;
use smtp_audit::{Audit, client, report, server};

use self::arguments::{Arguments, Client, Output, Server, Subject};

fn main() -> ExitCode {
    let Arguments { subject } = Arguments::parse();
    let outcome = match subject {
        Subject::Server(server) => audit_server(server),
        Subject::Client(client) => audit_client(client),
    };
    match outcome {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(error) => {
            let _ = writeln!(io::stderr(), "smtp-audit: {error:#}");
            ExitCode::from(2)
        }
    }
}

fn audit_server(mut server: Server) -> Result<bool> {
    let output = core::mem::take(&mut server.output);
    if output.list {
        let chosen = server::list().filter(|(rule, _)| output.chooses(rule.id));
        report::list(&mut io::stdout().lock(), chosen)?;
        return Ok(true);
    }
    output.check(server::rules().map(|rule| rule.id))?;
    let site = server.site()?;
    let audit =
        server::audit(&site, &output.only).with_context(|| format!("{} cannot be reached", site.address))?;
    if audit.findings.is_empty() {
        bail!("none of these rules is for this protocol");
    }
    show(&audit, &output)
}

fn audit_client(mut client: Client) -> Result<bool> {
    let output = core::mem::take(&mut client.output);
    if output.list {
        let chosen = client::list().filter(|(rule, _)| output.chooses(rule.id));
        report::list(&mut io::stdout().lock(), chosen)?;
        return Ok(true);
    }
    output.check(client::rules().map(|rule| rule.id))?;
    let (program, abilities) = client.program()?;
    let audit = client::audit(&program, &abilities, &output.only)?;
    if audit.findings.is_empty() {
        bail!("none of these rules is for this protocol");
    }
    show(&audit, &output)
}

/// Shows the audit, and returns `true` if it passes.
fn show(audit: &Audit, output: &Output) -> Result<bool> {
    if let Some(path) = &output.junit {
        write(path, |out| report::junit(out, audit, output.strict))?;
    }
    if let Some(path) = &output.html {
        write(path, |out| report::html(out, audit))?;
    }
    if output.json {
        report::json(&mut BufWriter::new(io::stdout().lock()), audit)?;
    } else {
        let mut out = BufWriter::new(anstream::stdout().lock());
        report::text(&mut out, audit, output.verbose)?;
        out.flush()?;
    }
    Ok(audit.passes(output.strict))
}

fn write(path: &Path, report: impl FnOnce(&mut BufWriter<File>) -> io::Result<()>) -> Result<()> {
    let name = || path.display().to_string();
    let mut out = BufWriter::new(File::create(path).with_context(name)?);
    report(&mut out).and_then(|()| out.flush()).with_context(name)
}

impl Output {
    fn chooses(&self, id: &str) -> bool {
        self.only.is_empty() || self.only.iter().any(|only| only == id)
    }

    /// Refuses names that no rule has.
    fn check(&self, rules: impl Iterator<Item = &'static str>) -> Result<()> {
        let known: Vec<_> = rules.collect();
        match self.only.iter().find(|id| !known.contains(&id.as_str())) {
            Some(unknown) => bail!("`{unknown}` is not the id of a rule; --list shows them"),
            None => Ok(()),
        }
    }
}
