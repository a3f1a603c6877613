//! The audit of a server.

mod checks;
mod connection;
mod judge;
mod overall;
mod play;
mod site;
mod stalls;
mod step;
mod talk;
mod words;

use std::collections::BTreeSet;
use std::io;
use std::sync::OnceLock;

use self::play::Played;
pub use self::site::{Account, Patience, Role, Security, Site};
use self::stalls::Stalls;
use self::step::{Check, Cost, ShownBy};
use self::talk::Talk;
use crate::outcome::{Audit, Finding, Outcome};
pub use crate::protocol::Protocol;
use crate::rule::Rule;
use crate::side_by_side::side_by_side;
use crate::transcript::Transcript;

/// Returns the rules that servers are held against, in the order in which they are reported.
pub fn rules() -> impl Iterator<Item = &'static Rule> {
    checks::all().map(|check| &check.rule)
}

/// Returns each rule with the dialogues that show whether it is kept, in words.
pub fn list() -> impl Iterator<Item = (Rule, Vec<String>)> {
    checks::all().map(|check| (check.rule, words::dialogues(check)))
}

/// Holds the server against the rules of these names, or against all where none is named.
///
/// # Errors
///
/// Returns the error of the first connection, where the server cannot be reached.
pub fn audit(site: &Site, only: &[String]) -> io::Result<Audit> {
    let stalls = &Stalls::new(site);
    let mut first = Talk::new(site, stalls);
    first.connect()?;
    // The greeting is judged later.
    let _ = first.answer();
    first.quit();
    let site = &knowing_whom_it_refuses(site, stalls);
    let is_named = |check: &Check| only.iter().any(|id| id == check.rule.id);
    let is_chosen = |check: &Check| only.is_empty() || is_named(check);
    let is_due = |check: &&Check| {
        check.is_for.includes(site.protocol) && (is_named(check) || is_affordable(check, site))
    };
    let checks: Vec<&Check> = checks::all().filter(is_due).collect();
    // A check without dialogues of its own judges those of all others.
    let takes_all = checks.iter().any(|check| is_chosen(check) && !has_dialogues(check));
    let played: Vec<&Check> = checks.iter().copied().filter(|check| takes_all || is_chosen(check)).collect();
    let (mut found, transcripts) = play_all(site, stalls, &played);
    for (check, finding) in played.iter().zip(&mut found) {
        if !has_dialogues(check) {
            *finding = overall::judge(check, &transcripts);
        }
    }
    let is_asked: BTreeSet<&str> =
        checks.iter().filter(|check| is_chosen(check)).map(|check| check.rule.id).collect();
    found.retain(|finding| is_asked.contains(finding.rule.id));
    Ok(Audit { subject: site.address.to_string(), findings: found })
}

/// Finds a recipient that the server refuses for good, where the user named none: one that it does not know, or one of
/// a domain that is not its own.
fn knowing_whom_it_refuses(site: &Site, stalls: &Stalls) -> Site {
    let refuses = |line| {
        let check = step::must("", "", "");
        let talk = Talk::new(site, stalls);
        let played =
            play::play(talk, &check, &[step::OPEN, step::MAIL, step::say(line).wants("5yz").setup()]);
        played.outcome == Outcome::Pass
    };
    let mut site = site.clone();
    if site.bad_recipient.is_none() && !refuses("RCPT TO:<{nobody}>") && refuses("RCPT TO:<{elsewhere}>") {
        site.refused_recipient = site.fill("{elsewhere}").ok();
    }
    site
}

const fn has_dialogues(check: &Check) -> bool {
    matches!(check.shown_by, ShownBy::Dialogues(_))
}

/// Returns `true` if the user agreed to what the check costs. Whoever names a check does.
const fn is_affordable(check: &Check, site: &Site) -> bool {
    match check.cost {
        Cost::Little => true,
        Cost::Heavy => site.is_heavy,
        Cost::Slow => site.is_slow,
    }
}

/// Plays the dialogues of all checks, so many at the same time as the site allows. The order in which they are played
/// does not show in what is returned.
fn play_all(site: &Site, stalls: &Stalls, checks: &[&Check]) -> (Vec<Finding>, Vec<Transcript>) {
    let mut dialogues = Vec::new();
    for (number, check) in checks.iter().enumerate() {
        if let ShownBy::Dialogues(all) = check.shown_by {
            dialogues.extend(all.iter().map(|steps| (number, *steps)));
        }
    }
    let results: Vec<OnceLock<Played>> = dialogues.iter().map(|_| OnceLock::new()).collect();
    let play_one = |number: usize, alone: bool| {
        let (check, steps) = dialogues[number];
        if checks[check].is_alone == alone {
            results[number].get_or_init(|| play::play(Talk::new(site, stalls), checks[check], steps));
        }
    };
    (0..dialogues.len()).for_each(|number| play_one(number, true));
    side_by_side(dialogues.len(), site.connections, |number| play_one(number, false));
    let mut findings: Vec<Finding> = checks.iter().map(|check| Finding::nothing_about(check.rule)).collect();
    let mut transcripts = Vec::new();
    for ((number, _), result) in dialogues.iter().zip(results) {
        let Some(played) = result.into_inner() else { continue };
        findings[*number].add(&played.outcome, &played.transcript.turns[..played.point]);
        transcripts.push(played.transcript);
    }
    (findings, transcripts)
}
