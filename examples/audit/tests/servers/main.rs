//! The audit of servers, against a server that is right and against one with a single fault for each check.

#![allow(clippy::unwrap_used)] // the helpers of a test may fail it

mod base;
mod commands;
mod endless;
mod faults;
mod kind;
mod output;
mod path;
#[path = "../planted/mod.rs"]
mod planted;
mod session;
mod stalls;

use std::collections::BTreeSet;

use smtp_audit::{Audit, Outcome, server};

use self::base::Base;
use self::faults::Fault;
use self::kind::Kind;
use self::session::Plant;

/// Audits the server of that kind with a fault planted.
fn audit(kind: Kind, plant: Plant, quirk: session::Quirk) -> Audit {
    let base = Base::start(kind, plant, quirk);
    server::audit(&base.site(), kind.only()).unwrap_or_else(|error| panic!("{kind:?}: {error}"))
}

#[test]
fn a_server_that_is_right_passes_every_check() {
    let mut passed = BTreeSet::new();
    for kind in Kind::ALL {
        let audit = audit(kind, |_| {}, session::Quirk::None);
        for finding in &audit.findings {
            assert!(
                !finding.outcome.is_fail(),
                "{kind:?}: {} {:?}\n{}",
                finding.rule.id,
                finding.outcome,
                finding.transcript
            );
            if finding.outcome == Outcome::Pass {
                passed.insert(finding.rule.id);
            }
        }
    }
    // A message that was let in without a recipient can at least be refused.
    let plant = faults::all().find(|fault| fault.check == "order/data-all-refused").map(|fault| fault.plant);
    let audit = audit(Kind::Smtp, plant.unwrap(), session::Quirk::None);
    passed.extend(
        audit
            .findings
            .iter()
            .filter(|finding| finding.outcome == Outcome::Pass)
            .map(|finding| finding.rule.id),
    );
    let left = planted::left(server::rules(), &passed);
    assert!(left.is_empty(), "no server passes {left:?}");
}

#[test]
fn each_check_can_fail() {
    let planted: BTreeSet<&str> = faults::all().map(|fault| fault.check).collect();
    let left = planted::left(server::rules(), &planted);
    assert!(left.is_empty(), "no fault is planted for {left:?}");
}

#[test]
fn each_fault_is_found_by_its_own_check_and_by_no_unrelated_one() {
    planted::plant_each(faults::all(), |fault| fault.check, look_for);
}

/// A server may be busy, greylist, or serve its users alone.
#[test]
fn a_server_that_puts_the_client_off_is_not_blamed() {
    let plants: [(&str, Plant); 7] = [
        ("421 to everything", |turn| {
            if turn.line != "(connect)" {
                turn.says("421 4.3.2 closing down");
                turn.next = commands::Next::End;
            }
        }),
        ("421 greeting", |turn| {
            if turn.line == "(connect)" {
                turn.says("421 mx.example.org is busy");
                turn.next = commands::Next::End;
            }
        }),
        ("550 greeting", |turn| turn.answers("(connect)", "550 mx.example.org does not know you")),
        ("450 to MAIL", |turn| turn.refuses("MAIL", "450 4.7.1 come back later")),
        ("450 to RCPT", |turn| turn.refuses("RCPT", "450 4.2.0 come back later")),
        ("451 to DATA", |turn| turn.refuses("DATA", "451 4.3.0 come back later")),
        ("a login first", |turn| {
            if turn.reply.starts_with(b"250") {
                turn.refuses("MAIL", "550 5.7.1 authentication required");
            }
        }),
    ];
    for (name, plant) in plants {
        for finding in audit(Kind::Smtp, plant, session::Quirk::None).findings {
            let Outcome::Fail(fault) = finding.outcome else { continue };
            panic!("{name}: {} {fault:?}\n{}", finding.rule.id, finding.transcript);
        }
    }
}

fn look_for(fault: &&Fault) -> Result<(), String> {
    // On a busy machine the pieces of a line can arrive together, and then there is nothing to see.
    let tries = if fault.quirk == session::Quirk::ReadsWholeLines { 5 } else { 1 };
    let mut outcome = look_once(fault);
    for _ in 1..tries {
        if outcome.is_ok() {
            break;
        }
        outcome = look_once(fault);
    }
    outcome
}

fn look_once(fault: &Fault) -> Result<(), String> {
    planted::only_these_fail(&audit(fault.kind, fault.plant, fault.quirk), fault.check, fault.also)
}
