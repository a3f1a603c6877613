//! The library against the programs that carry the world's mail. `install.sh` beside this file installs them.
//!
//! A server that is not installed is named on standard error, and its test passes; where `CI` is set and boxes can be
//! opened (see `box.sh`), it fails instead.

mod aiosmtpd;
mod audited;
mod audited_clients;
mod dovecot;
pub(crate) mod example;
mod example_client;
mod example_server;
mod exim;
mod hostile_clients;
mod hostile_servers;
mod mail_server;
mod opensmtpd;
mod postfix;
mod row;
mod server;
mod smtp_server;
mod talk;
