//! Prints the table.

use crate::Figures;
use crate::rows::Row;

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

/// The figures of a row, or of ours, the instructions of the loop taken off.
pub fn of(rows: &[Row], figures: &[Figures], group: &str, name: Option<&str>) -> Option<Figures> {
    rows.iter().zip(figures).find_map(|(row, figures_of_row)| {
        let is_it = row.group == group && name.map_or(row.is_ours, |name| row.name == name);
        is_it.then(|| Figures {
            instructions: without_loop(rows, figures, row, figures_of_row),
            ..*figures_of_row
        })
    })
}

fn without_loop(rows: &[Row], figures: &[Figures], row: &Row, own: &Figures) -> Option<f64> {
    if row.name == crate::rows::LOOP {
        return own.instructions;
    }
    let of_loop = rows.iter().zip(figures).find_map(|(other, figures)| {
        (other.group == row.group && other.name == crate::rows::LOOP).then_some(figures.instructions)?
    });
    Some(own.instructions? - of_loop.unwrap_or(0.0))
}
