//! A mail client on tokio that acts by `Verdict`: the next host, the next recipient, later, or never.
//!
//! ```text
//! cargo run --example client -- --host 127.0.0.1:2525 --from a@example.com --to user@example.org < message
//! ```
//!
//! It prints what becomes of each recipient, with the reply that decided it, and ends with 0 where all have the
//! message, with 75 where some are to be tried again, and with 69 where some will never have it.

mod arguments;
mod conversation;
mod fate;
mod message;
mod offers;
mod session;
mod tls;
mod transaction;

use std::io::{Read as _, Write as _};
use std::process::ExitCode;
use std::{fs, io};

use clap::Parser as _;
use smtp_codes_examples::{about, exit, say};

use crate::arguments::Arguments;
use crate::fate::{Fate, Reason, Recipient};
use crate::message::Message;
use crate::session::{Manners, Useless};

#[tokio::main(flavor = "current_thread")]
async fn main() -> ExitCode {
    run(Arguments::parse()).await.unwrap_or_else(|error| exit("client", Err(error)))
}

async fn run(arguments: Arguments) -> io::Result<ExitCode> {
    let mut file = Vec::new();
    match &arguments.message {
        Some(path) => file = fs::read(path).map_err(|error| about(path.display(), &error))?,
        None => drop(io::stdin().read_to_end(&mut file)?),
    }
    let message = Message::new(&arguments.from, &arguments.to, &file);
    let manners = arguments.manners()?;
    let open = |address| Recipient { address, fate: Fate::Open(None) };
    let mut recipients: Vec<_> = arguments.to.into_iter().map(open).collect();
    match message {
        Ok(message) => deliver(&manners, &arguments.hosts, &message, &mut recipients).await,
        Err(fault) => {
            recipients.iter_mut().for_each(|it| it.fate = Fate::Never(Reason::Unsendable(fault)));
        }
    }
    for recipient in &recipients {
        // The exit code says so as well.
        let _ = writeln!(io::stdout(), "{recipient}");
    }
    let is_never = |recipient: &Recipient| matches!(recipient.fate, Fate::Never(_));
    let is_delivered = |recipient: &Recipient| matches!(recipient.fate, Fate::Delivered(_));
    Ok(if recipients.iter().any(is_never) {
        ExitCode::from(69)
    } else if recipients.iter().all(is_delivered) {
        ExitCode::SUCCESS
    } else {
        ExitCode::from(75)
    })
}

/// Asks host after host, until each recipient's fate is decided.
async fn deliver(manners: &Manners, hosts: &[String], message: &Message, recipients: &mut [Recipient]) {
    let mut refusals = 0;
    for host in hosts {
        let Err(Useless(reason)) = manners.deliver(host, message, recipients).await else { break };
        say(format_args!("{host}: {reason}"));
        refusals += usize::from(reason.is_refusal());
        let mut open = recipients.iter_mut().filter(|recipient| recipient.fate.is_open()).peekable();
        if open.peek().is_none() {
            break;
        }
        open.for_each(|recipient| recipient.fate = Fate::Open(Some(reason.clone())));
    }
    // Mail is refused for good when every host refuses it (RFC 5321 section 5.1).
    for recipient in recipients {
        if let Fate::Open(Some(reason)) = &recipient.fate {
            let reason = reason.clone();
            recipient.fate = if refusals == hosts.len() { Fate::Never(reason) } else { Fate::Later(reason) };
        }
    }
}
