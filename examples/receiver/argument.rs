//! The arguments of MAIL and RCPT: `FROM:<ann@example.com> SIZE=1000` (RFC 5321 sections 4.1.1.2 and 4.1.2).

use std::str::Split;

/// An address and the parameters after it.
#[derive(Clone, Debug)]
pub(super) struct Argument<'l> {
    /// Without its brackets and a route; empty for `<>`.
    pub(super) mailbox: &'l str,
    pub(super) parameters: Parameters<'l>,
}

/// Keywords with or without a value; `None` where one is malformed.
#[derive(Clone, Debug)]
pub(super) struct Parameters<'l>(Option<Split<'l, char>>);

/// Octets of a path, of its local part and of its domain (RFC 5321 section 4.5.3.1).
const PATH: usize = 256;
const LOCAL_PART: usize = 64;
const DOMAIN: usize = 255;

impl<'l> Argument<'l> {
    /// Reads what follows `label`, in any case. Spaces after the label do no harm.
    pub(super) fn read(label: &str, argument: &'l str) -> Option<Self> {
        let (found, path) = argument.split_at_checked(label.len())?;
        if !found.eq_ignore_ascii_case(label) {
            return None;
        }
        let path = path.trim_start_matches(' ').strip_prefix('<')?;
        let (path, rest) = path.split_at(path_len(path)?);
        let parameters = match rest.strip_prefix('>')? {
            "" => Parameters(None),
            rest => Parameters(Some(rest.strip_prefix(' ')?.split(' '))),
        };
        let mailbox = match path.strip_prefix('@') {
            // A route is to be taken, and to be passed over (RFC 5321 appendix C).
            Some(route) => route.split_once(':')?.1,
            None => path,
        };
        let is_mailbox = path.is_empty() || mailbox.eq_ignore_ascii_case("postmaster") || is_mailbox(mailbox);
        (is_mailbox && path.len() <= PATH - 2).then_some(Self { mailbox, parameters })
    }
}

impl<'l> Iterator for Parameters<'l> {
    type Item = Option<(&'l str, Option<&'l str>)>;

    fn next(&mut self) -> Option<Self::Item> {
        let parameter = self.0.as_mut()?.find(|word| !word.is_empty())?;
        let (keyword, value) = match parameter.split_once('=') {
            Some((keyword, value)) => (keyword, Some(value)),
            None => (parameter, None),
        };
        let is_keyword = !keyword.is_empty()
            && !keyword.starts_with('-')
            && keyword.bytes().all(|octet| octet.is_ascii_alphanumeric() || octet == b'-');
        let is_value =
            |value: &str| !value.is_empty() && value.chars().all(|c| c != '=' && !c.is_ascii_control());
        Some((is_keyword && value.is_none_or(is_value)).then_some((keyword, value)))
    }
}

/// Returns where the bracket closes that is not quoted.
fn path_len(path: &str) -> Option<usize> {
    let mut quoted = false;
    let mut escaped = false;
    path.bytes().position(|octet| {
        let closes = octet == b'>' && !quoted;
        quoted ^= octet == b'"' && !escaped;
        escaped = octet == b'\\' && quoted && !escaped;
        closes
    })
}

fn is_mailbox(mailbox: &str) -> bool {
    let Some((local, domain)) = mailbox.rsplit_once('@') else { return false };
    let is_fitting = local.len() <= LOCAL_PART && domain.len() <= DOMAIN;
    is_fitting && (is_dot_string(local) || is_quoted_string(local)) && is_domain(domain)
}

fn is_dot_string(local: &str) -> bool {
    let is_atom_text =
        |c: char| c.is_ascii_alphanumeric() || "!#$%&'*+-/=?^_`{|}~".contains(c) || is_beyond_ascii(c);
    local.split('.').all(|atom| !atom.is_empty() && atom.chars().all(is_atom_text))
}

fn is_quoted_string(local: &str) -> bool {
    let Some(text) = local.strip_prefix('"').and_then(|rest| rest.strip_suffix('"')) else { return false };
    let mut escaped = false;
    let is_text = text.chars().all(|c| {
        let is_fine = (c == ' ' || c.is_ascii_graphic() || is_beyond_ascii(c)) && (escaped || c != '"');
        escaped = c == '\\' && !escaped;
        is_fine
    });
    is_text && !escaped
}

fn is_domain(domain: &str) -> bool {
    if let Some(literal) = domain.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')) {
        return !literal.is_empty()
            && literal.chars().all(|c| c.is_ascii_graphic() && !matches!(c, '[' | '\\' | ']'));
    }
    let is_label = |label: &str| {
        let is_text = |c: char| c.is_ascii_alphanumeric() || c == '-' || is_beyond_ascii(c);
        !label.is_empty() && !label.starts_with('-') && !label.ends_with('-') && label.chars().all(is_text)
    };
    domain.split('.').all(is_label)
}

/// Returns `true` for what SMTPUTF8 permits in addition to ASCII. C1 controls and line separators are not worth the trouble
/// that they make in a log.
fn is_beyond_ascii(c: char) -> bool {
    !c.is_ascii() && !c.is_control() && !matches!(c, '\u{2028}' | '\u{2029}')
}
