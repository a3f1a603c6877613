mod addressing;
mod mail_delivery_protocol;
mod mail_system;
mod mailbox;
mod message_content_or_media;
mod network_and_routing;
mod security_or_policy;
mod undefined;

use crate::Class::{PermanentFailure, PersistentTransientFailure, Success};
use crate::const_slices::{concat, count};
use crate::{Class, StatusRow};

/// Every registered enhanced status code, ascending by subject and detail.
pub static STATUSES: &[StatusRow] = &concat::<StatusRow, { count(SUBJECTS) }>(SUBJECTS);

const SUBJECTS: &[&[StatusRow]] = &[
    undefined::ROWS,
    addressing::ROWS,
    mailbox::ROWS,
    mail_system::ROWS,
    network_and_routing::ROWS,
    mail_delivery_protocol::ROWS,
    message_content_or_media::ROWS,
    security_or_policy::ROWS,
];

// Column values of the tables: which classes.
const NONE: &[Class] = &[];
const C2: &[Class] = &[Success];
const C4: &[Class] = &[PersistentTransientFailure];
const C5: &[Class] = &[PermanentFailure];
const C25: &[Class] = &[Success, PermanentFailure];
const C45: &[Class] = &[PersistentTransientFailure, PermanentFailure];
const C245: &[Class] = &[Success, PersistentTransientFailure, PermanentFailure];
