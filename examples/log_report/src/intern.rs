//! [`Interner`]: texts as numbers, each kept once.

use hashbrown::{DefaultHashBuilder, HashTable};
use std::hash::BuildHasher;

/// Texts as numbers in the order in which they came.
#[derive(Debug)]
pub struct Interner {
    hasher: DefaultHashBuilder,
    table: HashTable<u32>,
    octets: Vec<u8>,
    ends: Vec<usize>,
    limit: usize,
}

impl Interner {
    /// Keeps no more than `limit` texts, so that no log takes all memory.
    #[must_use]
    pub fn new(limit: usize) -> Self {
        Self {
            hasher: DefaultHashBuilder::default(),
            table: HashTable::new(),
            octets: Vec::new(),
            ends: Vec::new(),
            limit,
        }
    }

    /// Returns the number of a text, or `None` if it is new and there is no room.
    pub fn number(&mut self, text: &[u8]) -> Option<u32> {
        let hash = self.hasher.hash_one(text);
        self.find(hash, text).or_else(|| (self.ends.len() < self.limit).then(|| self.insert(hash, text)))
    }

    /// Returns the number of a text, room or not.
    pub fn number_for_all(&mut self, text: &[u8]) -> u32 {
        let hash = self.hasher.hash_one(text);
        self.find(hash, text).unwrap_or_else(|| self.insert(hash, text))
    }

    fn find(&self, hash: u64, text: &[u8]) -> Option<u32> {
        self.table.find(hash, |number| text_of(&self.octets, &self.ends, *number) == text).copied()
    }

    fn insert(&mut self, hash: u64, text: &[u8]) -> u32 {
        let number = self.ends.len() as u32;
        self.octets.extend_from_slice(text);
        self.ends.push(self.octets.len());
        let hash_of = |number: &u32| self.hasher.hash_one(text_of(&self.octets, &self.ends, *number));
        self.table.insert_unique(hash, number, hash_of);
        number
    }

    /// Returns the texts in the order of their numbers.
    pub fn texts(&self) -> impl Iterator<Item = &[u8]> {
        let begins = std::iter::once(0).chain(self.ends.iter().copied());
        begins.zip(&self.ends).map(|(begin, end)| &self.octets[begin..*end])
    }
}

fn text_of<'a>(octets: &'a [u8], ends: &[usize], number: u32) -> &'a [u8] {
    let number = number as usize;
    let begin = number.checked_sub(1).map_or(0, |before| ends[before]);
    &octets[begin..ends[number]]
}
