//! A client that is a program: its command line, and what its exit status means.

use std::fs::File;
use std::io::{self, Read as _, Seek as _, SeekFrom};
use std::process::{Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use super::fate::{Ended, Fate};
use super::{Attempt, Client};

/// A command, which is run once for each play.
#[derive(Clone, Debug)]
pub struct Program {
    /// The program and its arguments, with placeholders such as `{port}` in them.
    pub command: Vec<String>,
    /// The exit statuses that say that the message is delivered.
    pub delivered: Vec<i32>,
    /// Those that say that it will be tried again.
    pub later: Vec<i32>,
    /// Those that say that it is refused for good.
    pub refused: Vec<i32>,
}

/// The placeholders, in the order in which they are documented.
const PLACEHOLDERS: [&str; 8] =
    ["host", "port", "server", "sender", "recipient", "recipients", "message", "certificate"];
/// The pause between two looks at a program that has not ended.
const LOOK: Duration = Duration::from_millis(5);
/// The most octets of output, after which a program counts as one that does not end.
const MOST_OCTETS: u64 = 16 << 20;
/// The octets at the end of its output that are kept.
const LAST_WORDS: i64 = 1000;

impl Program {
    /// Returns a command that delivers where it ends with 0, and says no more than that otherwise.
    #[must_use]
    pub const fn new(command: Vec<String>) -> Self {
        Self { command, delivered: Vec::new(), later: Vec::new(), refused: Vec::new() }
    }

    /// Returns the first placeholder that is not known.
    #[must_use]
    pub fn unknown_placeholder(&self) -> Option<&str> {
        let names = self.command.iter().flat_map(|argument| argument.split('{').skip(1));
        let is_name = |name: &&str| !name.is_empty() && name.bytes().all(|octet| octet.is_ascii_lowercase());
        let mut names = names.filter_map(|rest| rest.split_once('}')).map(|(name, _)| name).filter(is_name);
        names.find(|name| !PLACEHOLDERS.contains(name))
    }

    fn fate(&self, status: i32) -> Fate {
        if self.later.contains(&status) {
            Fate::Later
        } else if self.refused.contains(&status) {
            Fate::Refused
        } else if self.delivered.contains(&status) || self.delivered.is_empty() && status == 0 {
            Fate::Delivered
        } else {
            Fate::NotDelivered
        }
    }

    /// Returns the command line for one attempt. An argument that names a recipient is repeated for each, together with
    /// the option before it.
    fn command_line(&self, attempt: &Attempt<'_>) -> Vec<String> {
        let mut line: Vec<String> = Vec::new();
        for argument in &self.command {
            if !argument.contains("{recipient}") {
                line.push(fill(argument, attempt));
                continue;
            }
            let is_option =
                line.len() > 1 && line.last().is_some_and(|last| last.starts_with('-') && last != "--");
            let option = if is_option { line.pop() } else { None };
            for recipient in attempt.recipients {
                line.extend(option.clone());
                line.push(fill(argument, attempt).replace("{recipient}", recipient));
            }
        }
        line
    }
}

fn fill(argument: &str, attempt: &Attempt<'_>) -> String {
    let port = attempt.address.port().to_string();
    let (host, server) = (attempt.address.ip().to_string(), attempt.address.to_string());
    let (message, certificate) =
        (attempt.file.display().to_string(), attempt.certificate.display().to_string());
    let recipients = attempt.recipients.join(",");
    [
        ("{host}", host.as_str()),
        ("{port}", &port),
        ("{server}", &server),
        ("{sender}", attempt.sender),
        ("{recipients}", &recipients),
        ("{message}", &message),
        ("{certificate}", &certificate),
    ]
    .iter()
    .fold(argument.to_owned(), |filled, (name, value)| filled.replace(name, value))
}

impl Client for Program {
    fn name(&self) -> String {
        self.command.join(" ")
    }

    fn deliver(&self, attempt: &Attempt<'_>) -> Ended {
        self.run(attempt).unwrap_or_else(|error| {
            let words = format!("{}: {error}", self.command.first().map_or("", String::as_str));
            Ended { words, by: "an error".into(), ..Fate::NotDelivered.into() }
        })
    }
}

impl Program {
    /// Runs the command until it ends, or until its time is over.
    fn run(&self, attempt: &Attempt<'_>) -> io::Result<Ended> {
        let line = self.command_line(attempt);
        let (program, arguments) = line.split_first().ok_or(io::ErrorKind::NotFound)?;
        let mut output = tempfile::tempfile()?;
        let mut child = Command::new(program)
            .args(arguments)
            .stdin(File::open(attempt.file)?)
            .stdout(Stdio::from(output.try_clone()?))
            .stderr(Stdio::from(output.try_clone()?))
            .spawn()?;
        let until = Instant::now() + attempt.time;
        let status = loop {
            match child.try_wait()? {
                Some(status) => break Some(status),
                None if Instant::now() > until || output.metadata()?.len() > MOST_OCTETS => break None,
                None => thread::sleep(LOOK),
            }
        };
        if status.is_none() {
            let _ = child.kill();
            let _ = child.wait();
        }
        let (fate, by) = match status.map(|status| status.code()) {
            Some(Some(code)) => (self.fate(code), format!("status {code}")),
            Some(None) => (Fate::NotDelivered, "a signal".into()),
            None => (Fate::NotDelivered, String::new()),
        };
        Ok(Ended { fate, by, is_late: status.is_none(), words: last_words(&mut output)? })
    }
}

/// Returns the end of what was written, as it can be shown.
fn last_words(output: &mut File) -> io::Result<String> {
    let end = i64::try_from(output.seek(SeekFrom::End(0))?).unwrap_or(0);
    output.seek(SeekFrom::End(-end.min(LAST_WORDS)))?;
    let mut octets = Vec::new();
    output.read_to_end(&mut octets)?;
    let text = String::from_utf8_lossy(&octets);
    let lines: Vec<&str> = text.lines().map(str::trim_end).filter(|line| !line.is_empty()).collect();
    Ok(lines[lines.len().saturating_sub(3)..].join(" / ").escape_debug().to_string())
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;

    #[test]
    fn an_argument_with_a_recipient_is_repeated_with_its_option() {
        let recipients = ["a@example.org".to_owned(), "b@example.org".to_owned()];
        let attempt = Attempt {
            address: ([127, 0, 0, 1], 2525).into(),
            sender: "c@example.com",
            recipients: &recipients,
            message: b"",
            file: Path::new("message"),
            certificate: Path::new("certificate"),
            time: LOOK,
        };
        let line = |words: &str| {
            let program = Program::new(words.split(' ').map(str::to_owned).collect());
            program.command_line(&attempt).join(" ")
        };
        assert_eq!(
            line("mail {server} --to {recipient} x"),
            "mail 127.0.0.1:2525 --to a@example.org --to b@example.org x"
        );
        assert_eq!(line("mail --to=<{recipient}>"), "mail --to=<a@example.org> --to=<b@example.org>");
        assert_eq!(
            line("mail -f {sender} -- {recipient}"),
            "mail -f c@example.com -- a@example.org b@example.org"
        );
        assert_eq!(line("mail {recipients}"), "mail a@example.org,b@example.org");
    }
}
