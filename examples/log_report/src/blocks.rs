//! Cuts a stream into blocks of whole lines.

use std::io::{self, ErrorKind, Read};

use memchr::{memchr, memrchr};

use crate::joint::may_belong;
use crate::lines::without_cr;

/// The most octets of a block, and so of a line. A block and its copy fit into the cache of one core.
pub const BLOCK: usize = 256 << 10;

/// How the last line of a block ends.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Ending {
    /// With a line break.
    Whole,
    /// The stream ended without a line break.
    Cut,
    /// The line is longer than a block; the rest of it is left out.
    Huge,
}

/// Where a block is in its stream, and how it ends.
#[derive(Debug)]
pub struct Block {
    /// Octets of the stream before the block.
    pub offset: u64,
    /// Octets of the block.
    pub length: usize,
    /// How its last line ends.
    pub ending: Ending,
    /// Octets before the block that were left out, as they belong to a huge line.
    pub left_out: u64,
    /// Why the stream ended before its time.
    pub error: Option<io::Error>,
}

/// Blocks of whole lines. Where they are cut depends on the octets of the stream alone, not on how they arrive.
///
/// Lines that may tell of one reply together stay together, unless they fill a block.
#[derive(Debug)]
pub struct Blocks<R> {
    reader: R,
    /// Octets that were read, but belong to the next block.
    carry: Vec<u8>,
    /// Where the next block begins.
    offset: u64,
    /// `true` if the stream is in the middle of a huge line.
    is_skipping: bool,
    has_ended: bool,
}

impl<R: Read> Blocks<R> {
    /// Cuts what a reader gives.
    pub const fn new(reader: R) -> Self {
        Self { reader, carry: Vec::new(), offset: 0, is_skipping: false, has_ended: false }
    }

    /// Returns the next block, which is at the front of the buffer, or `None` at the end of the stream.
    ///
    /// A buffer of [`BLOCK`] octets is large enough; every call must get one of the same size.
    pub fn next(&mut self, buffer: &mut [u8]) -> Option<Block> {
        if self.has_ended {
            return None;
        }
        let mut filled = self.carry.len();
        buffer[..filled].copy_from_slice(&self.carry);
        self.carry.clear();
        let before = self.offset;
        let mut error = None;
        while filled < buffer.len() && !self.has_ended {
            match self.reader.read(&mut buffer[filled..]) {
                Ok(0) => self.has_ended = true,
                Ok(count) => filled += count,
                Err(failed) if failed.kind() == ErrorKind::Interrupted => {}
                Err(failed) => {
                    error = Some(failed);
                    self.has_ended = true;
                }
            }
            if self.is_skipping {
                filled = self.skip(&mut buffer[..filled]);
            }
        }

        let (length, ending) = if self.has_ended {
            (
                filled,
                if matches!(buffer[..filled].last(), None | Some(b'\n')) {
                    Ending::Whole
                } else {
                    Ending::Cut
                },
            )
        } else if let Some(length) = whole_lines(buffer) {
            (length, Ending::Whole)
        } else {
            self.is_skipping = true;
            (filled, Ending::Huge)
        };
        let offset = self.offset;
        let left_out = offset - before;
        self.offset += length as u64;
        self.carry.extend_from_slice(&buffer[length..filled]);
        let is_told = length > 0 || left_out > 0 || error.is_some();
        is_told.then_some(Block { offset, length, ending, left_out, error })
    }

    /// Leaves out the rest of a huge line, and tells how much is left at the front.
    fn skip(&mut self, filled: &mut [u8]) -> usize {
        let rest = memchr(b'\n', filled).map_or(filled.len(), |end| end + 1);
        self.is_skipping = rest == filled.len() && filled.last() != Some(&b'\n');
        self.offset += rest as u64;
        filled.copy_within(rest.., 0);
        filled.len() - rest
    }
}

/// Returns how much of a full buffer is whole lines.
fn whole_lines(buffer: &[u8]) -> Option<usize> {
    let mut before = buffer.len() - 1;
    while let Some(end) = memrchr(b'\n', &buffer[..before]) {
        let begin = memrchr(b'\n', &buffer[..end]).map_or(0, |end| end + 1);
        if !may_belong(without_cr(&buffer[begin..end]), &buffer[end + 1..]) {
            return Some(end + 1);
        }
        before = end;
    }
    memrchr(b'\n', buffer).map(|end| end + 1)
}
