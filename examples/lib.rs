//! What the examples share: both sides of a session, without I/O.

pub mod maildir;
pub mod outcomes;
pub mod receiver;
pub mod replies;
