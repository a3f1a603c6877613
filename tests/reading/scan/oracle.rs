//! The documented rules of `scan` once more, as slow as they are plain: at each octet, regular expressions for what
//! comes before, what a code looks like, and what comes after it.

use std::ops::Range;

use regex::bytes::Regex;
use smtp_codes::{EnhancedCode, ReplyCode};

/// A find: the whole range, the reply code, the enhanced code.
pub(crate) type Find = (Range<usize>, Option<ReplyCode>, Option<EnhancedCode>);

const WORD: &str = "A-Za-z0-9./_@+-";
/// Blanks, or a folded line.
const GAP: &str = r"(?:[ \t_]*\r?\n[ \t_]+|[ \t_]*)";
const SOME_GAP: &str = r"(?:[ \t_]*\r?\n[ \t_]+|[ \t_]+)";
/// The octets that may close the name before a separator.
const CLOSING: &str = "[\"']?[ \\t_]*";
const QUOTE: &str = "[\"']?";
/// An address in brackets, with or without a port: not a process id, which is up to ten digits.
const HOST: &str = r"(?:(?:^|[^\[0-9])[0-9]{0,10}|[0-9]{11})\](?::[0-9]{1,5})?";
const OF_EXCEPTION: &str = r"[A-Za-z0-9.:_$\\]";
const OF_ADDRESS: &str = r"[^ \t\n\r\x0c]";

const REPLY_FIELDS: &str = "said|stat|reply|response|responded|answered|replied|talk to me|response was|reply was|server message|\
     smtpstatus|smtpmsg|smtp server|smtp-server|smtp code|smtp_code|smtp-code|smtp_msg|reply_code|reply-code|replycode|\
     responsecode|smtpresponse|check_continue|check_auth_continue|led|rsp";
const STATUS_FIELDS: &str = "dsn|status|code|enhanced|enchcode|dsnstatus|smtp info";
const CODE_FIELDS: &str = "code|errorcode|statuscode";
const REFUSALS: &str =
    "reject|rejected|refused|denied|failed|failed with|failure|deferred|bounced|error|invalid login";
const REMARKS: &str =
    "accepted|returned|received|reason|result|was|msg|message|detail|details|description|encountered";
const FAILED_COMMANDS: &str =
    "mail failed|rcpt failed|data failed|command failed|access denied|smtp-server response";
const SMTP_CODES: &str = "smtp error|smtp code|smtp status|smtp reply|smtp response|smtp error code|smtp status code|\
                          smtp reply code|smtp response code";
const MEMBERS: &str = "message|msg|text|content|reply|response|detail|details|reason|description|error|enhanced code|\
                       enhanced_code|enhanced-code|enhancedcode|enchcode|status|dsn";
const NUMBERED: &str = "appendix|article|build|chapter|clause|eq|equation|example|fig|fig\\.|figure|item|kernel|listing|\
                        page|paragraph|part|release|revision|rule|sec|sec\\.|section|see|step|table|v|version";
const COUNTED: &str = "attempts|bytes|connections|days|emails|entries|errors|files|hosts|hours|items|kb|lines|mails|mb|\
                       messages|milliseconds|minutes|ms|msgs|octets|of|percent|pieces|queries|recipients|records|replies|\
                       requests|retries|rows|s|sec|seconds|secs|sessions|times|users";
const HTTP_PHRASES: &str = "Bad Gateway|Failed Dependency|Gateway Time|Internal Server Error|Misdirected Request|\
                            Not Implemented|Server Error|Service Temporarily Unavailable|Service Unavailable|\
                            Unavailable For Legal Reasons|Unprocessable";

/// The demand of a place on a code.
#[derive(Clone, Copy, PartialEq)]
enum Demand {
    Nothing,
    Value,
    Refusal,
    Text,
    RefusalText,
}

