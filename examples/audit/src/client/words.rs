//! The scenarios in words: what the server says, and what the client has to do.

use smtp_codes::Command;

use super::fate::Fate;
use super::letter::Letter;
use super::scene::{ANY, Check, Cue, Pace, Play, Says, TEXT};

/// Returns one line for each play of a scenario.
pub(crate) fn plays(check: &Check) -> Vec<String> {
    let line = |play: &Play| {
        let right = right(check, play);
        let server = server(play);
        if right.is_empty() { server } else { format!("{server} > {right}") }
    };
    check.plays.iter().map(line).collect()
}

/// Returns what is right in a play: what is not sent, what is, and what becomes of the message.
pub(crate) fn right(check: &Check, play: &Play) -> String {
    let mut words: Vec<String> = check.never.iter().map(|command| format!("no {}", name(*command))).collect();
    if check.leaves {
        words.push("no more of the transaction".into());
    }
    if check.quits {
        words.push("QUIT".into());
    }
    let ends = check.ends_of(play);
    if ends != ANY {
        let fates: Vec<String> = ends.iter().map(Fate::to_string).collect();
        words.push(fates.join(" or "));
    }
    words.join(", ")
}

fn server(play: &Play) -> String {
    let mut words: Vec<String> = Vec::new();
    if !play.offers_tls {
        words.push("(without STARTTLS)".into());
    }
    if !play.lists_in_clear.is_empty() {
        words.push(format!("(lists before TLS: {})", play.lists_in_clear.join(", ")));
    }
    match play.lists {
        Some([]) => words.push("(lists nothing)".into()),
        Some(keywords) if keywords.len() > 8 => {
            words.push(format!("(lists {} keywords: {}, ...)", keywords.len(), keywords[..2].join(", ")));
        }
        Some(keywords) => words.push(format!("(lists: {})", keywords.join(", "))),
        None => {}
    }
    match play.mechanisms {
        "PLAIN LOGIN" => {}
        "" => words.push("(without AUTH)".into()),
        mechanisms => words.push(format!("(AUTH {mechanisms})")),
    }
    match play.letter {
        Letter::Plain => {}
        Letter::EightBit => words.push("(a message with octets above 127)".into()),
        Letter::ToUtf8 => words.push("(an address that is not ASCII)".into()),
        Letter::Dots => words.push("(a message with lines that begin with a dot)".into()),
        Letter::BareLineEnds => words.push("(a message with CR and LF alone)".into()),
        Letter::NoFinalLineEnd => words.push("(a message without a line end at its end)".into()),
    }
    if play.recipients > 1 {
        words.push(format!("({} recipients)", play.recipients));
    }
    match play.pace {
        Pace::AtOnce => {}
        Pace::Late(thousandths) => words.push(format!("(each reply after {thousandths} ms)")),
        Pace::Octets => words.push("(one octet after the other)".into()),
    }
    words.extend(play.cues.iter().map(cue));
    if words.is_empty() { "(all is well)".into() } else { words.join(" / ") }
}

fn cue(cue: &Cue) -> String {
    let name = match cue.at {
        Command::AuthData => "(login)",
        command => command.verb(),
    };
    let nth = cue.nth.map(|nth| format!(" {nth}")).unwrap_or_default();
    let lines = |lines: &str| lines.trim_end_matches('\n').replace('\n', " / ");
    let says = match cue.says {
        Says::Reply(reply) => lines(reply),
        Says::Held("", thousandths, rest) => format!("({thousandths} ms) {}", lines(rest)),
        Says::Held(first, thousandths, rest) => {
            format!("{} ({thousandths} ms) {}", lines(first), lines(rest))
        }
        Says::Repeated(start, piece, times, end) => {
            format!("{start}{} ({times} times) {end}", piece.trim_end()).trim_end().to_owned()
        }
        Says::Nothing => "nothing".into(),
    };
    let end = if cue.hangs_up { " (hangs up)" } else { "" };
    format!("{name}{nth}: {says}{end}")
}

const fn name(command: Command) -> &'static str {
    match command {
        TEXT => "text of the message",
        command => command.verb(),
    }
}
