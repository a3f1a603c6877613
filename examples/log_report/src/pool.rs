//! Hands the inputs to the threads, a block at a time.

use std::collections::VecDeque;
use std::sync::atomic::AtomicU64;
use std::sync::{Arc, Condvar, Mutex, PoisonError};

use crate::blocks::{Block, Blocks};
use crate::clock::Day;
use crate::fault::Fault;
use crate::source::{Opened, Source};

/// The inputs left to read. A thread takes an input that nobody else reads from, reads one block, and gives it back;
/// so one large file keeps all threads busy, and several compressed ones are unpacked at the same time.
#[derive(Debug)]
pub(crate) struct Pool {
    state: Mutex<State>,
    changed: Condvar,
    progress: Arc<AtomicU64>,
}

#[derive(Debug)]
struct State {
    idle: VecDeque<Input>,
    /// Inputs that a thread reads from at the moment.
    busy: usize,
}

/// One input, and its place among those that were given.
#[derive(Debug)]
pub(crate) struct Input {
    number: usize,
    reading: Reading,
}

enum Reading {
    NotYet(Source),
    Open { blocks: Blocks<Box<dyn std::io::Read + Send>>, is_gzip: bool, newest: Day },
}

impl std::fmt::Debug for Reading {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(if matches!(self, Self::NotYet(_)) { "NotYet" } else { "Open" })
    }
}

/// A portion of an input, for one thread.
#[derive(Debug)]
pub(crate) struct Portion {
    /// Which input it is.
    pub(crate) input: usize,
    /// No line of the input is of a later day.
    pub(crate) newest: Day,
    pub(crate) block: Block,
}

impl Pool {
    pub(crate) fn new(sources: &[Source], progress: Arc<AtomicU64>) -> Self {
        let inputs = sources.iter().cloned().enumerate();
        let idle =
            inputs.map(|(number, source)| Input { number, reading: Reading::NotYet(source) }).collect();
        Self { state: Mutex::new(State { idle, busy: 0 }), changed: Condvar::new(), progress }
    }

    /// Reads the next block of any input into the buffer; `None` when all is read. Faults are told on the way.
    pub(crate) fn next(&self, buffer: &mut [u8], faults: &mut Vec<(usize, Fault)>) -> Option<Portion> {
        loop {
            let mut lease = self.lease()?;
            match lease.read(buffer, faults) {
                None => lease.input = None,
                portion => return portion,
            }
        }
    }

    /// An input that nobody else reads from. Waits for one, as long as there may be more to read.
    fn lease(&self) -> Option<Lease<'_>> {
        let state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
        let mut state = self
            .changed
            .wait_while(state, |state| state.idle.is_empty() && state.busy > 0)
            .unwrap_or_else(PoisonError::into_inner);
        let input = state.idle.pop_front()?;
        state.busy += 1;
        Some(Lease { pool: self, input: Some(input) })
    }
}

/// An input in use: dropping it gives it back.
struct Lease<'a> {
    pool: &'a Pool,
    /// `None` once it is read to its end.
    input: Option<Input>,
}

impl Lease<'_> {
    fn read(&mut self, buffer: &mut [u8], faults: &mut Vec<(usize, Fault)>) -> Option<Portion> {
        let Input { number, reading } = self.input.as_mut()?;
        if let Reading::NotYet(source) = reading {
            match source.open(Arc::clone(&self.pool.progress)) {
                Ok(Opened { reader, is_gzip, newest }) => {
                    *reading = Reading::Open { blocks: Blocks::new(reader), is_gzip, newest };
                }
                Err(fault) => {
                    faults.push((*number, fault));
                    return None;
                }
            }
        }
        let Reading::Open { blocks, is_gzip, newest } = reading else { return None };
        let mut block = blocks.next(buffer)?;
        if let Some(error) = block.error.take() {
            faults.push((*number, Opened::fault(*is_gzip, error)));
        }
        Some(Portion { input: *number, newest: *newest, block })
    }
}

impl Drop for Lease<'_> {
    fn drop(&mut self) {
        let mut state = self.pool.state.lock().unwrap_or_else(PoisonError::into_inner);
        state.busy -= 1;
        if let Some(input) = self.input.take() {
            state.idle.push_front(input);
        }
        drop(state);
        self.pool.changed.notify_all();
    }
}
