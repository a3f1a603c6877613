//! The example `session`: the story that it tells, its server before real clients and before rude ones, its client
//! before servers that say what real ones say.

mod example_client;
mod listening;
mod message;
mod real_clients;
mod replies;
mod rude;
mod start;
mod story;
