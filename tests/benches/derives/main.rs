//! The compiler's time for the derives, next to those of thiserror, displaydoc and strum on the same enums.
//!
//!     cargo bench --manifest-path tests/benches/Cargo.toml --bench derives
//!
//! A server has an enum for each command, so that what a derive costs once counts as much as what it costs for a
//! variant. Instructions are counted by valgrind, which takes a few minutes; without it the columns stay empty.

mod compiler;
mod sources;

use compiler::{Compiler, Cost};
use sources::{DERIVES, Derive, Shape};

const OF_A_SERVER: Shape = Shape { enums: 10, variants: 10 };

const SHAPES: [Shape; 5] = [
    OF_A_SERVER,
    Shape { enums: 20, variants: 1 },
    Shape { enums: 1, variants: 10 },
    Shape { enums: 1, variants: 100 },
    Shape { enums: 1, variants: 1000 },
];
/// The best of so many runs counts: whatever else the machine does makes a run longer, never shorter.
const RUNS: usize = 9;
/// A larger source takes valgrind too long.
const MOST_COUNTED: usize = 100;

fn main() {
    let compiler = Compiler::new();
    println!(
        "| enums | variants of each | derive | expansion ms | rustc ms | over the bare enums ms | instructions over the bare enums, M | of an enum, M | after a comment, M |"
    );
    println!("|---:|---:|---|---:|---:|---:|---:|---:|---:|");
    for shape in SHAPES {
        print_shape(&compiler, shape);
    }
    println!("\n| clean build of a dependent of | seconds |\n|---|---:|");
    for (name, dependency) in compiler::DEPENDENTS {
        println!("| {name} | {:.1} |", compiler::clean_build(name, dependency));
    }
}

fn print_shape(compiler: &Compiler, shape: Shape) {
    let derives: Vec<&Derive> = DERIVES.iter().filter(|derive| derive.is_for(shape)).collect();
    for derive in &derives {
        compiler.write(derive.name, &derive.source(shape));
    }
    let mut costs = vec![Cost::MAX; derives.len()];
    for _ in 0..RUNS {
        for (cost, derive) in costs.iter_mut().zip(&derives) {
            *cost = cost.min(compiler.time(derive.name));
        }
    }
    let counted = |is_wanted: bool, count: &dyn Fn(&str) -> Option<f64>| -> Vec<Option<f64>> {
        derives.iter().map(|derive| if is_wanted { count(derive.name) } else { None }).collect()
    };
    let variants = shape.enums * shape.variants;
    let counts = counted(variants <= MOST_COUNTED, &|name| compiler.instructions(name));
    let again = counted(shape == OF_A_SERVER, &|name| compiler.instructions_after_a_comment(name));
    let bare = |of: &Derive| derives.iter().position(|derive| derive.name == of.bare()).unwrap_or_default();
    let over = |counts: &[Option<f64>], at: usize, each: usize| {
        let counts = counts[at].zip(counts[bare(derives[at])]);
        let over = counts.map(|(count, bare)| (count - bare) / each as f64 / 1e6);
        over.map_or_else(String::new, |over| format!("{over:.1}"))
    };
    for (at, (cost, derive)) in costs.iter().zip(&derives).enumerate() {
        println!(
            "| {} | {} | {} | {:.1} | {:.1} | {:.1} | {} | {} | {} |",
            shape.enums,
            shape.variants,
            derive.name,
            cost.expansion * 1e3,
            cost.whole * 1e3,
            (cost.whole - costs[bare(derive)].whole) * 1e3,
            over(&counts, at, 1),
            over(&counts, at, shape.enums),
            over(&again, at, 1),
        );
    }
}
