//! Checks the alternatives of an arm: whether their codes and statuses exist, and go together.

use smtp_codes_data::{FindingKind, Triple, class_allowed, status_row};

use super::instead::instead;
use super::judge::{Direction, Numbers, Rules};
use super::{can_carry, message, numbers};
use crate::derive::ast::{Input, Strictness, Variant};
use crate::derive::ctxt::Ctxt;
use crate::derive::pattern::status::{self, Status};
use crate::derive::pattern::{Alternative, Code};
use crate::derive::suggest;

pub(super) fn check(ctxt: &Ctxt, input: &Input<'_>, variant: &Variant<'_>, alternative: &Alternative) {
    let (commands, strictness) = (input.keys.commands(), input.strictness(variant));
    let rules = Rules { direction: Direction::Received, commands, strictness };
    let (codes, statuses) = (alternative.codes.as_slice(), alternative.enhanced.statuses());
    if let ([code], [status]) = (codes, statuses) {
        if let Some(reply) = numbers(*code, Some(status)) {
            one_reply(ctxt, *code, status, reply, &rules);
            return;
        }
    }
    let all_codes = codes_have_partners(ctxt, codes, statuses, &rules);
    if !statuses_are_right(ctxt, codes, statuses, &rules, all_codes) {
        return;
    }
    for &code in codes {
        if let Some(reply) = numbers(code, None) {
            if let Some(fault) = rules.faults(reply).code {
                ctxt.error(code.token, message::of_code(fault, reply, &rules));
            }
        }
    }
}

/// Says what `ToReply` says of the same attribute. Of a status that cannot be there nothing more is said.
fn one_reply(ctxt: &Ctxt, code: Code, status: &Status, reply: Numbers, rules: &Rules<'_>) {
    let faults = rules.faults(reply);
    let is_impossible =
        matches!(faults.status, Some(FindingKind::EnhancedNotPossible | FindingKind::EnhancedClassDiffers));
    if let Some(fault) = faults.code.filter(|_| !is_impossible) {
        ctxt.error(code.token, message::of_code(fault, reply, rules));
    }
    if let (Some(fault), Some(triple)) = (faults.status, reply.status) {
        let mut candidates = instead(rules, reply, fault);
        // What is not told of the code must not be left to it.
        candidates.retain(|&candidate| !is_impossible || rules.faults(candidate).code.is_none());
        ctxt.error(status.token, message::of_status_or(fault, reply, triple, &candidates));
    }
}

/// Returns `true` if every code may have one of the statuses. A code alone is told at its status.
fn codes_have_partners(ctxt: &Ctxt, codes: &[Code], statuses: &[Status], rules: &Rules<'_>) -> bool {
    let [first, ..] = statuses else { return true };
    let mut all = true;
    for &code in codes {
        let fault = if !code.has_class() {
            status::no_class(code, first) + "; leave it out"
        } else if codes.len() > 1 && !statuses.iter().any(|status| can_carry(code, status)) {
            class_differs(code, first, Lists { codes, statuses }, rules)
        } else {
            continue;
        };
        ctxt.error(if codes.len() == 1 { first.token } else { code.token }, fault);
        all = false;
    }
    all
}

/// Returns `true` if every status has a partner; what is not registered is reported separately.
fn statuses_are_right(
    ctxt: &Ctxt,
    codes: &[Code],
    statuses: &[Status],
    rules: &Rules<'_>,
    all_codes: bool,
) -> bool {
    let lists = Lists { codes, statuses };
    let mut all = all_codes;
    for status in statuses {
        if codes.is_empty() || codes.iter().any(|&code| can_carry(code, status)) {
            if let (Strictness::Table, Some(fault)) = (rules.strictness, unregistered(status)) {
                ctxt.error(status.token, fault);
            }
            continue;
        }
        all = false;
        match codes {
            [code] if code.has_class() => {
                ctxt.error(status.token, class_differs(*code, status, lists, rules))
            }
            // A fault that was reported for the codes is not reported once more.
            [first, _, ..] if all_codes => {
                ctxt.error(status.token, class_differs(*first, status, lists, rules))
            }
            _ => {}
        }
    }
    all
}

