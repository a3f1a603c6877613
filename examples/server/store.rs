//! Where messages go.

use std::io::{self, Write as _};
use std::path::PathBuf;
use std::sync::Arc;

use smtp_codes_examples::harmless;
use smtp_codes_examples::maildir::Maildir;
use smtp_codes_examples::receiver::Message;
use tokio::task;

/// A maildir, or standard output.
#[derive(Clone, Debug)]
pub(crate) struct Store(Option<Arc<Maildir>>);

impl Store {
    pub(crate) fn open(folder: Option<PathBuf>) -> io::Result<Self> {
        Ok(Self(folder.map(Maildir::open).transpose()?.map(Arc::new)))
    }

    /// Keeps a message, and returns the name by which it is kept.
    pub(crate) async fn keep(&self, message: Message) -> io::Result<String> {
        let store = self.clone();
        task::spawn_blocking(move || match store.0 {
            Some(maildir) => maildir.keep(&message.octets),
            None => {
                let lines = message.octets.split_inclusive(|octet| *octet == b'\n');
                let text: String = lines.map(|line| harmless(line) + "\n").collect();
                io::stdout().write_all(text.as_bytes())?;
                Ok("what was printed".to_owned())
            }
        })
        .await?
    }
}
