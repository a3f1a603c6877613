//! The arguments that several command lines share.

use core::time::Duration;

/// `NAME:PASSWORD`.
///
/// # Errors
///
/// There is no colon in it.
pub fn account(text: &str) -> Result<String, &'static str> {
    if text.contains(':') {
        Ok(text.to_owned())
    } else {
        Err("expected a name and a password, as in ann:secret")
    }
}

/// `HOST:PORT`.
///
/// # Errors
///
/// There is no host or no port in it.
pub fn host_and_port(text: &str) -> Result<String, &'static str> {
    match text.rsplit_once(':') {
        Some((host, port)) if !host.is_empty() && port.parse::<u16>().is_ok() => Ok(text.to_owned()),
        _ => Err("expected a host and a port, as in mx.example.org:25"),
    }
}

/// Returns a word that becomes a part of a command or a reply, and cannot begin another.
///
/// # Errors
///
/// There is a space, a control character or a bracket in it.
pub fn word(text: &str) -> Result<String, String> {
    match text.chars().find(|c| c.is_whitespace() || c.is_control() || matches!(c, '<' | '>')) {
        None => Ok(text.to_owned()),
        Some(c) => Err(format!("{c:?} cannot be in it")),
    }
}

/// Returns seconds, with or without a fraction. A clock can count so many.
///
/// # Errors
///
/// Returns why the text is not a time: it is not a number, too small, or more than a year.
pub fn seconds(text: &str) -> Result<Duration, &'static str> {
    const YEAR: f64 = 365.0 * 24.0 * 60.0 * 60.0;
    match text.parse() {
        Ok(seconds) if (0.001..=YEAR).contains(&seconds) => Ok(Duration::from_secs_f64(seconds)),
        _ => Err("expected a number of seconds, from 0.001 to 31536000"),
    }
}
