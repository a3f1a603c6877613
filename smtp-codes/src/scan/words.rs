//! Words that end a text, and octets that begin one.

/// Words of which one may come right before a code or its separator.
///
/// A word in small letters is found in any case, another one as it is written. No letter or digit touches its front,
/// unless the capital of a name in camel case begins it (`dsnStatus`), or it begins with a space or a quote.
#[derive(Clone, Copy)]
pub(super) struct Words {
    words: &'static [Word],
    /// One bit for each [`Tail::ending`] of a word: most texts have none of them.
    endings: u64,
}

/// A word, and its last eight octets for a quick comparison.
#[derive(Clone, Copy)]
pub(super) struct Word {
    text: &'static [u8],
    tail: Tail,
    /// The bits of `tail` that count: of the octets that the word has, all but what tells small letters from capitals,
    /// unless the word has a capital. Such a word is found as it is written.
    mask: u64,
    is_exact: bool,
}

/// The last eight octets of a text, the last one highest.
#[derive(Clone, Copy)]
pub(super) struct Tail(u64);

impl Tail {
    #[inline]
    pub(super) const fn of(text: &[u8]) -> Self {
        let octets = match text.last_chunk() {
            Some(last) => u64::from_le_bytes(*last),
            None => {
                let (mut octets, mut at) = (0, 0);
                while at < text.len() {
                    octets = octets >> 8 | (text[at] as u64) << 56;
                    at += 1;
                }
                octets
            }
        };
        Self(octets)
    }

    /// Returns the lowest three bits of each of the last two octets.
    #[inline]
    const fn ending(self) -> u64 {
        (self.0 >> 53) & 0o70 | (self.0 >> 48) & 0o7
    }
}

impl Word {
    #[inline]
    pub(super) const fn new(text: &'static [u8]) -> Self {
        let (mut is_exact, mut at) = (false, 0);
        while at < text.len() {
            is_exact |= text[at].is_ascii_uppercase();
            at += 1;
        }
        let (mut mask, mut left) = (0, 8);
        while left > 0 && at > 0 {
            (left, at) = (left - 1, at - 1);
            let of_case = if !is_exact && text[at].is_ascii_lowercase() { 0x20 } else { 0 };
            mask |= (0xff ^ of_case) << (8 * left);
        }
        Self { text, tail: Tail::of(text), mask, is_exact }
    }

    /// Returns `true` if `text`, which has the word's tail, ends with the word.
    #[inline]
    fn ends(&self, text: &[u8]) -> bool {
        let at = text.len().checked_sub(self.text.len());
        let Some((head, tail)) = at.and_then(|at| text.split_at_checked(at)) else { return false };
        // All of a short word is its tail.
        let is_same = tail.len() <= 8
            || if self.is_exact { tail == self.text } else { tail.eq_ignore_ascii_case(self.text) };
        let is_touched = match (head.last(), tail.first()) {
            (Some(before), Some(first)) if first.is_ascii_alphanumeric() || *first == b'<' => {
                before.is_ascii_alphanumeric() && !(before.is_ascii_lowercase() && first.is_ascii_uppercase())
            }
            _ => false,
        };
        is_same && !is_touched
    }
}

impl Words {
    #[inline]
    pub(super) const fn new(words: &'static [Word]) -> Self {
        let (mut endings, mut at) = (0, 0);
        while at < words.len() {
            let Word { tail, mask, .. } = words[at];
            // A word of one letter has any octet before it.
            endings |=
                if mask >> 48 & 0xff == 0 { 0xff << (8 * (tail.ending() >> 3)) } else { 1 << tail.ending() };
            at += 1;
        }
        Self { words, endings }
    }

    /// Returns `true` if `text`, whose tail is given, ends with one of the words.
    #[inline]
    pub(super) fn end(self, text: &[u8], tail: Tail) -> bool {
        self.endings >> tail.ending() & 1 == 1
            && self.words.iter().any(|word| (word.tail.0 ^ tail.0) & word.mask == 0 && word.ends(text))
    }
}

/// Makes [`Words`] of their list.
macro_rules! words {
    ($($word:literal),+ $(,)?) => {
        $crate::scan::words::Words::new(const { &[$($crate::scan::words::Word::new($word)),+] })
    };
}
pub(super) use words;

/// Returns `true` if `text` begins with `word`, in any case.
#[inline]
pub(super) fn begins_with(text: &[u8], word: &[u8]) -> bool {
    text.get(..word.len()).is_some_and(|start| start.eq_ignore_ascii_case(word))
}

/// Returns `true` if `word` is anywhere in a name, in any case.
#[inline]
pub(super) fn holds(name: &[u8], word: &[u8]) -> bool {
    (0..name.len()).any(|at| name.get(at..).is_some_and(|rest| begins_with(rest, word)))
}

/// Returns how many octets at the beginning of `text` are of a kind.
pub(super) fn run(text: &[u8], is_of_kind: impl Fn(&u8) -> bool) -> usize {
    text.iter().take_while(|octet| is_of_kind(octet)).count()
}

/// Returns how many octets at the end of `text` are of a kind, up to a limit.
pub(super) fn run_back(text: &[u8], limit: usize, is_of_kind: impl Fn(&u8) -> bool) -> usize {
    text.iter().rev().take(limit).take_while(|octet| is_of_kind(octet)).count()
}
