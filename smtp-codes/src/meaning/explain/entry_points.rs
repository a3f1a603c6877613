//! The ways to an explanation: from a reply, from what was found in other text, from a code or a family.

use super::Explanation;
use super::cause::Cause;
use super::topic::Topic;
use crate::codes::{Command, EnhancedCode, Family, ReplyCode};
use crate::reply::Reply;
use crate::scan::Found;

impl<'a> Reply<'a> {
    /// Explains the reply to people; with the command that it answers, more exactly.
    ///
    /// # Examples
    ///
    /// ```
    /// use smtp_codes::{Command, Party, Reply, Retry};
    ///
    /// let reply = Reply::parse(b"552 5.2.2 mailbox full\r\n")?;
    /// let explanation = reply.explain(Some(Command::Rcpt));
    /// assert_eq!(explanation.summary(), "Mailbox full");
    /// assert_eq!(explanation.party(), Some(Party::Recipient));
    /// assert_eq!(explanation.retry(), Some(Retry::Useless));
    /// println!("{explanation}");
    /// # Ok::<(), smtp_codes::DecodeError>(())
    /// ```
    #[inline]
    pub fn explain(&self, command: Option<Command>) -> Explanation<'a> {
        let explanation = Explanation::about(Topic::Reply(*self), command);
        Explanation { cause: Cause::in_reply(self), ..explanation }.recognize(None)
    }
}

impl<'a> Found<'a> {
    /// Explains the codes that were found to people; with the command that they answer, more exactly.
    ///
    /// ```
    /// use smtp_codes::{Party, scan};
    ///
    /// let log = b"status=bounced (host mx.example.com[192.0.2.25] said: 550 5.1.1 no such user)";
    /// let found = scan(log).next().expect("a reply");
    /// assert_eq!(found.explain(None).party(), Some(Party::Sender));
    /// ```
    #[inline]
    pub fn explain(&self, command: Option<Command>) -> Explanation<'a> {
        let topic = match (self.code(), self.enhanced()) {
            (Some(code), enhanced) => return Explanation::quoted(code, enhanced, self.text(), command),
            (None, Some(enhanced)) => Topic::Enhanced(enhanced),
            (None, None) => unreachable!("a code was found"),
        };
        Explanation::about(topic, command)
    }
}

impl ReplyCode {
    /// Explains the code to people; with the command that it answers, more exactly.
    ///
    /// ```
    /// # use smtp_codes::{Party, ReplyCode};
    /// let explanation = ReplyCode::COMMAND_UNRECOGNIZED.explain(None);
    /// assert_eq!(explanation.party(), Some(Party::ClientAuthor));
    /// ```
    #[inline]
    pub const fn explain(self, command: Option<Command>) -> Explanation<'static> {
        Explanation::about(Topic::Code(self), command)
    }
}

impl EnhancedCode {
    /// Explains the code to people, registered or not.
    ///
    /// ```
    /// # use smtp_codes::{EnhancedCode, Party};
    /// // Not registered: read by its subject, which is security and policy.
    /// let code: EnhancedCode = "5.7.708".parse()?;
    /// assert_eq!(code.explain().party(), Some(Party::SendingAdministrator));
    /// # Ok::<(), smtp_codes::ParseEnhancedCodeError>(())
    /// ```
    #[inline]
    pub const fn explain(self) -> Explanation<'static> {
        Explanation::about(Topic::Enhanced(self), None)
    }
}

impl Family {
    /// Explains to people what its codes have in common, and which there are.
    #[inline]
    pub const fn explain(self) -> Explanation<'static> {
        Explanation::about(Topic::Family(self), None)
    }
}
