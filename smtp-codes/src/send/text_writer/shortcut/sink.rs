//! Targets whose kind is known before something is written.

#[cfg(feature = "alloc")]
use alloc::vec::Vec;

use crate::send::text_writer::target::Target;

/// A target that is known before the line begins, so that nobody asks for it at each piece.
pub(super) trait Sink<'a>: Sized {
    /// Appends these octets, if there is room for them.
    fn put(&mut self, octets: &[u8]) -> bool;

    fn filled(&mut self) -> &mut [u8];

    /// Makes room for a whole reply, if nothing is there yet.
    fn make_room(&mut self, _octets: usize) {}

    fn into_target(self) -> Target<'a>;
}

impl<'a> Sink<'a> for Target<'a> {
    #[inline]
    fn put(&mut self, octets: &[u8]) -> bool {
        self.append(octets).is_ok()
    }
    fn filled(&mut self) -> &mut [u8] {
        Target::filled(self)
    }
    fn into_target(self) -> Self {
        self
    }
}

pub(super) struct Fixed<'a> {
    pub(super) buffer: &'a mut [u8],
    pub(super) len: usize,
}

impl<'a> Sink<'a> for Fixed<'a> {
    #[inline]
    fn put(&mut self, octets: &[u8]) -> bool {
        let end = self.len + octets.len();
        let Some(room) = self.buffer.get_mut(self.len..end) else { return false };
        room.copy_from_slice(octets);
        self.len = end;
        true
    }
    #[inline]
    fn filled(&mut self) -> &mut [u8] {
        &mut self.buffer[..self.len]
    }
    #[inline]
    fn into_target(self) -> Target<'a> {
        Target::Slice { buffer: self.buffer, len: self.len }
    }
}

#[cfg(feature = "alloc")]
impl<'a> Sink<'a> for &'a mut Vec<u8> {
    #[inline]
    fn put(&mut self, octets: &[u8]) -> bool {
        self.extend_from_slice(octets);
        true
    }
    #[inline]
    fn make_room(&mut self, octets: usize) {
        if self.capacity() == 0 {
            self.reserve_exact(octets);
        }
    }
    #[inline]
    fn filled(&mut self) -> &mut [u8] {
        self
    }
    #[inline]
    fn into_target(self) -> Target<'a> {
        Target::Vec(self)
    }
}
