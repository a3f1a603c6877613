//! A reply held against the rule book.

use core::fmt;
use core::iter::FusedIterator;

use smtp_codes_data as data;
use smtp_codes_data::{FindingKind, FindingSetIter, Weight};

use crate::codes::{Command, EnhancedCode, ReplyCode};
use crate::reply::{RawLines, Reply};
use crate::syntax::enhanced_prefix;

impl Reply<'_> {
    /// Returns what is odd about this reply as an answer to `command`.
    ///
    /// None of it makes the reply unusable: a client acts by [`Verdict`](crate::Verdict) all the same. For server
    /// authors and for readers of their logs.
    ///
    /// ```
    /// use smtp_codes::{Command, FindingKind, Reply, Weight};
    ///
    /// let reply = Reply::parse(b"252 2.0.0 perhaps\r\n")?;
    /// let finding = reply.check(Command::Rcpt).next().expect("252 does not answer RCPT");
    /// assert_eq!(finding.kind(), FindingKind::UnlistedPositive);
    /// assert_eq!(finding.weight(), Weight::Strong);
    /// assert!(reply.check(Command::Vrfy).is_empty());
    /// # Ok::<(), smtp_codes::DecodeError>(())
    /// ```
    #[inline]
    pub fn check(&self, command: Command) -> Findings {
        // With 3yz it is text to a reader, and a fault of the server all the same (RFC 2034 section 4).
        let enhanced = if self.code().is_intermediate() { self.enhanced_in_text() } else { self.enhanced() };
        Findings::new(command, self.code(), enhanced)
    }

    #[inline]
    fn enhanced_in_text(&self) -> Option<EnhancedCode> {
        // Not `lines()`: a program that checks and shows no text links none of their shortcuts.
        let mut texts = RawLines::new(self.raw()).filter_map(|line| line.get(4..));
        texts.find_map(enhanced_prefix).map(|(enhanced, _)| enhanced)
    }
}

/// One odd thing about a reply to a command.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub struct Finding {
    kind: FindingKind,
    command: Command,
}

impl Finding {
    /// Returns which kind it is.
    #[inline]
    #[must_use]
    pub const fn kind(self) -> FindingKind {
        self.kind
    }

    /// Returns the name of its kind.
    #[inline]
    #[must_use]
    pub const fn name(self) -> &'static str {
        self.kind.name()
    }

    /// Returns how much it matters as an answer to this command.
    ///
    /// ```
    /// # use smtp_codes::{Command, FindingKind, Reply, Weight};
    /// let reply = Reply::parse(b"250 ok\r\n")?;
    /// let finding = reply.check(Command::Data).next().expect("only 354 lets the message begin");
    /// assert_eq!((finding.kind(), finding.weight()), (FindingKind::UnlistedPositive, Weight::Strong));
    /// # Ok::<(), smtp_codes::DecodeError>(())
    /// ```
    #[inline]
    #[must_use]
    pub const fn weight(self) -> Weight {
        data::weight(self.kind, self.command.to_rules())
    }

    /// Returns the command that was answered.
    #[inline]
    #[must_use]
    pub const fn command(self) -> Command {
        self.command
    }
}

impl fmt::Display for Finding {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.kind.meaning())
    }
}

/// The findings about one reply, each kind once, in the order of [`FindingKind::ALL`].
///
/// Its own methods speak of the findings that it has not yielded yet.
#[derive(Clone)]
#[must_use = "iterators are lazy"]
pub struct Findings {
    kinds: FindingSetIter,
    command: Command,
}

impl Findings {
    #[inline]
    pub(crate) const fn new(command: Command, code: ReplyCode, enhanced: Option<EnhancedCode>) -> Self {
        let kinds = data::findings(command.to_rules(), code.get(), EnhancedCode::triple_of(enhanced));
        Self { kinds: kinds.iter(), command }
    }

    /// Returns `true` if nothing is odd about the reply.
    #[inline]
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.kinds.rest().is_empty()
    }

    /// Returns `true` if this kind is among the findings.
    #[inline]
    #[must_use]
    pub const fn contains(&self, kind: FindingKind) -> bool {
        self.kinds.rest().contains(kind)
    }
}

/// Names them.
impl fmt::Debug for Findings {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_set().entries(self.kinds.clone()).finish()
    }
}

impl Iterator for Findings {
    type Item = Finding;

    #[inline]
    fn next(&mut self) -> Option<Finding> {
        Some(Finding { kind: self.kinds.next()?, command: self.command })
    }

    #[inline]
    fn size_hint(&self) -> (usize, Option<usize>) {
        self.kinds.size_hint()
    }
}

impl ExactSizeIterator for Findings {}
impl FusedIterator for Findings {}
