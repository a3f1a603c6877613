//! The types of the table: its rows, and the closed enums that their columns and the rules speak of.

mod category;
mod class;
mod command;
mod extension;
mod party;
pub(crate) mod reference;
mod rows;
mod severity;
mod subject;
mod triple;

pub use category::Category;
pub use class::Class;
pub use command::Command;
pub use extension::Extension;
pub use party::Party;
pub use reference::Reference;
pub use rows::{Basic, CodeRow, Origin, ReplyRow, Standing, StatusRow};
pub use severity::Severity;
pub use subject::Subject;
pub use triple::Triple;
