//! Says why a command does not get a reply code.

use smtp_codes_data::{Command, Standing, code_row, replies, standing};

use crate::suggest;

/// Says that none of these commands gets this code, which ones do, and what they get instead.
pub(super) fn never_gets(code: u16, commands: &[Command]) -> String {
    let place = code_row(code)
        .and_then(|row| row.references.first())
        .map_or_else(String::new, |reference| format!(" ({reference})"));
    let fault = format!("`{code}` {}", is_no_reply_to(commands));
    let instead = match instead(code, commands) {
        Some(instead) => format!("{instead}; "),
        None => String::new(),
    };
    format!("{fault}: {}{place}; {instead}the key `unregistered` permits it anyway", meaning(code))
}

/// What is wrong with a code that these commands do not get.
pub(crate) fn is_no_reply_to(commands: &[Command]) -> String {
    match commands {
        [Command::Unsolicited] => "cannot be sent unasked".to_owned(),
        _ => format!("is not a reply to {}", names(commands)),
    }
}

/// What the code is for: the commands that an RFC gives it to, or else what the table says of it.
fn meaning(code: u16) -> String {
    let owners: Vec<String> = Command::ALL
        .iter()
        .filter(|&&command| standing(command, code) == Standing::Listed)
        .map(|&command| name(command))
        .collect();
    match owners.as_slice() {
        [owner] => format!("it answers {owner}"),
        [owners @ .., last] if (1..=5).contains(&owners.len()) => {
            format!("it answers {} and {last}", owners.join(", "))
        }
        _ => {
            let summary = code_row(code).map_or("", |row| row.summary);
            format!("it means \"{summary}\"")
        }
    }
}

/// What the commands get with the same first digit, or else what they get when all is well, or else at all.
fn instead(code: u16, commands: &[Command]) -> Option<String> {
    let (first, _) = commands.split_first()?;
    let fitting = |least: Standing, digits: &[u16]| -> Vec<u16> {
        let fits = |code: u16| commands.iter().all(|&command| standing(command, code) <= least);
        replies(*first).iter().copied().filter(|&code| digits.contains(&(code / 100)) && fits(code)).collect()
    };
    let digit = code / 100;
    let same_digit = format!("{digit}yz ");
    let attempts: [(Standing, &[u16], &str); 4] = [
        (Standing::Listed, &[digit], &same_digit),
        (Standing::InState, &[digit], &same_digit),
        (Standing::Listed, &[2, 3], "positive "),
        (Standing::Listed, &[2, 3, 4, 5], ""),
    ];
    let (codes, kind) = attempts
        .into_iter()
        .map(|(least, digits, kind)| (fitting(least, digits), kind))
        .find(|(codes, _)| !codes.is_empty())?;
    let to = match commands {
        [Command::Unsolicited] => "that can be sent unasked".to_owned(),
        _ => format!("to {}", names(commands)),
    };
    Some(match codes.as_slice() {
        [code] => format!("the {kind}reply {to} is `{code}`"),
        codes => format!("the {kind}replies {to} are {}", suggest::all_of(codes)),
    })
}

fn names(commands: &[Command]) -> String {
    let mut names: Vec<String> = commands.iter().map(|&command| name(command)).collect();
    match names.pop() {
        Some(last) if !names.is_empty() => format!("{} and {last}", names.join(", ")),
        Some(only) => only,
        None => String::new(),
    }
}

/// A command as a sentence names it.
fn name(command: Command) -> String {
    match command {
        Command::Connect => "the opening of a connection".to_owned(),
        Command::EndOfData => "the end of the data".to_owned(),
        Command::AuthData => "an answer to an AUTH challenge".to_owned(),
        Command::Unrecognized => "an unknown command".to_owned(),
        Command::Unsolicited => "no command at all".to_owned(),
        _ => command.verb().to_owned(),
    }
}
