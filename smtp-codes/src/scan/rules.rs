//! The rules by which a code that comes alone is taken, in the order of the documentation of [`scan`](super::scan).

use super::words::{Words, words};

/// The words before a code, and the certainty that they give it.
pub(super) struct Rule {
    pub(super) before: Before,
    /// The separators between the two: some of [`COLON`] to [`QUOTE`].
    pub(super) separators: u8,
    pub(super) codes: Codes,
    pub(super) certainty: Certainty,
}

pub(super) enum Before {
    Words(Words),
    /// One of these words, in a record that only mail has.
    InRecord(Words),
    /// `<a@example.com>`
    Path,
    /// `a@example.com`
    Address,
    /// `mx[192.0.2.1]`, `mx[192.0.2.1]:25`
    Host,
    /// `smtplib.SMTPDataError`, `jakarta.mail.MessagingException`
    MailException,
    /// `AuthenticationException`, but no exception of HTTP
    Exception,
    /// `SMTP error from remote mail server after RCPT TO:<a@example.com>`
    SmtpError,
    /// `status=sent`, `stat=Sent`
    StatusValue,
    /// `RID 0` of Cisco
    RecipientNumber,
    /// `<`, at the front of a line
    LineMark,
    /// Nothing but the indentation of the line
    LineStart,
}

/// A colon, and spaces or a folded line after it.
pub(super) const COLON: u8 = 1;
/// A colon that touches the code, or the quote before it.
pub(super) const TOUCHING_COLON: u8 = 1 << 1;
pub(super) const EQUALS: u8 = 1 << 2;
pub(super) const SEMICOLON: u8 = 1 << 3;
/// A space and an opening round bracket, which touches the code.
pub(super) const BRACKET: u8 = 1 << 4;
/// A hyphen between spaces.
pub(super) const DASH: u8 = 1 << 5;
/// Spaces alone.
pub(super) const SPACE: u8 = 1 << 6;
/// Spaces, and a quote that touches the code.
pub(super) const QUOTE: u8 = 1 << 7;

const FIELD: u8 = COLON | TOUCHING_COLON | EQUALS;
const ANY: u8 = u8::MAX;

/// The codes that a rule is for.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Codes {
    Reply,
    Enhanced,
    Both,
}

/// The certainty of a place, and what the code itself has to tell. Except where the place is sure, an
/// enhanced code is one of class 4 or 5 whose subject and detail are registered.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Certainty {
    /// Any code.
    Sure,
    /// Any reply code with a text, or a known one; neither a count nor a code of HTTP.
    Value,
    /// A known 4yz or 5yz.
    Refusal,
    /// A known reply code and a text.
    Text,
    /// A known 4yz or 5yz and a text.
    RefusalText,
}

use Before::{
    Address, Exception, Host, InRecord, LineMark, LineStart, MailException, Path, RecipientNumber, SmtpError,
    StatusValue, Words as OneOf,
};
use Certainty::{Refusal, RefusalText, Sure, Text, Value};
use Codes::{Both, Enhanced, Reply};

pub(super) const RULES: &[Rule] = &[
    // The value of a field.
    rule(OneOf(REPLY_FIELDS), FIELD, Both, Value),
    rule(OneOf(SERVER_SAID), COLON, Reply, Sure),
    rule(OneOf(words![b"reject"]), EQUALS, Both, Value),
    rule(OneOf(STATUS_FIELDS), FIELD, Enhanced, Sure),
    rule(OneOf(STATUS_FIELDS), SPACE | QUOTE, Enhanced, Text),
    rule(OneOf(words![b"smtp", b"lmtp"]), SEMICOLON, Both, Sure), // RFC 3464 section 2.3.6
    rule(OneOf(words![b" C"]), EQUALS, Reply, Sure),              // Exim
    rule(InRecord(CODE_FIELDS), FIELD, Reply, Sure),
    rule(InRecord(CODE_FIELDS), SPACE, Reply, Refusal),
    // The words of a program or a person about a reply.
    rule(OneOf(REFUSALS), FIELD, Both, RefusalText),
    rule(OneOf(REMARKS), FIELD, Both, Text),
    rule(OneOf(FAILED_COMMANDS), FIELD, Reply, Refusal),
    rule(OneOf(words![b"denied, code"]), SPACE, Reply, Refusal), // curl, of STARTTLS
    rule(OneOf(words![b"permanent error", b"transient error"]), SPACE, Reply, Text), // Domino
    rule(OneOf(words![b"permanent error", b"transient error"]), BRACKET, Reply, Refusal), // lettre
    rule(OneOf(SMTP_CODES), SPACE, Reply, Refusal),
    rule(OneOf(words![b"returned", b"with message"]), QUOTE, Reply, Text), // Exchange, Symfony
    rule(OneOf(words![b"got code"]), QUOTE, Reply, Refusal),               // Symfony
    rule(StatusValue, BRACKET, Reply, Sure),
    rule(RecipientNumber, DASH, Enhanced, Text),
    // Exceptions.
    rule(MailException, COLON, Enhanced, Sure),
    rule(Exception, COLON | BRACKET, Both, RefusalText),
    // Whose reply it is.
    rule(Path, COLON, Reply, Sure),
    rule(Path, BRACKET, Reply, RefusalText), // ssmtp
    rule(Path, COLON, Enhanced, Text),
    rule(Host, COLON, Reply, Sure),
    rule(Host, COLON, Enhanced, Text),
    rule(Address, COLON, Both, RefusalText),
    // The lines of a transcript.
    rule(OneOf(ARROWS), SPACE, Reply, Sure),
    rule(OneOf(words![b": ---"]), SPACE, Reply, Text), // Sendmail, of what it answers
    rule(OneOf(SPEAKERS), COLON, Reply, Sure),
    rule(LineMark, SPACE, Reply, Sure),
    rule(LineStart, ANY, Reply, Text),
    // The words earlier on the line.
    rule(SmtpError, COLON, Reply, Sure),
];

