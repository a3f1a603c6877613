//! What the examples share: what servers say, what clients make of it, and the server's side of a session without I/O.

pub mod maildir;
pub mod outcomes;
pub mod receiver;
pub mod replies;
