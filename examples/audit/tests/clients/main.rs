//! The audit of clients, of one that is right and of one with a single fault for each scenario.

#![allow(clippy::unwrap_used)] // the helpers of a test may fail it

mod client;
mod dialogue;
mod endless;
mod faults;
mod output;
#[path = "../planted/mod.rs"]
mod planted;
mod wire;

use core::time::Duration;
use std::collections::BTreeSet;

use smtp_audit::client::{self as clients, Abilities, Attempt};
use smtp_audit::{Audit, Outcome, Protocol};

use self::client::deliver;
use self::faults::{Fault, Kind, Plant};

/// Returns what the audit is told about a client of that kind.
fn abilities(kind: Kind) -> Abilities {
    Abilities {
        protocol: if kind == Kind::Lmtp { Protocol::Lmtp } else { Protocol::Smtp },
        starttls: kind == Kind::Tls,
        login: kind == Kind::Login,
        timeout: Duration::from_secs(15),
        second: SECOND,
        at_once: 8,
        ..Abilities::default()
    }
}

/// A second of the plays.
const SECOND: Duration = Duration::from_millis(150);

/// Audits the client of that kind with a fault planted.
fn audit(kind: Kind, plant: Plant) -> Audit {
    let client = |attempt: &Attempt<'_>| deliver(attempt, kind, plant);
    clients::audit(&client, &abilities(kind), &[]).unwrap_or_else(|error| panic!("{kind:?}: {error}"))
}

#[test]
fn a_client_that_is_right_passes_every_scenario() {
    let mut passed = BTreeSet::new();
    for kind in Kind::ALL {
        for finding in audit(kind, Plant::Nothing).findings {
            let id = finding.rule.id;
            assert!(
                !finding.outcome.is_fail(),
                "{kind:?}: {id} {:?}\n{}",
                finding.outcome,
                finding.transcript
            );
            if finding.outcome == Outcome::Pass {
                passed.insert(id);
            }
        }
    }
    let left = planted::left(clients::rules(), &passed);
    assert!(left.is_empty(), "no client passes {left:?}");
}

#[test]
fn each_scenario_can_fail() {
    let planted: BTreeSet<&str> = faults::all().map(|fault| fault.check).collect();
    let left = planted::left(clients::rules(), &planted);
    assert!(left.is_empty(), "no fault is planted for {left:?}");
}

#[test]
fn each_fault_is_found_by_its_own_scenario_and_by_no_unrelated_one() {
    planted::plant_each(faults::all(), |fault| fault.check, look_for);
}

fn look_for(fault: &&Fault) -> Result<(), String> {
    planted::only_these_fail(&audit(fault.kind, fault.plant), fault.check, fault.also)
}
