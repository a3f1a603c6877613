//! [`Catalog`]: the rows that replies are counted in, each with what its replies mean.

use smtp_codes::{Action, Provider};

use crate::entry::Entry;
use crate::fold::{GAP, fold};
use crate::intern::Interner;
use crate::meaning::Meaning;
use crate::row::Row;

/// Rows as numbers, in the order in which they came. A row is what replies have in common that differ in addresses and
/// numbers only; its first reply tells what all of them mean.
#[derive(Debug)]
pub struct Catalog {
    rows: Interner,
    /// The action and the meaning of each row.
    known: Vec<(Action, Meaning)>,
    hosts: Interner,
    /// Whose each host is.
    providers: Vec<Option<Provider>>,
    key: Vec<u8>,
    /// Where in the key the words begin.
    words: usize,
}

impl Catalog {
    /// Keeps no more than `limit` rows, and as many hosts.
    #[must_use]
    pub fn new(limit: usize) -> Self {
        Self {
            rows: Interner::new(limit),
            known: Vec::new(),
            hosts: Interner::new(limit),
            providers: Vec::new(),
            key: Vec::new(),
            words: 0,
        }
    }

    /// Returns the number of the row of an entry, or `None` if it is new and there is no room. Its key is left behind.
    pub fn number(&mut self, entry: &Entry<'_>) -> Option<u32> {
        let (row, host) = self.find(entry);
        let number = self.rows.number(&self.key)?;
        self.know(number, row, entry, host);
        Some(number)
    }

    /// Returns the number of the row of an entry, or where there is no room that of all with such codes, whatever they
    /// say.
    pub fn number_or_codes(&mut self, entry: &Entry<'_>) -> u32 {
        let (row, host) = self.find(entry);
        let number = self.rows.number(&self.key).unwrap_or_else(|| {
            self.key.truncate(self.words);
            self.key.extend_from_slice(GAP);
            self.rows.number_for_all(&self.key)
        });
        self.know(number, row, entry, host);
        number
    }

    /// Returns the octets that tell the last row asked for from all others.
    #[must_use]
    pub fn key(&self) -> &[u8] {
        &self.key
    }

    /// Returns the words of the last row asked for, with `…` for each part that varies.
    #[must_use]
    pub fn words(&self) -> &[u8] {
        self.key.get(self.words..).unwrap_or_default()
    }

    /// Returns what the row of a number calls for, and what it means.
    #[must_use]
    pub fn known(&self, number: u32) -> (Action, Meaning) {
        self.known[number as usize]
    }

    /// Returns all rows with their words.
    pub fn rows(&self) -> impl Iterator<Item = Option<(Row, &[u8])>> {
        self.rows.texts().zip(&self.known).map(|(key, (_, meaning))| {
            let (row, words) = Row::read(key)?;
            Some((Row { meaning: *meaning, ..row }, words))
        })
    }

    /// Takes over the rows of another, and returns their numbers here.
    pub fn merge(&mut self, other: &Self) -> Vec<u32> {
        let numbers: Vec<_> = other.rows.texts().map(|key| self.rows.number_for_all(key)).collect();
        for (number, known) in numbers.iter().zip(&other.known) {
            if *number as usize == self.known.len() {
                self.known.push(*known);
            }
        }
        numbers
    }

    fn find(&mut self, entry: &Entry<'_>) -> (Row, Option<Provider>) {
        let host = entry.frame.host.and_then(|host| self.provider(host));
        let row = Row::of(entry, host);
        self.key.clear();
        row.write(&mut self.key);
        self.words = self.key.len();
        fold(entry.frame.text, entry.code, entry.enhanced, &mut self.key);
        (row, host)
    }

    fn know(&mut self, number: u32, row: Row, entry: &Entry<'_>, host: Option<Provider>) {
        if number as usize == self.known.len() {
            self.known.push((row.action(), Meaning::of(entry, host)));
        }
    }

    /// Returns whose host it is, which is looked for once.
    fn provider(&mut self, host: &[u8]) -> Option<Provider> {
        let Some(number) = self.hosts.number(host) else { return of_host(host) };
        if number as usize == self.providers.len() {
            self.providers.push(of_host(host));
        }
        self.providers[number as usize]
    }
}

fn of_host(host: &[u8]) -> Option<Provider> {
    std::str::from_utf8(host).ok().and_then(Provider::of_host)
}
