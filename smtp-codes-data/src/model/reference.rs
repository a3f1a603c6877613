use core::fmt;

use crate::macros::rfc;

/// Where a row or a rule comes from: a section of an RFC, or a named source where no RFC has it.
///
/// ```
/// let reference = smtp_codes_data::code_row(354).unwrap().references[0];
/// assert_eq!(reference.rfc(), Some(5321));
/// assert_eq!(reference.to_string(), "RFC 5321 section 4.2.2");
/// assert_eq!(reference.url(), "https://www.rfc-editor.org/rfc/rfc5321#section-4.2.2");
/// ```
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub struct Reference {
    rfc: Option<u16>,
    label: &'static str,
    section: &'static str,
    url: &'static str,
}

impl Reference {
    /// Where the digits of a reply code are explained.
    pub const REPLY_CODES: Self = rfc!(5321 "4.2.1");

    /// Where the numbers of an enhanced status code are explained.
    pub const ENHANCED_CODES: Self = rfc!(3463 "2");

    pub(crate) const fn rfc_section(
        rfc: u16,
        label: &'static str,
        section: &'static str,
        url: &'static str,
    ) -> Self {
        Self { rfc: Some(rfc), label, section, url }
    }

    pub(crate) const fn source(label: &'static str, url: &'static str) -> Self {
        Self { rfc: None, label, section: "", url }
    }

    /// Returns the number of the RFC, or `None` if the source is not an RFC.
    #[must_use]
    pub const fn rfc(self) -> Option<u16> {
        self.rfc
    }

    /// Returns the document without its section: `RFC 5321`, or the name of the source.
    #[must_use]
    pub const fn label(self) -> &'static str {
        self.label
    }

    /// Returns the section, `4.2.2`; empty where the whole document is meant.
    #[must_use]
    pub const fn section(self) -> &'static str {
        self.section
    }

    /// Returns the URL at which the text can be read.
    #[must_use]
    pub const fn url(self) -> &'static str {
        self.url
    }
}

impl fmt::Display for Reference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.label)?;
        if !self.section.is_empty() {
            write!(f, " section {}", self.section)?;
        }
        Ok(())
    }
}

pub(crate) const EXIM: Reference = Reference::source("Exim 4.96 source", "https://github.com/Exim/exim");
pub(crate) const KURA_BLACKHOLE: Reference =
    Reference::source("kura/blackhole docs response-codes", "https://github.com/kura/blackhole");
pub(crate) const MADDY: Reference =
    Reference::source("maddy docs smtp-pipeline", "https://maddy.email/reference/smtp-pipeline/");
pub(crate) const MAILBOMB_DRAFT: Reference = Reference::source(
    "draft-levine-mailbomb-header",
    "https://datatracker.ietf.org/doc/draft-levine-mailbomb-header/",
);
pub(crate) const OPENSMTPD: Reference =
    Reference::source("OpenSMTPD 6.8.0p2 lka_session.c", "https://github.com/OpenSMTPD/OpenSMTPD");
pub(crate) const SISIMAI_SENDMAIL: Reference =
    Reference::source("sisimai set-of-emails lhost-sendmail-35", "https://github.com/sisimai/set-of-emails");
pub(crate) const SISIMAI_ZOHO: Reference =
    Reference::source("sisimai set-of-emails rhost-zoho-04", "https://github.com/sisimai/set-of-emails");
