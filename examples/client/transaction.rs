//! One transaction: MAIL, RCPT, and the message.

use core::slice;

use smtp_codes::{Action, Answer, Command, ReplyCode, Scope};
use tokio::io::{AsyncRead, AsyncWrite};

use crate::conversation::Conversation;
use crate::fate::{Fate, Reason, Recipient};
use crate::message::Message;
use crate::offers::Offers;
use crate::session::Useless;

/// How the server is left by a transaction after which the session goes on.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Left {
    /// Ready for the next one.
    Ready,
    /// Within this one, which had no message to end it.
    InTransaction,
}

/// Delivers a message to those recipients whose fate is open, or to so many of them. Those that are one too many stay
/// open, and where the session ends, those of which nothing is known by then.
pub(crate) async fn run<S: AsyncRead + AsyncWrite + Unpin>(
    server: &mut Conversation<S>,
    offers: &Offers,
    message: &Message,
    recipients: &mut [Recipient],
    most: usize,
) -> Result<Left, Useless> {
    let open = recipients.iter_mut().filter(|recipient| recipient.fate.is_open());
    let mut open: Vec<_> = open.take(most).collect();
    if let Some(what) = message.lacks(offers) {
        open.iter_mut().for_each(|recipient| recipient.fate = Fate::Never(Reason::Unfit(what)));
        return Ok(Left::Ready);
    }
    let mut answers = Vec::new();
    let outcome = envelope(server, offers, message, &open, &mut answers).await;
    let may_send = answers.iter().any(|answer| answer.verdict().action == Action::Continue);
    let mut answers = answers.into_iter();
    let mut accepted = sort(open, &mut answers);
    outcome?;

    match answers.next() {
        // Without recipients there is no message: a server that waits for it gets an empty one. Its reply is no news.
        _ if accepted.is_empty() => {
            if !may_send {
                return Ok(Left::InTransaction);
            }
            server.send_body(b".\r\n", Command::EndOfData, 1).await;
            server.answer().await?;
            Ok(Left::Ready)
        }
        Some(refusal) if !may_send => {
            accepted.iter_mut().for_each(|recipient| recipient.fate = Fate::decided_by(refusal.clone()));
            Ok(Left::InTransaction)
        }
        _ => body(server, offers, message, &mut accepted).await,
    }
}

/// Sends MAIL, RCPT and DATA, and collects the answers in this order, up to the one that ends the session.
async fn envelope<S: AsyncRead + AsyncWrite + Unpin>(
    server: &mut Conversation<S>,
    offers: &Offers,
    message: &Message,
    recipients: &[&mut Recipient],
    answers: &mut Vec<Answer>,
) -> Result<(), Useless> {
    let mut script = vec![(Command::Mail, message.mail_line(offers))];
    script.extend(recipients.iter().map(|to| (Command::Rcpt, format!("RCPT TO:<{}>", to.address))));
    if !offers.chunking {
        script.push((Command::Data, "DATA".into()));
    }
    if offers.pipelining {
        server.send(&script).await;
    }
    for line in &script {
        if !offers.pipelining {
            let is_sender_refused = answers.first().is_some_and(|mail| !is_positive(mail));
            let is_for_nobody = line.0 == Command::Data && !answers[1..].iter().any(is_positive);
            if is_sender_refused || is_for_nobody {
                break;
            }
            server.send(slice::from_ref(line)).await;
        }
        let answer = server.answer().await?;
        if ends_session(&answer) {
            return Err(answer.into());
        }
        answers.push(answer);
    }
    Ok(())
}

/// Takes the answers to MAIL and RCPT, as far as they came, for what they are to the recipients. Returns those who are
/// accepted; an answer to DATA is left.
fn sort<'r>(
    recipients: Vec<&'r mut Recipient>,
    answers: &mut impl Iterator<Item = Answer>,
) -> Vec<&'r mut Recipient> {
    let mut accepted = Vec::new();
    if let Some(refusal) = answers.next().filter(|mail| !is_positive(mail)) {
        // The refusals of RCPT and DATA after it are its echo.
        for recipient in recipients {
            recipient.fate = Fate::decided_by(refusal.clone());
        }
        return accepted;
    }
    for recipient in recipients {
        let Some(answer) = answers.next() else { break };
        if is_positive(&answer) {
            accepted.push(recipient);
        } else if is_one_too_many(&answer) {
            recipient.fate = Fate::Open(Some(Reason::Answer(answer)));
        } else {
            recipient.fate = Fate::decided_by(answer);
        }
    }
    accepted
}

/// Sends the message, and learns what becomes of it: of LMTP for each recipient by itself.
async fn body<S: AsyncRead + AsyncWrite + Unpin>(
    server: &mut Conversation<S>,
    offers: &Offers,
    message: &Message,
    accepted: &mut [&mut Recipient],
) -> Result<Left, Useless> {
    let (command, octets) = if offers.chunking {
        (Command::Bdat, message.as_last_chunk())
    } else {
        (Command::EndOfData, message.with_dots())
    };
    // If the connection is lost from here on, the message may have been delivered all the same: it is not offered to
    // another server now, and not reported as failed (RFC 1047).
    for recipient in accepted.iter_mut() {
        recipient.fate = Fate::Later(Reason::Lost("no answer to the message, which may have arrived".into()));
    }
    let answers = if offers.lmtp { accepted.len() } else { 1 };
    server.send_body(&octets, command, answers).await;
    for recipients in accepted.chunks_mut(accepted.len() / answers) {
        let answer = server.answer().await?;
        for recipient in recipients {
            recipient.fate = Fate::decided_by(answer.clone());
        }
        if ends_session(&answer) {
            return Err(answer.into());
        }
    }
    Ok(Left::Ready)
}

fn is_positive(answer: &Answer) -> bool {
    matches!(answer.verdict().action, Action::Accepted | Action::Continue)
}

fn ends_session(answer: &Answer) -> bool {
    let verdict = answer.verdict();
    verdict.closes || verdict.scope == Scope::Session
}

/// Returns `true` if the recipient belongs in the next transaction (RFC 5321 section 4.5.3.1.10), whatever the number.
fn is_one_too_many(answer: &Answer) -> bool {
    let is_count =
        answer.enhanced().is_some_and(|enhanced| (enhanced.subject(), enhanced.detail()) == (5, 3));
    answer.verdict().action == Action::RetryLater
        && (is_count || answer.code() == ReplyCode::EXCEEDED_STORAGE_ALLOCATION)
}
