//! One pass over the octets, which can stop and continue at each of them.

use smtp_codes_data::{Severity, limits};

use super::decode_error::{DecodeError, DecodeErrorKind};
use super::line_start::{self, LineStart};
use super::progress::Progress;
use super::settings::{Settings, clamp};
use crate::codes::{EnhancedCode, ReplyCode};
use crate::reply::{DeviationKind, DeviationSet, Parts, Reply};
use crate::syntax::{enhanced_prefix, plain_prefix, skip_spaces};

type Decoded<'b> = Option<(Reply<'b>, usize)>;

/// Learns where a reply deviates from RFC 5321.
///
/// Nothing else judges that. A decoder needs the kinds alone, which are in its progress, so its sink is `()`.
pub(super) trait DeviationSink {
    fn deviation(&mut self, kind: DeviationKind, at: u32);

    /// Learns of an enhanced status code that is not text. Whether its class agrees is known at the end of the reply.
    fn enhanced(&mut self, enhanced: EnhancedCode, at: impl FnOnce() -> u32);

    /// Learns that the enhanced status code of the reply does not agree with its code.
    fn class_differs(&mut self);
}

impl DeviationSink for () {
    #[inline]
    fn deviation(&mut self, _: DeviationKind, _: u32) {}
    #[inline]
    fn enhanced(&mut self, _: EnhancedCode, _: impl FnOnce() -> u32) {}
    #[inline]
    fn class_differs(&mut self) {}
}

/// Continues at `progress`, to the end of the reply or of the octets.
#[inline]
pub(super) fn advance<'b, S: DeviationSink>(
    settings: &Settings,
    progress: &mut Progress,
    buf: &'b [u8],
    sink: &mut S,
) -> Result<Decoded<'b>, DecodeError> {
    let shown = clamp(buf.len());
    if shown < progress.seen {
        return Err(DecodeError::new(DecodeErrorKind::BufferShrank, shown));
    }
    progress.seen = shown;
    progress.text_until = 0;
    let window = buf.get(..settings.max_len as usize).unwrap_or(buf);
    if window.len() < progress.scanned as usize {
        // The caller has lowered the limit since.
        return Err(DecodeError::new(DecodeErrorKind::ReplyTooLong, settings.max_len - 1));
    }
    let mut machine = StateMachine { settings, progress, window, sink };
    loop {
        if !machine.is_within_line() {
            machine.read_line_start()?;
            if !machine.is_within_line() {
                return Ok(None);
            }
        }
        let Some(end) = machine.find_line_end()? else { return Ok(None) };
        machine.finish_line(end)?;
        if machine.progress.is_last {
            return Ok(machine.finish_reply());
        }
    }
}

struct StateMachine<'p, 'b, S> {
    settings: &'p Settings,
    progress: &'p mut Progress,
    sink: &'p mut S,
    /// The octets up to `max_len`.
    window: &'b [u8],
}

/// The end of a line: of its text, and with its line end.
#[derive(Clone, Copy)]
struct LineEnd {
    text: usize,
    next: usize,
}