fn class_differs(code: Code, status: &Status, lists: Lists<'_>, rules: &Rules<'_>) -> String {
    let kind = FindingKind::EnhancedClassDiffers;
    if let Some(reply @ Numbers { status: Some(triple), .. }) = numbers(code, Some(status)) {
        let mut candidates = instead(rules, reply, kind);
        candidates.retain(|&candidate| {
            parts(candidate, code, status)
                .is_some_and(|(other, instead)| lists.stay_right(code, status, other, &instead))
        });
        let fault = message::of_status_or(kind, reply, triple, &candidates);
        return if candidates.is_empty() { fault + lists.way_out() } else { fault };
    }
    let class = code.first_digit();
    let other = Status { class: Some(class), ..*status };
    let is_right = status.detail.is_none_or(|detail| {
        status_row(status.subject, detail).is_some() && class_allowed(status.subject, detail, class)
    });
    let fault = message::class_differs(code, &status.to_string());
    if is_right && lists.stay_right(code, status, code, &other) {
        format!("{fault}; did you mean `{other}`?")
    } else {
        fault + lists.way_out()
    }
}

/// Returns a reply as the parts of a pattern, where those of another one stand.
fn parts(reply: Numbers, code: Code, status: &Status) -> Option<(Code, Status)> {
    let Triple { class, subject, detail } = reply.status?;
    let status = Status { class: Some(class), subject, detail: Some(detail), ..*status };
    Some((Code { low: reply.code, high: reply.code, ..code }, status))
}

/// The codes and statuses of one alternative, each of which goes with each.
#[derive(Clone, Copy)]
struct Lists<'a> {
    codes: &'a [Code],
    statuses: &'a [Status],
}

impl Lists<'_> {
    /// Returns what to do with a code or status that goes with nothing, if the others do without it.
    fn way_out(self) -> &'static str {
        let has_pair =
            self.codes.iter().any(|&code| self.statuses.iter().any(|status| can_carry(code, status)));
        if has_pair { "; remove it" } else { "" }
    }

    /// Returns `true` if, with a code and a status replaced, nothing occurs twice or has lost its partner.
    fn stay_right(self, code: Code, status: &Status, new_code: Code, new_status: &Status) -> bool {
        let is_same = |one: &Status, other: &Status| {
            (one.class, one.subject, one.detail) == (other.class, other.subject, other.detail)
        };
        let covers = |one: &Status, other: &Status| {
            one.subject == other.subject
                && (one.class.is_none() || one.class == other.class)
                && (one.detail.is_none() || one.detail == other.detail)
        };
        let codes = || self.codes.iter().copied().filter(|one| (one.low, one.high) != (code.low, code.high));
        let statuses = || self.statuses.iter().filter(|one| !is_same(one, status));
        let is_taken = codes().any(|one| one.low <= new_code.low && new_code.high <= one.high)
            || statuses().any(|one| covers(one, new_status));
        let code_stays = |one: Code| {
            !can_carry(one, status)
                || can_carry(one, new_status)
                || statuses().any(|other| can_carry(one, other))
        };
        let status_stays = |one: &Status| {
            !can_carry(code, one) || can_carry(new_code, one) || codes().any(|other| can_carry(other, one))
        };
        !is_taken && codes().all(code_stays) && statuses().all(status_stays)
    }
}

fn unregistered(status: &Status) -> Option<String> {
    let detail = status.detail?;
    if status_row(status.subject, detail).is_some() {
        return None;
    }
    let general = || status_row(status.subject, 0).map(|row| row.detail);
    let near = suggest::nearest_detail(status.subject, detail).or_else(general);
    let near = near.map(|detail| Status { detail: Some(detail), ..*status }.to_string());
    let fault = message::unregistered(&status.to_string(), status.subject, near.is_some());
    Some(match near {
        Some(near) => format!("{fault}; did you mean `{near}`? the key `unregistered` permits it otherwise"),
        None => format!("{fault}; the key `unregistered` permits it anyway"),
    })
}
