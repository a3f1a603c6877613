//! AUTH with the mechanisms PLAIN and LOGIN (RFC 4954, RFC 4616).

use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use smtp_codes::Command;

use super::Session;
use crate::replies::{AuthDataReply, AuthReply, SessionReply};

/// Which line of the client is awaited.
#[derive(Debug)]
pub(super) enum Exchange {
    Plain,
    LoginName,
    LoginPassword { name: String },
}

/// `Username:` and `Password:`, as the clients of LOGIN expect them.
const NAME_CHALLENGE: &str = "VXNlcm5hbWU6";
const PASSWORD_CHALLENGE: &str = "UGFzc3dvcmQ6";

/// Octets of a line of the exchange, with its end (RFC 4954 section 4).
const EXCHANGE_LINE: usize = 12_290;

impl Session<'_> {
    /// Octets that the next line may have, its end among them.
    #[must_use]
    pub const fn max_line(&self) -> usize {
        if self.exchange.is_some() { EXCHANGE_LINE } else { self.site.limits.line }
    }

    pub(super) fn auth<'l>(&mut self, argument: &str) -> AuthReply<'l>
    where
        Self: 'l,
    {
        let Some(client) = self.client.as_ref().filter(|client| client.has_extensions) else {
            return AuthReply::Session(SessionReply::BadSequence { first: Command::Ehlo });
        };
        // The two 503 are due whatever else is wrong (RFC 4954 section 4).
        if client.is_in_transaction() {
            return AuthReply::InTransaction;
        }
        if self.user.is_some() {
            return AuthReply::Again;
        }
        if !self.is_tls {
            return AuthReply::NeedsTls;
        }
        if argument.is_empty() {
            return AuthReply::NoMechanism;
        }
        let (mechanism, response) = argument.split_once(' ').unwrap_or((argument, ""));
        let (exchange, challenge) = if mechanism.eq_ignore_ascii_case("PLAIN") {
            (Exchange::Plain, "")
        } else if mechanism.eq_ignore_ascii_case("LOGIN") {
            (Exchange::LoginName, NAME_CHALLENGE)
        } else {
            return AuthReply::UnknownMechanism;
        };
        AuthReply::Exchange(match response.trim() {
            "" => {
                self.exchange = Some(exchange);
                AuthDataReply::Challenge { challenge }
            }
            response => self.respond(exchange, response.as_bytes()),
        })
    }

    /// Answers a line of the exchange, or the one that came with AUTH.
    pub(super) fn respond<'l>(&mut self, exchange: Exchange, response: &[u8]) -> AuthDataReply<'l> {
        if response == b"*" {
            return AuthDataReply::Cancelled;
        }
        // A lone `=` is a response without octets (RFC 4954 section 4).
        let decoded = BASE64_STANDARD.decode(if response == b"=" { b"" } else { response });
        let Some(text) = decoded.ok().and_then(|octets| String::from_utf8(octets).ok()) else {
            return AuthDataReply::Malformed;
        };
        match exchange {
            Exchange::Plain => match text.split('\0').collect::<Vec<_>>()[..] {
                // An account speaks for itself alone (RFC 4616 section 2).
                [speaks_for, name, _] if !speaks_for.is_empty() && speaks_for != name => {
                    AuthDataReply::WrongCredentials
                }
                [_, name, password] => self.admit(name, password),
                _ => AuthDataReply::Malformed,
            },
            Exchange::LoginName => {
                self.exchange = Some(Exchange::LoginPassword { name: text });
                AuthDataReply::Challenge { challenge: PASSWORD_CHALLENGE }
            }
            Exchange::LoginPassword { name } => self.admit(&name, &text),
        }
    }

    fn admit<'l>(&mut self, name: &str, password: &str) -> AuthDataReply<'l> {
        if !self.guard.is_some_and(|guard| guard.admits(name, password)) {
            return AuthDataReply::WrongCredentials;
        }
        self.user = Some(name.to_owned());
        AuthDataReply::Welcome
    }
}

#[cfg(test)]
mod tests {
    use base64::Engine as _;
    use base64::prelude::BASE64_STANDARD;
    use smtp_codes::{EhloReply, ToReply as _};

    use crate::receiver::{Guard, Limits, Session, Site};

    /// RFC 4954 section 4: the server fails the exchange, and the next line is a command.
    #[test]
    fn a_line_that_is_too_long_ends_the_exchange() {
        in_a_session(|session| {
            assert_eq!(session.line(b"AUTH LOGIN\r\n").wire().to_string(), "334 VXNlcm5hbWU6\r\n");
            let told = session.long_line(None).wire().to_string();
            assert_eq!(told, "500 5.5.6 a line of AUTH takes 12290 octets at most\r\n");
            assert_eq!(session.line(b"NOOP\r\n").wire().to_string(), "250 2.0.0 still here\r\n");
            let told = session.long_line(None).wire().to_string();
            assert_eq!(told, "500 5.5.2 a line takes 2048 octets at most\r\n");
        });
    }

