//! Lists the refusals in a mail log, the most frequent first: what each means, and who has to act.
//!
//! ```text
//! cargo run --example log_reader -- /var/log/mail.log
//! cargo run --example log_reader < bounces.txt
//! ```
//!
//! Every log reader works so: `scan` finds the codes, `Verdict` tells what came of them, `explain` what they mean.
//! `smtp-log-report` is the same for large logs and with a page to show.

use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::env;
use std::error::Error;
use std::fs::File;
use std::io::{self, BufRead, BufReader, Read, Write};
use std::path::PathBuf;
use std::process::ExitCode;

use smtp_codes::{Action, Command, EnhancedCode, Found, ReplyBuf, ReplyCode, Severity, Verdict, scan};
use smtp_codes_examples::exit;
use smtp_codes_examples::logs::{HEAD, is_transcript, not_text};

/// Refusals that are listed.
const LISTED: usize = 10;

/// The part of a log line that is about a reply.
#[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd)]
struct Entry<'a> {
    code: ReplyCode,
    enhanced: Option<EnhancedCode>,
    /// The command that the reply answers, where the log tells.
    command: Option<Command>,
    text: &'a [u8],
    /// `true` if the line begins with the code, or has but the mark of a transcript or a space before it.
    is_line_of_reply: bool,
    /// `true` if a hyphen comes after the last code of the line: the reply goes on.
    is_unfinished: bool,
}

/// How often a refusal was found, and the words of the first one.
#[derive(Debug)]
struct Refusal {
    replies: u64,
    words: String,
}

/// Refusals that are one row: the same codes in answer to the same command.
type Refusals = BTreeMap<(ReplyCode, Option<EnhancedCode>, Option<Command>), Refusal>;

fn main() -> ExitCode {
    exit("log_reader", run().map(|()| true))
}

fn run() -> Result<(), Box<dyn Error>> {
    let mut refusals = Refusals::new();
    let mut paths = env::args_os().skip(1).map(PathBuf::from).peekable();
    if paths.peek().is_none() {
        read(io::stdin().lock(), &mut refusals).map_err(|error| format!("standard input: {error}"))?;
    }
    for path in paths {
        let file = File::open(&path).map_err(Into::into);
        file.and_then(|file| read(BufReader::new(file), &mut refusals))
            .map_err(|error| format!("{}: {error}", path.display()))?;
    }
    write(&mut io::stdout().lock(), refusals)?;
    Ok(())
}

/// Counts the refusals of a log, of which no more than a line is kept in memory.
fn read(mut log: impl BufRead, refusals: &mut Refusals) -> Result<(), Box<dyn Error>> {
    let mut head = Vec::new();
    log.by_ref().take(HEAD as u64).read_to_end(&mut head)?;
    if let Some((what, command)) = not_text(&head) {
        return Err(format!("is {what}; make text of it with `{command}` first").into());
    }
    let (mut log, mut line) = (head.chain(log), Vec::new());
    let mut unfinished = None;
    while log.read_until(b'\n', &mut line)? > 0 {
        if let Some(entry) = entry(&line) {
            let is_same = entry.is_line_of_reply && unfinished == Some(entry.code);
            unfinished = entry.is_unfinished.then_some(entry.code);
            if !is_same && is_refusal(&entry) {
                let row = (entry.code, entry.enhanced, entry.command);
                let words = || String::from_utf8_lossy(entry.text).into_owned();
                let refusal = refusals.entry(row).or_insert_with(|| Refusal { replies: 0, words: words() });
                refusal.replies += 1;
            }
        }
        line.clear();
    }
    Ok(())
}

/// Returns the reply on a line. There may be more codes than one:
/// `dsn=5.0.0, status=bounced (... said: 550-5.1.1 ... 550 5.1.1 ...)`.
fn entry(line: &[u8]) -> Option<Entry<'_>> {
    let mut codes = scan(line).filter_map(|found: Found<'_>| Some((found, found.code_range()?)));
    let (found, place) = codes.next()?;
    let last = codes.last().map_or(place.end, |(_, place)| place.end);
    let (text, command) = split_command(found.text().trim_ascii_end());
    Some(Entry {
        code: found.code()?,
        enhanced: found.enhanced(),
        command,
        text,
        is_line_of_reply: line.starts_with(b" ") || is_transcript(&line[..place.start]),
        is_unfinished: line.get(last) == Some(&b'-'),
    })
}

/// Splits off the command that Postfix names after a reply: `no such user (in reply to RCPT TO command)`.
fn split_command(text: &[u8]) -> (&[u8], Option<Command>) {
    const MARK: &[u8] = b" (in reply to ";
    let Some(at) = text.windows(MARK.len()).rposition(|window| window == MARK) else {
        return (text, None);
    };
    let (words, name) = (&text[..at], &text[at + MARK.len()..]);
    let command = if name.starts_with(b"end of DATA") {
        Some(Command::EndOfData)
    } else {
        verb(name).and_then(Command::from_line)
    };
    (words, command)
}

fn verb(name: &[u8]) -> Option<&[u8]> {
    name.split(|octet| *octet == b' ').next()
}

/// Returns `true` if the mail did not get on. What a reply calls for depends on the command: `552` to RCPT may mean
/// "too many recipients", which is for later. Where the command is not known, the first digit has to do.
const fn is_refusal(entry: &Entry<'_>) -> bool {
    match entry.command {
        Some(command) => {
            let verdict = Verdict::of(command, entry.code, entry.enhanced);
            matches!(verdict.action, Action::RetryLater | Action::Rejected)
        }
        None => matches!(entry.code.severity(), Severity::TransientNegative | Severity::PermanentNegative),
    }
}

fn write(out: &mut impl Write, refusals: Refusals) -> io::Result<()> {
    let mut rows: Vec<_> = refusals.into_iter().collect();
    rows.sort_by_key(|(_, refusal)| Reverse(refusal.replies));
    for ((code, enhanced, command), Refusal { replies, words }) in rows.iter().take(LISTED) {
        // A log may hold octets that no reply may. `lenient` makes of them what a reply can hold.
        let reply = ReplyBuf::lenient(*code, *enhanced, words);
        let reply = reply.as_reply();
        let explanation = reply.explain(*command);
        writeln!(out, "{replies:>6}  {}", explanation.summary())?;
        writeln!(out, "        {}", reply.to_log())?;
        if let Some(party) = explanation.party() {
            writeln!(out, "        who acts: {}. {}", party.name(), party.advice())?;
        }
        if let Some(retry) = explanation.retry() {
            writeln!(out, "        {}", retry.meaning())?;
        }
    }
    if rows.len() > LISTED {
        let more: u64 = rows[LISTED..].iter().map(|(_, refusal)| refusal.replies).sum();
        writeln!(out, "{more:>6}  in {} more rows", rows.len() - LISTED)?;
    }
    Ok(())
}
