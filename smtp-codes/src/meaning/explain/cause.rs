//! A reply inside a reply: what another server said before this one.

use crate::codes::{EnhancedCode, ReplyCode};
use crate::reply::Reply;
use crate::scan::scan;
use crate::syntax::{enhanced_prefix, skip_spaces};

/// The codes of a refusal that the text of another refusal quotes.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub(super) struct Cause {
    pub(super) code: ReplyCode,
    pub(super) enhanced: Option<EnhancedCode>,
}

impl Cause {
    /// Returns the first refusal that a refusal quotes.
    #[inline]
    pub(super) fn in_reply(reply: &Reply<'_>) -> Option<Self> {
        if reply.code().is_positive() {
            return None;
        }
        let outer = Self { code: reply.code(), enhanced: reply.enhanced() };
        reply.lines().find_map(|line| {
            let text = line.as_bytes();
            after_arrow(text).or_else(|| anywhere(text, outer))
        })
    }

    /// Does the same for a reply in a log. The line may go on with other replies, which are not
    /// quoted.
    #[inline]
    pub(super) fn in_quoted(text: &[u8], code: ReplyCode) -> Option<Self> {
        if code.is_positive() { None } else { after_arrow(text) }
    }

    #[inline]
    fn at_front(text: &[u8]) -> Option<Self> {
        let (digits, rest) = text.split_first_chunk::<3>()?;
        let code = ReplyCode::from_digits(*digits).filter(|code| code.is_negative())?;
        let (b' ' | b'-', rest) = rest.split_first()? else { return None };
        let rest = rest.get(skip_spaces(rest)..).unwrap_or_default();
        Some(Self { code, enhanced: enhanced_prefix(rest).map(|(enhanced, _)| enhanced) })
    }
}

/// Finds what Microsoft's servers quote: `Remote server returned an error -> 550 5.7.1 ...`.
#[inline]
fn after_arrow(text: &[u8]) -> Option<Cause> {
    let arrows = text.windows(2).enumerate().filter(|(_, octets)| octets == b"->");
    arrows.into_iter().find_map(|(at, _)| {
        let rest = text.get(at + 2..).unwrap_or_default();
        Cause::at_front(rest.get(skip_spaces(rest)..).unwrap_or_default())
    })
}

/// Finds what else [`scan`] takes for a refusal in other text.
#[inline]
fn anywhere(text: &[u8], outer: Cause) -> Option<Cause> {
    scan(text).find_map(|found| {
        let code = found.code().filter(|code| code.is_negative())?;
        let inner = Cause { code, enhanced: found.enhanced() };
        // A log that writes several lines as one repeats the codes between them.
        let is_quoted = inner != outer || is_announced(text.get(..found.range().start).unwrap_or_default());
        is_quoted.then_some(inner)
    })
}

/// Returns `true` before the code of `said: 550 ...`, also with a quotation mark between.
#[inline]
fn is_announced(before: &[u8]) -> bool {
    before.iter().rfind(|octet| !b" \t'\"".contains(octet)) == Some(&b':')
}
