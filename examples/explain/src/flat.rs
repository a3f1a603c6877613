//! Replies of several lines that a log wrote as one: `550-5.7.26 a 550-5.7.26 b 550 5.7.26 c`.

use smtp_codes::{EnhancedCode, ReplyCode};

/// Returns where the lines of such a reply begin; the first is 0. One line where nothing repeats its head.
pub(crate) fn lines(line: &[u8]) -> Vec<usize> {
    let mut starts = vec![0];
    let Some(head) = Head::read(line).filter(|head| head.goes_on) else { return starts };
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
        let word = text.split(|octet| *octet == b' ').next().and_then(|word| std::str::from_utf8(word).ok());
        let enhanced = word.and_then(|word| word.parse().ok());
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
        let starts = lines(line.as_bytes());
        let ends = starts.iter().copied().skip(1).chain([line.len()]);
        starts.iter().zip(ends).map(|(start, end)| line[*start..end].trim_end()).collect()
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
}
