//! What the derives cost the compiler, beside those of thiserror, displaydoc and strum on the same enum.
//!
//!     cargo bench --manifest-path tests/benches/Cargo.toml --bench derives
//!
//! With `-- instructions` they are counted as well, by valgrind, which takes some minutes.

mod compiler;
mod sources;

use compiler::{Compiler, Cost};
use sources::DERIVES;

/// Variants of the enum.
const SIZES: [usize; 3] = [10, 100, 1000];
/// The best of so many runs counts: whatever else the machine does makes a run longer, never shorter.
const RUNS: usize = 9;

fn main() {
    let count_instructions = std::env::args().any(|argument| argument == "instructions");
    let compiler = Compiler::new();
    println!(
        "| variants | derive | expansion ms | rustc ms | over the bare enum ms | a variant us | instructions a variant |"
    );
    println!("|---:|---|---:|---:|---:|---:|---:|");
    for size in SIZES {
        for derive in DERIVES {
            compiler.write(derive.name, &derive.source(size));
        }
        let mut costs = [Cost::MAX; DERIVES.len()];
        for _ in 0..RUNS {
            for (cost, derive) in costs.iter_mut().zip(DERIVES) {
                *cost = cost.min(compiler.time(derive.name));
            }
        }
        let counts =
            DERIVES.map(|derive| if count_instructions { compiler.instructions(derive.name) } else { None });
        let variants = size as f64;
        for ((cost, count), derive) in costs.iter().zip(counts).zip(DERIVES) {
            let over = (cost.whole - costs[0].whole) * 1e3;
            let count = count
                .zip(counts[0])
                .map_or_else(String::new, |(count, bare)| format!("{:.0}", (count - bare) / variants));
            println!(
                "| {size} | {} | {:.1} | {:.1} | {over:.1} | {:.1} | {count} |",
                derive.name,
                cost.expansion * 1e3,
                cost.whole * 1e3,
                over * 1e3 / variants,
            );
        }
    }
    println!("\n| clean build of a dependent of | seconds |\n|---|---:|");
    for (name, dependency) in compiler::DEPENDENTS {
        println!("| {name} | {:.1} |", compiler::clean_build(name, dependency));
    }
}
