//! A server's properties, and the mailboxes that it serves.

use crate::replies::{MailReply, RcptReply};

/// A server: its name, its limits, and its mailboxes.
///
/// Every recipient has a mailbox but `nobody`, that of `full` is full, and `spammer` is not welcome, at whatever
/// domain: so each reply can be had by whoever asks for it.
#[derive(Clone, Debug)]
pub struct Site {
    /// The domain with which the server greets.
    pub host: String,
    /// The limits.
    pub limits: Limits,
}

/// The limits of a server.
#[derive(Clone, Copy, Debug)]
pub struct Limits {
    /// Octets of a command, its end among them. RFC 5321 section 4.5.3.1.4 asks for 512, and each extension for some
    /// more; AUTH with a response has no limit of its own (RFC 4954 section 4), but the lines that follow it.
    pub line: usize,
    /// Recipients of a message.
    pub recipients: usize,
    /// Octets of a message.
    pub message: usize,
    /// Commands that show the client to be broken, before the server hangs up.
    pub errors: u32,
}

impl Default for Limits {
    fn default() -> Self {
        Self { line: 2_048, recipients: 100, message: 10 << 20, errors: 10 }
    }
}

impl Site {
    /// Returns what the server offers. The reply to EHLO is made of it once, so that a `host` which is not a domain is
    /// found early.
    ///
    /// ```
    /// use smtp_codes::EhloReply;
    /// use smtp_codes_examples::receiver::{Limits, Session, Site};
    ///
    /// let site = Site { host: "mx.example.org".into(), limits: Limits::default() };
    /// let keywords = site.keywords();
    /// let mut session = Session::new(&site, EhloReply::new(&site.host, &keywords)?);
    /// assert_eq!(session.line(b"MAIL FROM:<>\r\n").to_string(), "503 5.5.1 send EHLO first");
    /// # Ok::<(), smtp_codes::EhloReplyError>(())
    /// ```
    #[must_use]
    pub fn keywords(&self) -> Vec<String> {
        let size = format!("SIZE {}", self.limits.message);
        ["PIPELINING", &size, "8BITMIME", "SMTPUTF8", "ENHANCEDSTATUSCODES"].map(String::from).into()
    }

    pub(super) fn welcome(&self, sender: &str) -> Result<(), MailReply> {
        match local_part(sender) {
            "spammer" => Err(MailReply::Refused),
            _ => Ok(()),
        }
    }

    pub(super) fn find<'l>(&self, mailbox: &'l str) -> Result<(), RcptReply<'l>> {
        match local_part(mailbox) {
            "nobody" => Err(RcptReply::NoSuchMailbox { mailbox }),
            "full" => Err(RcptReply::MailboxFull { mailbox }),
            _ => Ok(()),
        }
    }
}

fn local_part(mailbox: &str) -> &str {
    mailbox.rsplit_once('@').map_or(mailbox, |(local, _)| local)
}
