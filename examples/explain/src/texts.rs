//! Which lines of a transcript are the text of a message, as far as they are there.

use crate::speaker::{Speaker, looks_like_reply};

/// The places where a text can end. They are found once for all of a transcript, so that no text costs its rest.
#[derive(Debug, Default)]
pub(crate) struct Texts {
    /// Only a mark tells the lines of the server from those of a text that look the same.
    is_marked: bool,
    /// The octets of the client before each line, if all that comes is a text; one more than there are lines.
    sent: Vec<usize>,
    /// The numbers of lines that are not empty.
    spoken: Vec<usize>,
    dots: Vec<usize>,
    replies: Vec<usize>,
    prompts: Vec<usize>,
}

impl Texts {
    /// Takes who speaks each line, and the words. Without marks the server speaks what looks like a reply, and it may
    /// still be a text.
    pub(crate) fn new<'l>(is_marked: bool, lines: impl Iterator<Item = (Speaker, &'l [u8])>) -> Self {
        let mut texts = Self { is_marked, sent: vec![0], ..Self::default() };
        for (number, (speaker, words)) in lines.enumerate() {
            let is_text = speaker == Speaker::Client || !is_marked;
            let sent = texts.sent[number] + if is_text { words.len() + b"\r\n".len() } else { 0 };
            texts.sent.push(sent);
            let is_reply = speaker == Speaker::Server && looks_like_reply(words);
            for (numbers, is_one) in [
                (&mut texts.spoken, !words.trim_ascii().is_empty()),
                (&mut texts.dots, is_text && words == b"."),
                (&mut texts.replies, is_reply),
                (&mut texts.prompts, is_reply && words.starts_with(b"354")),
            ] {
                numbers.extend(is_one.then_some(number));
            }
        }
        texts
    }

    /// Returns the line after the chunk of `size` octets that begins at a line, if exactly so many are there.
    pub(crate) fn chunk_end(&self, begin: usize, size: usize) -> Option<usize> {
        let last = self.sent.len() - 1;
        let end = if self.is_marked { from(&self.replies, begin).unwrap_or(last) } else { last };
        let sent = self.sent.get(begin..=end)?;
        let goal = sent.first()?.checked_add(size)?;
        // A chunk need not end where a line does.
        let lines =
            sent.binary_search(&goal).or_else(|_| sent.binary_search(&goal.checked_add(2).ok_or(0_usize)?));
        let end = begin + lines.ok()?;
        // A reply that happens to be as long as the chunk is none where the server answers after it.
        let is_text = self.is_marked || !self.is_reply_next(begin) || self.is_reply_next(end);
        is_text.then_some(end)
    }

    /// Returns the line with the dot that ends the message which begins at a line.
    pub(crate) fn message_end(&self, begin: usize) -> Option<usize> {
        let dot = from(&self.dots, begin)?;
        let is_before_dot = |numbers| from(numbers, begin).is_some_and(|number| number < dot);
        let is_left_out = if self.is_marked {
            // A server has nothing to say within a message.
            is_before_dot(&self.replies)
        } else {
            // The dot ends the message after it, which has been asked for.
            self.is_reply_next(begin) && is_before_dot(&self.prompts)
        };
        (!is_left_out).then_some(dot)
    }

    /// Returns `true` if a reply that comes after this may be lost, as nobody knows where a text ends.
    pub(crate) fn is_unclear_from(&self, begin: usize) -> bool {
        !self.is_marked && from(&self.replies, begin).is_some()
    }

    fn is_reply_next(&self, begin: usize) -> bool {
        let next = from(&self.spoken, begin);
        next.is_some() && next == from(&self.replies, begin)
    }
}

/// Returns the first number that is not below a limit.
fn from(numbers: &[usize], limit: usize) -> Option<usize> {
    numbers.get(numbers.partition_point(|number| *number < limit)).copied()
}
