//! A reply, borrowed from the octets that it was decoded from.

mod capabilities;
mod capability;
mod conforming_lines;
mod deviation;
mod dsn;
mod from_reply;
mod lines;
mod log;
mod payload;

use core::num::NonZeroU32;

use smtp_codes_data::Severity;

pub use capabilities::Capabilities;
pub use capability::Capability;
pub use deviation::{Deviation, DeviationKind};
pub(crate) use deviation::{DeviationSet, DeviationSetIter};
pub use dsn::DiagnosticCode;
pub use from_reply::FromReply;
#[doc(hidden)]
pub use from_reply::{numbers, numbers_or_other};
pub(crate) use lines::RawLines;
pub use lines::{Line, Lines, Text};
pub use log::LogLine;

use crate::codes::{EnhancedCode, ReplyCode};

/// One reply as it was received: a borrowed view of at most 32 bytes, and `Copy`.
///
/// # Examples
///
/// ```
/// use smtp_codes::{EnhancedCode, Reply, ReplyCode, Severity};
///
/// let reply = Reply::parse(b"550-5.1.1 no such user,\r\n550 5.1.1 try another\r\n")?;
/// assert_eq!(reply.code(), ReplyCode::MAILBOX_UNAVAILABLE);
/// assert_eq!(reply.enhanced(), Some(EnhancedCode::literal("5.1.1")));
/// assert_eq!(reply.severity(), Severity::PermanentNegative);
/// assert_eq!(reply.text().to_string(), "no such user,\ntry another");
/// # Ok::<(), smtp_codes::DecodeError>(())
/// ```
///
/// RFC 5321 section 4.2 defines replies, RFC 2034 section 4 the enhanced codes in them.
#[derive(Clone, Copy, Eq, Hash, PartialEq)]
pub struct Reply<'a> {
    raw: &'a [u8],
    enhanced: Option<EnhancedCode>,
    deviations: DeviationSet,
    lines: NonZeroU32,
    code: ReplyCode,
    severity: Severity,
}

/// The facts that a decoder knows at the end of a reply.
pub(crate) struct Parts<'a> {
    pub(crate) raw: &'a [u8],
    pub(crate) code: ReplyCode,
    pub(crate) enhanced: Option<EnhancedCode>,
    pub(crate) lines: u32,
    pub(crate) deviations: DeviationSet,
}

#[cfg(feature = "std")]
impl Parts<'static> {
    /// Returns the facts of a reply whose octets are kept elsewhere.
    pub(crate) const fn without_raw(reply: &Reply<'_>) -> Self {
        Self {
            raw: &[],
            code: reply.code,
            enhanced: reply.enhanced,
            lines: reply.lines.get(),
            deviations: reply.deviations,
        }
    }
}

impl<'a> Reply<'a> {
    pub(crate) fn from_parts(parts: Parts<'a>) -> Self {
        Self {
            raw: parts.raw,
            enhanced: parts.enhanced,
            deviations: parts.deviations,
            lines: NonZeroU32::new(parts.lines).unwrap_or(NonZeroU32::MIN),
            code: parts.code,
            severity: parts.code.severity(),
        }
    }

    /// Returns the reply code. If lines differ, it is that of the last line.
    #[must_use]
    pub const fn code(&self) -> ReplyCode {
        self.code
    }

    /// Returns the enhanced status code. If lines differ, it is that of the last line that has one.
    ///
    /// It is returned even if its class differs from the first digit of the code, which then decides
    /// ([`DeviationKind::EnhancedClassDiffers`]). A 3yz reply has none.
    ///
    /// ```
    /// # use smtp_codes::{EnhancedCode, Reply};
    /// let reply = Reply::parse(b"250 5.1.1 ok\r\n")?;
    /// assert_eq!(reply.enhanced(), Some(EnhancedCode::literal("5.1.1")));
    /// assert_eq!(reply.agreeing(), None); // 250 decides
    /// # Ok::<(), smtp_codes::DecodeError>(())
    /// ```
    #[must_use]
    pub const fn enhanced(&self) -> Option<EnhancedCode> {
        self.enhanced
    }

    /// Returns the enhanced status code, if its class is the first digit of the code (RFC 2034 section 4).
    #[must_use]
    pub const fn agreeing(&self) -> Option<EnhancedCode> {
        match self.enhanced {
            Some(enhanced) if enhanced.agrees_with(self.code) => Some(enhanced),
            _ => None,
        }
    }

    /// Returns the severity, which the first digit of the code encodes.
    #[must_use]
    pub const fn severity(&self) -> Severity {
        self.severity
    }

    /// Returns the number of lines without the empty ones. There is at least one.
    #[must_use]
    pub const fn line_count(&self) -> usize {
        self.lines.get() as usize
    }

    /// Returns the octets of the reply with its line ends, without empty lines before it.
    #[must_use]
    pub const fn raw(&self) -> &'a [u8] {
        self.raw
    }

    /// Returns `true` if the lines differ in their first digit and not each of them refuses.
    ///
    /// Nobody can tell then what happened at the server, so no reading of the reply takes it for an acceptance.
    pub(crate) const fn contradicts_itself(&self) -> bool {
        self.deviations.contains(DeviationKind::SeverityDiffers) && !every_line_refuses(self.raw)
    }

    /// Returns the code of the line with the highest first digit, the last one where several have it.
    pub(crate) fn gravest_code(&self) -> ReplyCode {
        let codes = self
            .raw
            .split(|&octet| octet == b'\n')
            .filter_map(|line| line.first_chunk().and_then(|&digits| ReplyCode::from_digits(digits)));
        codes.max_by_key(|code| code.severity()).unwrap_or(self.code)
    }

    pub(crate) const fn deviation_set(&self) -> DeviationSet {
        self.deviations
    }
}

const fn every_line_refuses(mut lines: &[u8]) -> bool {
    let mut begins_line = true;
    while let [octet, rest @ ..] = lines {
        if begins_line && matches!(octet, b'1'..=b'3') {
            return false;
        }
        begins_line = *octet == b'\n';
        lines = rest;
    }
    true
}

impl core::fmt::Debug for Reply<'_> {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        let mut reply = f.debug_struct("Reply");
        reply.field("code", &self.code);
        if let Some(enhanced) = &self.enhanced {
            reply.field("enhanced", enhanced);
        }
        reply.field("lines", &self.lines()).finish()
    }
}

const _: () = assert!(size_of::<Option<Reply<'static>>>() <= 32);
