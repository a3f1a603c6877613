//! Writes the whole table as one page of HTML: searchable, and with the library in it to explain replies.
//!
//! ```text
//! cargo run --example reference -- target/reference.html
//! ```
//!
//! To explain, the library is compiled to WebAssembly, for which a toolchain needs that target: `rustup target add
//! wasm32-unknown-unknown`. Without it the page has everything else, and says so.

mod codes;
mod commands;
mod digits;
mod html;
mod page;
mod parties;
mod rows;
mod statuses;
mod wasm;

use std::error::Error;
use std::fs;
use std::io::{self, Write as _};
use std::path::PathBuf;
use std::process::ExitCode;

use clap::Parser;
use smtp_codes_examples::{about, exit, say};

/// Writes the table of reply codes as one page of HTML.
#[derive(Debug, Parser)]
struct Arguments {
    /// The file to write; the standard output where there is none.
    file: Option<PathBuf>,
    /// Leaves out the library itself, and with it the explanations.
    #[arg(long)]
    table_only: bool,
}

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    let module = if arguments.table_only { Err("it was not asked for".to_owned()) } else { wasm::build() };
    if let Err(reason) = &module {
        say(format_args!("reference: the page will not explain replies: {reason}"));
    }
    exit("reference", write(&arguments, module.ok().as_deref()).map(|()| true))
}

fn write(arguments: &Arguments, module: Option<&[u8]>) -> Result<(), Box<dyn Error>> {
    let page = page::page(module)?;
    match &arguments.file {
        Some(file) => fs::write(file, page).map_err(|error| about(file.display(), &error))?,
        None => io::stdout().write_all(page.as_bytes())?,
    }
    Ok(())
}
