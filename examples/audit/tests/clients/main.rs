//! The audit of clients, of one that is right and of one with a single fault for each scenario.

#![allow(clippy::unwrap_used)] // the helpers of a test may fail it

mod client;
mod dialogue;
mod faults;
mod output;
mod wire;

use core::time::Duration;
use std::collections::BTreeSet;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use smtp_audit::client::{self as clients, Abilities, Attempt};
use smtp_audit::{Audit, Outcome, Protocol};

use self::client::deliver;
use self::faults::{Fault, Kind, Plant};

/// What the audit is told of a client of that kind.
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

fn broken(audit: &Audit) -> BTreeSet<&'static str> {
    audit.findings.iter().filter(|finding| finding.outcome.is_fail()).map(|finding| finding.rule.id).collect()
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
    let left: Vec<_> = clients::rules().map(|rule| rule.id).filter(|id| !passed.contains(id)).collect();
    assert!(left.is_empty(), "no client passes {left:?}");
}

#[test]
fn each_scenario_can_fail() {
    let planted: BTreeSet<&str> = faults::all().map(|fault| fault.check).collect();
    let left: Vec<_> = clients::rules().map(|rule| rule.id).filter(|id| !planted.contains(id)).collect();
    assert!(left.is_empty(), "no fault is planted for {left:?}");
}

#[test]
fn each_fault_is_found_by_its_own_scenario_and_by_no_unrelated_one() {
    let faults: Vec<&Fault> = faults::all().filter(|fault| is_chosen(fault)).collect();
    let next = AtomicUsize::new(0);
    let complaints = Mutex::new(Vec::new());
    let work = || {
        while let Some(fault) = faults.get(next.fetch_add(1, Ordering::Relaxed)) {
            if let Err(complaint) = look_for(fault) {
                complaints.lock().unwrap().push(complaint);
            }
        }
    };
    thread::scope(|scope| {
        for _ in 0..8 {
            scope.spawn(work);
        }
    });
    let mut complaints = complaints.into_inner().unwrap();
    complaints.sort();
    assert!(complaints.is_empty(), "{}", complaints.join("\n\n"));
}

/// With `FAULT=ID` in the environment, that fault alone is planted.
fn is_chosen(fault: &Fault) -> bool {
    std::env::var("FAULT").map_or(true, |id| fault.check.starts_with(&id))
}

fn look_for(fault: &Fault) -> Result<(), String> {
    let audit = audit(fault.kind, fault.plant);
    let found = broken(&audit);
    let mut expected: BTreeSet<&str> = fault.also.iter().copied().collect();
    expected.insert(fault.check);
    if found == expected {
        return Ok(());
    }
    let mut complaint = format!("{}: found {found:?}, expected {expected:?}", fault.check);
    for finding in &audit.findings {
        let id = finding.rule.id;
        if found.contains(id) != expected.contains(id) {
            complaint.push_str(&format!("\n{id}: {:?}\n{}", finding.outcome, finding.transcript));
        }
    }
    Err(complaint)
}
