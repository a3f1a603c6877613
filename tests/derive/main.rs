//! The derives as users meet them: what the generated code does, in any surroundings, for types as programs have them.

#![allow(clippy::expect_used, clippy::unwrap_used)] // the helpers of a test may fail it
#![deny(future_incompatible)] // for `lints`: it is heard for a whole crate alone

mod blanket_traits;
mod flagship;
mod forbidden;
mod from_reply;
mod generic;
mod hygiene;
mod in_place;
mod keys;
pub mod lints; // what is public in it must be within reach
mod moving;
mod must_compile;
mod real_server;
mod recorded;
mod round_trip;
mod to_reply;
