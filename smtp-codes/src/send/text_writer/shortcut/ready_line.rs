//! A reply that is ready, and what it is to the writer.

use smtp_codes_data::limits;

use crate::codes::{EnhancedCode, ReplyCode};
use crate::send::to_reply::ToReply;
use crate::syntax::{all_plain, may_begin_enhanced};

/// Returns a reply that is ready, and the text in it, if it is one plain line that the writer would write the same.
pub(crate) fn ready_line(reply: &dyn ToReply) -> Option<(&[u8], &[u8])> {
    let ready = reply.__ready()?;
    Some((ready, plain_text(ready, reply.code(), reply.enhanced())?))
}

/// Returns the text of a reply, if these octets are one plain line, and what the writer would make of the text.
pub(crate) fn plain_text(octets: &[u8], code: ReplyCode, enhanced: Option<EnhancedCode>) -> Option<&[u8]> {
    let after_code = octets.strip_prefix(&code.digits())?.strip_prefix(b" ")?.strip_suffix(b"\r\n")?;
    let text = match enhanced {
        None => after_code,
        Some(_) if code.is_intermediate() => return None,
        Some(enhanced) => enhanced.strip_from(after_code)?.strip_prefix(b" ")?,
    };
    let is_same = octets.len() <= limits::LINE as usize
        && all_plain(text)
        && (enhanced.is_some() || !may_begin_enhanced(text.first()));
    is_same.then_some(text)
}
