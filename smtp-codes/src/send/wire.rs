//! The wire form of a reply.

#[cfg(feature = "alloc")]
use alloc::vec::Vec;
use core::fmt;

use smtp_codes_data::limits;

use super::text_writer::{self, EMPTY_LINE, Purpose, Target};
use super::to_reply::ToReply;
use super::write_error::WriteError;
use crate::reply::Reply;

/// A reply as it goes over the wire, made by [`ToReply::wire`]: each line with its code, ended by CRLF.
///
/// Its [`Display`](fmt::Display) is the whole reply, so that `write!` and `to_string` send it; width and fill are
/// ignored. [`write_into`](Self::write_into) and [`append_to`](Self::append_to) do the same for buffers of octets, and
/// say what went wrong. It is in ASCII until [`utf8`](Self::utf8) says otherwise. Nothing is allocated but room in the
/// `Vec`. See [`TextWriter`](crate::TextWriter) for what the writer ensures.
///
/// ```
/// use smtp_codes::{EnhancedCode, ReplyBuf, ReplyCode, ToReply};
///
/// let reply = ReplyBuf::new(ReplyCode::MAILBOX_UNAVAILABLE, Some(EnhancedCode::literal("5.1.1")), "no such user")?;
/// assert_eq!(reply.wire().to_string(), "550 5.1.1 no such user\r\n");
///
/// let mut buffer = [0; 512];
/// let used = reply.wire().write_into(&mut buffer)?;
/// assert_eq!(&buffer[..used], b"550 5.1.1 no such user\r\n");
/// # Ok::<(), Box<dyn core::error::Error>>(())
/// ```
#[derive(Clone, Copy)]
#[must_use = "it writes nothing until it is shown, or asked to write"]
pub struct Wire<'a> {
    form: WireForm<'a>,
    utf8: bool,
}

