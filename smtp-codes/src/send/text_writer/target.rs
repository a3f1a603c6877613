//! Where the octets of a reply go.

use core::fmt;

use super::line_prefix::LinePrefix;
use crate::send::write_error::WriteError;
use crate::syntax::limits;

/// Room for one line without its CRLF.
pub(crate) type LineBuffer = [u8; limits::LINE_WITHOUT_CRLF];
pub(crate) const EMPTY_LINE: LineBuffer = [0; limits::LINE_WITHOUT_CRLF];

pub(crate) enum Target<'a> {
    /// A line stays in `line` until it is known how it ends, as its fourth octet depends on that.
    Stream {
        out: &'a mut dyn fmt::Write,
        line: &'a mut LineBuffer,
        len: usize,
    },
    Slice {
        buffer: &'a mut [u8],
        len: usize,
    },
    #[cfg(feature = "alloc")]
    Vec(&'a mut alloc::vec::Vec<u8>),
}

impl Target<'_> {
    #[allow(clippy::missing_const_for_fn)] // with `alloc` it asks `Vec::len`, which Rust 1.85 has not const
    pub(super) fn len(&self) -> usize {
        match self {
            Self::Stream { len, .. } | Self::Slice { len, .. } => *len,
            #[cfg(feature = "alloc")]
            Self::Vec(out) => out.len(),
        }
    }

    #[inline]
    pub(super) fn filled(&mut self) -> &mut [u8] {
        match self {
            Self::Stream { line, len, .. } => &mut line[..*len],
            Self::Slice { buffer, len } => &mut buffer[..*len],
            #[cfg(feature = "alloc")]
            Self::Vec(out) => out,
        }
    }

    pub(super) fn append(&mut self, octets: &[u8]) -> Result<(), WriteError> {
        match self {
            Self::Stream { line, len, .. } => put(&mut line[..], len, octets),
            Self::Slice { buffer, len } => put(buffer, len, octets),
            #[cfg(feature = "alloc")]
            Self::Vec(out) => {
                out.extend_from_slice(octets);
                Ok(())
            }
        }
    }

    /// Appends the first `used` octets; to a `Vec` as a copy of fixed length, which needs no call.
    pub(super) fn append_padded<const N: usize>(
        &mut self,
        octets: &[u8; N],
        used: usize,
    ) -> Result<(), WriteError> {
        match self {
            #[cfg(feature = "alloc")]
            Self::Vec(out) => {
                let end = out.len() + used;
                out.extend_from_slice(octets);
                out.truncate(end);
                Ok(())
            }
            _ => self.append(&octets[..used]),
        }
    }

    /// Whether so many octets fit only if what is there leaves first.
    pub(super) fn must_spill(&self, octets: usize) -> bool {
        matches!(self, Self::Stream { line, len, .. } if octets > line.len() - len)
    }

    /// Lets the line in progress leave, and `text` behind it; gives their octets.
    pub(super) fn spill(&mut self, text: &str) -> Result<usize, WriteError> {
        match self {
            Self::Stream { out, line, len } => {
                send(*out, &line[..*len])?;
                out.write_str(text).map_err(|_| WriteError::Formatting)?;
                let octets = *len + text.len();
                *len = 0;
                Ok(octets)
            }
            _ => self.append(text.as_bytes()).map(|()| 0),
        }
    }

    /// Ends the line with CRLF and begins the next; gives its beginning.
    #[inline]
    pub(super) fn next_line(&mut self, head: &LinePrefix) -> Result<usize, WriteError> {
        if let Self::Stream { len, .. } = self {
            let end = *len;
            return self.fold(end, end, head);
        }
        self.append_padded(head.padded_with_crlf(), 2 + head.len())?;
        Ok(self.len() - head.len())
    }

    /// Ends the line at `end` and begins the next with `head` and all from `resume` on; gives its beginning.
    #[cold]
    pub(super) fn fold(&mut self, end: usize, resume: usize, head: &LinePrefix) -> Result<usize, WriteError> {
        let head = head.as_bytes();
        if let Self::Stream { out, line, len } = self {
            send(*out, &line[..end])?;
            out.write_str("\r\n").map_err(|_| WriteError::Formatting)?;
            // What is moved is shorter than a line without its head, as the line that it is taken from had one.
            line.copy_within(resume..*len, head.len());
            line[..head.len()].copy_from_slice(head);
            *len = head.len() + (*len - resume);
            return Ok(0);
        }
        let (start, moved) = (end + 2, self.len() - resume);
        self.resize(start + head.len() + moved)?;
        let filled = self.filled();
        filled.copy_within(resume..resume + moved, start + head.len());
        filled[end..start].copy_from_slice(b"\r\n");
        filled[start..start + head.len()].copy_from_slice(head);
        Ok(start)
    }

    /// Ends the last line with CRLF, and says how many octets the target now holds.
    #[inline]
    pub(super) fn finish(&mut self) -> Result<usize, WriteError> {
        match self {
            Self::Stream { out, line, len } => {
                send(*out, &line[..*len])?;
                out.write_str("\r\n").map_err(|_| WriteError::Formatting)?;
                Ok(0)
            }
            Self::Slice { buffer, len } => {
                put(buffer, len, b"\r\n")?;
                Ok(*len)
            }
            #[cfg(feature = "alloc")]
            Self::Vec(out) => {
                out.extend_from_slice(b"\r\n");
                Ok(out.len())
            }
        }
    }

    /// Lets the only line leave without a line end, and without the blank of its head if nothing is behind it.
    pub(super) fn finish_for_people(&mut self, is_bare: bool) -> Result<usize, WriteError> {
        match self {
            Self::Stream { out, line, len } => send(*out, &line[..*len - usize::from(is_bare)]).map(|()| 0),
            _ => self.finish(),
        }
    }

    fn resize(&mut self, octets: usize) -> Result<(), WriteError> {
        match self {
            Self::Stream { line, len, .. } => set_len(&line[..], len, octets),
            Self::Slice { buffer, len } => set_len(buffer, len, octets),
            #[cfg(feature = "alloc")]
            Self::Vec(out) => {
                out.resize(octets, 0);
                Ok(())
            }
        }
    }
}

fn put(buffer: &mut [u8], len: &mut usize, octets: &[u8]) -> Result<(), WriteError> {
    let end = *len + octets.len();
    buffer.get_mut(*len..end).ok_or(WriteError::BufferTooSmall)?.copy_from_slice(octets);
    *len = end;
    Ok(())
}

const fn set_len(buffer: &[u8], len: &mut usize, octets: usize) -> Result<(), WriteError> {
    if octets > buffer.len() {
        return Err(WriteError::BufferTooSmall);
    }
    *len = octets;
    Ok(())
}

fn send(out: &mut dyn fmt::Write, line: &[u8]) -> Result<(), WriteError> {
    // Whole characters only are put into a line, so that it is UTF-8.
    let line = core::str::from_utf8(line).map_err(|_| WriteError::Formatting)?;
    out.write_str(line).map_err(|_| WriteError::Formatting)
}
