//! The patterns of `#[reply(..)]` once more, as naively as can be: text against text.

/// A reply code, and the enhanced status code with it.
pub(crate) type Point = (u16, Option<(u8, u16, u16)>);

/// The part between two `|`.
#[derive(Clone, Debug)]
pub(crate) struct Alternative {
    pub(crate) codes: Vec<String>,
    pub(crate) enhanced: Enhanced,
}

#[derive(Clone, Debug)]
pub(crate) enum Enhanced {
    Any,
    Absent,
    OneOf(Vec<String>),
}

/// Reads what is inside of `#[reply(..)]`.
pub(crate) fn parse(pattern: &str) -> Vec<Alternative> {
    let pattern: String = pattern.split_whitespace().collect();
    let mut alternatives = Vec::new();
    let mut depth = 0;
    let mut start = 0;
    for (at, c) in pattern.char_indices().chain([(pattern.len(), '|')]) {
        match c {
            '(' => depth += 1,
            ')' => depth -= 1,
            '|' if depth == 0 => {
                alternatives.push(alternative(&pattern[start..at]));
                start = at + 1;
            }
            _ => {}
        }
    }
    alternatives
}

fn alternative(text: &str) -> Alternative {
    let words =
        |text: &str| text.split('|').map(|word| word.trim_matches('"').to_owned()).collect::<Vec<_>>();
    if let Some(inside) = text.strip_prefix('(') {
        let (codes, statuses) = inside.trim_end_matches(')').split_once(',').expect("a comma");
        let enhanced = if statuses == "none" { Enhanced::Absent } else { Enhanced::OneOf(words(statuses)) };
        Alternative { codes: words(codes), enhanced }
    } else if text == "other" {
        Alternative { codes: vec!["xyz".to_owned()], enhanced: Enhanced::Any }
    } else if text.starts_with('"') {
        Alternative { codes: Vec::new(), enhanced: Enhanced::OneOf(words(text)) }
    } else {
        Alternative { codes: words(text), enhanced: Enhanced::Any }
    }
}

pub(crate) fn code_matches(pattern: &str, code: u16) -> bool {
    let digits = [code / 100, code / 10 % 10, code % 10].map(|digit| b'0' + digit as u8);
    pattern.bytes().zip(digits).all(|(p, digit)| p == digit || matches!(p, b'x'..=b'z'))
}

/// An enhanced status code counts only where its class is the first digit of the code.
pub(crate) fn status_matches(pattern: &str, (code, enhanced): Point) -> bool {
    let Some((class, subject, detail)) = enhanced else { return false };
    let mut parts = pattern.split('.');
    u16::from(class) == code / 100
        && [u16::from(class), subject, detail]
            .into_iter()
            .all(|number| parts.next().is_some_and(|part| part == "X" || part.parse() == Ok(number)))
}

impl Alternative {
    pub(crate) fn matches(&self, point: Point) -> bool {
        self.some_code_matches(self.codes.len(), point) && self.some_status_matches(usize::MAX, point)
    }

    /// Returns `true` if one of the first codes does; a pattern without codes leaves it to the status.
    fn some_code_matches(&self, first: usize, (code, _): Point) -> bool {
        self.codes.is_empty() || self.codes[..first].iter().any(|pattern| code_matches(pattern, code))
    }

    fn some_status_matches(&self, first: usize, point: Point) -> bool {
        match &self.enhanced {
            Enhanced::Any => true,
            Enhanced::Absent => point.1.is_none_or(|(class, ..)| u16::from(class) != point.0 / 100),
            Enhanced::OneOf(statuses) => {
                statuses.iter().take(first).any(|pattern| status_matches(pattern, point))
            }
        }
    }

    /// Returns `true` if every word of it matches a point that nothing earlier does, be it `taken` or a word before it.
    pub(crate) fn is_alive(&self, points: &[Point], taken: &[bool]) -> bool {
        let untaken = || points.iter().zip(taken).filter(|(_, taken)| !**taken).map(|(point, _)| *point);
        let codes_live = (0..self.codes.len()).all(|index| {
            untaken().any(|point| {
                code_matches(&self.codes[index], point.0)
                    && self.some_status_matches(usize::MAX, point)
                    && !self.codes[..index].iter().any(|earlier| code_matches(earlier, point.0))
            })
        });
        let Enhanced::OneOf(statuses) = &self.enhanced else { return codes_live };
        let statuses_live = (0..statuses.len()).all(|index| {
            untaken().any(|point| {
                status_matches(&statuses[index], point)
                    && self.some_code_matches(self.codes.len(), point)
                    && !self.some_status_matches(index, point)
            })
        });
        codes_live && statuses_live
    }
}

/// The first arm that matches.
pub(crate) fn first_match(arms: &[Vec<Alternative>], point: Point) -> Option<usize> {
    arms.iter().position(|arm| arm.iter().any(|alternative| alternative.matches(point)))
}

/// Returns `true` if every point has an arm, and every word of every arm a point.
pub(crate) fn is_right(arms: &[Vec<Alternative>], points: &[Point]) -> bool {
    let mut taken = vec![false; points.len()];
    for alternative in arms.iter().flatten() {
        if !alternative.is_alive(points, &taken) {
            return false;
        }
        for (taken, point) in taken.iter_mut().zip(points) {
            *taken |= alternative.matches(*point);
        }
    }
    taken.iter().all(|taken| *taken)
}
