//! A decoder of replies that is easy to follow, octet by octet and with every line kept: what the real one is held
//! against.
//!
//! It knows no state between two calls, and shares no code with the library but the names of kinds.

use smtp_codes::{DecodeErrorKind as Error, DeviationKind as Kind};

#[derive(Clone, Copy, Debug)]
pub struct Bounds {
    pub strict: bool,
    /// `None` means the default of the mode.
    pub max_line: Option<usize>,
    pub max_lines: usize,
    pub max_len: usize,
}

impl Bounds {
    pub const DEFAULT: Self = Self { strict: false, max_line: None, max_lines: 512, max_len: 65_536 };
}

#[derive(Clone, Debug, PartialEq)]
pub enum Outcome {
    Reply(Reply),
    NeedsMore,
    Failed(Error, usize),
}

#[derive(Clone, Debug, PartialEq)]
pub struct Reply {
    pub code: u16,
    pub enhanced: Option<Enhanced>,
    pub lines: Vec<Vec<u8>>,
    /// Kinds and their first places in `raw`, in the order of the kinds.
    pub deviations: Vec<(Kind, usize)>,
    pub raw: Vec<u8>,
    pub used: usize,
}

/// Class, subject and detail.
pub type Enhanced = (u16, u16, u16);

/// A line with a code, as it is in the buffer.
struct Line {
    code: u16,
    enhanced: Option<Enhanced>,
    /// Where the enhanced code ends, counted from the start of the text.
    after_enhanced: usize,
    text: Vec<u8>,
}

/// A decoder without memory: what is there from the first octet on.
struct Naive<'b> {
    buf: &'b [u8],
    bounds: Bounds,
    at: usize,
    lines: Vec<Line>,
    /// That of the last line which has one and is not a 3yz.
    enhanced: Option<Enhanced>,
    empty_lines: usize,
    reply_start: usize,
    /// Every deviation, with its place in the buffer.
    deviations: Vec<(Kind, usize)>,
}

/// Why decoding ends before the reply does.
enum Stop {
    NeedsMore,
    Failed(Error, usize),
}

/// Decodes `buf` as a decoder does that sees it for the first time.
pub fn decode(buf: &[u8], bounds: Bounds) -> Outcome {
    let mut naive = Naive {
        buf,
        bounds,
        at: 0,
        lines: vec![],
        enhanced: None,
        empty_lines: 0,
        reply_start: 0,
        deviations: vec![],
    };
    loop {
        match naive.line() {
            Ok(false) => {}
            Ok(true) => return Outcome::Reply(naive.reply()),
            Err(Stop::NeedsMore) => return Outcome::NeedsMore,
            Err(Stop::Failed(kind, at)) => return Outcome::Failed(kind, at),
        }
    }
}

