//! The dialogues of the table in words, in the manner of the RFCs: what is said, and the reply that has to come.

use super::step::{Check, Does, ShownBy, Step};
use crate::pattern::in_words;

/// Returns one line for each dialogue of a check.
pub(crate) fn dialogues(check: &Check) -> Vec<String> {
    match check.shown_by {
        ShownBy::Dialogues(dialogues) => dialogues.iter().map(|steps| in_line(steps)).collect(),
        ShownBy::EveryReply(_) => vec!["every reply of all dialogues".into()],
        ShownBy::EveryTurn(_) => vec!["all that is said in all dialogues".into()],
    }
}

fn in_line(steps: &[Step]) -> String {
    let words: Vec<String> = steps.iter().map(step).filter(|words| !words.is_empty()).collect();
    words.join(" / ")
}

fn step(step: &Step) -> String {
    let said = match step.does {
        Does::Greet => "(connect)".into(),
        Does::Secure | Does::LogIn | Does::Delivers | Does::HasAccount => return String::new(),
        Does::Handshake => "(TLS)".into(),
        Does::Say(line) => line.to_owned(),
        Does::Send(lines) => return lines.join(" + "),
        Does::Write(pieces, _) => return pieces.concat().escape_ascii().to_string(),
        Does::Make(name, ..) => return name.to_owned(),
        Does::Perhaps(_) => "(reply, perhaps)".into(),
        Does::Stop => return "(stop)".into(),
        Does::Inbox => return String::new(),
        Does::InboxUnchanged => return "(nothing is delivered)".into(),
        Does::Reconnect => return "(new connection)".into(),
        Does::Repeat(times, steps) => return format!("{times} times: ({})", in_line(steps)),
        Does::Answer => "(reply)".into(),
        Does::Silence(milliseconds @ 60_000..) => {
            return format!("(nothing for {} minutes)", milliseconds / 60_000);
        }
        Does::Silence(milliseconds) => return format!("(nothing for {milliseconds} ms)"),
        Does::End => return "(end)".into(),
        Does::Offers(keyword) => return format!("(with {keyword})"),
        Does::Lacks(keyword) => return format!("(without {keyword})"),
        Does::Steps(steps) => return in_line(steps),
        Does::When(codes, steps) => return format!("if {}: ({})", in_words(codes), in_line(steps)),
        Does::Until(codes) => return format!("unless {}", in_words(codes)),
        Does::Look(_) => return String::new(),
    };
    if step.is_setup {
        return said;
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
