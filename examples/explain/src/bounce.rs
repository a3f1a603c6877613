//! Bounces: a message with a delivery report, a report alone, or a message that tells it in words.

use mail_parser::{MessageParser, MessagePart, MimeHeaders as _, PartType};
use smtp_codes::{Command, DeliveryRecipient, DeliveryReport, Provider};

use crate::quoted;
use crate::topic::{Entry, Topic};

/// Messages that are attached to one another, of which one more is not opened.
const DEPTH: usize = 8;

/// Returns what a bounce says of each recipient; nothing where it is none.
///
/// A bounce may be forwarded as an attachment. The report of the outermost message counts: within a bounce is also the
/// mail that was returned.
pub(crate) fn entries(octets: &[u8], command: Option<Command>) -> Vec<Entry> {
    if !begins_with_header(octets) {
        return report(octets, command);
    }
    let is_report = |part: &MessagePart<'_>| {
        part.content_type().is_some_and(|kind| {
            let subtype = kind.subtype().unwrap_or_default();
            subtype.eq_ignore_ascii_case("delivery-status")
                || subtype.eq_ignore_ascii_case("global-delivery-status")
        })
    };
    let of_report = |part: &MessagePart<'_>| {
        if is_report(part) { report(part.contents(), command) } else { Vec::new() }
    };
    // Exim, qmail and others only tell it to people.
    let of_text = |part: &MessagePart<'_>| match part.body {
        PartType::Text(_) => quoted::entries(part.contents(), command),
        _ => Vec::new(),
    };
    let reports = outermost(octets, &of_report, DEPTH);
    if reports.is_empty() { outermost(octets, &of_text, DEPTH) } else { reports }
}

/// Returns what the parts of a message say, or else what those of the messages in it do.
fn outermost(octets: &[u8], of_part: &impl Fn(&MessagePart<'_>) -> Vec<Entry>, depth: usize) -> Vec<Entry> {
    let octets = with_messages_as_files(octets);
    let Some(message) = MessageParser::default().parse(&octets) else { return Vec::new() };
    let found: Vec<_> = message.parts.iter().flat_map(of_part).collect();
    let Some(depth) = depth.checked_sub(1).filter(|_| found.is_empty()) else { return found };
    let within = message.parts.iter().map(MessagePart::contents);
    within.filter(|part| begins_with_header(part)).flat_map(|part| outermost(part, of_part, depth)).collect()
}

/// Returns a message whose parts are files where they are messages: the parser would open each, and the next in it,
/// until the stack is full.
fn with_messages_as_files(octets: &[u8]) -> Vec<u8> {
    const TYPES: [&[u8]; 3] = [b"message/rfc822", b"message/global", b"multipart/digest"];
    let mut octets = octets.to_vec();
    // After the colon of the field, or a comment.
    let mut may_begin = false;
    for at in 0..octets.len() {
        let is_type = |kind: &&&[u8]| {
            // A report is of the type message/global-delivery-status (RFC 6533 section 4).
            let goes_on = |octet: &u8| octet.is_ascii_alphanumeric() || *octet == b'-';
            octets[at..].split_at_checked(kind.len()).is_some_and(|(it, after)| {
                it.eq_ignore_ascii_case(kind) && !after.first().is_some_and(goes_on)
            })
        };
        match octets[at] {
            b':' | b')' => may_begin = true,
            octet if octet.is_ascii_whitespace() => {}
            _ => {
                let kind = if may_begin { TYPES.iter().find(is_type) } else { None };
                if let Some(kind) = kind {
                    octets[at + kind.len() - 1] = b'-';
                }
                may_begin = false;
            }
        }
    }
    octets
}

/// Returns `true` if the octets begin as a message does: with two of the fields that every message has.
fn begins_with_header(octets: &[u8]) -> bool {
    const FIELDS: &[&str] = &[
        "content-type",
        "date",
        "delivered-to",
        "from",
        "message-id",
        "mime-version",
        "received",
        "return-path",
        "subject",
        "to",
    ];
    let header = octets.split(|octet| *octet == b'\n').take_while(|line| !line.trim_ascii().is_empty());
    let is_of_message = |line: &[u8]| {
        let name = line.split(|octet| *octet == b':').next().unwrap_or_default();
        name.len() < line.len() && FIELDS.iter().any(|field| name.eq_ignore_ascii_case(field.as_bytes()))
    };
    header.filter(|line| is_of_message(line)).count() >= 2
}

/// Returns what the fields of a report say.
fn report(octets: &[u8], command: Option<Command>) -> Vec<Entry> {
    let recipients = DeliveryReport::parse(octets).recipients();
    recipients.filter_map(|recipient| of_recipient(&recipient, command)).collect()
}

fn of_recipient(recipient: &DeliveryRecipient<'_>, command: Option<Command>) -> Option<Entry> {
    let address = recipient.final_recipient().or(recipient.original_recipient());
    let diagnosis = recipient.diagnostic_code().map(|field| field.to_string()).unwrap_or_default();
    let mut replies = quoted::entries(diagnosis.as_bytes(), command).into_iter();
    let reply = replies.find(|entry| matches!(entry.topic, Topic::Reply(_)));
    let status = recipient.status().map(|status| Entry::new(Topic::Enhanced(status), command));
    let entry = match (reply, recipient.status()) {
        (Some(reply), Some(status)) => quoted::with_status(reply, status),
        (Some(reply), None) => reply,
        (None, _) => status?,
    };
    let host = recipient.remote_mta().map(|host| host.value().to_string());
    let provider = host.and_then(|host| Provider::of_host(&host)).or(entry.provider);
    Some(Entry { provider, recipient: address.map(|address| address.value().to_string()), ..entry })
}
