//! The table of checks, one file for each group or few.

mod auth;
mod chunking;
mod data;
mod enhanced;
mod greeting;
mod hello;
mod line;
mod lmtp;
mod mail;
mod octets;
mod order;
mod pipelining;
mod rcpt;
mod reply;
mod session;
mod size;
mod tls;
mod verb;
mod verify;

use super::step::Check;

/// All checks, in the order in which they are reported.
pub(crate) fn all() -> impl Iterator<Item = &'static Check> {
    [
        greeting::CHECKS,
        hello::CHECKS,
        verb::CHECKS,
        order::CHECKS,
        mail::CHECKS,
        rcpt::CHECKS,
        session::CHECKS,
        verify::CHECKS,
        data::CHECKS,
        size::CHECKS,
        line::CHECKS,
        reply::CHECKS,
        enhanced::CHECKS,
        pipelining::CHECKS,
        chunking::CHECKS,
        octets::CHECKS,
        tls::CHECKS,
        auth::CHECKS,
        lmtp::CHECKS,
    ]
    .into_iter()
    .flatten()
}

#[cfg(test)]
mod tests {
    use std::net::{Ipv4Addr, SocketAddr};

    use super::super::site::{Account, Site};
    use super::super::step::{Does, ShownBy, Step};
    use super::all;
    use crate::pattern::is_set;
    use crate::rule::assert_well_named;

    #[test]
    fn each_rule_has_a_name_of_its_own_a_group_and_sections() {
        assert_well_named(all().map(|check| &check.rule));
    }

    #[test]
    fn every_set_of_codes_and_every_placeholder_is_known() {
        let mut site = Site::new(SocketAddr::from((Ipv4Addr::LOCALHOST, 25)));
        site.recipients = vec!["user@example.org".into()];
        site.full_recipient = Some("full@example.org".into());
        site.account = Some(Account { name: "user".into(), password: "secret".into() });
        for check in all() {
            let ShownBy::Dialogues(dialogues) = check.shown_by else { continue };
            assert!(!dialogues.is_empty(), "{} has no dialogue", check.rule.id);
            dialogues.iter().for_each(|steps| look(&site, check.rule.id, steps));
        }
    }

    fn look(site: &Site, id: &str, steps: &[Step]) {
        for step in steps {
            for set in [step.wants, step.never, step.allows, step.skips] {
                assert!(is_set(set), "{id}: {set}");
            }
            match step.does {
                Does::Say(line) => drop(site.fill(line).unwrap_or_else(|fault| panic!("{id}: {fault}"))),
                Does::Send(lines) => {
                    lines.iter().for_each(|line| assert!(site.fill(line).is_ok(), "{id}: {line}"));
                }
                Does::When(codes, steps) => {
                    assert!(is_set(codes), "{id}: {codes}");
                    look(site, id, steps);
                }
                Does::Until(codes) => assert!(is_set(codes), "{id}: {codes}"),
                Does::Steps(steps) | Does::Repeat(_, steps) => look(site, id, steps),
                _ => {}
            }
        }
    }
}
