//! What generated code names. No part of the public API.

pub use crate::to_reply::AsDyn;
pub use crate::wire::display;
