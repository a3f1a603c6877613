//! Why a reply cannot be created from its parts.

use core::fmt;

use smtp_codes_data::{Severity, is_harmful, limits};

use crate::codes::{EnhancedCode, ReplyCode};
use crate::reply::Reply;
use crate::syntax::enhanced_prefix;

/// Why [`ReplyBuf::new`](crate::ReplyBuf::new) refused a reply.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
#[non_exhaustive]
pub enum ReplyBufError {
    /// The code is 1yz, which SMTP does not use (RFC 5321 section 4.2.1).
    PositivePreliminary,
    /// A 3yz cannot carry an enhanced status code (RFC 2034 section 4).
    EnhancedOn3yz,
    /// The class of the enhanced status code is not the first digit of the code (RFC 2034 section 4).
    EnhancedClassDiffers,
    /// The text contains a control character other than HT and `\n`, or a Unicode line separator (RFC 5321
    /// section 4.2).
    ControlCharacter {
        /// The offset of the character in the text.
        at: usize,
    },
    /// A line begins with an enhanced status code although none is given. A client would read it as one, or refuse it
    /// in a 3yz reply (RFC 2034 section 4).
    EnhancedInText {
        /// The offset of the line in the text.
        at: usize,
    },
    /// A 334 has one line of at most 12,294 octets, as its text is base64 (RFC 4954 section 4).
    Challenge,
    /// The reply would have more lines than a [`ReplyDecoder`](crate::ReplyDecoder) accepts by default, which is 512.
    TooManyLines,
    /// The reply would have more octets than a [`ReplyDecoder`](crate::ReplyDecoder) accepts by default, which is
    /// 65,536.
    ReplyTooLong,
    /// A [`NegativeReply`](crate::NegativeReply) is 4yz or 5yz, and the code is not.
    NotNegative,
}

impl ReplyBufError {
    pub(super) fn check(
        code: ReplyCode,
        enhanced: Option<EnhancedCode>,
        text: &str,
        has_plain_text: bool,
    ) -> Result<(), Self> {
        if code.severity() == Severity::PositivePreliminary {
            return Err(Self::PositivePreliminary);
        }
        if enhanced.is_some() && code.is_intermediate() {
            return Err(Self::EnhancedOn3yz);
        }
        if enhanced.is_some_and(|enhanced| !enhanced.agrees_with(code)) {
            return Err(Self::EnhancedClassDiffers);
        }
        if !has_plain_text {
            if let Some(at) = text.find(|character| character != '\n' && is_harmful(character)) {
                return Err(Self::ControlCharacter { at });
            }
        }
        if enhanced.is_none() {
            let mut at = 0;
            for line in text.split('\n') {
                if enhanced_prefix(line.as_bytes()).is_some() {
                    return Err(Self::EnhancedInText { at });
                }
                at += line.len() + 1;
            }
        }
        if code == ReplyCode::AUTH_CONTINUE && (text.contains('\n') || text.len() > limits::CHALLENGE_TEXT) {
            return Err(Self::Challenge);
        }
        Ok(())
    }

    pub(super) const fn check_limits(reply: &Reply<'_>) -> Result<(), Self> {
        if reply.line_count() > limits::REPLY_LINES as usize {
            return Err(Self::TooManyLines);
        }
        if reply.raw().len() > limits::REPLY as usize {
            return Err(Self::ReplyTooLong);
        }
        Ok(())
    }
}

impl fmt::Display for ReplyBufError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::PositivePreliminary => f.write_str("SMTP has no reply codes that begin with 1"),
            Self::EnhancedOn3yz => f.write_str("a 3yz reply cannot carry an enhanced status code"),
            Self::EnhancedClassDiffers => {
                f.write_str("the class of the enhanced status code is not the first digit of the reply code")
            }
            Self::ControlCharacter { at } => {
                write!(f, "the text contains a control character at octet {at}")
            }
            Self::EnhancedInText { at } => write!(
                f,
                "the line at octet {at} of the text begins with an enhanced status code, although none is given"
            ),
            Self::Challenge => write!(f, "a 334 has one line of at most {} octets", limits::CHALLENGE_LINE),
            Self::TooManyLines => write!(f, "the reply has more than {} lines", limits::REPLY_LINES),
            Self::ReplyTooLong => write!(f, "the reply has more than {} octets", limits::REPLY),
            Self::NotNegative => f.write_str("the code of a refusal begins with 4 or 5"),
        }
    }
}

impl core::error::Error for ReplyBufError {}
