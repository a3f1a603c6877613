mod addressing;
mod mail_delivery_protocol;
mod mail_system;
mod mailbox;
mod message_content_or_media;
mod network_and_routing;
mod security_or_policy;
mod undefined;

use crate::Class::{PermanentFailure, PersistentTransientFailure, Success};
use crate::{Basic, Class, Party, Reference, StatusRow};

/// Every registered enhanced status code, ascending by subject and detail.
pub static STATUSES: &[StatusRow] = &concat();

const SUBJECTS: [&[StatusRow]; 8] = [
    undefined::ROWS,
    addressing::ROWS,
    mailbox::ROWS,
    mail_system::ROWS,
    network_and_routing::ROWS,
    mail_delivery_protocol::ROWS,
    message_content_or_media::ROWS,
    security_or_policy::ROWS,
];

const COUNT: usize = {
    let mut count = 0;
    let mut subject = 0;
    while subject < SUBJECTS.len() {
        count += SUBJECTS[subject].len();
        subject += 1;
    }
    count
};

const fn concat() -> [StatusRow; COUNT] {
    let mut rows = [undefined::ROWS[0]; COUNT];
    let (mut at, mut subject) = (0, 0);
    while subject < SUBJECTS.len() {
        let mut index = 0;
        while index < SUBJECTS[subject].len() {
            rows[at] = SUBJECTS[subject][index];
            at += 1;
            index += 1;
        }
        subject += 1;
    }
    rows
}

// Column values of the tables: which classes.
const NONE: &[Class] = &[];
const C2: &[Class] = &[Success];
const C4: &[Class] = &[PersistentTransientFailure];
const C5: &[Class] = &[PermanentFailure];
const C25: &[Class] = &[Success, PermanentFailure];
const C45: &[Class] = &[PersistentTransientFailure, PermanentFailure];
const C245: &[Class] = &[Success, PersistentTransientFailure, PermanentFailure];

#[expect(clippy::too_many_arguments, reason = "one argument a column")]
const fn row(
    subject: u16,
    detail: u16,
    name: &'static str,
    stated: &'static [Class],
    classes: &'static [Class],
    basic: Basic,
    party: Party,
    summary: &'static str,
    references: &'static [Reference],
    explanation: &'static str,
) -> StatusRow {
    StatusRow { subject, detail, name, summary, explanation, party, stated, classes, basic, references }
}
