//! Plants faults one after the other, and says which checks found what they should not have, or did not find it.

use std::collections::BTreeSet;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use smtp_audit::{Audit, Rule};

/// Plants every fault, some at the same time. With `FAULT=ID` in the environment, that fault alone is planted.
pub(crate) fn plant_each<F: Sync>(
    faults: impl Iterator<Item = F>,
    check: impl Fn(&F) -> &str,
    look_for: impl Fn(&F) -> Result<(), String> + Sync,
) {
    let id = std::env::var("FAULT").unwrap_or_default();
    let faults: Vec<F> = faults.filter(|fault| check(fault).starts_with(&id)).collect();
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

/// Complains if the audit blames anything but the check of a fault and those that it cannot help to break.
pub(crate) fn only_these_fail(audit: &Audit, check: &str, also: &[&str]) -> Result<(), String> {
    let failed = audit.findings.iter().filter(|finding| finding.outcome.is_fail());
    let found: BTreeSet<&str> = failed.map(|finding| finding.rule.id).collect();
    let expected: BTreeSet<&str> = also.iter().copied().chain([check]).collect();
    if found == expected {
        return Ok(());
    }
    let mut complaint = format!("{check}: found {found:?}, expected {expected:?}");
    for finding in &audit.findings {
        let id = finding.rule.id;
        if found.contains(id) != expected.contains(id) {
            complaint.push_str(&format!("\n{id}: {:?}\n{}", finding.outcome, finding.transcript));
        }
    }
    Err(complaint)
}

/// Returns the rules that are not among these.
pub(crate) fn left<'r>(rules: impl Iterator<Item = &'r Rule>, seen: &BTreeSet<&str>) -> Vec<&'r str> {
    rules.map(|rule| rule.id).filter(|id| !seen.contains(id)).collect()
}
