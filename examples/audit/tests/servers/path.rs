//! The arguments of MAIL and RCPT.

/// A path and its parameters.
pub(crate) struct Argument<'a, P> {
    pub(crate) path: Path<'a>,
    pub(crate) parameters: P,
}

impl<'a> Argument<'a, ()> {
    /// Reads `FROM:<path> parameters` without leniency.
    pub(crate) fn read(word: &str, text: &'a str) -> Option<Argument<'a, impl Iterator<Item = &'a str>>> {
        let start = text.get(..word.len()).filter(|start| start.eq_ignore_ascii_case(word))?;
        let rest = text[start.len()..].strip_prefix('<')?;
        let end =
            if rest.starts_with('"') || rest.contains(":\"") { rest.rfind('>')? } else { rest.find('>')? };
        let path = rest[..end]
            .rsplit_once(':')
            .filter(|_| rest.starts_with('@'))
            .map_or(&rest[..end], |(_, path)| path);
        let parameters = rest[end + 1..].split(' ').filter(|word| !word.is_empty());
        Some(Argument { path: Path(path), parameters })
    }
}

/// An address without its angle brackets.
pub(crate) struct Path<'a>(pub(crate) &'a str);

impl<'a> Path<'a> {
    /// The argument of VRFY.
    pub(crate) fn of_word(word: &'a str) -> Self {
        Path(word.trim_matches(['<', '>']))
    }

    pub(crate) fn is_mailbox(&self) -> bool {
        let Some((local, domain)) = self.0.rsplit_once('@') else { return false };
        let is_local = if local.starts_with('"') {
            local.len() > 2 && local.ends_with('"')
        } else {
            !local.contains([' ', '@'])
        };
        !local.is_empty() && is_local && !domain.is_empty() && !domain.contains(' ')
    }

    /// Returns the refusal, unless there is a mailbox of that name.
    pub(crate) fn standing(&self) -> Result<(), &'static str> {
        let (local, domain) = self.0.rsplit_once('@').unwrap_or((self.0, "example.org"));
        match (local.to_ascii_lowercase().as_str(), domain) {
            ("user" | "full" | "postmaster", "example.org") => Ok(()),
            (_, "example.org") => Err("550 5.1.1 nobody of that name"),
            _ => Err("550 5.7.1 not here"),
        }
    }
}