/// Returns the rules for codes of this kind after this separator, in their order.
#[inline]
pub(super) fn rules_for(codes: Codes, separator: u8) -> impl Iterator<Item = &'static Rule> {
    const REPLY: [u64; 9] = by_separator(Reply);
    const ENHANCED: [u64; 9] = by_separator(Enhanced);
    let by_separator = if matches!(codes, Reply) { REPLY } else { ENHANCED };
    let mut chosen = by_separator.get(separator.trailing_zeros() as usize).copied().unwrap_or_default();
    core::iter::from_fn(move || {
        let rule = RULES.get(chosen.trailing_zeros() as usize);
        chosen &= chosen.wrapping_sub(1);
        rule
    })
}

/// Returns one bit for each rule, for each separator, and last for what is none.
#[inline]
const fn by_separator(codes: Codes) -> [u64; 9] {
    let mut chosen = [0; 9];
    let mut at = 0;
    while at < RULES.len() {
        let rule = &RULES[at];
        let is_for = matches!(rule.codes, Both) || rule.codes as u8 == codes as u8;
        let mut separator = 0;
        while is_for && separator < chosen.len() {
            if rule.separators == ANY || rule.separators as u16 >> separator & 1 == 1 {
                chosen[separator] |= 1 << at;
            }
            separator += 1;
        }
        at += 1;
    }
    chosen
}

/// Fields whose value is a reply or begins with one.
const REPLY_FIELDS: Words = words![
    b"said",
    b"stat",
    b"reply",
    b"response",
    b"responded",
    b"answered",
    b"replied",
    b"talk to me",
    b"response was",
    b"reply was",
    b"server message", // msmtp, and the next two
    b"smtpstatus",
    b"smtpmsg",
    b"smtp server", // mailx
    b"smtp-server",
    b"smtp code",
    b"smtp_code",
    b"smtp-code",
    b"smtp_msg", // maddy
    b"reply_code",
    b"reply-code",
    b"replycode",
    b"responsecode",   // nodemailer
    b"smtpresponse",   // Amazon SES
    b"check_continue", // Net::SMTP of Ruby, as `check_response`
    b"check_auth_continue",
    b"led", // Exchange
    b"rsp",
];

/// The words of Postfix and qmail before the reply of a server. What follows can be nothing else.
const SERVER_SAID: Words = words![b"] said", b"refused to talk to me", b"remote host said"];

/// Fields whose value is an enhanced code.
const STATUS_FIELDS: Words =
    words![b"dsn", b"status", b"code", b"enhanced", b"enchcode", b"dsnstatus", b"smtp info"];

/// Fields whose value is a reply code in records of mail, and a code of anything elsewhere.
const CODE_FIELDS: Words = words![b"code", b"errorcode", b"statuscode"];

/// Remarks of a refusal.
const REFUSALS: Words = words![
    b"reject",
    b"rejected",
    b"refused",
    b"denied",
    b"failed",
    b"failed with",
    b"failure",
    b"deferred",
    b"bounced",
    b"error",
    b"invalid login", // nodemailer
];

/// Remarks after which a reply is often quoted, and often something else.
const REMARKS: Words = words![
    b"accepted",
    b"returned",
    b"received",
    b"reason",
    b"result",
    b"was",
    b"msg",
    b"message",
    b"detail",
    b"details",
    b"description",
    b"encountered",
];

/// curl's words for a command that failed, before a reply code without text.
const FAILED_COMMANDS: Words = words![
    b"mail failed",
    b"rcpt failed",
    b"data failed",
    b"command failed",
    b"access denied",
    b"smtp-server response",
];

/// Sentences about SMTP that end in a reply code.
const SMTP_CODES: Words = words![
    b"smtp error",
    b"smtp code",
    b"smtp status",
    b"smtp reply",
    b"smtp response",
    b"smtp error code",
    b"smtp status code",
    b"smtp reply code",
    b"smtp response code",
];

/// The marks of a transcript before the server's lines: bounces, sendmail, Exim, swaks, MDaemon, old OpenSMTPD.
const ARROWS: Words = words![b"<<<", b"<<", b"smtp<<", b"<-", b"<--", b"<~", b"<~*", b"<**", b"\" =>"];

/// The same with a colon: the RFCs, Postfix, PHPMailer, hMailServer.
const SPEAKERS: Words = words![b"S", b"Out", b"SERVER -> CLIENT", b"RECEIVED"];

/// Words before a number in brackets that is a part of a document or the version of a program.
pub(super) const NUMBERED: Words = words![
    b"appendix",
    b"article",
    b"build",
    b"chapter",
    b"clause",
    b"eq",
    b"equation",
    b"example",
    b"fig",
    b"fig.",
    b"figure",
    b"item",
    b"kernel",
    b"listing",
    b"page",
    b"paragraph",
    b"part",
    b"release",
    b"revision",
    b"rule",
    b"sec",
    b"sec.",
    b"section",
    b"see",
    b"step",
    b"table",
    b"v",
    b"version",
];

#[inline]
const fn rule(before: Before, separators: u8, codes: Codes, certainty: Certainty) -> Rule {
    Rule { before, separators, codes, certainty }
}