impl Naive<'_> {
    /// Reads a line and says whether it is the last one of its reply.
    fn line(&mut self) -> Result<bool, Stop> {
        let start = self.at;
        let first = self.octet(start, None)?;
        if self.lines.len() + self.empty_lines >= self.bounds.max_lines {
            return Err(Stop::Failed(Error::TooManyLines, start));
        }
        if first == b'\n' {
            return self.empty_line(start, start + 1);
        }
        if first == b'\r' {
            return match self.octet(start + 1, None)? {
                b'\n' => self.empty_line(start, start + 2),
                _ => Err(Stop::Failed(Error::NoCode, start)),
            };
        }
        let code = self.code(start)?;
        let end_of_line = match self.octet(start + 3, None)? {
            b' ' => None,
            b'-' => None,
            b'\n' => Some((start + 3, start + 4)),
            b'\r' => match self.octet(start + 4, None)? {
                b'\n' => Some((start + 3, start + 5)),
                _ => return Err(Stop::Failed(Error::Separator, start + 3)),
            },
            _ => return Err(Stop::Failed(Error::Separator, start + 3)),
        };
        let is_last = self.buf[start + 3] != b'-';
        self.judge_code(code, start)?;
        let bound = start + self.max_line(Some(code));
        let (text_end, next) = match end_of_line {
            Some((text_end, next)) => {
                // The line end of a bare code is looked at twice: as part of the head, and as the end of a text.
                for at in start + 3..next {
                    self.octet(at, Some(bound))?;
                }
                if next == text_end + 1 {
                    self.deviate(Kind::BareLf, text_end)?;
                }
                (text_end, next)
            }
            None => self.text(start + 4, bound)?,
        };
        self.finish(code, start, text_end, next)?;
        Ok(is_last)
    }

    fn empty_line(&mut self, start: usize, next: usize) -> Result<bool, Stop> {
        self.deviate(Kind::BlankLine, start)?;
        if next == start + 1 {
            self.deviate(Kind::BareLf, start)?;
        }
        self.empty_lines += 1;
        self.at = next;
        if self.lines.is_empty() {
            self.reply_start = next;
        }
        Ok(false)
    }

    fn code(&self, start: usize) -> Result<u16, Stop> {
        match self.octet(start, None)? {
            0x15 => return Err(Stop::Failed(Error::TlsAlert, start)),
            b'0' | b'6'..=b'9' => return Err(Stop::Failed(Error::CodeOutOfRange, start)),
            _ => {}
        }
        let mut code = 0;
        for at in start..start + 3 {
            let octet = self.octet(at, None)?;
            if !octet.is_ascii_digit() {
                return Err(Stop::Failed(Error::NoCode, at));
            }
            code = code * 10 + u16::from(octet - b'0');
        }
        Ok(code)
    }

    fn judge_code(&mut self, code: u16, at: usize) -> Result<(), Stop> {
        if let Some(before) = self.lines.last().map(|line| line.code) {
            if before / 100 != code / 100 {
                self.deviate(Kind::SeverityDiffers, at)?;
            }
            if before != code {
                self.deviate(Kind::CodeDiffers, at)?;
            }
        }
        if code < 200 {
            self.deviate(Kind::PositivePreliminary, at)?;
        }
        if code / 10 % 10 > 5 {
            self.deviate(Kind::CodeOutOfGrammar, at + 1)?;
        }
        Ok(())
    }

    /// Reads a text from `at` on, and gives the end of it and of its line.
    fn text(&mut self, mut at: usize, bound: usize) -> Result<(usize, usize), Stop> {
        loop {
            match self.octet(at, Some(bound))? {
                b'\r' => match self.octet(at + 1, Some(bound))? {
                    b'\n' => return Ok((at, at + 2)),
                    _ => self.deviate(Kind::BareCr, at)?,
                },
                b'\n' => {
                    self.deviate(Kind::BareLf, at)?;
                    return Ok((at, at + 1));
                }
                b'\t' | b' '..=b'~' => {}
                // A strict decoder judges it at the end of the line.
                0x80.. => self.deviations.push((Kind::NonAscii, at)),
                _ => self.deviate(Kind::ControlCharacter, at)?,
            }
            at += 1;
        }
    }

    fn finish(&mut self, code: u16, start: usize, text_end: usize, next: usize) -> Result<(), Stop> {
        let text_start = (start + 4).min(text_end);
        let text = self.buf[text_start..text_end].to_vec();
        if text_end == start + 3 {
            self.deviations.push((Kind::BareCode, text_end));
        }
        if self.bounds.strict {
            if let Err(error) = std::str::from_utf8(&text) {
                let at = text_start + error.valid_up_to();
                return Err(Stop::Failed(Error::Refused(Kind::NonAscii), at));
            }
        }
        let (enhanced, after_enhanced) = match enhanced_code(&text) {
            Some((enhanced, after)) => (Some(enhanced), after),
            None => (None, 0),
        };
        self.judge_enhanced(code, enhanced, after_enhanced, &text, text_start)?;
        if next - start > 512 && code != 334 {
            self.deviations.push((Kind::LongLine, start + 512));
        }
        if !is_3yz(code) {
            self.enhanced = enhanced.or(self.enhanced);
        }
        self.lines.push(Line { code, enhanced, after_enhanced, text });
        self.at = next;
        Ok(())
    }

    fn judge_enhanced(
        &mut self,
        code: u16,
        enhanced: Option<Enhanced>,
        after: usize,
        text: &[u8],
        text_start: usize,
    ) -> Result<(), Stop> {
        let blanks = text.iter().take_while(|octet| is_blank(**octet)).count();
        let at = text_start + blanks;
        if is_3yz(code) {
            return if enhanced.is_some() { self.deviate(Kind::EnhancedOn3yz, at) } else { Ok(()) };
        }
        let before = self.enhanced;
        if let Some((class, ..)) = enhanced {
            if after == text.len() {
                self.deviations.push((Kind::NoBlankAfterEnhanced, text_start + text.len()));
            }
            if self.bounds.strict && class != code / 100 {
                return self.deviate(Kind::EnhancedClassDiffers, at);
            }
        }
        match (before, enhanced) {
            (None, Some(_)) if !self.lines.is_empty() => self.deviate(Kind::EnhancedMissing, at),
            (Some(_), None) => self.deviate(Kind::EnhancedMissing, at),
            (Some(before), Some(now)) if before != now => self.deviate(Kind::EnhancedDiffers, at),
            _ => Ok(()),
        }
    }

    fn reply(mut self) -> Reply {
        let code = self.lines.last().map_or(0, |line| line.code);
        let enhanced = if is_3yz(code) { None } else { self.enhanced };
        if enhanced.is_some_and(|(class, ..)| class != code / 100) {
            let at = self.place_of(enhanced);
            self.deviations.push((Kind::EnhancedClassDiffers, at));
        }
        let lines = self.lines.iter().map(|line| line.shown(enhanced)).collect();
        let mut deviations = vec![];
        for kind in Kind::ALL {
            let places = self.deviations.iter().filter(|(other, _)| other == kind).map(|(_, at)| *at);
            // A place within the reply comes before that of an empty line before it.
            let within = places.clone().filter(|at| *at >= self.reply_start).min();
            if let Some(at) = within.or(places.min()) {
                deviations.push((*kind, at.saturating_sub(self.reply_start)));
            }
        }
        let raw = self.buf[self.reply_start..self.at].to_vec();
        Reply { code, enhanced, lines, deviations, raw, used: self.at }
    }

    /// Where that enhanced code is first.
    fn place_of(&self, enhanced: Option<Enhanced>) -> usize {
        let mut at = self.reply_start;
        for line in self.buf[self.reply_start..self.at].split_inclusive(|octet| *octet == b'\n') {
            let text = line.get(4..).unwrap_or_default();
            let text = text.strip_suffix(b"\n").unwrap_or(text);
            let text = text.strip_suffix(b"\r").unwrap_or(text);
            if line[0] != b'3' && enhanced_code(text).map(|(found, _)| found) == enhanced {
                return at + 4 + text.iter().take_while(|octet| is_blank(**octet)).count();
            }
            at += line.len();
        }
        at
    }

    /// The octet at `at`, which a decoder may look at if it lies before the bound of its line and of the reply.
    fn octet(&self, at: usize, line_bound: Option<usize>) -> Result<u8, Stop> {
        // Without a bound: the head of a line, which is read whatever the bound. It may still be the end of what comes.
        let bound = line_bound.unwrap_or(self.at + self.max_line(None));
        let shown = self.buf.len().min(self.bounds.max_len);
        if at < shown && (line_bound.is_none() || at < bound) {
            return Ok(self.buf[at]);
        }
        if shown >= bound {
            return Err(Stop::Failed(Error::LineTooLong, bound - 1));
        }
        if shown >= self.bounds.max_len {
            return Err(Stop::Failed(Error::ReplyTooLong, self.bounds.max_len - 1));
        }
        Err(Stop::NeedsMore)
    }

    fn max_line(&self, code: Option<u16>) -> usize {
        match (self.bounds.max_line, code) {
            (Some(max_line), _) => max_line,
            (None, Some(code)) if self.bounds.strict && code != 334 => 512,
            (None, _) => 12_294,
        }
    }

    fn deviate(&mut self, kind: Kind, at: usize) -> Result<(), Stop> {
        if self.bounds.strict {
            return Err(Stop::Failed(Error::Refused(kind), at));
        }
        self.deviations.push((kind, at));
        Ok(())
    }
}

