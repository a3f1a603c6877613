//! Reads all inputs on all cores.

use std::num::NonZero;
use std::sync::Arc;
use std::sync::atomic::AtomicU64;
use std::sync::mpsc::{self, Receiver};
use std::thread;

use hashbrown::DefaultHashBuilder;
use memchr::{memchr, memchr_iter, memrchr};
use smtp_log_report::{BLOCK, Day, Ending, Line, Shape, Source, lines};

use crate::flaw::Flaw;
use crate::pool::{Pool, Portion};
use crate::tally::Tally;

/// Reads all inputs. `wait` is called while that goes on, and returns when the channel is closed.
pub(crate) fn read(
    sources: &[Source],
    newest: Option<Day>,
    threads: NonZero<usize>,
    progress: Arc<AtomicU64>,
    wait: impl FnOnce(Receiver<()>),
) -> Tally {
    let pool = Pool::new(sources, progress);
    let hasher = DefaultHashBuilder::default();
    let tallies = thread::scope(|scope| {
        let (working, all_done) = mpsc::channel();
        let workers: Vec<_> = (0..threads.get())
            .map(|_| {
                let (pool, hasher, working) = (&pool, &hasher, working.clone());
                scope.spawn(move || {
                    let tally = work(pool, Tally::new(sources.len(), hasher), newest);
                    drop(working);
                    tally
                })
            })
            .collect();
        drop(working);
        wait(all_done);
        workers
            .into_iter()
            .map(|worker| worker.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic)))
            .collect::<Vec<_>>()
    });
    let mut sum = Tally::new(sources.len(), &hasher);
    for tally in tallies {
        sum.merge(tally);
    }
    sum.settle();
    sum
}

fn work(pool: &Pool, mut tally: Tally, newest: Option<Day>) -> Tally {
    let mut buffer = vec![0; BLOCK];
    let mut faults = Vec::new();
    while let Some(portion) = pool.next(&mut buffer, &mut faults) {
        let text = &buffer[..portion.block.length];
        Reading { tally: &mut tally, text, newest: newest.unwrap_or(portion.newest), portion: &portion }
            .read();
    }
    tally.faults = faults;
    tally
}

/// One block on its way into the tally.
struct Reading<'a> {
    tally: &'a mut Tally,
    text: &'a [u8],
    newest: Day,
    portion: &'a Portion,
}

impl<'a> Reading<'a> {
    fn read(mut self) {
        let has_open_line = self.portion.block.ending != Ending::Whole;
        let input = &mut self.tally.inputs[self.portion.input];
        input.octets += self.text.len() as u64 + self.portion.block.left_out;
        input.lines += memchr_iter(b'\n', self.text).count() as u64 + u64::from(has_open_line);
        self.read_ending();
        self.find_what_is_no_text();

        for line in lines(self.text, self.newest) {
            self.add(&line);
        }
    }

    fn add(&mut self, &Line { begin, text, entry }: &Line<'a>) {
        if entry.time.is_none() {
            self.flaw(Flaw::NoTimestamp, begin, text);
        }
        if entry.shape == Shape::Unknown {
            self.flaw(Flaw::UnknownProgram, begin, text);
        }
        let is_told = begin + text.len() == self.text.len() && self.portion.block.ending == Ending::Cut;
        if entry.frame.is_cut && !is_told {
            self.flaw(Flaw::Cut, begin, text);
        }
        self.tally.add(self.portion.input, &entry);
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
        self.tally.flawed(flaw).add(self.portion.input, octet, line);
    }
}
