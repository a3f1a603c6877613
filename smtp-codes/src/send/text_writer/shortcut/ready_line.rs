//! A reply that is ready, and what it is to the writer.

use crate::send::text_writer::plain;
use crate::send::to_reply::ToReply;
use crate::syntax::limits;

/// Returns a reply that is ready, and the text in it, if it is one plain line that the writer would write the same.
pub(crate) fn ready_line(reply: &dyn ToReply) -> Option<(&[u8], &[u8])> {
    let ready = reply.__ready()?;
    let (code, enhanced) = (reply.code(), reply.enhanced());
    let after_code = ready.strip_prefix(&code.digits())?.strip_prefix(b" ")?.strip_suffix(b"\r\n")?;
    let text = match enhanced {
        None => after_code,
        Some(_) if code.is_intermediate() => return None,
        Some(enhanced) => enhanced.strip_from(after_code)?.strip_prefix(b" ")?,
    };
    let is_same = ready.len() <= limits::LINE as usize
        && plain::is_plain(text)
        && (enhanced.is_some() || !plain::may_begin_status(text.first()));
    is_same.then_some((ready, text))
}