/// The wire form of a reply. One that is ready is taken without the type of the reply, which links the writer.
#[derive(Clone, Copy)]
enum WireForm<'a> {
    Ready(&'a [u8]),
    Unwritten(&'a dyn ToReply),
}

impl<'a> Wire<'a> {
    #[inline]
    pub(crate) fn new<T: ToReply + ?Sized>(reply: &'a T) -> Self {
        let form = match reply.__ready() {
            Some(ready) => WireForm::Ready(ready),
            None => WireForm::Unwritten(reply.as_dyn()),
        };
        Self { form, utf8: false }
    }

    /// Says whether the session has SMTPUTF8 (RFC 6531 section 3.7.4); without it what is not ASCII is written as `?`.
    ///
    /// ```
    /// # use smtp_codes::{EnhancedCode, ReplyCode, TextWriter, ToReply};
    /// # struct Closed;
    /// # impl ToReply for Closed {
    /// #     fn code(&self) -> ReplyCode { ReplyCode::MAILBOX_UNAVAILABLE }
    /// #     fn enhanced(&self) -> Option<EnhancedCode> { None }
    /// #     fn write_text(&self, w: &mut TextWriter<'_>) -> core::fmt::Result {
    /// #         w.allow_utf8();
    /// #         w.literal("café closed")
    /// #     }
    /// # }
    /// // `Closed` permits UTF-8, as the key `utf8` of the derive does.
    /// assert_eq!(Closed.wire().to_string(), "550 caf? closed\r\n");
    /// assert_eq!(Closed.wire().utf8(true).to_string(), "550 café closed\r\n");
    /// ```
    pub const fn utf8(self, session_has_it: bool) -> Self {
        Self { utf8: session_has_it, ..self }
    }

    /// Writes the reply to the beginning of `buffer`, and returns the number of octets used.
    ///
    /// A line takes at most 512 octets, that of a 334 at most 12,294.
    ///
    /// # Errors
    ///
    /// [`WriteError::BufferTooSmall`] if the reply has more octets than `buffer`, which then holds no whole reply; else
    /// as for every target, see [`WriteError`].
    #[inline]
    pub fn write_into(&self, buffer: &mut [u8]) -> Result<usize, WriteError> {
        match self.form {
            WireForm::Ready(ready) => {
                let target = buffer.get_mut(..ready.len()).ok_or(WriteError::BufferTooSmall)?;
                target.copy_from_slice(ready);
                Ok(ready.len())
            }
            WireForm::Unwritten(reply) => {
                let purpose = Purpose::Wire { utf8: self.utf8 };
                text_writer::write(reply, Target::Slice { buffer, len: 0 }, purpose)
            }
        }
    }

    /// Appends the reply to `out`.
    ///
    /// # Errors
    ///
    /// A line that must not be folded is too long, or a value could not be formatted. `out` is then as it was, also
    /// after the `Display` of a value panicked.
    ///
    /// ```
    /// # use smtp_codes::{ReplyBuf, ReplyCode, ToReply};
    /// let mut out = b"250 2.1.0 ok\r\n".to_vec();
    /// ReplyBuf::new(ReplyCode::OKAY, "2.1.5".parse().ok(), "ok")?.wire().append_to(&mut out)?;
    /// assert_eq!(out, b"250 2.1.0 ok\r\n250 2.1.5 ok\r\n"); // two replies in one write
    /// # Ok::<(), Box<dyn core::error::Error>>(())
    /// ```
    #[cfg(feature = "alloc")]
    #[inline]
    pub fn append_to(&self, out: &mut Vec<u8>) -> Result<(), WriteError> {
        match self.form {
            WireForm::Ready(ready) => {
                out.extend_from_slice(ready);
                Ok(())
            }
            WireForm::Unwritten(reply) => append(reply, out, Purpose::Wire { utf8: self.utf8 }),
        }
    }

    /// Returns the reply as it goes over the wire, see [`ToReply::to_bytes`].
    #[cfg(feature = "alloc")]
    pub(super) fn to_bytes(self) -> Vec<u8> {
        match self.form {
            WireForm::Ready(ready) => ready.to_vec(),
            WireForm::Unwritten(reply) => {
                let mut out = Vec::new();
                // A value that could not be formatted is left out.
                let _ = text_writer::write(
                    reply,
                    Target::Vec(&mut out),
                    Purpose::WireUnlimited { utf8: self.utf8 },
                );
                out
            }
        }
    }

    #[inline]
    pub(super) fn show(&self, out: &mut dyn fmt::Write) -> fmt::Result {
        match self.form {
            WireForm::Ready(ready) => match core::str::from_utf8(ready) {
                Ok(ready) => out.write_str(ready),
                Err(_) => show_lossy(ready, out),
            },
            WireForm::Unwritten(reply) => show(reply, out, Purpose::WireUnlimited { utf8: self.utf8 }),
        }
    }
}

#[cfg(feature = "alloc")]
fn append(reply: &dyn ToReply, out: &mut Vec<u8>, purpose: Purpose) -> Result<(), WriteError> {
    let mut unless_whole = Truncate { length: out.len(), out };
    text_writer::write_here(reply, Target::Vec(unless_whole.out), purpose)?;
    unless_whole.length = unless_whole.out.len();
    Ok(())
}

/// Shows a reply whose octets have been changed since the decoder saw them, against its contract.
#[cold]
fn show_lossy(ready: &[u8], out: &mut dyn fmt::Write) -> fmt::Result {
    ready.utf8_chunks().try_for_each(|chunk| {
        out.write_str(chunk.valid())?;
        chunk.invalid().iter().try_for_each(|_| out.write_char('?'))
    })
}

fn show(reply: &dyn ToReply, out: &mut dyn fmt::Write, purpose: Purpose) -> fmt::Result {
    let mut line = EMPTY_LINE;
    text_writer::write(reply, Target::Stream { out, line: &mut line, len: 0 }, purpose)?;
    Ok(())
}

/// Shortens a buffer again where its scope ends, also if the `Display` of a value panics.
#[cfg(feature = "alloc")]
struct Truncate<'a> {
    length: usize,
    out: &'a mut Vec<u8>,
}

#[cfg(feature = "alloc")]
impl Drop for Truncate<'_> {
    fn drop(&mut self) {
        self.out.truncate(self.length);
    }
}

impl fmt::Display for Wire<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.show(f)
    }
}

impl fmt::Debug for Wire<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut shown = f.debug_struct("Wire");
        match self.form {
            WireForm::Ready(ready) => {
                if let Ok(reply) = Reply::parse(ready) {
                    shown.field("code", &reply.code()).field("enhanced", &reply.enhanced());
                }
            }
            WireForm::Unwritten(reply) => {
                shown.field("code", &reply.code()).field("enhanced", &reply.enhanced());
            }
        }
        shown.field("utf8", &self.utf8).finish_non_exhaustive()
    }
}

/// Writes a reply as one line for people and logs: its lines joined by spaces, control characters as `?`.
#[doc(hidden)]
pub fn display(reply: &dyn ToReply, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    if let Some((ready, text)) = text_writer::ready_line(reply) {
        // A code without text has no space after it.
        let after_line = limits::CRLF + usize::from(text.is_empty());
        let ready = core::str::from_utf8(ready).map_err(|_| fmt::Error)?;
        return f.write_str(ready.get(..ready.len() - after_line).unwrap_or_default());
    }
    show(reply, f, Purpose::Display)
}
