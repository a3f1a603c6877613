//! The session that the program plays without options.

use super::start::Program;

/// The lines that have to be printed, in this order; other lines may come between.
const STORY: &[&str] = &[
    "S: 220 mx.example.org ESMTP smtp-codes",
    "   (connect): Accepted (Host), ready [PositiveCompletion, Connections]",
    "C: EHLO localhost",
    "S: 250-PIPELINING",
    "S: 250 ENHANCEDSTATUSCODES",
    "A good delivery",
    "C: RCPT TO:<bob@example.org>",
    "C: RCPT TO:<jörg@example.org>",
    "S: 250 2.1.0 sender ok",
    "   MAIL: Accepted (Transaction), sender accepted [PositiveCompletion, MailSystem]",
    "S: 250 2.1.5 <jörg@example.org> ok",
    "S: 354 go on, and end with a lone dot",
    "   DATA: Continue (Transaction), send the text [PositiveIntermediate, MailSystem]",
    "C: ..net people are coming, too.",
    "C: .",
    "   | Return-Path: <ann@example.com>",
    "   | .net people are coming, too.",
    "S: 250 2.0.0 kept as message 1",
    "=> jörg@example.org has the message (250 2.0.0 kept as message 1)",
    "An unknown recipient",
    "S: 550 5.1.1 <nobody@example.org>: no such mailbox",
    "   RCPT: Rejected (Recipient), No such mailbox [PermanentNegative, MailSystem]",
    "   The same attempt will be refused again until something is changed.",
    "S: 250 2.0.0 kept as message 2",
    "A full mailbox",
    "S: 452 4.2.2 <full@example.org> is full, try again later",
    "   RCPT: RetryLater (Recipient), Mailbox full [TransientNegative, MailSystem]",
    "S: 554 5.5.1 no valid recipients",
    "   DATA: follows from the refusal above",
    "Too many recipients",
    "S: 452 4.5.3 3 recipients a message, the others in the next",
    "   RCPT: RetryLater (Recipient), Too many recipients [TransientNegative, MailSystem]",
    "S: 250 2.0.0 kept as message 3",
    "C: RCPT TO:<d@example.org>",
    "S: 250 2.0.0 kept as message 4",
    "=> d@example.org has the message (250 2.0.0 kept as message 4)",
    "A refused sender",
    "S: 550 5.7.1 mail from this sender is not welcome",
    "   MAIL: Rejected (Transaction), Not allowed [PermanentNegative, MailSystem]",
    "S: 503 5.5.1 send MAIL first",
    "   RCPT: follows from the refusal above",
    "A bad sequence of commands",
    "C: RCPT TO:<bob@example.org>",
    "S: 503 5.5.1 send MAIL first",
    "   RCPT: Rejected (Recipient), Command not valid [PermanentNegative, Syntax]",
    "=> this client is broken: RCPT comes after MAIL",
    "S: 221 2.0.0 mx.example.org says goodbye",
];

#[test]
fn the_whole_story_is_told() {
    let (lines, status, complaints) = Program::start(&[]).finish();
    assert!(status.success() && complaints.is_empty(), "{complaints}");
    let mut told = lines.iter();
    for line in STORY {
        assert!(
            told.any(|printed| printed == line),
            "{line:?} is not there, or not in its place:\n{}",
            lines.join("\n")
        );
    }
    assert!(lines.iter().all(|line| !line.contains('\x1b')), "a pipe gets no colour");
}
