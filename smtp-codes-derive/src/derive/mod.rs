//! The derives and `reply!`: `attr` reads what is written, `valid` checks it, and `expand` writes code.

mod ast;
mod attr;
mod coverage;
mod crate_path;
mod ctxt;
pub(crate) mod expand;
mod pattern;
mod sent;
mod suggest;
mod template;
#[cfg(test)]
mod tests;
mod tokens;
mod valid;