    /// RFC 4954 section 4: whatever else is wrong with it.
    #[test]
    fn within_a_transaction_nobody_authenticates() {
        let told = "503 5.5.1 not within a transaction: send RSET first\r\n";
        for is_tls in [true, false] {
            in_a_session_under(is_tls, |session| {
                for line in ["MAIL FROM:<>", "RCPT TO:<bob@example.org>"] {
                    session.line(format!("{line}\r\n").as_bytes());
                    for auth in ["AUTH PLAIN AHVzZXIAc2VjcmV0\r\n", "AUTH LOGIN\r\n", "AUTH NONE\r\n"] {
                        assert_eq!(session.line(auth.as_bytes()).wire().to_string(), told);
                    }
                }
                let chunk = session.chunk(b"BDAT 0\r\n").unwrap().unwrap();
                session.end_chunk(chunk).unwrap_err();
                assert_eq!(session.line(b"AUTH LOGIN\r\n").wire().to_string(), told);
            });
        }
        in_a_session(|session| {
            session.line(b"MAIL FROM:<>\r\n");
            session.line(b"RSET\r\n");
            assert_eq!(session.line(b"AUTH PLAIN AHVzZXIAc2VjcmV0\r\n").code(), 235);
            session.line(b"MAIL FROM:<>\r\n");
            assert_eq!(session.line(b"AUTH LOGIN\r\n").code(), 503);
        });
    }

    #[test]
    fn a_mechanism_is_to_be_named() {
        for (line, code) in [("AUTH", 501), ("AUTH ", 501), ("AUTH NONE", 504), ("AUTH NONE eHg=", 504)] {
            in_a_session(|session| {
                assert_eq!(session.line(format!("{line}\r\n").as_bytes()).code(), code, "{line:?}");
            });
        }
    }

    #[test]
    fn whoever_has_not_said_ehlo_does_so_first() {
        in_a_session(|session| {
            session.line(b"HELO client.example.org\r\n");
            let told = session.line(b"AUTH LOGIN\r\n").wire().to_string();
            assert_eq!(told, "503 5.5.1 send EHLO first\r\n");
        });
    }

    /// RFC 4954 section 4: AUTH is as long as commands may be, and the longest response of PLAIN (RFC 4616 section 2)
    /// is to be understood.
    #[test]
    fn the_longest_response_comes_with_the_command_and_after_it() {
        let parts = ["a", "b", "c"].map(|octet| octet.repeat(255));
        let response = BASE64_STANDARD.encode(parts.join("\0"));
        in_a_session(|session| {
            let line = format!("AUTH PLAIN {response}\r\n");
            assert!(line.len() <= session.max_line(), "{}", line.len());
            assert_eq!(session.line(line.as_bytes()).code(), 535);
            session.line(b"AUTH PLAIN\r\n");
            assert_eq!(session.max_line(), 12_288 + "\r\n".len());
            assert_eq!(session.line(format!("{response}\r\n").as_bytes()).code(), 535);
        });
    }

    /// RFC 4616 section 2: the exchange fails where the account may not act as the identity that it asks for.
    #[test]
    fn an_account_speaks_for_itself_alone() {
        for (speaks_for, code) in [("", 235), ("user", 235), ("root", 535)] {
            let response = BASE64_STANDARD.encode(format!("{speaks_for}\0user\0secret"));
            in_a_session(|session| {
                let reply = session.line(format!("AUTH PLAIN {response}\r\n").as_bytes()).code();
                assert_eq!(reply, code, "{speaks_for:?}");
            });
        }
    }

    /// Runs what follows EHLO in a session that offers AUTH.
    fn in_a_session(test: impl FnOnce(&mut Session<'_>)) {
        in_a_session_under(true, test);
    }

    fn in_a_session_under(is_tls: bool, test: impl FnOnce(&mut Session<'_>)) {
        let site = Site { host: "mx.example.org".to_owned(), limits: Limits::default() };
        let account = Some("user:secret".to_owned());
        let guard = Guard { domain: "example.org".to_owned(), account, requires_tls: false };
        let keywords = guard.keywords(&site, is_tls);
        let hello = EhloReply::new(&site.host, &keywords).unwrap();
        let mut session = Session::new(&site, hello).guarded(&guard, is_tls);
        session.line(b"EHLO client.example.org\r\n");
        test(&mut session);
    }
}
