//! Explains SMTP replies, reply codes and enhanced status codes to people.
//!
//! ```text
//! smtp-explain 550 5.1.1 no such user
//! smtp-explain 450 4yz 5.7.X X.7.26
//! smtp-explain --json < transcript.txt
//! smtp-explain < bounce.eml
//! ```

mod arguments;
mod bounce;
mod console;
mod dialogue;
mod flat;
mod input;
mod json;
mod learned;
mod paint;
mod passage;
mod quoted;
mod sessions;
mod source;
mod speaker;
mod table;
mod texts;
mod thrown;
mod topic;
mod transcript;

use std::io::{self, IsTerminal as _, Write};
use std::process::ExitCode;

use clap::Parser as _;
use smtp_codes::Explanation;
use smtp_codes_examples::{exit, say};

use crate::arguments::Arguments;
use crate::input::Fault;
use crate::source::Source;

fn main() -> ExitCode {
    exit("smtp-explain", run(&Arguments::parse()))
}

/// Returns `true` if all input could be read.
fn run(arguments: &Arguments) -> io::Result<bool> {
    let mut out = anstream::stdout().lock();
    if arguments.inputs.is_empty() && io::stdin().is_terminal() {
        if arguments.json {
            for explanation in table::explanations() {
                writeln!(out, "{}", json::object(&explanation))?;
            }
        } else {
            table::write(&mut out)?;
        }
        return Ok(true);
    }

    let found = table::searched(&words(arguments));
    if !found.is_empty() {
        write_found(&mut out, arguments, &found)?;
        return Ok(true);
    }

    let (sources, fault) = sources(arguments);
    let mut is_good = fault.is_none();
    if let Some(fault) = fault {
        say(format_args!("smtp-explain: {fault}"));
    }
    // An empty line surrounds each explanation of several lines.
    let (mut has_written, mut is_after_text) = (false, false);
    for source in sources {
        for outcome in input::read(&source, arguments.command, arguments.strict) {
            match outcome {
                Ok(entry) if arguments.json => writeln!(out, "{}", json::entry(&entry))?,
                Ok(entry) => {
                    let explanation = entry.explain();
                    let is_brief = arguments.brief && paint::needs_no_attention(&explanation);
                    if is_after_text || (has_written && !is_brief) {
                        writeln!(out)?;
                    }
                    (has_written, is_after_text) = (true, !is_brief);
                    if let Some(recipient) = &entry.recipient {
                        paint::write_recipient(&mut out, recipient)?;
                    }
                    if is_brief {
                        paint::write_brief(&mut out, &explanation)?;
                    } else {
                        paint::write(&mut out, &explanation)?;
                    }
                }
                Err(fault) => {
                    is_good = false;
                    out.flush()?;
                    say(format_args!("smtp-explain: {fault}"));
                }
            }
        }
    }
    out.flush()?;
    Ok(is_good)
}

/// All arguments as one phrase.
fn words(arguments: &Arguments) -> String {
    let words: Vec<_> = arguments.inputs.iter().map(|input| input.to_string_lossy()).collect();
    words.join(" ")
}

/// A few in full, many as a table.
fn write_found(out: &mut impl Write, arguments: &Arguments, found: &[Explanation<'_>]) -> io::Result<()> {
    const FEW: usize = 3;
    if arguments.json {
        return found.iter().try_for_each(|explanation| writeln!(out, "{}", json::object(explanation)));
    }
    if found.len() > FEW {
        return table::write_searched(out, found);
    }
    for (at, explanation) in found.iter().enumerate() {
        if at > 0 {
            writeln!(out)?;
        }
        paint::write(out, explanation)?;
    }
    Ok(())
}

/// Returns what is to be explained, and why it is not all.
fn sources(arguments: &Arguments) -> (Vec<Source>, Option<Fault>) {
    if arguments.inputs.is_empty() {
        let (source, fault) = input::of_standard_input();
        return (source.into_iter().collect(), fault);
    }
    (input::of_arguments(&arguments.inputs), None)
}
