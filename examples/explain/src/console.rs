//! What programs show around a session that is not part of it: telnet, openssl, nc, JavaMail.

use smtp_codes::{Command, scan};

use crate::dialogue::{is_hello, is_transaction, is_whole_command};
use crate::speaker::looks_like_reply;

/// How the lines begin that a program shows between those of a session.
const NOTES: &[&str] = &[
    "<= Recv ",
    "== Info: ",
    "=> Send ",
    "CONNECTED(",
    "Connected to ",
    "Connection closed by foreign host",
    "DEBUG SMTP",
    "DEBUG: ",
    "Escape character is ",
    "Ncat: ",
    "Trying ",
    "read R BLOCK",
    "read:errno=",
];

/// Lines of openssl.
const REMARKS: &[&[u8]] = &[FENCE, b"DONE", b"closed"];

/// What openssl shows of a ticket, between two such lines.
const FENCE: &[u8] = b"---";
const TICKET: &[u8] = b"Post-Handshake New Session Ticket arrived:";

/// More lines than such a ticket has.
const TICKET_LINES: usize = 64;

/// Returns the line at which a session without marks begins, after what its program tells of the connection. `None`
/// where there is no session, or something to explain comes before it.
pub(crate) fn session_begin<'l>(lines: impl Iterator<Item = &'l [u8]> + Clone) -> Option<usize> {
    let is_session = |line: &[u8]| looks_like_reply(line) || is_whole_command(line);
    let begin = lines.clone().position(is_session)?;
    let mut commands = lines.clone().skip(begin).skip_while(|line| !is_hello(line) && !is_transaction(line));
    commands.next()?;
    commands.find(|line| looks_like_reply(line))?;
    lines.take(begin).all(|line| scan(line).next().is_none()).then_some(begin)
}

/// Returns which lines are those of a program, and neither side said them.
pub(crate) fn notes<'l>(lines: impl Iterator<Item = &'l [u8]>) -> Vec<bool> {
    let (mut notes, mut is_within_note) = (Vec::new(), false);
    // The fence before a ticket, and the line after it.
    let (mut fence, mut ticket) = (None, None);
    for (number, line) in lines.enumerate() {
        let is_fence = line == FENCE;
        let is_note = NOTES.iter().any(|note| line.starts_with(note.as_bytes())) || is_direction(line);
        // JavaMail goes on in the next lines: with an exception, and where it comes from.
        is_within_note = line.starts_with(b"DEBUG") && is_note
            || is_within_note && !looks_like_reply(line) && Command::from_line(line).is_none();
        notes.push(is_note || is_within_note || REMARKS.contains(&line));
        if line == TICKET && fence.is_some_and(|fence| fence + 1 == number) {
            ticket = fence;
        }
        if is_fence {
            if let Some(begin) = ticket.take().filter(|begin| number - begin < TICKET_LINES) {
                notes[begin..=number].fill(true);
            }
            fence = Some(number);
        }
    }
    notes
}

/// `WROTE Nov 30 10:00:00.000 [kCFStreamSocketSecurityLevelTLSv1_0] -- host:mx.example.org -- port:587`, before what
/// Apple Mail has sent.
fn is_direction(line: &[u8]) -> bool {
    const HOST: &[u8] = b" -- host:";
    (line.starts_with(b"READ ") || line.starts_with(b"WROTE "))
        && line.windows(HOST.len()).any(|part| part == HOST)
}
