//! The targets that the octets of a reply go to.

use core::fmt;

use smtp_codes_data::limits;

use super::line_prefix::LinePrefix;
use crate::send::write_error::WriteError;

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

    /// Returns the octets that fit before the line in progress has to be flushed.
    pub(super) fn room(&self) -> usize {
        match self {
            Self::Stream { line, len, .. } => line.len() - len,
            _ => usize::MAX,
        }
    }

    /// Flushes the line in progress and `text` after it, and returns the number of their octets.
    pub(super) fn flush(&mut self, text: &str) -> Result<usize, WriteError> {
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

    /// Ends the line with CRLF, begins the next one, and returns its start.
    #[inline]
    pub(super) fn next_line(&mut self, prefix: &LinePrefix) -> Result<usize, WriteError> {
        if let Self::Stream { len, .. } = self {
            let end = *len;
            return self.fold(end, end, prefix);
        }
        self.append_padded(prefix.padded_with_crlf(), 2 + prefix.len())?;
        Ok(self.len() - prefix.len())
    }

    /// Ends the line at `end`, begins the next one with `prefix` and all from `resume` on, and returns its start.
    #[cold]
    pub(super) fn fold(
        &mut self,
        end: usize,
        resume: usize,
        prefix: &LinePrefix,
    ) -> Result<usize, WriteError> {
        let prefix = prefix.as_bytes();
        if let Self::Stream { out, line, len } = self {
            send(*out, &line[..end])?;
            out.write_str("\r\n").map_err(|_| WriteError::Formatting)?;
            // The octets that move are shorter than a line without its prefix, as the line that they come from had one.
            line.copy_within(resume..*len, prefix.len());
            line[..prefix.len()].copy_from_slice(prefix);
            *len = prefix.len() + (*len - resume);
            return Ok(0);
        }
        let (start, moved) = (end + 2, self.len() - resume);
        self.resize(start + prefix.len() + moved)?;
        let filled = self.filled();
        filled.copy_within(resume..resume + moved, start + prefix.len());
        filled[end..start].copy_from_slice(b"\r\n");
        filled[start..start + prefix.len()].copy_from_slice(prefix);
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

    /// Flushes the only line without a line end, and without the space of its prefix if no text follows.
    pub(super) fn finish_display(&mut self, is_bare: bool) -> Result<usize, WriteError> {
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
