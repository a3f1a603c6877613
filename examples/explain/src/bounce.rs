//! Bounces: a message with a delivery report, a report alone, or a message that tells it in words.

use mail_parser::{MessageParser, MimeHeaders as _, PartType};
use smtp_codes::{Command, DeliveryRecipient, DeliveryReport, Provider};

use crate::quoted;
use crate::topic::{Entry, Topic};

/// Returns what a bounce says of each recipient; nothing where it is none.
pub(crate) fn entries(octets: &[u8], command: Option<Command>) -> Vec<Entry> {
    if !begins_with_header(octets) {
        return report(octets, command);
    }
    let Some(message) = MessageParser::default().parse(octets) else { return Vec::new() };
    let is_report = |part: &&mail_parser::MessagePart<'_>| {
        part.content_type().is_some_and(|kind| {
            let subtype = kind.subtype().unwrap_or_default();
            subtype.eq_ignore_ascii_case("delivery-status")
                || subtype.eq_ignore_ascii_case("global-delivery-status")
        })
    };
    let reports = message.parts.iter().filter(is_report).flat_map(|part| report(part.contents(), command));
    let found: Vec<_> = reports.collect();
    if !found.is_empty() {
        return found;
    }
    // Exim, qmail and others only tell it to people.
    let is_text = |part: &&mail_parser::MessagePart<'_>| matches!(part.body, PartType::Text(_));
    let texts = message.parts.iter().filter(is_text);
    texts.flat_map(|part| quoted::entries(part.contents(), command)).collect()
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
