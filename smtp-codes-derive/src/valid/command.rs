//! Whether a command may get a reply code.

use smtp_codes_data::{Command, Standing, code_row, replies, standing};

use crate::suggest;

/// Says that none of these commands gets this code, which ones do, and what they get instead.
pub(super) fn never_gets(code: u16, commands: &[Command]) -> String {
    let answered = commands.iter().map(|command| name(*command)).collect::<Vec<_>>().join(" and ");
    let place = code_row(code)
        .and_then(|row| row.references.first())
        .map_or_else(String::new, |reference| format!(" ({reference})"));
    format!("`{code}` is no reply to {answered}: {}{place}; {}", meaning(code), instead(code, commands))
}

/// What the code is for: the commands that an RFC gives it to, or else what the table says of it.
fn meaning(code: u16) -> String {
    let owners: Vec<String> = Command::ALL
        .iter()
        .filter(|&&command| standing(command, code) == Standing::Listed)
        .map(|&command| name(command))
        .collect();
    match owners.as_slice() {
        [] => match code_row(code) {
            Some(row) => format!("it means \"{}\"", row.summary),
            None => "no RFC gives it to a command".to_owned(),
        },
        [owner] => format!("it answers {owner}"),
        [owners @ .., last] if owners.len() < 6 => format!("it answers {} and {last}", owners.join(", ")),
        _ => match code_row(code) {
            Some(row) => format!("it means \"{}\"", row.summary),
            None => String::new(),
        },
    }
}

fn instead(code: u16, commands: &[Command]) -> String {
    let fits = |code: u16, least: Standing| commands.iter().all(|&command| standing(command, code) <= least);
    let of_digit = |digit: u16, least: Standing| -> Vec<u16> {
        commands.first().map_or_else(Vec::new, |&command| {
            replies(command)
                .iter()
                .copied()
                .filter(|&code| code / 100 == digit && fits(code, least))
                .collect()
        })
    };
    let digit = code / 100;
    let mut fitting = of_digit(digit, Standing::Listed);
    if fitting.is_empty() {
        fitting = of_digit(digit, Standing::InState);
    }
    let permitted = "the key `unregistered` permits it all the same";
    if fitting.is_empty() {
        let positive: Vec<u16> =
            [2, 3].into_iter().flat_map(|digit| of_digit(digit, Standing::Listed)).collect();
        if positive.is_empty() || digit > 3 {
            return permitted.to_owned();
        }
        return format!("its positive replies are {}; {permitted}", suggest::all_of(positive));
    }
    format!("its {digit}yz replies are {}; {permitted}", suggest::all_of(fitting))
}

/// A command as a sentence names it.
pub(super) fn name(command: Command) -> String {
    match command {
        Command::Connect => "the opening of a connection".to_owned(),
        Command::EndOfData => "the end of the data".to_owned(),
        Command::AuthData => "an answer to an AUTH challenge".to_owned(),
        Command::Unrecognized => "an unknown command".to_owned(),
        Command::Unsolicited => "no command".to_owned(),
        _ => command.verb().to_owned(),
    }
}
