//! Texts for people: explanations, and the documentation that is generated.

#![allow(clippy::expect_used, clippy::unwrap_used)] // the helpers of a test may fail it

mod agreement;
mod cause;
mod docs;
mod family;
mod meaning;
mod providers;
mod reported;