impl<'b, S: DeviationSink> StateMachine<'_, 'b, S> {
    /// Returns `true` if the start of the current line has been read, which is done as a whole or not at all.
    const fn is_within_line(&self) -> bool {
        self.progress.scanned > self.progress.line_start
    }

    /// Reads the start of the next line with a code. If more octets are needed, it is not within a line afterwards.
    fn read_line_start(&mut self) -> Result<(), DecodeError> {
        loop {
            let at = self.progress.line_start;
            let line = &self.window[at as usize..];
            if !line.is_empty() && self.progress.all_lines >= self.settings.max_lines {
                return Err(DecodeError::new(DecodeErrorKind::TooManyLines, at));
            }
            match line_start::read(line) {
                LineStart::Code { code, is_last, text } => {
                    self.take_code(code)?;
                    self.progress.is_last = is_last;
                    self.progress.scanned = at + u32::from(text);
                    return Ok(());
                }
                LineStart::Empty(len) => self.skip_empty_line(len)?,
                LineStart::Partial => {
                    // The code is not known yet.
                    self.check_limits(self.settings.line_limit(None))?;
                    return Ok(());
                }
                LineStart::Wrong(kind, offset) => {
                    return Err(DecodeError::at_octet(kind, line, at, usize::from(offset)));
                }
            }
        }
    }

    fn take_code(&mut self, code: ReplyCode) -> Result<(), DecodeError> {
        let at = self.progress.line_start;
        if let Some(before) = self.progress.code {
            if before != code {
                // Both are deviations; a strict decoder names the graver one.
                let graver = before.severity() as u8 != code.severity() as u8;
                let kind = if graver { DeviationKind::SeverityDiffers } else { DeviationKind::CodeDiffers };
                self.reject_or_note(kind, at)?;
                self.note(DeviationKind::CodeDiffers, at);
            }
        }
        if !code.is_rfc5321() {
            if matches!(code.severity(), Severity::PositivePreliminary) {
                self.reject_or_note(DeviationKind::PositivePreliminary, at)?;
            }
            if code.digits()[1] > b'5' {
                self.reject_or_note(DeviationKind::CodeOutOfGrammar, at + 1)?;
            }
        }
        self.progress.code = Some(code);
        Ok(())
    }

    #[cold]
    fn skip_empty_line(&mut self, len: u8) -> Result<(), DecodeError> {
        let progress = &mut *self.progress;
        let at = progress.line_start;
        progress.line_start += u32::from(len);
        progress.scanned = progress.line_start;
        progress.all_lines += 1;
        if progress.lines == 0 {
            progress.reply_start = progress.line_start;
        }
        self.reject_or_note(DeviationKind::BlankLine, at)?;
        if len == 1 { self.reject_or_note(DeviationKind::BareLf, at) } else { Ok(()) }
    }

    /// Finds the end of the current line. Returns `None` if more octets are needed.
    fn find_line_end(&mut self) -> Result<Option<LineEnd>, DecodeError> {
        let mut at = self.progress.scanned as usize;
        loop {
            let (_, special) = self.split_plain(at);
            at = self.window.len() - special.len();
            match special {
                [b'\r', b'\n', ..] => return Ok(Some(LineEnd { text: at, next: at + 2 })),
                [] | [b'\r'] => break,
                [octet, ..] => {
                    at += self.take_special(special, clamp(at))?;
                    if *octet == b'\n' {
                        return Ok(Some(LineEnd { text: at - 1, next: at }));
                    }
                }
            }
        }
        self.progress.scanned = clamp(at);
        let until = self.check_limits(self.max_line())?;
        if at == self.window.len() {
            self.progress.text_until = until;
        }
        Ok(None)
    }

    fn split_plain(&self, at: usize) -> (&'b [u8], &'b [u8]) {
        let rest = self.window.get(at..).unwrap_or_default();
        rest.split_at_checked(plain_prefix(rest)).unwrap_or_default()
    }

    /// Takes an octet that is not plain, the first of these. Returns how many are done with: after one that is not
    /// ASCII, others like it say nothing new.
    #[cold]
    fn take_special(&mut self, special: &[u8], at: u32) -> Result<usize, DecodeError> {
        let octet = special.first().copied().unwrap_or_default();
        let limit = self.progress.line_start.saturating_add(self.max_line());
        // No line end can follow a CR that is the last octet.
        if at + u32::from(octet == b'\r') >= limit {
            return Err(DecodeError::new(DecodeErrorKind::LineTooLong, limit - 1));
        }
        match octet {
            b'\t' => {}
            b'\n' => self.reject_or_note(DeviationKind::BareLf, at)?,
            b'\r' => self.reject_or_note(DeviationKind::BareCr, at)?,
            0x80.. => {
                // Strict or not: at the end of the line it is known whether the text is UTF-8.
                self.note(DeviationKind::NonAscii, at);
                return Ok(special.iter().take_while(|octet| !octet.is_ascii()).count());
            }
            _ => self.reject_or_note(DeviationKind::ControlCharacter, at)?,
        }
        Ok(1)
    }

    fn finish_line(&mut self, end: LineEnd) -> Result<(), DecodeError> {
        let line_start = self.progress.line_start;
        let Some(code) = self.progress.code else { return Ok(()) };
        self.check_length(code, end.next - line_start as usize)?;
        let text_start = (line_start as usize + 4).min(end.text);
        let text = &self.window[text_start..end.text];
        if end.text == line_start as usize + 3 {
            self.note(DeviationKind::BareCode, clamp(end.text));
        }
        if self.settings.strict && self.progress.deviations.contains(DeviationKind::NonAscii) {
            if let Err(error) = core::str::from_utf8(text) {
                let at = text_start + error.valid_up_to();
                return Err(DecodeError::new(DecodeErrorKind::Refused(DeviationKind::NonAscii), clamp(at)));
            }
        }
        self.take_enhanced(code, text, text_start)?;
        let progress = &mut *self.progress;
        progress.lines += 1;
        progress.all_lines += 1;
        progress.line_start = clamp(end.next);
        progress.scanned = progress.line_start;
        Ok(())
    }

    /// Takes the enhanced code of a line. That of the last line that has one counts.
    fn take_enhanced(&mut self, code: ReplyCode, text: &[u8], text_start: usize) -> Result<(), DecodeError> {
        let found = enhanced_prefix(text);
        let at = || clamp(text_start + skip_spaces(text));
        if code.is_intermediate() {
            // RFC 2034 section 4 gives 3yz none, and the text of 334 is base64.
            return match found {
                Some(_) => self.reject_or_note(DeviationKind::EnhancedOn3yz, at()),
                None => Ok(()),
            };
        }
        let before = self.progress.enhanced;
        if let Some((enhanced, end)) = found {
            self.progress.enhanced = Some(enhanced);
            self.sink.enhanced(enhanced, at);
            if end == text.len() {
                self.note(DeviationKind::NoBlankAfterEnhanced, clamp(text_start + end));
            }
            if self.settings.strict && !enhanced.agrees_with(code) {
                return self.reject_or_note(DeviationKind::EnhancedClassDiffers, at());
            }
            match before {
                None if self.progress.lines > 0 => self.reject_or_note(DeviationKind::EnhancedMissing, at()),
                Some(before) if before != enhanced => {
                    self.reject_or_note(DeviationKind::EnhancedDiffers, at())
                }
                _ => Ok(()),
            }
        } else if before.is_some() {
            self.reject_or_note(DeviationKind::EnhancedMissing, at())
        } else {
            Ok(())
        }
    }

    fn check_length(&mut self, code: ReplyCode, len: usize) -> Result<(), DecodeError> {
        if len <= limits::LINE as usize && !self.settings.has_short_lines() {
            return Ok(());
        }
        let line_start = self.progress.line_start;
        let max_line = self.max_line();
        if len > max_line as usize {
            let at = line_start.saturating_add(max_line) - 1;
            return Err(DecodeError::new(DecodeErrorKind::LineTooLong, at));
        }
        if len > limits::LINE as usize && code != ReplyCode::AUTH_CONTINUE {
            // The limit of a line decides whether it is rejected.
            self.note(DeviationKind::LongLine, line_start + limits::LINE);
        }
        Ok(())
    }

    fn finish_reply(&mut self) -> Decoded<'b> {
        let progress = &mut *self.progress;
        let code = progress.code?;
        let mut enhanced = progress.enhanced;
        if let Some(found) = enhanced {
            if code.is_intermediate() {
                enhanced = None;
            } else if !found.agrees_with(code) {
                progress.deviations = progress.deviations.with(DeviationKind::EnhancedClassDiffers);
                self.sink.class_differs();
            }
        }
        let used = progress.line_start as usize;
        let raw = self.window.get(progress.reply_start as usize..used)?;
        let (lines, deviations) = (progress.lines, progress.deviations);
        Some((Reply::from_parts(Parts { raw, code, enhanced, lines, deviations }), used))
    }

    /// Returns the octets that the current line may have, of which the start has been read.
    const fn max_line(&self) -> u32 {
        self.settings.line_limit(self.progress.code)
    }

    /// Returns the offset at which the reply will pass a limit, as the line has no line end so far.
    ///
    /// # Errors
    ///
    /// The limit within which the reply can no longer end.
    fn check_limits(&self, max_line: u32) -> Result<u32, DecodeError> {
        let limit = self.progress.line_start.saturating_add(max_line);
        if self.window.len() >= limit as usize {
            return Err(DecodeError::new(DecodeErrorKind::LineTooLong, limit - 1));
        }
        if self.window.len() >= self.settings.max_len as usize {
            return Err(DecodeError::new(DecodeErrorKind::ReplyTooLong, self.settings.max_len - 1));
        }
        Ok(limit.min(self.settings.max_len))
    }

    /// Rejects a reply that deviates if the decoder is strict, and else notes the deviation.
    fn reject_or_note(&mut self, kind: DeviationKind, at: u32) -> Result<(), DecodeError> {
        if self.settings.strict {
            return Err(DecodeError::new(DecodeErrorKind::Refused(kind), at));
        }
        self.note(kind, at);
        Ok(())
    }

    /// Notes a deviation, also in a strict decoder, which takes it or rejects it elsewhere.
    fn note(&mut self, kind: DeviationKind, at: u32) {
        self.progress.deviations = self.progress.deviations.with(kind);
        self.sink.deviation(kind, at);
    }
}

const _: () = assert!(size_of::<DeviationSet>() == 4);
