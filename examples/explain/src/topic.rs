//! The topics of explanations: a reply, a code, or a family of codes.

use smtp_codes::{
    Command, EnhancedCode, Explanation, Family, KnownCode, KnownStatus, Provider, ReplyBuf, ReplyCode,
};

#[derive(Clone, Debug, Eq, PartialEq)]
pub(crate) enum Topic {
    Reply(ReplyBuf),
    Code(ReplyCode),
    Enhanced(EnhancedCode),
    Family(Family),
}

/// One thing to explain, and what was around it.
#[derive(Clone, Debug)]
pub(crate) struct Entry {
    pub(crate) topic: Topic,
    /// The command that the reply answers.
    pub(crate) command: Option<Command>,
    /// The reply only repeats that no recipient was accepted.
    pub(crate) is_echo: bool,
    /// Whose server said it, where only its host tells.
    pub(crate) provider: Option<Provider>,
    /// Whom a delivery report is about.
    pub(crate) recipient: Option<String>,
}

impl Entry {
    pub(crate) const fn new(topic: Topic, command: Option<Command>) -> Self {
        Self { topic, command, is_echo: false, provider: None, recipient: None }
    }

    /// Returns the codes of a reply.
    pub(crate) const fn codes(&self) -> Option<(ReplyCode, Option<EnhancedCode>)> {
        match &self.topic {
            Topic::Reply(reply) => Some((reply.code(), reply.enhanced())),
            Topic::Code(_) | Topic::Enhanced(_) | Topic::Family(_) => None,
        }
    }

    pub(crate) fn explain(&self) -> Explanation<'_> {
        let explanation = match &self.topic {
            Topic::Reply(reply) => reply.as_reply().explain(self.command),
            Topic::Code(code) => code.explain(self.command),
            Topic::Enhanced(code) => code.explain(),
            Topic::Family(family) => family.explain(),
        };
        let explanation = match self.provider {
            Some(provider) => explanation.with_provider(provider),
            None => explanation,
        };
        if self.is_echo { explanation.echo() } else { explanation }
    }
}

/// Returns the code or family that a word is, or the octet at which it ceases to be one. `None` where it is something
/// else.
pub(crate) fn read(word: &str) -> Option<Result<Topic, usize>> {
    if let Ok(code) = word.parse() {
        return Some(Ok(Topic::Code(code)));
    }
    if let Ok(code) = word.parse() {
        return Some(Ok(Topic::Enhanced(code)));
    }
    let family = word.parse::<Family>();
    if let Ok(family) = family {
        return Some(Ok(Topic::Family(family)));
    }
    if let Ok(code) = word.parse::<KnownCode>() {
        return Some(Ok(Topic::Code(code.code())));
    }
    if let Ok(status) = word.parse::<KnownStatus>() {
        return Some(Ok(Topic::Family(status.into())));
    }
    let is_notation = |octet: u8| octet.is_ascii_digit() || matches!(octet, b'.' | b'X' | b'x' | b'y' | b'z');
    if word.is_empty() || !word.bytes().all(is_notation) {
        return None;
    }
    let has_dots = word.contains('.') && !word.contains('X');
    let enhanced = word.parse::<EnhancedCode>().err().filter(|_| has_dots).map(|error| error.at());
    let code = word.parse::<ReplyCode>().err().filter(|_| !word.contains(['.', 'X', 'y', 'z']));
    Some(Err(enhanced.or(code.map(|error| error.at())).or(family.err().map(|error| error.at())).unwrap_or(0)))
}
