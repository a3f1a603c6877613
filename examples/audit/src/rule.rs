//! A rule that a server or a client is held against: what one check is about.

use core::fmt;

use serde::Serialize;

/// The weight that the text of the RFC gives to a rule.
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd, Serialize)]
#[serde(rename_all = "UPPERCASE")]
pub enum Level {
    /// The RFC says MUST or MUST NOT, or its grammar does.
    Must,
    /// The RFC says SHOULD, or an older one "should" or "will".
    Should,
    /// No RFC says so. It never changes the exit status.
    #[serde(rename = "practice")]
    Practice,
}

impl Level {
    /// All levels, the strictest first.
    pub const ALL: &'static [Self] = &[Self::Must, Self::Should, Self::Practice];

    /// Returns the word for it: `MUST`, `SHOULD`, `practice`.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Must => "MUST",
            Self::Should => "SHOULD",
            Self::Practice => "practice",
        }
    }
}

impl fmt::Display for Level {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.name())
    }
}

/// One rule.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Serialize)]
pub struct Rule {
    /// The name by which `--only` picks it, such as `order/rcpt-first`.
    pub id: &'static str,
    /// The heading under which it is shown.
    pub group: &'static str,
    /// Where it is written, such as `RFC 5321 3.3, 4.1.4; RFC 2034 4`.
    pub sections: &'static str,
    /// Its level.
    pub level: Level,
    /// The rule in one sentence.
    pub says: &'static str,
}

impl Rule {
    /// Returns a rule whose group is what its id has before the slash.
    pub(crate) const fn new(
        level: Level,
        id: &'static str,
        sections: &'static str,
        says: &'static str,
    ) -> Self {
        Self { id, group: before_slash(id), sections, level, says }
    }

    /// Returns the addresses of its sections, each with its name.
    pub fn links(&self) -> impl Iterator<Item = (String, String)> + use<> {
        self.sections.split("; ").flat_map(|document| {
            let (rfc, sections) =
                document.trim_start_matches("RFC ").split_once(' ').unwrap_or((document, ""));
            sections.split(", ").map(move |section| {
                let number = section.split(' ').next().unwrap_or(section);
                let url = format!("https://www.rfc-editor.org/rfc/rfc{rfc}#section-{number}");
                (format!("RFC {rfc} section {section}"), url)
            })
        })
    }
}

const fn before_slash(id: &'static str) -> &'static str {
    let octets = id.as_bytes();
    let mut at = 0;
    while at < octets.len() && octets[at] != b'/' {
        at += 1;
    }
    match core::str::from_utf8(octets.split_at(at).0) {
        Ok(group) => group,
        Err(_) => id,
    }
}

/// Asserts what every table of rules needs: each has an id of its own, is in its group, and names sections that can be
/// looked up.
#[cfg(test)]
pub(crate) fn assert_well_named<'r>(rules: impl Iterator<Item = &'r Rule>) {
    use std::collections::BTreeSet;

    let rules: Vec<&Rule> = rules.collect();
    let ids: BTreeSet<&str> = rules.iter().map(|rule| rule.id).collect();
    assert_eq!(ids.len(), rules.len());
    let groups: Vec<&str> = rules.iter().map(|rule| rule.group).collect();
    let runs = groups.chunk_by(|one, next| one == next).count();
    assert_eq!(groups.iter().collect::<BTreeSet<_>>().len(), runs, "{groups:?}");
    for rule in rules {
        assert!(rule.links().count() > 0, "{}", rule.id);
        for (name, url) in rule.links() {
            let number = url.rsplit("rfc").next().unwrap().split('#').next().unwrap();
            assert!(number.parse::<u16>().is_ok(), "{}: {name} {url}", rule.id);
            let section = url.rsplit('-').next().unwrap();
            assert!(section.starts_with(|first: char| first.is_ascii_alphanumeric()), "{}: {url}", rule.id);
        }
    }
}
