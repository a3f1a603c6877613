//! The example `session`: the story that it tells, its server before real clients and before rude ones, its client
//! before servers that say what real ones say.

mod client;
mod clients;
mod listening;
mod message;
mod program;
mod replies;
mod rude;
mod story;
