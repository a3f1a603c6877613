//! The replies that each command may get, and those that mean something else in answer to it.

mod answers;
pub(crate) mod replies;

pub(crate) use answers::WITHOUT_MAILBOX;
pub use answers::{ANSWERS, AnswerRow, answer_row};
