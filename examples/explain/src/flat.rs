//! Replies of several lines that a log wrote as one: `550-5.7.26 a 550-5.7.26 b 550 5.7.26 c`.

use std::ops::Range;

use smtp_codes::{EnhancedCode, ReplyCode};

/// What hMailServer writes for the end of a line.
const LINE_END: &[u8] = b"[nl]";

/// Returns the lines of such a reply. One line where nothing repeats its head.
///
/// PHPMailer leaves out the ends of lines in HTML: `250-mx.example.org250-SIZE 1000250 HELP`. A name may end with
/// digits as well, so that this is taken for several lines only where `is_all`, as no further line of the reply
/// follows.
pub(crate) fn lines(line: &[u8], is_all: bool) -> Vec<Range<usize>> {
    let starts = Head::read(line).filter(|head| head.goes_on).map_or(vec![0], |head| {
        let glued = || if is_all { glued(line, head) } else { None };
        ended(line).or_else(glued).unwrap_or_else(|| spaced(line, head))
    });
    let ends = starts.iter().copied().skip(1).map(Some).chain([None]);
    let text = |(start, end): (usize, Option<usize>)| {
        let Some(end) = end else { return start..line.len() };
        let text = &line[start..end];
        start..start + text.strip_suffix(LINE_END).unwrap_or(text).trim_ascii_end().len()
    };
    starts.iter().copied().zip(ends).map(text).collect()
}

/// Where lines begin after the mark of an end.
fn ended(line: &[u8]) -> Option<Vec<usize>> {
    let is_start = |at: &usize| line[..*at].ends_with(LINE_END) && line[*at..].starts_with(&line[..3]);
    let starts: Vec<_> = [0].into_iter().chain((1..line.len()).filter(is_start)).collect();
    (starts.len() > 1).then_some(starts)
}

/// Where lines begin that have no space before them, up to the last line.
fn glued(line: &[u8], head: Head) -> Option<Vec<usize>> {
    let mut starts = vec![0];
    let mut last = None;
    let is_head = |at: &usize| line[*at - 1] != b' ' && line[*at..].starts_with(&line[..3]);
    for at in (1..line.len()).filter(is_head) {
        match Head::read(&line[at..]) {
            Some(next) if next.enhanced != head.enhanced && head.enhanced.is_some() => {}
            Some(Head { goes_on: true, .. }) => {
                starts.push(at);
                last = None;
            }
            Some(_) => last = last.or(Some(at)),
            None => {}
        }
    }
    starts.push(last?);
    Some(starts)
}

/// Where lines begin after a space.
fn spaced(line: &[u8], head: Head) -> Vec<usize> {
    let mut starts = vec![0];
    for at in 1..line.len() {
        if line[at - 1] == b' ' && Head::read(&line[at..]).is_some_and(|next| next.repeats(&head)) {
            starts.push(at);
            if line.get(at + 3) == Some(&b' ') {
                break;
            }
        }
    }
    starts
}

/// The codes at the beginning of a line.
#[derive(Clone, Copy)]
struct Head {
    code: ReplyCode,
    enhanced: Option<EnhancedCode>,
    goes_on: bool,
}

impl Head {
    fn read(line: &[u8]) -> Option<Self> {
        let (digits, rest) = line.split_first_chunk()?;
        let code = ReplyCode::from_digits(*digits)?;
        let (separator, text) = rest.split_first()?;
        // Many heads may come before the next space.
        let length = text.iter().take("5.999.999 ".len()).take_while(|octet| **octet != b' ').count();
        let enhanced = std::str::from_utf8(&text[..length]).ok().and_then(|word| word.parse().ok());
        matches!(separator, b' ' | b'-').then_some(Self { code, enhanced, goes_on: *separator == b'-' })
    }

    /// Returns `true` if this begins a further line. Three digits alone are also a number in the text.
    fn repeats(self, first: &Self) -> bool {
        self.code == first.code
            && self.enhanced == first.enhanced
            && (self.enhanced.is_some() || self.goes_on)
    }
}

#[cfg(test)]
mod tests {
    use super::lines;

    fn split(line: &str) -> Vec<&str> {
        lines(line.as_bytes(), false).into_iter().map(|range| &line[range]).collect()
    }

    #[test]
    fn heads_that_are_repeated_begin_lines() {
        assert_eq!(
            split("550-5.7.26 a 550-5.7.26 b 550 5.7.26 c"),
            ["550-5.7.26 a", "550-5.7.26 b", "550 5.7.26 c"]
        );
        assert_eq!(split("550-5.7.26 a 550-5.7.26 b"), ["550-5.7.26 a", "550-5.7.26 b"]);
        assert_eq!(split("550-a 550-b"), ["550-a", "550-b"]);
    }

    #[test]
    fn numbers_in_the_text_do_not() {
        for line in [
            "550 5.7.1 a 550 5.7.1 b",
            "550-a 550 times",
            "550-5.7.1 a 550-5.7.2 b",
            "550-5.7.1 a 551-5.7.1 b",
            "x",
        ] {
            assert_eq!(split(line), [line]);
        }
    }

    #[test]
    fn lines_whose_ends_are_left_out_or_shown() {
        let split = |line: &'static str, is_all| -> Vec<_> {
            lines(line.as_bytes(), is_all).into_iter().map(|range| &line[range]).collect()
        };
        assert_eq!(split("250-mx250-SIZE 1000250 HELP", true), ["250-mx", "250-SIZE 1000", "250 HELP"]);
        assert_eq!(
            split("550-5.1.1 no550 5.1.1 such 550 user", true),
            ["550-5.1.1 no", "550 5.1.1 such 550 user"]
        );
        assert_eq!(split("250-mx250 hello", false), ["250-mx250 hello"]);
        assert_eq!(split("250-mx250-hello", true), ["250-mx250-hello"]);
        assert_eq!(split("550-5.1.1 no550 such", true), ["550-5.1.1 no550 such"]);
        assert_eq!(split("250-mx[nl]250-SIZE[nl]250 HELP", false), ["250-mx", "250-SIZE", "250 HELP"]);
    }
}