/// The further demand on the text before.
#[derive(Clone, Copy, PartialEq)]
enum Besides {
    Nothing,
    Record,
    SmtpError,
    MailException,
    NoHttpException,
}

pub(crate) struct Oracle {
    touched: Regex,
    reply_code: Regex,
    join: Regex,
    join_enclosed: Regex,
    join_underscored: Regex,
    opener: Regex,
    opener_of_mail: Regex,
    bytes: Regex,
    string: Regex,
    member: Regex,
    object: Regex,
    code_field: Regex,
    enhanced: Regex,
    enhanced_end: Regex,
    enhanced_end_underscored: Regex,
    port: Regex,
    word_field: Regex,
    code_rules: Vec<(Regex, Besides, Demand)>,
    enhanced_rules: Vec<(Regex, Besides, Demand)>,
    record: Regex,
    smtp: Regex,
    smtp_error: Regex,
    http: Regex,
    mail_exception: Regex,
    http_exception: Regex,
    code_end: Regex,
    some_text: Regex,
    text: Regex,
    count: Regex,
    http_phrase: Regex,
    bracketed: Regex,
    numbered: Regex,
    goes_on: Regex,
}

impl Oracle {
    #[expect(clippy::too_many_lines, reason = "it is a list")]
    pub(crate) fn new() -> Self {
        use Besides::{MailException, NoHttpException, Record, SmtpError};
        use Demand::{Refusal, RefusalText, Text, Value};

        let field = |list: &str| format!("{}{CLOSING}[:=]{GAP}{QUOTE}", words(list));
        let equals = |list: &str| format!("{}{CLOSING}={GAP}{QUOTE}", words(list));
        let sentence = |list: &str| format!("{}{QUOTE}{SOME_GAP}", words(list));
        let quoted = |list: &str| format!("{}{QUOTE}{SOME_GAP}[\"']", words(list));
        let bracket = |list: &str| format!("{}{CLOSING} \\({QUOTE}", words(list));
        let after_colon = |what: &str| format!("{what}{CLOSING}:{SOME_GAP}{QUOTE}");
        let exception = "(?:^|[^A-Za-z0-9]|[a-z])(?:Exception|Error|Busy|Refused)";
        let permanent = "permanent error|transient error";
        let mail_types = format!("{}{CLOSING};{GAP}{QUOTE}", words("smtp|lmtp"));
        let address = format!("@{OF_ADDRESS}{{0,127}}{CLOSING}:{SOME_GAP}{QUOTE}");
        let arrows = "(?:<<<|(?:^|[^A-Za-z0-9])(?:<<|<-|<--|<~|<~\\*|<\\*\\*)|\" =>)".to_owned();
        let number = "(?:0|[1-9][0-9]{0,2})";
        let rules = |rules: &[(String, Besides, Demand)]| -> Vec<_> {
            rules
                .iter()
                .map(|(pattern, besides, demand)| (regex(&format!("{pattern}$")), *besides, *demand))
                .collect()
        };
        let nothing = Besides::Nothing;
        Self {
            touched: regex(&format!("[{WORD}]$")),
            reply_code: regex("^[2-5][0-9][0-9]"),
            join: regex("^(?:[-:]?(?:[ \\t]*\\r?\\n[ \\t]+|[ \\t]*)[\\[(#<\"']{0,2})"),
            join_enclosed: regex("^(?:[\\])][-:]?(?:[ \\t]*\\r?\\n[ \\t]+|[ \\t]*)[\\[(#<\"']{0,2})"),
            join_underscored: regex("^(?:[-:]?_*[\\[(#<\"']{0,2})"),
            opener: regex(&format!("(?:^|[^{WORD}])[(\\[]$")),
            opener_of_mail: regex("(?i:smtp)[A-Za-z0-9._]{0,60}[(\\[]$"),
            bytes: regex(r#"^,[ \t\n\x0c\r]*[b\[]["']"#),
            string: regex(r#"^,[ \t\n\x0c\r]*["']"#),
            member: regex(&format!(
                "^(?: (?i:additional smtp info): |,[ \\t\\n\\x0c\\r]*[\"']?(?:[ _-]|[A-Za-z0-9 _-]*[ _-])??(?i:{MEMBERS})[\"']?\
                 [ \\t\\n\\x0c\\r]*[:=][ \\t\\n\\x0c\\r]*[\"']?)"
            )),
            object: regex(&format!(
                "^\\{{\\s*\"class\"\\s*:\\s*(?P<class>[245])\\s*,\\s*\"subject\"\\s*:\\s*(?P<subject>{number})\\s*,\\s*\
                 \"detail\"\\s*:\\s*(?P<detail>{number})(?:$|[^{WORD}])"
            )),
            code_field: regex(&format!("{}$", field("code|status|smtpstatus"))),
            enhanced: regex(&format!(r"^[245]\.{number}\.{number}")),
            enhanced_end: regex(&format!("^(?:$|[.-](?:$|[^A-Za-z0-9])|[^{WORD}])")),
            enhanced_end_underscored: regex(&format!("^(?:$|_|[.-](?:$|[^A-Za-z0-9])|[^{WORD}])")),
            port: regex(&format!(r"[\]{WORD}]:$")),
            word_field: regex(&format!(
                "{}$",
                field(&[REPLY_FIELDS, REFUSALS, REMARKS, FAILED_COMMANDS].join("|"))
            )),
            code_rules: rules(&[
                (field(REPLY_FIELDS), nothing, Value),
                (after_colon(r"(?i:\] said)"), nothing, Demand::Nothing),
                (after_colon(&words("refused to talk to me|remote host said")), nothing, Demand::Nothing),
                (equals("reject"), nothing, Value),
                (mail_types.clone(), nothing, Demand::Nothing),
                (format!(" C{CLOSING}={GAP}{QUOTE}"), nothing, Demand::Nothing),
                (field(CODE_FIELDS), Record, Demand::Nothing),
                (sentence(CODE_FIELDS), Record, Refusal),
                (field(REFUSALS), nothing, RefusalText),
                (field(REMARKS), nothing, Text),
                (field(FAILED_COMMANDS), nothing, Refusal),
                (sentence("denied, code"), nothing, Refusal),
                (sentence(permanent), nothing, Text),
                (bracket(permanent), nothing, Refusal),
                (sentence(SMTP_CODES), nothing, Refusal),
                (quoted("returned|with message"), nothing, Text),
                (quoted("got code"), nothing, Refusal),
                (format!(":{SOME_GAP}{QUOTE}"), SmtpError, Demand::Nothing),
                (format!("stat(?:us)?=[A-Za-z]{{1,16}}{CLOSING} \\({QUOTE}"), nothing, Demand::Nothing),
                (format!("{exception}{CLOSING}(?::{SOME_GAP}| \\(){QUOTE}"), NoHttpException, RefusalText),
                (after_colon(">"), nothing, Demand::Nothing),
                (format!(">{CLOSING} \\({QUOTE}"), nothing, RefusalText),
                (after_colon(HOST), nothing, Demand::Nothing),
                (address.clone(), nothing, RefusalText),
                (format!("{arrows}{QUOTE}{SOME_GAP}"), nothing, Demand::Nothing),
                (sentence("smtp<<"), nothing, Demand::Nothing),
                (format!(": ---{QUOTE}{SOME_GAP}"), nothing, Text),
                (
                    format!(
                        "(?:^|[^A-Za-z0-9]|[a-z])(?:S|Out|SERVER -> CLIENT|RECEIVED){CLOSING}:{SOME_GAP}{QUOTE}"
                    ),
                    nothing,
                    Demand::Nothing,
                ),
                (format!("(?:^|[\\r\\n])<{QUOTE}{SOME_GAP}"), nothing, Demand::Nothing),
                (r"(?:^|[\r\n])[ \t_]*".to_owned(), nothing, Text),
            ]),
            enhanced_rules: rules(&[
                ("(?:^|[^A-Za-z0-9])dsn=".to_owned(), nothing, Demand::Nothing),
                (field(REPLY_FIELDS), nothing, Demand::Nothing),
                (equals("reject"), nothing, Demand::Nothing),
                (field(STATUS_FIELDS), nothing, Demand::Nothing),
                (format!("{}{QUOTE}{SOME_GAP}{QUOTE}", words(STATUS_FIELDS)), nothing, Text),
                (mail_types, nothing, Demand::Nothing),
                (field(REFUSALS), nothing, Text),
                (field(REMARKS), nothing, Text),
                (after_colon(exception), MailException, Demand::Nothing),
                (format!("{exception}{CLOSING}:{SOME_GAP}{QUOTE}"), NoHttpException, Text),
                (format!("RID [0-9]{{1,10}}{CLOSING} -{SOME_GAP}{QUOTE}"), nothing, Text),
                (after_colon(">"), nothing, Text),
                (after_colon(HOST), nothing, Text),
                (address, nothing, Text),
            ]),
            record: regex("(?i:bounce|delivery-status|mx-host|recipient|smtp)"),
            smtp: regex(r"(?i:smtp)[^\r\n]*$"),
            smtp_error: regex(r"(?i:smtp error)[^\r\n]*$"),
            http: regex(r"(?i:http)(?P<scheme>(?i:s?://))?"),
            mail_exception: regex(&format!("(?i:smtp|mail){OF_EXCEPTION}{{0,124}}$")),
            http_exception: regex(&format!("(?i:http){OF_EXCEPTION}{{0,124}}$")),
            code_end: regex("^(?:$|[ \\t\\r\\n:\"'),}-])"),
            some_text: regex("^[ _-]"),
            text: regex(r"^[ -](?:[0-9][A-Za-z]|[^0-9 \t\r\n\x0c\x00-\x1f\x7f-])"),
            count: regex(&format!("^ (?:{COUNTED})(?:$|[^a-z{WORD}])")),
            http_phrase: regex(&format!("^[ :)-]{{0,8}}(?:{HTTP_PHRASES})")),
            bracketed: regex(&format!(r"(?:_\(#|(?:^|[^{WORD}])[(\[][(\[#]|(?:^|[^(\[{WORD}])[(\[#])$")),
            numbered: regex(&format!(r"{}[ \t_]*[(\[]?[(\[]$", words(NUMBERED))),
            goes_on: regex(r"^[)\]] [a-z]"),
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
        if !matches!(here, [b'2'..=b'5', ..]) {
            return None;
        }
        if let Some((enhanced, end)) = self.enhanced_at(here, &self.enhanced_end) {
            let after = &here[end..];
            return self.is_enhanced(before, after, enhanced).then(|| (at..at + end, None, Some(enhanced)));
        }
        let underscored = before.ends_with(b":_");
        if self.touched.is_match(before) && !underscored {
            return None;
        }
        let digits = self.reply_code.find(here)?;
        let code: ReplyCode = std::str::from_utf8(digits.as_bytes()).ok()?.parse().ok()?;
        let rest = &here[3..];
        if rest.first().is_some_and(|next| next.is_ascii_alphanumeric() || b"./@+".contains(next)) {
            return None;
        }
        if self.port.is_match(before) && !self.word_field.is_match(before) {
            return None;
        }
        let (join, end) = match underscored {
            true => (&self.join_underscored, &self.enhanced_end_underscored),
            false => (&self.join, &self.enhanced_end),
        };
        let enclosed = match (before, rest.first()) {
            ([.., b'('], Some(b')')) => true,
            ([head @ .., b'['], Some(b']')) => !self.touched.is_match(head),
            _ => false,
        };
        for join in [Some(join), enclosed.then_some(&self.join_enclosed)].into_iter().flatten() {
            let join = join.find(rest).map_or(0, |join| join.end());
            if let Some((enhanced, end)) = self.enhanced_at(&rest[join..], end).filter(|_| join > 0) {
                return Some((at..at + 3 + join + end, Some(code), Some(enhanced)));
            }
        }
        if let Some(find) = self.member_at(text, at, code) {
            return Some(find);
        }
        self.is_code(before, code, rest).then_some((at..at + 3, Some(code), None))
    }

    fn member_at(&self, text: &[u8], at: usize, code: ReplyCode) -> Option<Find> {
        let (before, rest) = (&text[..at], &text[at + 3..]);
        let (before, rest, quoted) = match rest.first() {
            Some(quote @ (b'"' | b'\'')) => (before.strip_suffix(&[*quote]).unwrap_or(before), &rest[1..], 1),
            _ => (before, rest, 0),
        };
        let agrees =
            |enhanced: &EnhancedCode| enhanced.class().digit() == u8::try_from(code.get() / 100).unwrap();
        let opens = before.ends_with(b"(") || before.ends_with(b"[");
        let (member, is_bytes) = match (self.bytes.find(rest), self.string.find(rest)) {
            (Some(member), _) if opens => (member, true),
            (_, Some(member)) if opens => (member, false),
            _ => {
                let begin = self.member.find(rest)?.end();
                let found = match self.object.captures(&rest[begin..]) {
                    Some(object) if !rest[..begin].ends_with(b"\"") && !rest[..begin].ends_with(b"'") => {
                        let part = |name| {
                            object.name(name).map(|part| std::str::from_utf8(part.as_bytes()).unwrap())
                        };
                        let enhanced = format!("{}.{}.{}", part("class")?, part("subject")?, part("detail")?);
                        Some((enhanced.parse().ok()?, object.name("detail")?.end()))
                    }
                    _ => self.enhanced_at(&rest[begin..], &self.enhanced_end),
                };
                let (enhanced, end) = found.filter(|(enhanced, _)| agrees(enhanced))?;
                let end = at + 3 + quoted + begin + end;
                return self.code_field.is_match(&text[..at]).then_some((
                    at..end,
                    Some(code),
                    Some(enhanced),
                ));
            }
        };
        let is_of_mail = self.opener_of_mail.is_match(before);
        if !is_of_mail && !self.opener.is_match(before) {
            return None;
        }
        let is_sure =
            is_of_mail || is_bytes && code.known().is_some() || self.is_near(&self.smtp, text, at, 256);
        let joined = self.enhanced_at(&rest[member.end()..], &self.enhanced_end);
        match joined.filter(|(enhanced, _)| is_sure || agrees(enhanced)) {
            Some((enhanced, end)) => {
                let end = at + 3 + quoted + member.end() + end;
                Some((at..end, Some(code), Some(enhanced)))
            }
            None => is_sure.then_some((at..at + 3, Some(code), None)),
        }
    }

    fn enhanced_at(&self, here: &[u8], end: &Regex) -> Option<(EnhancedCode, usize)> {
        let digits = self.enhanced.find(here)?;
        end.is_match(&here[digits.end()..]).then_some(())?;
        Some((std::str::from_utf8(digits.as_bytes()).ok()?.parse().ok()?, digits.end()))
    }

    fn is_code(&self, before: &[u8], code: ReplyCode, rest: &[u8]) -> bool {
        let at = before.len();
        let is_known = code.known().is_some();
        let is_refusal = is_known && code.get() >= 400;
        let ends = self.code_end.is_match(rest) || before.ends_with(b"_") && rest.starts_with(b"_");
        let repeated = [" ", "-"].iter().any(|joint| rest.starts_with(format!("{joint}{code}").as_bytes()));
        let has_text = self.text.is_match(if repeated { &rest[4..] } else { rest });
        let is_http = matches!(code.get(), 200..=208 | 226 | 300..=308 | 400..=431 | 451 | 500..=511 | 520..=530)
            && (self.http_phrase.is_match(rest) || self.speaks_of_http(&before[at.saturating_sub(256)..]));
        let is_foreign = is_http || self.count.is_match(rest);
        self.code_rules.iter().filter(|(rule, ..)| rule.is_match(before)).any(|(_, besides, demand)| {
            self.is_told(*besides, before)
                && match demand {
                    Demand::Nothing => ends,
                    Demand::Value => ends && !is_foreign && (is_known || self.some_text.is_match(rest)),
                    Demand::Refusal => ends && !is_foreign && is_refusal,
                    Demand::Text => has_text && !is_foreign && is_known,
                    Demand::RefusalText => has_text && !is_foreign && is_refusal,
                }
        })
    }

    fn is_enhanced(&self, before: &[u8], after: &[u8], enhanced: EnhancedCode) -> bool {
        let is_negative = !enhanced.to_string().starts_with('2');
        let by_rule = self.enhanced_rules.iter().filter(|(rule, ..)| rule.is_match(before)).any(
            |(_, besides, demand)| {
                self.is_told(*besides, before)
                    && (*demand == Demand::Nothing || is_negative && enhanced.known().is_some())
            },
        );
        let is_of_document = self.numbered.is_match(before) || self.goes_on.is_match(after);
        let is_bracketed = self.bracketed.is_match(before) && (before.ends_with(b"#") || !is_of_document);
        match before.last() {
            Some(b'(' | b'[' | b'#') => is_negative && enhanced.known_subject().is_some() && is_bracketed,
            _ => by_rule,
        }
    }

    fn is_told(&self, besides: Besides, before: &[u8]) -> bool {
        let name = name(before);
        match besides {
            Besides::Nothing => true,
            Besides::Record => self.is_near(&self.record, before, before.len(), 1_024),
            Besides::SmtpError => self.is_near(&self.smtp_error, before, before.len(), 256),
            Besides::MailException => self.mail_exception.is_match(name),
            Besides::NoHttpException => !self.http_exception.is_match(name),
        }
    }

    fn speaks_of_http(&self, before: &[u8]) -> bool {
        let line = before.rsplit(|octet| matches!(octet, b'\r' | b'\n')).next().unwrap();
        self.http.captures_iter(line).any(|word| word.name("scheme").is_none())
    }

    fn is_near(&self, words: &Regex, text: &[u8], at: usize, reach: usize) -> bool {
        words.is_match(&text[at.saturating_sub(reach)..at])
    }
}

/// Returns the name before the separator of a value.
fn name(before: &[u8]) -> &[u8] {
    let blanks = |octet: &u8| !matches!(octet, b' ' | b'\t' | b'_' | b'\r' | b'\n');
    let cut = |text: &'static str, from: &mut &[u8]| {
        if let [head @ .., last] = *from {
            if text.as_bytes().contains(last) {
                *from = head;
            }
        }
    };
    let trim = |from: &mut &[u8]| *from = &from[..from.iter().rposition(blanks).map_or(0, |last| last + 1)];
    let mut rest = before;
    cut("\"'", &mut rest);
    trim(&mut rest);
    cut(":=;(", &mut rest);
    trim(&mut rest);
    cut("\"'", &mut rest);
    rest
}

/// A whole word in any case, or one that a capital begins within a name.
fn words(list: &str) -> String {
    let camel: Vec<_> =
        list.split('|').map(|word| format!("{}(?i:{})", word[..1].to_uppercase(), &word[1..])).collect();
    format!("(?:(?:^|[^A-Za-z0-9])(?i:{list})|[a-z](?:{}))", camel.join("|"))
}

fn regex(pattern: &str) -> Regex {
    Regex::new(&format!("(?s-u){pattern}")).unwrap()
}
