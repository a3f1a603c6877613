//! Reads the logs of mail servers: what each line says about an SMTP reply.
//!
//! Logs of Postfix, Exim, OpenSMTPD and Sendmail are read, plain or compressed with gzip. Nothing is copied: an
//! [`Entry`] borrows from the text of its line. The program of this package counts entries. Who needs them one by one
//! gives [`read`] a [`Sink`]; or opens a [`Source`], cuts it into [`Blocks`], and asks [`lines`] for what a block
//! holds.
//!
//! ```
//! use smtp_log_report::{Day, Shape, Side, lines};
//!
//! let log = b"Nov 24 08:00:00 mx1 postfix/smtp[1]: A1: to=<ann@example.org>, relay=mx.example.org[192.0.2.1]:25, \
//!     dsn=5.1.1, status=bounced (host mx.example.org[192.0.2.1] said: 550 5.1.1 no such user (in reply to RCPT TO command))\n";
//! let newest = Day::new(2026, 11, 30).unwrap();
//! let entry = lines(log, newest).next().unwrap().entry;
//! assert_eq!((entry.shape, entry.frame.side), (Shape::Postfix, Side::Received));
//! assert_eq!(entry.code.unwrap(), 550);
//! assert_eq!(entry.frame.text, b"no such user");
//! assert_eq!(entry.frame.domain, Some(&b"example.org"[..]));
//! assert_eq!(entry.time.unwrap().to_string(), "2026-11-24 08:00:00");
//! ```

mod blocks;
mod catalog;
mod clock;
mod codes;
mod entry;
mod fault;
mod field;
mod flaw;
mod fold;
mod intern;
mod joint;
mod lines;
mod meaning;
mod months;
mod pool;
mod progress;
mod read;
mod row;
mod shape;
mod source;

pub use blocks::{BLOCK, Block, Blocks, Ending};
pub use catalog::Catalog;
pub use clock::{Day, Hour, Moment};
pub use codes::Codes;
pub use entry::{Count, Entry, Frame, Side, action};
pub use fault::Fault;
pub use flaw::Flaw;
pub use fold::GAP;
pub use intern::Interner;
pub use lines::{Line, Lines, lines};
pub use meaning::Meaning;
pub use read::{Sink, read};
pub use row::Row;
pub use shape::Shape;
pub use source::{Opened, Source};
