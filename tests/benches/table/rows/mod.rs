//! The rows of the table.

mod codes;
mod explain;
mod keep;
mod parse;
mod scan;
mod session;
mod stream;
mod write;

use std::hint::black_box;

use crate::inputs::Size;

/// The name of the row whose instructions are taken off those of the other rows of its group.
pub const LOOP: &str = "(loop)";

pub struct Row {
    pub group: &'static str,
    pub name: &'static str,
    pub is_ours: bool,
    /// How many replies, codes or texts one run is about.
    pub operations: f64,
    /// The same where instructions are counted, which is done with less of what takes long.
    pub operations_counted: f64,
    /// The octets of the input of one run; 0 where they say nothing.
    pub octets: f64,
    /// One run takes so long that a few are enough.
    pub is_long: bool,
    /// Does it so many times.
    pub run: Box<dyn FnMut(u32)>,
}

/// Which rows are meant.
#[derive(Clone, Debug, Default)]
pub struct Selection {
    /// A part of the group's name.
    group: Option<String>,
    ours_alone: bool,
}

impl Selection {
    /// The rows of this crate, and the loops around them.
    pub const OURS: Self = Self { group: None, ours_alone: true };

    const OURS_ALONE: &str = "--ours";

    pub fn from_arguments(arguments: &[String]) -> Self {
        Self {
            group: arguments.iter().find(|argument| !argument.starts_with("--")).cloned(),
            ours_alone: arguments.iter().any(|argument| argument == Self::OURS_ALONE),
        }
    }

    /// Returns the arguments from which [`from_arguments`](Self::from_arguments) makes this again.
    pub fn arguments(&self) -> impl Iterator<Item = &str> {
        self.ours_alone.then_some(Self::OURS_ALONE).into_iter().chain(self.group.as_deref())
    }

    pub fn rows(&self, size: Size) -> Vec<Row> {
        let mut rows = all(size);
        rows.retain(|row| {
            self.group.as_ref().is_none_or(|part| row.group.contains(part))
                && (!self.ours_alone || row.name == LOOP || row.name.starts_with("smtp-codes"))
        });
        rows
    }
}

fn all(size: Size) -> Vec<Row> {
    let mut rows = Vec::new();
    parse::add(&mut rows);
    stream::add(&mut rows);
    session::add(&mut rows);
    codes::add(&mut rows);
    write::add(&mut rows);
    keep::add(&mut rows);
    explain::add(&mut rows);
    scan::add(&mut rows, size);
    rows
}

/// The rows of one group are about the same input.
struct Group<'r> {
    rows: &'r mut Vec<Row>,
    name: &'static str,
    operations: f64,
    operations_counted: f64,
    octets: f64,
    is_long: bool,
}

impl<'r> Group<'r> {
    fn new(rows: &'r mut Vec<Row>, name: &'static str, operations: usize, octets: usize) -> Self {
        let operations = operations as f64;
        Self { rows, name, operations, operations_counted: operations, octets: octets as f64, is_long: false }
    }

    fn ours<T>(&mut self, name: &'static str, once: impl FnMut() -> T + 'static) -> &mut Self {
        self.add(name, true, once)
    }

    fn row<T>(&mut self, name: &'static str, once: impl FnMut() -> T + 'static) -> &mut Self {
        self.add(name, false, once)
    }

    fn add<T>(
        &mut self,
        name: &'static str,
        is_ours: bool,
        mut once: impl FnMut() -> T + 'static,
    ) -> &mut Self {
        self.rows.push(Row {
            group: self.name,
            name,
            is_ours,
            operations: self.operations,
            operations_counted: self.operations_counted,
            octets: self.octets,
            is_long: self.is_long,
            run: Box::new(move |times| {
                for _ in 0..times {
                    // By reference: a result that is moved would be copied once more.
                    black_box(&once());
                }
            }),
        });
        self
    }
}
