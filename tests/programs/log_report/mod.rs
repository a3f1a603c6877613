//! The example that reports on mail logs: what it counts, what it makes of damaged logs, and what it prints and draws.

mod broken;
mod entries;
mod foreign;
mod looks;
mod once;
mod oracle;
mod page;
mod providers;
mod run;
mod shapes;
