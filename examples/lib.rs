//! What the examples share.

pub mod replies;