impl Line {
    /// The text, without the enhanced code if it is that of the reply.
    fn shown(&self, of_reply: Option<Enhanced>) -> Vec<u8> {
        if of_reply.is_none() || is_3yz(self.code) || self.enhanced != of_reply {
            return self.text.clone();
        }
        self.text.get(self.after_enhanced + 1..).unwrap_or_default().to_vec()
    }
}

fn is_3yz(code: u16) -> bool {
    code / 100 == 3
}

fn is_blank(octet: u8) -> bool {
    matches!(octet, b' ' | b'\t')
}

/// The enhanced code at the start of a text, and where it ends.
fn enhanced_code(text: &[u8]) -> Option<(Enhanced, usize)> {
    let blanks = text.iter().take_while(|octet| is_blank(**octet)).count();
    let word: Vec<u8> = text[blanks..].iter().copied().take_while(|octet| !is_blank(*octet)).collect();
    let after = blanks + word.len();
    let word = String::from_utf8(word).ok()?;
    let numbers: Vec<&str> = word.split('.').collect();
    let [class @ ("2" | "4" | "5"), subject, detail] = numbers[..] else { return None };
    let number = |digits: &str| {
        let well_formed = (1..=3).contains(&digits.len())
            && digits.bytes().all(|digit| digit.is_ascii_digit())
            && (digits == "0" || !digits.starts_with('0'));
        if well_formed { digits.parse().ok() } else { None }
    };
    Some(((number(class)?, number(subject)?, number(detail)?), after))
}
