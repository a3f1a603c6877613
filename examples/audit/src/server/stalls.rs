//! The waits that were in vain.

use std::collections::BTreeMap;
use std::sync::{Mutex, PoisonError};

use smtp_codes::Command;

use super::site::Site;

/// The places at which the server did not answer in time, in so many sessions in a row. One that stalls once does so on
/// all connections; one that stalls twice has no more to say there, and would cost the time of a reply in each dialogue
/// that comes to the place.
pub(crate) struct Stalls {
    in_a_row: Mutex<BTreeMap<Place, usize>>,
    /// So many are enough.
    most: usize,
}

/// The subject of a wait.
#[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub(crate) enum Place {
    Reply { to: Command, is_tls: bool },
    Handshake,
}

impl Stalls {
    pub(crate) fn new(site: &Site) -> Self {
        Self { in_a_row: Mutex::default(), most: site.connections.max(1).saturating_mul(2) }
    }

    /// Returns why nobody waits there any more.
    pub(crate) fn last(&self, place: Place) -> Option<String> {
        let in_a_row = self.in_a_row.lock().unwrap_or_else(PoisonError::into_inner);
        let lasts = in_a_row.get(&place).is_some_and(|sessions| *sessions >= self.most);
        let what = match place {
            Place::Reply { to: Command::Connect, .. } => "no greeting".to_owned(),
            Place::Reply { to, .. } => format!("no reply to {to}"),
            Place::Handshake => "no handshake".to_owned(),
        };
        lasts.then(|| format!("{what} in time in {} sessions in a row", self.most))
    }

    /// Records whether a wait was in vain.
    pub(crate) fn record(&self, place: Place, is_late: bool) {
        let mut in_a_row = self.in_a_row.lock().unwrap_or_else(PoisonError::into_inner);
        let sessions = in_a_row.entry(place).or_default();
        *sessions = if is_late { *sessions + 1 } else { 0 };
    }
}
