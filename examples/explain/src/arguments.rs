//! The command line.

use std::ffi::OsString;

use clap::Parser;
use smtp_codes::Command;

/// Explains SMTP replies: what they mean, who has to act, and whether trying again makes sense.
///
/// Exits with 2 where a part of the input cannot be read; the rest is explained all the same.
#[derive(Debug, Parser)]
#[command(name = "smtp-explain", version)]
pub(crate) struct Arguments {
    /// Anything: a reply in quotes or not, a code (`550`, `5.1.1`, `X.7.26`), a family (`4yz`, `5.7.X`), a log
    /// line, an exception, a transcript, a bounce, or what to search for (`dmarc`, `mailbox full`)
    ///
    /// `\r\n` or `\n`, typed as characters, ends a line. Of a transcript the client's lines may begin with their
    /// command, or all lines with who speaks, in the marks of any usual program: `C:` and `S:`, `->` and `<-`,
    /// `CLIENT -> SERVER:`. After `--`, an input may begin with `-`. Without any of these, standard input is read; on a
    /// terminal the table of all codes is printed.
    pub(crate) inputs: Vec<OsString>,

    /// The command that the replies answer: RCPT, `.` for the end of a message, Connect for a greeting
    #[arg(long, value_name = "COMMAND", value_parser = command)]
    pub(crate) command: Option<Command>,

    /// Print one JSON object a line
    #[arg(long)]
    pub(crate) json: bool,

    /// Refuse replies that deviate from RFC 5321, instead of naming the deviation
    #[arg(long)]
    pub(crate) strict: bool,

    /// Give one line to each reply that needs no attention
    #[arg(long, conflicts_with = "json")]
    pub(crate) brief: bool,
}

/// A verb in any case, or the name of what has none.
fn command(text: &str) -> Result<Command, String> {
    let is_meant = |command: &Command| {
        [command.verb(), command.name()].iter().any(|name| name.eq_ignore_ascii_case(text))
    };
    Command::ALL.iter().copied().find(is_meant).ok_or_else(|| {
        let names: Vec<_> = Command::ALL.iter().map(|command| command.name()).collect();
        format!("expected one of {}", names.join(", "))
    })
}
