//! Lookalikes: text at the beginning of a line that a client would read as an enhanced status code, although the reply
//! has none, or would refuse in a 3yz reply.

use smtp_codes_data::limits;

use super::TextWriter;
use crate::syntax::{enhanced_prefix, may_begin_enhanced, skip_spaces};

/// Returns `true` if a text that begins with this octet may be a lookalike, after a head of so many octets: the code,
/// and the enhanced status code if there is one.
#[inline]
pub(super) const fn may_begin(head_len: usize, first: Option<&u8>) -> bool {
    head_len == limits::CODE_AND_SEPARATOR && may_begin_enhanced(first)
}

impl TextWriter<'_> {
    /// Masks a lookalike in the line in progress, which ends at `end`.
    #[inline]
    pub(super) fn mask_lookalike(&mut self, end: usize) {
        if self.flushed == 0 && self.prefix.allows_lookalike() {
            let start = self.start + self.prefix.len();
            if may_begin_enhanced(self.target.filled().get(start)) {
                self.mask_lookalike_in(start, end);
            }
        }
    }

    #[cold]
    fn mask_lookalike_in(&mut self, start: usize, end: usize) {
        let text = &mut self.target.filled()[start..end];
        if enhanced_prefix(text).is_some() {
            let first_dot = skip_spaces(text) + 1;
            text[first_dot] = b'?';
        }
    }
}
