//! Compares our rows with the recorded ones, so that a change that makes one of them slower is noticed before it lands.
//!
//! Instructions do not depend on what else the machine does. They depend on the compiler, so that figures of another
//! one are not compared.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};
use std::{env, fs};

use crate::inputs::Size;
use crate::rows::{LOOP, Selection};
use crate::{Figures, instructions, without_loop};

/// How much more a row may take than was recorded.
const TOLERATED: f64 = 0.03;
/// Rows of a few instructions may take one more: it is the compiler's choice.
const TOLERATED_INSTRUCTIONS: f64 = 1.0;

const COMMAND: &str = "bash .ci/instructions --record";

/// Instructions by group and row, and the tools that they were counted with.
#[derive(Debug, PartialEq)]
struct Counts {
    tools: String,
    rows: BTreeMap<String, f64>,
}

/// Writes anew what is recorded.
pub fn record() -> ExitCode {
    let written = Counts::measure()
        .and_then(|counts| fs::write(file(), counts.to_string()).map_err(|error| error.to_string()));
    match written {
        Ok(()) => ExitCode::SUCCESS,
        Err(reason) => failed(&reason),
    }
}

/// Fails where a row takes more than was recorded.
pub fn compare() -> ExitCode {
    let recorded = match fs::read_to_string(file()) {
        Ok(text) => Counts::read(&text),
        Err(error) => return failed(&format!("{}: {error}", file().display())),
    };
    let tools = match tools() {
        Ok(tools) if tools == recorded.tools => tools,
        Ok(tools) => {
            return skipped(&format!(
                "the figures were recorded with {}, and this is {tools}: {COMMAND}",
                recorded.tools
            ));
        }
        Err(reason) => return skipped(&reason),
    };
    match Counts::measure() {
        Ok(counts) => verdict(&recorded, &counts, &tools),
        Err(reason) => failed(&reason),
    }
}

fn verdict(recorded: &Counts, counts: &Counts, tools: &str) -> ExitCode {
    let mut faults = String::new();
    for (row, before) in &recorded.rows {
        let Some(now) = counts.rows.get(row) else {
            let _ = writeln!(faults, "{row}: it is recorded, and there is no such row");
            continue;
        };
        let change = format!("{row}: {before:.1} instructions were recorded, and {now:.1} are needed");
        let percent = (now / before - 1.0) * 100.0;
        if *now > before * (1.0 + TOLERATED) && *now > before + TOLERATED_INSTRUCTIONS {
            let _ = writeln!(faults, "{change} ({percent:+.1} %)");
        } else if *now < before * (1.0 - TOLERATED) {
            println!("faster, to be recorded: {change} ({percent:+.1} %)");
        }
    }
    for row in counts.rows.keys().filter(|row| !recorded.rows.contains_key(*row)) {
        let _ = writeln!(faults, "{row}: it is not recorded");
    }
    if faults.is_empty() {
        println!("{} rows take what was recorded ({tools})", counts.rows.len());
        return ExitCode::SUCCESS;
    }
    failed(&format!("{faults}If that is worth it, this records the new figures: {COMMAND}"))
}

fn failed(reason: &str) -> ExitCode {
    eprintln!("{reason}");
    ExitCode::FAILURE
}

/// In CI everything is installed, and in the version with which the figures were recorded.
fn skipped(reason: &str) -> ExitCode {
    eprintln!("skipped: instructions ({reason})");
    if env::var_os("CI").is_some() { ExitCode::FAILURE } else { ExitCode::SUCCESS }
}

fn file() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("instructions.txt")
}

/// Names the tools that decide the instructions: the compiler with its target, and the C library, which copies octets.
fn tools() -> Result<String, String> {
    let output = |program: &str, argument| {
        let output = Command::new(program).arg(argument).output();
        let output = output.map_err(|error| format!("{program} does not start ({error})"))?;
        Ok::<_, String>(String::from_utf8_lossy(&output.stdout).into_owned())
    };
    let rustc = output("rustc", "-vV")?;
    let field = |name| rustc.lines().find_map(|line| line.strip_prefix(name)).unwrap_or_default();
    let (release, commit, host) = (field("release: "), field("commit-hash: "), field("host: "));
    let commit = commit.get(..9).unwrap_or(commit);
    // "ldd (Debian GLIBC 2.36-9+deb12u10) 2.36"
    let library = output("ldd", "--version")?;
    let library = library.lines().next().and_then(|line| line.rsplit(' ').next()).unwrap_or_default();
    Ok(format!("rustc {release} ({commit}) for {host}, C library {library}"))
}

impl Counts {
    fn measure() -> Result<Self, String> {
        let rows = Selection::OURS.rows(Size::Small);
        let counts = instructions::count(&Selection::OURS, &rows)?;
        let figures: Vec<_> = counts
            .into_iter()
            .map(|count| Figures { instructions: Some(count), ..Figures::default() })
            .collect();
        let counted = rows
            .iter()
            .zip(&figures)
            .filter(|(row, _)| row.name != LOOP)
            .filter_map(|(row, own)| {
                Some((format!("{} | {}", row.group, row.name), without_loop(&rows, &figures, row, own)?))
            })
            .collect();
        Ok(Self { tools: tools()?, rows: counted })
    }

    /// Lines as [`Display`](std::fmt::Display) writes them.
    fn read(text: &str) -> Self {
        let mut lines = text.lines().filter(|line| !line.starts_with('#'));
        let tools = lines.next().unwrap_or_default().to_owned();
        let row = |line: &str| {
            let (count, row) = line.trim_start().split_once(' ')?;
            Some((row.trim_start().to_owned(), count.parse().ok()?))
        };
        Self { tools, rows: lines.filter_map(row).collect() }
    }
}

impl std::fmt::Display for Counts {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        writeln!(
            f,
            "# Instructions of one operation, counted by callgrind. No change may add more than 3 %."
        )?;
        writeln!(f, "# Written by {COMMAND}")?;
        writeln!(f, "{}", self.tools)?;
        self.rows.iter().try_for_each(|(row, count)| writeln!(f, "{count:10.1}  {row}"))
    }
}
