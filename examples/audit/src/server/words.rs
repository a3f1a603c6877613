//! The dialogues of the table in words, in the manner of the RFCs: what is said, and the reply that has to come.

use std::net::{Ipv4Addr, SocketAddr};

use super::site::{Account, Site};
use super::step::{Check, Does, ShownBy, Step};
use crate::pattern::in_words;
use crate::protocol::{For, Protocol};

/// Returns one line for each dialogue of a check.
pub(crate) fn dialogues(check: &Check) -> Vec<String> {
    let site = example(check.is_for);
    match check.shown_by {
        ShownBy::Dialogues(dialogues) => dialogues.iter().map(|steps| in_line(&site, steps)).collect(),
        ShownBy::EveryReply(_) => vec!["every reply of all dialogues".into()],
        ShownBy::EveryTurn(_) => vec!["all that is said in all dialogues".into()],
    }
}

fn in_line(site: &Site, steps: &[Step]) -> String {
    let words: Vec<String> =
        steps.iter().map(|one| step(site, one)).filter(|words| !words.is_empty()).collect();
    words.join(" / ")
}

/// A server as RFC 5321 would name one.
fn example(is_for: For) -> Site {
    let mut site = Site::new(SocketAddr::from((Ipv4Addr::LOCALHOST, 25)));
    site.ehlo = "client.example.com".into();
    site.recipients = vec!["user@example.org".into()];
    site.bad_recipient = Some("nobody@example.org".into());
    site.full_recipient = Some("full@example.org".into());
    site.account = Some(Account { name: "user".into(), password: "secret".into() });
    if is_for == For::Lmtp {
        site.protocol = Protocol::Lmtp;
    }
    site
}

fn step(site: &Site, step: &Step) -> String {
    let filled = |line: &str| site.fill(line).unwrap_or_else(|_| line.to_owned());
    let said = match step.does {
        Does::Greet => "(connect)".into(),
        Does::LogIn if !step.is_setup => "AUTH PLAIN (the right password)".into(),
        Does::Secure | Does::LogIn | Does::Delivers | Does::HasAccount => return String::new(),
        Does::Handshake => "(TLS)".into(),
        Does::Say(line) => filled(line),
        Does::Send(lines) => return lines.iter().map(|line| filled(line)).collect::<Vec<_>>().join(" + "),
        Does::Write(pieces, _) => return octets(&pieces.concat()),
        Does::Make(name, ..) => return filled(name),
        Does::Perhaps(_) => "(reply, perhaps)".into(),
        Does::Stop => return "(stop)".into(),
        Does::Inbox => return String::new(),
        Does::InboxUnchanged => return "(nothing is delivered)".into(),
        Does::Reconnect => return "(new connection)".into(),
        Does::Repeat(times, steps) => return format!("{times} times: ({})", in_line(site, steps)),
        Does::Answer => "(reply)".into(),
        Does::Silence(milliseconds @ 60_000..) => {
            return format!("(nothing for {} minutes)", milliseconds / 60_000);
        }
        Does::Silence(milliseconds) => return format!("(nothing for {milliseconds} ms)"),
        Does::End => return "(end)".into(),
        Does::Offers(keyword) => return format!("(with {keyword})"),
        Does::Lacks(keyword) => return format!("(without {keyword})"),
        Does::Steps(steps) => return in_line(site, steps),
        Does::When(codes, steps) => return format!("if {}: ({})", in_words(codes), in_line(site, steps)),
        Does::Until(codes) => return format!("(done if {})", in_words(codes)),
        Does::Look(_) => return String::new(),
    };
    if step.is_setup {
        let is_usual = matches!(step.wants, "any" | "220" | "235" | "250" | "2yz" | "354");
        return if is_usual { said } else { format!("{said} (if {})", in_words(step.wants)) };
    }
    let mut words = said;
    if step.wants != "any" {
        words.push_str(&format!(" > {}", in_words(step.wants)));
    }
    if !step.never.is_empty() {
        words.push_str(&format!(" > not {}", in_words(step.never)));
    }
    if !step.allows.is_empty() {
        words.push_str(&format!(" (or {})", in_words(step.allows)));
    }
    words
}

/// Octets as they are written in programs; of many, the first.
fn octets(octets: &[u8]) -> String {
    const SHOWN: usize = 80;
    let gap = if octets.len() > SHOWN { "..." } else { "" };
    format!("{}{gap}", octets[..octets.len().min(SHOWN)].escape_ascii())
}
