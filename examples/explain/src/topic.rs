//! A code or a family of codes, standing alone.

use smtp_codes::{Command, EnhancedCode, Explanation, Family, KnownCode, KnownStatus, ReplyCode};

#[derive(Clone, Copy, Debug)]
pub(crate) enum Topic {
    Code(ReplyCode),
    Enhanced(EnhancedCode),
    Family(Family),
}

impl Topic {
    pub(crate) const fn explain(self, command: Option<Command>) -> Explanation<'static> {
        match self {
            Self::Code(code) => code.explain(command),
            Self::Enhanced(code) => code.explain(),
            Self::Family(family) => family.explain(),
        }
    }
}

/// The code or family that a line is, or the octet at which it ceases to be one. `None` where it is something else.
pub(crate) fn read(line: &str) -> Option<Result<Topic, usize>> {
    if let Ok(code) = line.parse() {
        return Some(Ok(Topic::Code(code)));
    }
    if let Ok(code) = line.parse() {
        return Some(Ok(Topic::Enhanced(code)));
    }
    let family = line.parse::<Family>();
    if let Ok(family) = family {
        return Some(Ok(Topic::Family(family)));
    }
    if let Ok(code) = line.parse::<KnownCode>() {
        return Some(Ok(Topic::Code(code.code())));
    }
    if let Ok(status) = line.parse::<KnownStatus>() {
        return Some(Ok(Topic::Family(status.into())));
    }
    let is_notation = |octet: u8| octet.is_ascii_digit() || matches!(octet, b'.' | b'X' | b'x' | b'y' | b'z');
    if line.is_empty() || !line.bytes().all(is_notation) {
        return None;
    }
    let has_dots = line.contains('.') && !line.contains('X');
    let enhanced = line.parse::<EnhancedCode>().err().filter(|_| has_dots).map(|error| error.at());
    let code = line.parse::<ReplyCode>().err().filter(|_| !line.contains(['.', 'X', 'y', 'z']));
    Some(Err(enhanced.or(code.map(|error| error.at())).or(family.err().map(|error| error.at())).unwrap_or(0)))
}
