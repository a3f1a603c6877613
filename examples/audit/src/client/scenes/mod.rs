//! The table of scenarios, one file for each group or few.

mod auth;
mod data;
mod end;
mod envelope;
mod greeting;
mod hello;
mod lmtp;
mod replies;
mod text;
mod tls;

use super::scene::Check;

/// All scenarios, in the order in which they are reported.
pub(crate) fn all() -> impl Iterator<Item = &'static Check> {
    [
        greeting::CHECKS,
        hello::CHECKS,
        envelope::CHECKS,
        data::CHECKS,
        text::CHECKS,
        end::CHECKS,
        replies::CHECKS,
        tls::CHECKS,
        auth::CHECKS,
        lmtp::CHECKS,
    ]
    .into_iter()
    .flatten()
}

#[cfg(test)]
mod tests {
    use smtp_codes::{Action, Command, Reply};

    use super::super::fate::Fate;
    use super::super::scene::{ANY, Cue, Says};
    use super::all;
    use crate::rule::assert_well_named;

    #[test]
    fn each_rule_has_a_name_of_its_own_a_group_and_sections() {
        assert_well_named(all().map(|check| &check.rule));
    }

    #[test]
    fn each_rule_has_a_play() {
        for check in all() {
            assert!(!check.plays.is_empty(), "{}", check.rule.id);
        }
    }

    /// Where one reply decides, what is to become of the message is what the library says of it.
    #[test]
    fn the_fates_are_those_of_the_library() {
        let mut decided = 0;
        for check in all() {
            for play in check.plays.iter().filter(|play| play.cues.len() == 1 && play.recipients == 1) {
                let [Cue { at, says: Says::Reply(lines), .. }] = play.cues else { continue };
                let raw = format!("{}\r\n", lines.replace('\n', "\r\n"));
                let Ok(reply) = Reply::parse(raw.as_bytes()) else { continue };
                let right: &[Fate] = match (at, reply.verdict(*at).action) {
                    (Command::Ehlo | Command::Quit, _) => continue,
                    (Command::EndOfData, Action::Accepted) => &[Fate::Delivered],
                    (_, Action::RetryLater) => &[Fate::Later],
                    (_, Action::Rejected) => &[Fate::Refused],
                    (_, Action::Unexpected) => &[Fate::Later, Fate::Refused],
                    _ => continue,
                };
                let said: Vec<&Fate> = check.ends_of(play).iter().chain(check.allows).collect();
                assert!(right.iter().all(|fate| said.contains(&fate)), "{}: {lines}", check.rule.id);
                decided += usize::from(check.ends_of(play) != ANY);
            }
        }
        assert!(decided > 30, "{decided}");
    }
}
