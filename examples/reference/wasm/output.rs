//! Writing into the shared buffer.

use core::fmt;
use core::sync::atomic::{AtomicU8, Ordering::Relaxed};

pub(crate) struct Output {
    buffer: &'static [AtomicU8],
    len: usize,
}

impl Output {
    pub(crate) const fn new(buffer: &'static [AtomicU8]) -> Self {
        Self { buffer, len: 0 }
    }

    pub(crate) const fn len(&self) -> usize {
        self.len
    }
}

impl fmt::Write for Output {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        let room = self.buffer.get(self.len..self.len + text.len()).ok_or(fmt::Error)?;
        for (shared, octet) in room.iter().zip(text.bytes()) {
            shared.store(octet, Relaxed);
        }
        self.len += text.len();
        Ok(())
    }
}
