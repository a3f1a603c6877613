//! Prints the table.

use crate::rows::Row;
use crate::{Figures, of, without_loop};

pub fn table(rows: &[Row], figures: &[Figures]) {
    println!(
        "| group | row | ns | MB/s | instructions | allocations | octets allocated | time to ours | instructions to ours |"
    );
    println!("|---|---|---:|---:|---:|---:|---:|---:|---:|");
    for (row, figures_of_row) in rows.iter().zip(figures) {
        let ours = of(rows, figures, row.group, None);
        let per = |figure: f64, ours: Option<f64>| match ours {
            Some(ours) if ours > 0.0 => format!("{:.2}", figure / ours),
            _ => "-".to_owned(),
        };
        let own = without_loop(rows, figures, row, figures_of_row);
        println!(
            "| {} | {} | {:.1} | {} | {} | {:.2} | {:.0} | {} | {} |",
            row.group,
            row.name,
            figures_of_row.nanoseconds,
            match row.octets {
                0.0 => "-".to_owned(),
                octets => format!("{:.0}", octets / row.operations / figures_of_row.nanoseconds * 1000.0),
            },
            own.map_or("-".to_owned(), |count| format!("{count:.1}")),
            figures_of_row.allocations,
            figures_of_row.allocated_octets,
            per(figures_of_row.nanoseconds, ours.map(|ours| ours.nanoseconds)),
            match own {
                Some(count) => per(count, ours.and_then(|ours| ours.instructions)),
                None => "-".to_owned(),
            },
        );
    }
}
