//! Bounces: a message with a delivery report, a report alone, or a message that tells it in words.

use mail_parser::{Message, MessageParser, MessagePart, MimeHeaders as _, PartType};
use smtp_codes::{Command, DeliveryRecipient, DeliveryReport, Provider};

use crate::quoted;
use crate::topic::{Entry, Topic};

/// Messages that are attached to one another, of which one more is not opened.
const DEPTH: usize = 8;

/// Attached messages that are read: the parser needs some of the stack for each that is in the one before.
const ATTACHED: usize = 1_000;

/// Returns what a bounce says of each recipient; nothing where it is none.
///
/// A bounce may be forwarded as an attachment. The report of the outermost message counts: within a bounce is also the
/// mail that was returned.
pub(crate) fn entries(octets: &[u8], command: Option<Command>) -> Vec<Entry> {
    if !begins_with_header(octets) {
        return report(octets, command);
    }
    let Some(message) = parse(octets) else { return Vec::new() };
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
    let reports = outermost(&message, &of_report, DEPTH);
    if reports.is_empty() { outermost(&message, &of_text, DEPTH) } else { reports }
}

/// Returns what the parts of a message say, or else what those of the messages in it do.
fn outermost(
    message: &Message<'_>,
    of_part: &impl Fn(&MessagePart<'_>) -> Vec<Entry>,
    depth: usize,
) -> Vec<Entry> {
    let found: Vec<_> = message.parts.iter().flat_map(of_part).collect();
    let Some(depth) = depth.checked_sub(1).filter(|_| found.is_empty()) else { return found };
    let within = message.parts.iter().flat_map(|part| match &part.body {
        PartType::Message(message) => outermost(message, of_part, depth),
        // A file that a mail program did not know.
        PartType::Binary(octets) if begins_with_header(octets) => {
            parse(octets).map(|message| outermost(&message, of_part, depth)).unwrap_or_default()
        }
        _ => Vec::new(),
    });
    within.collect()
}

fn parse(octets: &[u8]) -> Option<Message<'_>> {
    let names = octets.split(|octet| matches!(octet, b'/' | b'\n'));
    let is_attached = |word: &&[u8]| {
        [&b"rfc822"[..], b"global", b"digest"]
            .iter()
            .any(|kind| word.get(..kind.len()).is_some_and(|begin| begin.eq_ignore_ascii_case(kind)))
    };
    let attached = names.filter(is_attached).take(ATTACHED + 1).count();
    if attached > ATTACHED { None } else { MessageParser::default().parse(octets) }
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
