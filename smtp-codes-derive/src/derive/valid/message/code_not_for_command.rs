//! The message for a code that a command cannot get: `` `354` is not a reply to RCPT: it answers DATA ``.

use smtp_codes_data::{Command, Standing, code_row, standing};

use crate::derive::suggest;

/// Says that some of the commands cannot get this code, and what the code is for.
pub(super) fn message(code: u16, commands: &[Command]) -> String {
    let commands = unlisted(commands, code);
    let why = no_reply_because(code, &commands).unwrap_or_else(|| {
        let place = code_row(code)
            .and_then(|row| row.references.first())
            .map_or_else(String::new, |reference| format!(" ({reference})"));
        format!("{}{place}", meaning(code))
    });
    format!("`{code}` {}: {why}", not_a_reply_to(&commands))
}

/// Returns the fault of a code that these commands do not get, without the code.
pub(crate) fn not_a_reply_to(commands: &[Command]) -> String {
    match commands {
        [Command::Unsolicited] => "cannot be sent unasked".to_owned(),
        _ => format!("is not a reply to {}", names(commands)),
    }
}

fn unlisted(commands: &[Command], code: u16) -> Vec<Command> {
    commands.iter().copied().filter(|&command| standing(command, code) == Standing::Unlisted).collect()
}

/// Returns why a code that nearly every command may get is wrong here.
fn no_reply_because(code: u16, commands: &[Command]) -> Option<String> {
    let are_no_commands =
        commands.iter().all(|command| matches!(command, Command::EndOfData | Command::AuthData));
    let are_basic = commands.iter().all(|command| {
        matches!(
            command,
            Command::Mail | Command::Rcpt | Command::Data | Command::Rset | Command::Noop | Command::Quit
        )
    });
    match code {
        504 if commands == [Command::StartTls] => Some(
            "`503` says that TLS is active, `454` that it is not available now, `502` that it is not offered (RFC 3207 \
             section 4)"
                .to_owned(),
        ),
        502 if are_basic => Some(format!(
            "every server has to implement {} (RFC 5321 sections 4.2.4 and 4.5.1)",
            names(commands)
        )),
        502 | 503 if are_no_commands => Some(
            "that is not a command, so it is neither unknown nor out of order (RFC 5321 section 4.3.2)"
                .to_owned(),
        ),
        530 if are_no_commands => {
            Some("what has to come first came before it (RFC 4954 section 6)".to_owned())
        }
        521 if are_no_commands => {
            Some("a host that takes no mail says so at once (RFC 7504 section 3)".to_owned())
        }
        _ => None,
    }
}

/// Returns the purpose of the code: the commands that an RFC gives it to, or else its summary in the table.
fn meaning(code: u16) -> String {
    let is_owner = |command: &Command| standing(*command, code) == Standing::Listed;
    let owners: Vec<Command> = Command::ALL.iter().copied().filter(is_owner).collect();
    match owners.len() {
        1..=6 => format!("it answers {}", names(&owners)),
        _ => {
            let summary = code_row(code).map_or("", |row| row.summary);
            format!("it means \"{summary}\"")
        }
    }
}

fn names(commands: &[Command]) -> String {
    suggest::listed(commands.iter().map(|&command| name(command)), "and")
}

/// Names a command as a sentence does.
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
