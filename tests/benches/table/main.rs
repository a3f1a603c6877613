//! One table: this crate beside those that it replaces, on the same inputs in one run.
//!
//!     cargo bench --manifest-path tests/benches/Cargo.toml --bench table
//!
//! A part of a group's name as argument (`-- stream`) keeps only these groups. Instructions need valgrind; without it
//! the column stays empty.
//!
//! `-- --compare` counts the instructions of our rows alone, and fails where one takes more than was recorded;
//! `-- --record` writes anew what is recorded.

mod allocations;
mod bars;
mod gate;
mod inputs;
mod instructions;
mod print;
mod rows;
mod time;

use std::env;
use std::process::ExitCode;

use inputs::Size;
use rows::{Row, Selection};

/// The figures of a row, each for one operation.
#[derive(Clone, Copy, Debug, Default)]
struct Figures {
    nanoseconds: f64,
    instructions: Option<f64>,
    allocations: f64,
    allocated_octets: f64,
}

fn main() -> ExitCode {
    let arguments: Vec<String> = env::args().skip(1).filter(|argument| argument != "--bench").collect();
    let has = |flag: &str| arguments.iter().any(|argument| argument == flag);
    if has(instructions::CHILD) {
        instructions::run_under_callgrind(&mut Selection::from_arguments(&arguments).rows(Size::Small));
        ExitCode::SUCCESS
    } else if has("--record") {
        gate::record()
    } else if has("--compare") {
        gate::compare()
    } else {
        print_all(&Selection::from_arguments(&arguments));
        ExitCode::SUCCESS
    }
}

fn print_all(selection: &Selection) {
    let mut rows = selection.rows(Size::Whole);
    let counts = instructions::count(selection, &rows);
    if let Err(reason) = &counts {
        eprintln!("no instructions are counted: {reason}");
    }
    let mut figures = time::measure(&mut rows);
    for (at, (row, figures)) in rows.iter_mut().zip(&mut figures).enumerate() {
        (figures.allocations, figures.allocated_octets) = allocations::count(row);
        figures.instructions = counts.as_ref().ok().map(|counts| counts[at]);
    }
    print::table(&rows, &figures);
    bars::print(&rows, &figures);
}

/// The figures of a row, or of ours, the instructions of the loop taken off.
fn of(rows: &[Row], figures: &[Figures], group: &str, name: Option<&str>) -> Option<Figures> {
    rows.iter().zip(figures).find_map(|(row, figures_of_row)| {
        let is_it = row.group == group && name.map_or(row.is_ours, |name| row.name == name);
        is_it.then(|| Figures {
            instructions: without_loop(rows, figures, row, figures_of_row),
            ..*figures_of_row
        })
    })
}

fn without_loop(rows: &[Row], figures: &[Figures], row: &Row, own: &Figures) -> Option<f64> {
    if row.name == rows::LOOP {
        return own.instructions;
    }
    let of_loop = rows.iter().zip(figures).find_map(|(other, figures)| {
        (other.group == row.group && other.name == rows::LOOP).then_some(figures.instructions)?
    });
    Some(own.instructions? - of_loop.unwrap_or(0.0))
}
