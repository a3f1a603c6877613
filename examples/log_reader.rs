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
use std::fs::File;
use std::io::{self, BufRead, BufReader, Write};
use std::path::PathBuf;
use std::process::ExitCode;

use smtp_codes::{Action, Command, EnhancedCode, ReplyBuf, ReplyCode, Severity, Verdict, scan};
use smtp_codes_examples::logs::{is_transcript, text_of};
use smtp_codes_examples::{about, exit};

/// Refusals that are listed.
const LISTED: usize = 10;

/// What refusals have in common that are counted together: the codes, and the command where the log tells.
type Row = (ReplyCode, Option<EnhancedCode>, Option<Command>);

/// How often each refusal was found, and the words of the first one.
type Refusals = BTreeMap<Row, (u64, String)>;

/// The part of a log line that is about a reply.
struct Entry<'a> {
    row: Row,
    text: &'a [u8],
    /// `true` if the line begins with the code, or has but the mark of a transcript or a space before it.
    is_line_of_reply: bool,
    /// `true` if a hyphen comes after the last code of the line: the reply goes on.
    is_unfinished: bool,
}

fn main() -> ExitCode {
    exit("log_reader", run().map(|()| true))
}

fn run() -> io::Result<()> {
    let mut refusals = Refusals::new();
    let mut paths = env::args_os().skip(1).map(PathBuf::from).peekable();
    if paths.peek().is_none() {
        read(io::stdin().lock(), &mut refusals).map_err(|error| about("standard input", &error))?;
    }
    for path in paths {
        let log = File::open(&path).map(BufReader::new);
        log.and_then(|log| read(log, &mut refusals)).map_err(|error| about(path.display(), &error))?;
    }
    write(&mut io::stdout().lock(), refusals)
}

/// Counts the refusals of a log, of which no more than a line is kept in memory.
fn read(log: impl BufRead, refusals: &mut Refusals) -> io::Result<()> {
    let (mut log, mut line) = (text_of(log)?, Vec::new());
    let mut unfinished = None;
    while log.read_until(b'\n', &mut line)? > 0 {
        if let Some(entry) = entry(&line) {
            let is_same = entry.is_line_of_reply && unfinished == Some(entry.row.0);
            unfinished = entry.is_unfinished.then_some(entry.row.0);
            if !is_same && is_refusal(entry.row) {
                let words = || String::from_utf8_lossy(entry.text).into_owned();
                refusals.entry(entry.row).or_insert_with(|| (0, words())).0 += 1;
            }
        } else if !is_folded(&line) {
            unfinished = None;
        }
        line.clear();
    }
    Ok(())
}

/// Returns the reply on a line. There may be more codes than one:
/// `dsn=5.0.0, status=bounced (... said: 550-no such user 550 5.1.1 ...)`.
fn entry(line: &[u8]) -> Option<Entry<'_>> {
    let mut codes = scan(line).filter_map(|found| Some((found, found.code()?, found.code_range()?)));
    let (found, code, place) = codes.next()?;
    let (mut enhanced, mut last) = (found.enhanced(), place.end);
    for (more, _, place) in codes.filter(|(_, other, _)| *other == code) {
        enhanced = enhanced.or(more.enhanced());
        last = place.end;
    }
    let (text, command) = split_command(found.text().trim_ascii_end());
    Some(Entry {
        row: (code, enhanced, command),
        text,
        is_line_of_reply: is_folded(line) || is_transcript(&line[..place.start]),
        is_unfinished: line.get(last) == Some(&b'-'),
    })
}

/// Returns `true` for a line that belongs to the one before it.
fn is_folded(line: &[u8]) -> bool {
    line.starts_with(b" ") || line.starts_with(b"\t")
}

/// Splits off the command that Postfix names after a reply: `no such user (in reply to RCPT TO command)`.
fn split_command(text: &[u8]) -> (&[u8], Option<Command>) {
    const MARK: &[u8] = b" (in reply to ";
    let Some(at) = text.windows(MARK.len()).rposition(|window| window == MARK) else {
        return (text, None);
    };
    let (words, name) = (&text[..at], &text[at + MARK.len()..]);
    let is_message = name.starts_with(b"end of DATA");
    (words, if is_message { Some(Command::EndOfData) } else { Command::from_line(name) })
}

/// Returns `true` if the mail did not get on. What a reply calls for depends on the command: `552` to RCPT may mean
/// "too many recipients", which is for later. Where the command is not known, the first digit has to do.
const fn is_refusal((code, enhanced, command): Row) -> bool {
    match command {
        Some(command) => {
            let verdict = Verdict::of(command, code, enhanced);
            matches!(verdict.action, Action::RetryLater | Action::Rejected)
        }
        None => matches!(code.severity(), Severity::TransientNegative | Severity::PermanentNegative),
    }
}

fn write(out: &mut impl Write, refusals: Refusals) -> io::Result<()> {
    let mut rows: Vec<_> = refusals.into_iter().collect();
    rows.sort_by_key(|(_, (replies, _))| Reverse(*replies));
    for ((code, enhanced, command), (replies, words)) in rows.iter().take(LISTED) {
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
        let more: u64 = rows[LISTED..].iter().map(|(_, (replies, _))| replies).sum();
        writeln!(out, "{more:>6}  in {} more rows", rows.len() - LISTED)?;
    }
    Ok(())
}
