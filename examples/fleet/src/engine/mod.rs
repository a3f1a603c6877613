//! The engine: one machine with Apache DataFusion, or a cluster with Apache DataFusion Ballista.

mod client;
mod executor;
mod missing;
mod queries;
mod readiness;
mod scheduler;
mod tables;

pub(crate) use self::client::sql;
pub(crate) use self::executor::executor;
pub(crate) use self::scheduler::scheduler;
pub(crate) use self::tables::{add as add_table, context};
