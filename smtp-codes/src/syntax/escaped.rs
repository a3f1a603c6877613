//! Foreign octets, made safe to show.

use core::fmt;

use smtp_codes_data::is_harmful;

use super::plain_octets::all_plain;

/// Octets of others, shown as text that can neither move the cursor of a terminal nor break the line of a log.
///
/// Octets that are not UTF-8 and ASCII control characters but HT become `\x07`, other characters that control a display
/// `\u{202e}`: C1 controls, the line and paragraph separators, and the marks that turn the direction of text.
///
/// ```
/// use smtp_codes::Escaped;
///
/// let said = "no \u{1b}[31msuch\u{202e} usér".as_bytes();
/// assert_eq!(Escaped::new(said).to_string(), r"no \x1b[31msuch\u{202e} usér");
/// assert_eq!(Escaped::new(b"caf\xe9").to_string(), r"caf\xe9");
/// ```
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Escaped<'a>(pub(crate) &'a [u8]);

impl<'a> Escaped<'a> {
    /// Shows these octets.
    #[inline]
    #[must_use]
    pub const fn new(octets: &'a [u8]) -> Self {
        Self(octets)
    }
}

impl fmt::Display for Escaped<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // Most text has nothing to escape.
        if let (true, Ok(text)) = (all_plain(self.0), core::str::from_utf8(self.0)) {
            return f.write_str(text);
        }
        for chunk in self.0.utf8_chunks() {
            let text = chunk.valid();
            let mut shown = 0;
            for (at, character) in text.char_indices().filter(|(_, character)| controls_display(*character)) {
                f.write_str(text.get(shown..at).unwrap_or_default())?;
                shown = at + character.len_utf8();
                match u8::try_from(character) {
                    Ok(octet) if octet.is_ascii() => write!(f, "\\x{octet:02x}")?,
                    _ => write!(f, "{}", character.escape_unicode())?,
                }
            }
            f.write_str(text.get(shown..).unwrap_or_default())?;
            for octet in chunk.invalid() {
                write!(f, "\\x{octet:02x}")?;
            }
        }
        Ok(())
    }
}

/// Returns `true` if a character cannot be shown as it is: what no reply may have either, and the marks that change the
/// direction of text.
pub(crate) const fn controls_display(character: char) -> bool {
    is_harmful(character)
        || matches!(
            character,
            '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}'
        )
}

/// Returns how many octets of the text, at most `room`, can be shown without cutting a character.
pub(crate) fn whole_characters(text: &[u8], room: usize) -> usize {
    let is_continuation = |at: usize| text.get(at).is_some_and(|octet| octet & 0xc0 == 0x80);
    if text.len() <= room {
        return text.len();
    }
    (room.saturating_sub(3)..=room).rev().find(|at| !is_continuation(*at)).unwrap_or(room)
}

/// Shows `room` octets of a text, made safe, and counts the rest.
pub(crate) struct Shown<'a> {
    pub(crate) text: &'a [u8],
    pub(crate) room: usize,
}

impl fmt::Display for Shown<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (shown, rest) = self.text.split_at(whole_characters(self.text, self.room));
        Escaped(shown).fmt(f)?;
        if rest.is_empty() { Ok(()) } else { write!(f, " [{} more octets]", rest.len()) }
    }
}

#[cfg(test)]
mod tests {
    use super::controls_display;

    /// The Unicode property `Bidi_Control`, as `PropList.txt` has it.
    #[test]
    fn every_mark_that_turns_text_controls_the_display() {
        let marks = ['\u{61c}', '\u{200e}', '\u{200f}'];
        let marks = marks.into_iter().chain('\u{202a}'..='\u{202e}').chain('\u{2066}'..='\u{2069}');
        for mark in marks {
            assert!(controls_display(mark), "{mark:?}");
        }
    }
}
