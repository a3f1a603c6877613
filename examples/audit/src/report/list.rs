//! The rules themselves, as documentation.

use std::io::{self, Write};

use crate::rule::Rule;

/// Writes the rules, group by group, each with its level, its sections and its dialogues.
///
/// # Errors
///
/// Returns the error of the writer.
pub fn list(out: &mut impl Write, rules: impl IntoIterator<Item = (Rule, Vec<String>)>) -> io::Result<()> {
    let mut group = "";
    for (rule, dialogues) in rules {
        if rule.group != group {
            let gap = if group.is_empty() { "" } else { "\n" };
            group = rule.group;
            writeln!(out, "{gap}{group}")?;
        }
        writeln!(out, "  {:8} {:26} {} ({})", rule.level, rule.id, rule.says, rule.sections)?;
        for dialogue in dialogues {
            writeln!(out, "           {dialogue}")?;
        }
    }
    Ok(())
}
