//! The client's steps, and their outcome.

use smtp_codes::Command;
use smtp_codes_examples::outcomes::RcptOutcome;
use smtp_codes_examples::receiver;

use crate::client::{Broken, Client, Fate};
use crate::mail::Mail;
use crate::transcript::Transcript;

/// One delivery that works, and five that do not, or not as they are.
const SCENES: [(&str, &str, &[&str]); 5] = [
    ("A good delivery", "ann@example.com", &["bob@example.org", "jörg@example.org"]),
    ("An unknown recipient", "ann@example.com", &["bob@example.org", "nobody@example.org"]),
    ("A full mailbox", "ann@example.com", &["full@example.org"]),
    (
        "Too many recipients",
        "ann@example.com",
        &["a@example.org", "b@example.org", "c@example.org", "d@example.org"],
    ),
    ("A refused sender", "spammer@example.com", &["bob@example.org"]),
];

/// Returns what is delivered. Its last line has a dot that is doubled on its way.
fn text(sender: &str) -> String {
    format!(
        "Date: {}\nFrom: {sender}\nSubject: lunch\nContent-Type: text/plain; charset=utf-8\n\n\
         How about the café at noon?\n.net people are coming, too.\n",
        receiver::now()
    )
}

/// Plays all scenes to a server of this program.
pub(crate) fn play(mut client: Client, transcript: &Transcript) -> Result<(), Broken> {
    for (title, sender, recipients) in SCENES {
        transcript.title(title);
        deliver(
            &mut client,
            &Mail { sender, recipients: recipients.to_vec(), text: &text(sender) },
            transcript,
        )?;
    }

    transcript.title("A bad sequence of commands");
    match client.ask(Command::Rcpt, "RCPT TO:<bob@example.org>")? {
        RcptOutcome::Accepted => transcript.remark("the server takes a recipient before it knows the sender"),
        _ => transcript.remark("this client is broken: RCPT comes after MAIL"),
    }

    transcript.title("Goodbye");
    client.quit()
}

/// Delivers one message to a real server.
pub(crate) fn deliver_one(
    mut client: Client,
    sender: &str,
    recipients: &[String],
    transcript: &Transcript,
) -> Result<(), Broken> {
    let text = text(sender);
    let recipients = recipients.iter().map(String::as_str).collect();
    deliver(&mut client, &Mail { sender, recipients, text: &text }, transcript)?;
    client.quit()
}

fn deliver(client: &mut Client, mail: &Mail<'_>, transcript: &Transcript) -> Result<(), Broken> {
    let mut fates = Vec::new();
    let outcome = client.deliver(mail, &mut fates);
    for (recipient, fate) in &fates {
        transcript.remark(&match fate {
            Fate::Delivered(reply) => format!("{recipient} has the message ({reply})"),
            Fate::Later(reply) => format!("{recipient} gets it when it is tried again ({reply})"),
            Fate::Bounced(reply) => {
                format!("{recipient} does not get it, and the sender is told why ({reply})")
            }
        });
    }
    for recipient in
        mail.recipients.iter().filter(|recipient| !fates.iter().any(|(with_fate, _)| with_fate == *recipient))
    {
        transcript.remark(&format!("{recipient} gets it when it is tried again"));
    }
    outcome
}
