//! The documented rules of `scan` once more, as slow as they are plain: at each octet, regular expressions for what
//! stands before, what a code looks like, and what stands behind it.

use std::ops::Range;

use regex::bytes::Regex;
use smtp_codes::{EnhancedCode, ReplyCode};

/// What is found: the whole range, the reply code, the enhanced code.
pub(crate) type Find = (Range<usize>, Option<ReplyCode>, Option<EnhancedCode>);

const WORD: &str = "A-Za-z0-9./_@+-";
/// Blanks, or a folded line.
const GAP: &str = r"(?:[ \t_]*\r?\n[ \t_]+|[ \t_]*)";
const REPLY_FIELDS: &str = "said|stat|reply|reject|response|responded|answered|replied|talk to me|smtp code|smtp_code|smtp-code|\
                            reply_code|reply-code|response\":\\{\"code|smtpresponse|rsp";
const STATUS_FIELDS: &str = "dsn|status|code|enhanced";
const REMARKS: &str = "rejected|refused|denied|failed|failure|deferred|bounced|accepted|error|returned|reason|was|msg|\
                       failed with";
/// An address in brackets, with or without a port: no process id, which is up to ten digits.
const HOST: &str = r"(?:(?:^|[^\[0-9])[0-9]{0,10}|[0-9]{11})\](?::[0-9]{1,5})?";

pub(crate) struct Oracle {
    touched: Regex,
    reply_code: Regex,
    join: Regex,
    join_underscored: Regex,
    tuple_start: Regex,
    tuple: Regex,
    enhanced: Regex,
    enhanced_end: Regex,
    enhanced_end_underscored: Regex,
    port: Regex,
    sure_code: Regex,
    likely_code: Regex,
    smtp_error: Regex,
    sure_code_end: Regex,
    likely_code_end: Regex,
    sure_enhanced: Regex,
    likely_enhanced: Regex,
    bracketed: Regex,
}

impl Oracle {
    pub(crate) fn new() -> Self {
        let before = |alternatives: &[String]| regex(&format!("(?:{})$", alternatives.join("|")));
        let field = |words: &str| format!("(?:^|[^A-Za-z0-9])(?i:{words})\"?[:=]{GAP}[\"']?");
        let number = "(?:0|[1-9][0-9]{0,2})";
        Self {
            touched: regex(&format!("[{WORD}]$")),
            reply_code: regex("^[2-5][0-9][0-9]"),
            join: regex("^(?:[-:]?(?:[ \\t]*\\r?\\n[ \\t]+|[ \\t]*)[\\[(#<\"']{0,2})"),
            join_underscored: regex("^(?:[-:]?_*[\\[(#<\"']{0,2})"),
            tuple_start: regex(&format!(r"(?:^|[^{WORD}])\($")),
            tuple: regex("^, b['\"]"),
            enhanced: regex(&format!(r"^[245]\.{number}\.{number}")),
            enhanced_end: regex(&format!("^(?:$|[.-](?:$|[^A-Za-z0-9])|[^{WORD}])")),
            enhanced_end_underscored: regex(&format!("^(?:$|_|[.-](?:$|[^A-Za-z0-9])|[^{WORD}])")),
            port: regex(&format!(r"[\]{WORD}]:$")),
            sure_code: before(&[
                field(REPLY_FIELDS),
                " C=[\"']?".to_owned(),
                format!("(?:^|[^A-Za-z0-9])(?i:smtp|lmtp);{GAP}[\"']?"),
                format!("(?:>|{HOST}):(?:[ \\t_]+|[ \\t_]*\\r?\\n[ \\t_]+)[\"']?"),
                r"stat(?:us)?=[A-Za-z]{1,16} \(".to_owned(),
                "(?:<<|(?:^|[\\r\\n])<|(?:^|[^A-Za-z0-9])(?:<-|<~|<\\*\\*|<--|S:|Out:))(?:[ \\t_]+|[ \\t_]*\\r?\\n[ \\t_]+)[\"']?"
                    .to_owned(),
            ]),
            likely_code: before(&[
                field(REMARKS),
                r"(?:^|[\r\n])[ \t_]*".to_owned(),
                "(?:^|[^A-Za-z0-9])(?i:returned)(?:[ \\t_]+|[ \\t_]*\\r?\\n[ \\t_]+)[\"']".to_owned(),
                "(?:^|[^A-Za-z0-9])(?i:permanent error|transient error)(?:[ \\t_]+|[ \\t_]*\\r?\\n[ \\t_]+)".to_owned(),
            ]),
            smtp_error: regex(r"SMTP error[^\r\n]*:[ \t_]* $"),
            sure_code_end: regex("^(?:$|[ \\t\\r\\n:\"'),-])"),
            likely_code_end: regex(r"^[ -](?:[0-9][A-Za-z]|[^0-9 \t\r\n\x0c\x00-\x1f\x7f-])"),
            sure_enhanced: before(&[
                "(?:^|[^A-Za-z0-9])dsn=".to_owned(),
                field(&format!("{REPLY_FIELDS}|{STATUS_FIELDS}")),
                format!("(?:^|[^A-Za-z0-9])(?i:smtp|lmtp);{GAP}[\"']?"),
            ]),
            likely_enhanced: before(&[
                field(REMARKS),
                format!("(?:>|{HOST}):(?:[ \\t_]+|[ \\t_]*\\r?\\n[ \\t_]+)[\"']?"),
                format!("(?:^|[^A-Za-z0-9])(?i:{STATUS_FIELDS})(?:[ \\t_]+|[ \\t_]*\\r?\\n[ \\t_]+)[\"']?"),
            ]),
            bracketed: regex(&format!(r"(?:(?:^|[^{WORD}])[(\[][(\[#]|(?:^|[^(\[{WORD}])[(\[#])$")),
        }
    }

