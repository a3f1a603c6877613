//! The trace field that a server writes above a message (RFC 5321 section 4.4).

use core::net::IpAddr;
use std::time::{SystemTime, UNIX_EPOCH};

use super::{Envelope, Site};

/// How a message came, for the `with` clause (RFC 3848).
#[derive(Clone, Copy, Debug)]
pub(super) struct With {
    pub(super) has_extensions: bool,
    /// `S` for TLS, `A` for a client that authenticated.
    pub(super) assurance: &'static str,
}

/// Returns `Return-Path:`, which says where bounces go, and `Received:`, which says how the message came here.
///
/// The name is what the client says of itself. Its address is what the server sees, in brackets, where no name can
/// forge it.
pub(super) fn fields(
    site: &Site,
    name: &str,
    address: Option<IpAddr>,
    With { has_extensions, assurance }: With,
    envelope: &Envelope,
) -> String {
    let (protocol, assurance) = match (envelope.is_utf8, has_extensions) {
        (true, _) => ("UTF8SMTP", assurance),
        (false, true) => ("ESMTP", assurance),
        // No name is registered for HELO with more, and no other may be used.
        (false, false) => ("SMTP", ""),
    };
    let literal = address.map(literal);
    let name = if is_domain_or_literal(name) { name } else { literal.as_deref().unwrap_or("unknown") };
    let seen = literal.as_ref().map(|literal| format!(" ({literal})")).unwrap_or_default();
    let (sender, host, date) = (&envelope.sender, &site.host, now());
    format!(
        "Return-Path: <{sender}>\r\nReceived: from {name}{seen}\r\n\tby {host} with {protocol}{assurance};\r\n\t{date}\r\n"
    )
}

/// Returns an address as RFC 5321 section 4.1.3 writes it.
fn literal(address: IpAddr) -> String {
    match address.to_canonical() {
        IpAddr::V4(address) => format!("[{address}]"),
        IpAddr::V6(address) => format!("[IPv6:{address}]"),
    }
}

/// Returns `true` for what can be in the field without being taken for another part of it: a space, a parenthesis or a
/// semicolon ends the name.
fn is_domain_or_literal(name: &str) -> bool {
    let is_in = |text: &str, others: &[u8]| {
        !text.is_empty() && text.bytes().all(|octet| octet.is_ascii_alphanumeric() || others.contains(&octet))
    };
    match name.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')) {
        Some(literal) => is_in(literal, b".:-"),
        // An underscore is in no domain, and in the names of many clients.
        None => is_in(name, b".-_"),
    }
}

/// The date and time as the fields of a message have it.
#[must_use]
pub fn now() -> String {
    date(SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |now| now.as_secs()))
}

/// A date and time of RFC 5322 section 3.3, in UTC, from seconds since 1970.
fn date(seconds: u64) -> String {
    const WEEKDAYS: [&str; 7] = ["Thu", "Fri", "Sat", "Sun", "Mon", "Tue", "Wed"];
    const MONTHS: [&str; 12] =
        ["Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec", "Jan", "Feb"];
    const DAYS_IN_FOUR_CENTURIES: u64 = 146_097;
    let (days, of_day) = (seconds / 86_400, seconds % 86_400);
    // Counted from 1 March of the year 0, so that a leap day ends its year.
    let since_march = days + 719_468;
    let (centuries, of_centuries) =
        (since_march / DAYS_IN_FOUR_CENTURIES, since_march % DAYS_IN_FOUR_CENTURIES);
    let of_era = (of_centuries - of_centuries / 1_460 + of_centuries / 36_524 - of_centuries / 146_096) / 365;
    let of_year = of_centuries - (365 * of_era + of_era / 4 - of_era / 100);
    let month = (5 * of_year + 2) / 153;
    let day = of_year - (153 * month + 2) / 5 + 1;
    let year = 400 * centuries + of_era + u64::from(month >= 10);
    let weekday = WEEKDAYS[(days % 7) as usize];
    let (hour, minute, second) = (of_day / 3_600, of_day / 60 % 60, of_day % 60);
    let month = MONTHS[month as usize];
    format!("{weekday}, {day} {month} {year} {hour:02}:{minute:02}:{second:02} +0000")
}

#[cfg(test)]
mod tests {
    use smtp_codes::EhloReply;

    use super::date;
    use crate::receiver::{Guard, Limits, Session, Site};

    /// RFC 5321 section 4.4: no name that is not registered. RFC 3848 has letters for TLS and AUTH with EHLO alone.
    #[test]
    fn the_protocol_is_one_that_is_registered() {
        let site = Site { host: "mx.example.org".to_owned(), limits: Limits::default() };
        let account = Some("user:secret".to_owned());
        let guard = Guard { domain: "example.org".to_owned(), account, requires_tls: false };
        let keywords = guard.keywords(&site, true);
        let hello = EhloReply::new(&site.host, &keywords).unwrap();
        let login = "AUTH PLAIN AHVzZXIAc2VjcmV0";
        for (is_tls, before, mail, protocol) in [
            (false, &["HELO c"][..], "MAIL FROM:<>", "SMTP"),
            (false, &["EHLO c"], "MAIL FROM:<>", "ESMTP"),
            (false, &["EHLO c"], "MAIL FROM:<> SMTPUTF8", "UTF8SMTP"),
            (true, &["HELO c"], "MAIL FROM:<>", "SMTP"),
            (true, &["EHLO c"], "MAIL FROM:<>", "ESMTPS"),
            (true, &["EHLO c", login], "MAIL FROM:<>", "ESMTPSA"),
            (true, &["EHLO c", login, "HELO c"], "MAIL FROM:<>", "SMTP"),
            (true, &["EHLO c", login], "MAIL FROM:<> SMTPUTF8", "UTF8SMTPSA"),
        ] {
            let mut session = Session::new(&site, hello).guarded(&guard, is_tls);
            for line in before.iter().chain(&[mail, "RCPT TO:<bob@example.org>", "DATA"]) {
                session.line(format!("{line}\r\n").as_bytes());
            }
            let message = session.incoming().unwrap().finish().unwrap();
            let fields = String::from_utf8(message.octets).unwrap();
            assert!(fields.contains(&format!(" with {protocol};\r\n")), "{before:?}: {fields}");
        }
    }

    #[test]
    fn dates() {
        assert_eq!(date(0), "Thu, 1 Jan 1970 00:00:00 +0000");
        assert_eq!(date(951_782_400), "Tue, 29 Feb 2000 00:00:00 +0000");
        assert_eq!(date(1_709_251_199), "Thu, 29 Feb 2024 23:59:59 +0000");
        assert_eq!(date(4_107_542_400), "Mon, 1 Mar 2100 00:00:00 +0000");
    }
}
