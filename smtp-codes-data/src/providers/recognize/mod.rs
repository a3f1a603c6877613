//! Recognizes the replies of a provider by their codes and words, in one walk over the text.

mod cursor;
mod find;
mod marks;
mod search;
#[cfg(test)]
mod tests;
mod trigrams;
mod wanted;

pub use find::{ProviderMatch, find_provider_row, shown_provider};
