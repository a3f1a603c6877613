//! One table: this crate beside those that it replaces, on the same inputs in one run.
//!
//!     cargo bench --manifest-path tests/benches/Cargo.toml --bench table
//!
//! A part of a group's name as argument (`-- stream`) keeps only these groups. Instructions need valgrind; without it
//! the column stays empty.

mod allocations;
mod bars;
mod inputs;
mod instructions;
mod print;
mod rows;
mod time;

use std::process::ExitCode;

/// What was measured of a row, each figure for one operation.
#[derive(Clone, Copy, Debug, Default)]
struct Figures {
    nanoseconds: f64,
    instructions: Option<f64>,
    allocations: f64,
    allocated_octets: f64,
}

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).filter(|argument| argument != "--bench").collect();
    let counting = arguments.iter().any(|argument| argument == instructions::CHILD);
    let wanted = arguments.iter().find(|argument| !argument.starts_with("--"));
    let mut rows = rows::all(if counting { inputs::Size::Small } else { inputs::Size::Whole });
    rows.retain(|row| wanted.is_none_or(|part| row.group.contains(part.as_str())));
    if counting {
        instructions::run_under_callgrind(&mut rows);
        return ExitCode::SUCCESS;
    }

    let counts = instructions::count(wanted.map(String::as_str), rows.len());
    if let Err(reason) = &counts {
        eprintln!("no instructions are counted: {reason}");
    }
    let mut figures = time::measure(&mut rows);
    for (at, (row, figures)) in rows.iter_mut().zip(&mut figures).enumerate() {
        (figures.allocations, figures.allocated_octets) = allocations::count(row);
        figures.instructions = counts.as_ref().ok().map(|counts| counts[at] / row.operations_counted);
    }
    print::table(&rows, &figures);
    bars::print(&rows, &figures);
    ExitCode::SUCCESS
}