    /// All finds, in order.
    pub(crate) fn scan(&self, text: &[u8]) -> Vec<Find> {
        let mut finds = Vec::new();
        let mut at = 0;
        while at < text.len() {
            if let Some(find) = self.find_at(text, at) {
                at = find.0.end;
                finds.push(find);
            } else {
                at += 1;
            }
        }
        finds
    }

    fn find_at(&self, text: &[u8], at: usize) -> Option<Find> {
        let (before, here) = text.split_at(at);
        if let Some((enhanced, end)) = self.enhanced_at(here, &self.enhanced_end) {
            return self.is_enhanced(before, enhanced).then(|| (at..at + end, None, Some(enhanced)));
        }
        let underscored = before.ends_with(b":_");
        if self.touched.is_match(before) && !underscored {
            return None;
        }
        let digits = self.reply_code.find(here)?;
        let code: ReplyCode = std::str::from_utf8(digits.as_bytes()).ok()?.parse().ok()?;
        if self.port.is_match(before)
            && !self.sure_code.is_match(before)
            && !self.likely_code.is_match(before)
        {
            return None;
        }
        let rest = &here[3..];
        let (join, end) = match underscored {
            true => (&self.join_underscored, &self.enhanced_end_underscored),
            false => (&self.join, &self.enhanced_end),
        };
        let in_tuple = self.tuple_start.is_match(before) && self.tuple.is_match(rest);
        let start = if in_tuple { 4 } else { 0 };
        let join = start + join.find(&rest[start..])?.end();
        if join > 0 {
            if let Some((enhanced, end)) = self.enhanced_at(&rest[join..], end) {
                return Some((at..at + 3 + join + end, Some(code), Some(enhanced)));
            }
        }
        let sure_end = self.sure_code_end.is_match(rest) || underscored && rest.starts_with(b"_");
        let accepted = if in_tuple {
            true
        } else if self.sure_code.is_match(before) {
            sure_end
        } else if self.likely_code.is_match(before) {
            let repeated = rest.starts_with(format!(" {code}").as_bytes())
                || rest.starts_with(format!("-{code}").as_bytes());
            code.known().is_some() && self.likely_code_end.is_match(if repeated { &rest[4..] } else { rest })
        } else {
            sure_end && self.smtp_error.is_match(&before[before.len().saturating_sub(256)..])
        };
        accepted.then_some((at..at + 3, Some(code), None))
    }

    fn enhanced_at(&self, here: &[u8], end: &Regex) -> Option<(EnhancedCode, usize)> {
        let digits = self.enhanced.find(here)?;
        end.is_match(&here[digits.end()..]).then_some(())?;
        Some((std::str::from_utf8(digits.as_bytes()).ok()?.parse().ok()?, digits.end()))
    }

    fn is_enhanced(&self, before: &[u8], enhanced: EnhancedCode) -> bool {
        let negative = !enhanced.to_string().starts_with('2');
        self.sure_enhanced.is_match(before)
            || negative && enhanced.known().is_some() && self.likely_enhanced.is_match(before)
            || negative && enhanced.known_subject().is_some() && self.bracketed.is_match(before)
    }
}

fn regex(pattern: &str) -> Regex {
    Regex::new(&format!("(?s-u){pattern}")).unwrap()
}
