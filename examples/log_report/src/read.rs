//! [`read`]: reads all inputs on several threads.

use std::sync::Arc;
use std::sync::atomic::AtomicU64;
use std::sync::mpsc;
use std::thread;

use memchr::{memchr, memchr_iter, memrchr};

use crate::blocks::{BLOCK, Ending};
use crate::clock::Day;
use crate::fault::Fault;
use crate::flaw::Flaw;
use crate::lines::{Line, lines, without_cr};
use crate::pool::{Pool, Portion};
use crate::progress;
use crate::shape::Shape;
use crate::source::Source;

/// The receiver of the lines that [`read`] finds. Inputs are told by their place among those that were given, lines by
/// the octets of the input before them.
pub trait Sink {
    /// Takes note of a block with so many octets and lines.
    fn block(&mut self, input: usize, octets: u64, lines: u64);

    /// Takes a line that something is wrong with. A line with a reply on it is told as one as well.
    fn flaw(&mut self, flaw: Flaw, input: usize, octet: u64, line: &[u8]);

    /// Takes a line with a reply on it.
    fn reply(&mut self, input: usize, octet: u64, line: &Line<'_>);

    /// Returns `true` to read no further.
    fn is_closed(&self) -> bool {
        false
    }
}

/// Reads all inputs, with one thread for each sink, and returns the sinks with what could not be read.
///
/// The inputs are cut into blocks, which go to the sinks in no order. `newest` is the last day that the logs are of,
/// for timestamps without a year; else it is when each file was changed. Shows a progress bar, on a terminal alone.
pub fn read<S: Sink + Send>(
    sources: &[Source],
    newest: Option<Day>,
    sinks: Vec<S>,
) -> (Vec<S>, Vec<(usize, Fault)>) {
    let size = sources.iter().map(Source::size).sum();
    let octets = Arc::new(AtomicU64::new(0));
    let pool = Pool::new(sources, Arc::clone(&octets));
    let done = thread::scope(|scope| {
        let (working, all_done) = mpsc::channel();
        let workers: Vec<_> = sinks
            .into_iter()
            .map(|sink| {
                let (pool, working) = (&pool, working.clone());
                scope.spawn(move || {
                    let done = work(pool, sink, newest);
                    drop(working);
                    done
                })
            })
            .collect();
        drop(working);
        progress::show(&all_done, &octets, size);
        workers
            .into_iter()
            .map(|worker| worker.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic)))
            .collect::<Vec<_>>()
    });
    let (sinks, faults): (Vec<_>, Vec<_>) = done.into_iter().unzip();
    let mut faults: Vec<_> = faults.into_iter().flatten().collect();
    faults.sort_by_key(|(input, _)| *input);
    (sinks, faults)
}

fn work<S: Sink>(pool: &Pool, mut sink: S, newest: Option<Day>) -> (S, Vec<(usize, Fault)>) {
    let mut buffer = vec![0; BLOCK];
    let mut faults = Vec::new();
    while let Some(portion) = pool.next(&mut buffer, &mut faults) {
        let text = &buffer[..portion.block.length];
        Reading { sink: &mut sink, text, newest: newest.unwrap_or(portion.newest), portion: &portion }.read();
        if sink.is_closed() {
            break;
        }
    }
    (sink, faults)
}

/// One block on its way into a sink.
struct Reading<'a, S> {
    sink: &'a mut S,
    text: &'a [u8],
    newest: Day,
    portion: &'a Portion,
}

impl<'a, S: Sink> Reading<'a, S> {
    fn read(mut self) {
        let has_open_line = self.portion.block.ending != Ending::Whole;
        let octets = self.text.len() as u64 + self.portion.block.left_out;
        let lines_read = memchr_iter(b'\n', self.text).count() as u64 + u64::from(has_open_line);
        self.sink.block(self.portion.input, octets, lines_read);
        self.read_ending();
        self.find_what_is_no_text();

        for line in lines(self.text, self.newest) {
            self.add(&line);
        }
    }

    fn add(&mut self, line: &Line<'a>) {
        let Line { begin, text, entry } = *line;
        if entry.time.is_none() {
            self.flaw(Flaw::NoTimestamp, begin, text);
        }
        if entry.shape == Shape::Unknown {
            self.flaw(Flaw::UnknownProgram, begin, text);
        }
        let is_last = without_cr(self.text).len() <= begin + text.len();
        let is_told = is_last && self.portion.block.ending == Ending::Cut;
        if entry.frame.is_cut && !is_told {
            self.flaw(Flaw::Cut, begin, text);
        }
        self.sink.reply(self.portion.input, self.portion.block.offset + begin as u64, line);
    }

    fn read_ending(&mut self) {
        let flaw = match self.portion.block.ending {
            Ending::Whole => return,
            Ending::Cut => Flaw::Cut,
            Ending::Huge => Flaw::Huge,
        };
        let begin = memrchr(b'\n', self.text).map_or(0, |end| end + 1);
        self.flaw(flaw, begin, &self.text[begin..]);
    }

    /// Each line is told once, and each octet looked at a bounded number of times.
    fn find_what_is_no_text(&mut self) {
        let text = self.text;
        let nul = |from: usize| memchr(0, &text[from..]).map_or(text.len(), |at| from + at);
        let invalid = |from: usize| {
            std::str::from_utf8(&text[from..]).map_or_else(|error| from + error.valid_up_to(), |_| text.len())
        };
        let mut from = 0;
        let (mut next_nul, mut next_invalid) = (nul(0), invalid(0));
        while next_nul.min(next_invalid) < text.len() {
            let at = next_nul.min(next_invalid);
            let begin = memrchr(b'\n', &text[from..at]).map_or(from, |end| from + end + 1);
            let end = memchr(b'\n', &text[at..]).map_or(text.len(), |end| at + end);
            self.flaw(Flaw::NotText, begin, &text[begin..end]);
            from = end;
            if next_nul < from {
                next_nul = nul(from);
            }
            if next_invalid < from {
                next_invalid = invalid(from);
            }
        }
    }

    fn flaw(&mut self, flaw: Flaw, begin: usize, line: &[u8]) {
        let octet = self.portion.block.offset + begin as u64;
        self.sink.flaw(flaw, self.portion.input, octet, without_cr(line));
    }
}
