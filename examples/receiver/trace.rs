//! What a server writes above a message that it takes (RFC 5321 section 4.4).

use std::time::{SystemTime, UNIX_EPOCH};

use super::{Envelope, Site};

/// `Return-Path:`, which says where bounces go, and `Received:`, which says how the message came here.
///
/// `assurance` is what RFC 3848 puts behind the name of the protocol: `S` for TLS, `A` for a client that authenticated.
pub(super) fn fields(
    site: &Site,
    client: &str,
    has_extensions: bool,
    assurance: &str,
    envelope: &Envelope,
) -> String {
    let protocol = match (envelope.is_utf8, has_extensions) {
        (true, _) => "UTF8SMTP",
        (false, true) => "ESMTP",
        (false, false) => "SMTP",
    };
    let client: String = client.chars().filter(|c| !c.is_control() && !"()<>\\".contains(*c)).collect();
    let (sender, host) = (&envelope.sender, &site.host);
    let date = now();
    format!(
        "Return-Path: <{sender}>\r\nReceived: from {client}\r\n\tby {host} with {protocol}{assurance};\r\n\t{date}\r\n"
    )
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
    use super::date;

    #[test]
    fn dates() {
        assert_eq!(date(0), "Thu, 1 Jan 1970 00:00:00 +0000");
        assert_eq!(date(951_782_400), "Tue, 29 Feb 2000 00:00:00 +0000");
        assert_eq!(date(1_709_251_199), "Thu, 29 Feb 2024 23:59:59 +0000");
        assert_eq!(date(4_107_542_400), "Mon, 1 Mar 2100 00:00:00 +0000");
    }
}
