//! Where the messages go that the server takes.

use core::sync::atomic::{AtomicU64, Ordering};
use std::io;

use smtp_codes_examples::maildir::Maildir;
use smtp_codes_examples::receiver::Message;

use crate::transcript;

#[derive(Debug)]
pub(crate) enum Store {
    Maildir(Maildir),
    /// Standard output, and how many messages have been written there.
    Printed(AtomicU64),
}

impl Store {
    /// Keeps a message, and says under which name.
    pub(crate) fn keep(&self, message: &Message) -> io::Result<String> {
        match self {
            Self::Maildir(maildir) => maildir.keep(&message.octets),
            Self::Printed(count) => {
                let id = format!("message {}", count.fetch_add(1, Ordering::Relaxed) + 1);
                transcript::print_message(&id, message)?;
                Ok(id)
            }
        }
    }
}
