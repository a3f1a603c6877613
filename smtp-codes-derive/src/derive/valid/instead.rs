//! The replies to write instead of a faulty one.
//!
//! Whatever is suggested has been put to the rule book: taken, it removes its fault and adds none. It answers the same
//! situation: a fault of a login stays one, an error that passes stays one, and no refusal turns into an acceptance.

use smtp_codes_data::{
    Basic, CODES, Command, FindingKind, LOGIN_CODES, Origin, REGISTRY_PAIRS, RIGHT_REPLIES, SAME_SITUATION,
    Standing, Triple, code_row, replies, standing, status_row, transient_twin,
};

use super::judge::{Direction, Numbers, Rules};
use crate::derive::ast::Strictness;
use crate::derive::suggest;

/// The most that a message names.
const SHOWN: usize = 3;

/// Returns what to write instead of a reply with this fault, the best first; nothing if nothing is known to be better.
///
/// A reply that may be sent may be read as well, so that both derives say the same of one attribute. The replies that
/// the table permits come first, even where the key `unregistered` lifts it.
pub(crate) fn instead(rules: &Rules<'_>, reply: Numbers, fault: FindingKind) -> Vec<Numbers> {
    let sent = Rules { direction: Direction::Sent, ..*rules };
    let by_the_table = Rules { strictness: Strictness::Table, ..sent };
    let found = best(&by_the_table, reply, fault);
    if found.is_empty() { best(&sent, reply, fault) } else { found }
}

fn best(rules: &Rules<'_>, reply: Numbers, fault: FindingKind) -> Vec<Numbers> {
    let groups = match fault {
        FindingKind::PositivePreliminary | FindingKind::UnknownCode => unknown_code(reply),
        FindingKind::DeFactoCode | FindingKind::UnlistedNegative => in_other_words(rules.commands, reply),
        FindingKind::UnlistedPositive => positive(rules.commands, reply),
        FindingKind::EnhancedNotPossible => without_status(reply),
        FindingKind::EnhancedClassDiffers => one_class(rules.commands, reply),
        FindingKind::UnknownEnhanced => near_status(reply),
        FindingKind::ClassNotAllowed => vec![another_class(reply)],
        FindingKind::RecipientCodeForSender => sender_forms(reply),
        _ => Vec::new(),
    };
    let by_standing = [Standing::InState, Standing::Practice];
    let of_group = |group: &[Numbers], least: Standing| {
        let mut fitting: Vec<Numbers> = Vec::new();
        for &candidate in group {
            let is_usual = rules.commands.iter().all(|&one| standing(one, candidate.code) <= least);
            let is_kept = candidate.code == reply.code;
            if (is_usual || is_kept) && is_better(rules, reply, candidate) && !fitting.contains(&candidate) {
                fitting.push(candidate);
            }
        }
        fitting.truncate(SHOWN);
        fitting
    };
    let mut best = by_standing
        .into_iter()
        .flat_map(|least| groups.iter().map(move |group| (group, least)))
        .map(|(group, least)| of_group(group, least))
        .find(|fitting| !fitting.is_empty())
        .unwrap_or_default();
    if fault == FindingKind::DeFactoCode {
        best.extend(registered_pair(reply).filter(|&candidate| is_better(rules, reply, candidate)));
    }
    best
}

/// Returns the code with the status that makes it right, where none is given.
fn registered_pair(reply: Numbers) -> Option<Numbers> {
    let pair = REGISTRY_PAIRS.iter().find(|pair| pair.code == reply.code && reply.status.is_none())?;
    let class = (pair.code / 100) as u8;
    Some(Numbers { status: Some(Triple { class, subject: pair.subject, detail: pair.detail }), ..reply })
}

/// Returns `true` if the candidate has fewer of the faults of the reply, and none of its own.
fn is_better(rules: &Rules<'_>, reply: Numbers, candidate: Numbers) -> bool {
    let (before, after) = (rules.faults(reply), rules.faults(candidate));
    let is_old = |old: Option<FindingKind>, new: Option<FindingKind>| new.is_none() || new == old;
    candidate != reply
        && after != before
        && is_old(before.code, after.code)
        && is_old(before.status, after.status)
}

/// Returns the registered codes of the status, or else the codes that differ in one digit, or else general ones.
fn unknown_code(reply: Numbers) -> Vec<Vec<Numbers>> {
    let first_digit = reply.code / 100;
    let of_status = reply.status.map_or(&[][..], |status| registered_codes(status.subject, status.detail));
    let is_one_digit_off = |code: u16| (code / 10 == reply.code / 10) != (code % 10 == reply.code % 10);
    let mut near: Vec<u16> = CODES
        .iter()
        .filter(|row| row.origin < Origin::Obsolete && row.code / 100 == first_digit)
        .map(|row| row.code)
        .filter(|&code| is_one_digit_off(code))
        .collect();
    near.sort_by_key(|code| code.abs_diff(reply.code));
    let of_status =
        of_status.iter().copied().filter(|&code| code / 100 == first_digit && is_of_an_rfc(code)).collect();
    let general = [50, 54, 51].map(|last_digits| first_digit * 100 + last_digits).to_vec();
    [of_status, near, general].into_iter().map(|codes| with_code(reply, &codes)).collect()
}

fn in_other_words(commands: &[Command], reply: Numbers) -> Vec<Vec<Numbers>> {
    let right =
        RIGHT_REPLIES.iter().filter(|(command, code, _)| commands == [*command] && *code == reply.code);
    let right = right.map(|(.., others)| {
        let other = |&(code, status): &(u16, Option<(u16, u16)>)| match status {
            Some((subject, detail)) => {
                Numbers { code, status: Some(Triple { class: (code / 100) as u8, subject, detail }) }
            }
            None => with_its_class(Numbers { code, ..reply }),
        };
        others.iter().map(other).collect()
    });
    let mut groups: Vec<Vec<Numbers>> = right.collect();
    // OpenSMTPD says so of a mailing list, the registry of a login.
    let is_of_a_list = reply.code == 524
        && reply
            .status
            .map_or(commands == [Command::Rcpt], |status| (status.subject, status.detail) == (2, 4));
    if is_of_a_list {
        groups.push(with_code(reply, &[550, 554]));
    }
    let same = SAME_SITUATION.iter().find(|(code, _)| *code == reply.code);
    groups.extend(same.iter().flat_map(|(_, groups)| *groups).map(|codes| with_code(reply, codes)));
    groups
}

/// Returns the positive replies that an RFC lists for the commands: those of the same first digit, or else all.
fn positive(commands: &[Command], reply: Numbers) -> Vec<Vec<Numbers>> {
    let listed: Vec<u16> = match commands {
        [first, ..] => replies(*first)
            .iter()
            .copied()
            .filter(|code| code / 100 < 4)
            .filter(|&code| commands.iter().all(|&command| standing(command, code) == Standing::Listed))
            .collect(),
        [] => Vec::new(),
    };
    let same_digit: Vec<u16> = listed.iter().copied().filter(|code| code / 100 == reply.code / 100).collect();
    let mut groups = vec![with_code(reply, &same_digit), with_code(reply, &listed)];
    if commands == [Command::Unsolicited] {
        groups.push(with_code(reply, &[421]));
    }
    groups
}

/// Returns the reply without its status, or else one that may have it.
fn without_status(reply: Numbers) -> Vec<Vec<Numbers>> {
    let of_status = reply.status.map_or(&[][..], |status| registered_codes(status.subject, status.detail));
    let class = reply.status.map_or(0, |status| u16::from(status.class));
    let with_status: Vec<u16> = of_status.iter().copied().filter(|code| code / 100 == class).collect();
    let general = [50, 54, 35, 51].map(|last_digits| class * 100 + last_digits);
    vec![vec![Numbers { status: None, ..reply }], with_code(reply, &with_status), with_code(reply, &general)]
}

/// Returns a code of the status' class, and a status of the code's.
fn one_class(commands: &[Command], reply: Numbers) -> Vec<Vec<Numbers>> {
    let Some(status) = reply.status else { return Vec::new() };
    let class = u16::from(status.class);
    let is_of_class = |code: &u16| code / 100 == class;
    let softer = transient_twin(reply.code);
    let harder = CODES.iter().map(|row| row.code).filter(|&code| transient_twin(code) == Some(reply.code));
    let is_good_news_turned_bad = reply.code / 100 == 2;
    let same_digits = is_good_news_turned_bad.then_some(class * 100 + reply.code % 100);
    let registered = registered_codes(status.subject, status.detail);
    let code = softer
        .into_iter()
        .chain(harder)
        .chain(same_digits)
        .chain(registered.iter().copied())
        .filter(is_of_class)
        .filter(|&code| is_of_an_rfc(code))
        .find(|&code| commands.iter().all(|&command| standing(command, code) != Standing::Unlisted));
    let agreeing = Triple { class: (reply.code / 100) as u8, ..status };
    let exact: Vec<Numbers> = code
        .map(|code| Numbers { code, ..reply })
        .into_iter()
        .chain([Numbers { status: Some(agreeing), ..reply }])
        .collect();
    let general = exact.iter().copied().map(without_detail).collect();
    vec![exact, general]
}

/// Returns a status of the same subject that is registered: the one that differs in one digit, or else the general one.
fn near_status(reply: Numbers) -> Vec<Vec<Numbers>> {
    let Some(status) = reply.status else { return Vec::new() };
    let near = suggest::nearest_detail(status.subject, status.detail);
    let near = near.map(|detail| Triple { detail, ..status });
    vec![
        near.into_iter().map(|status| Numbers { status: Some(status), ..reply }).collect(),
        vec![without_detail(reply)],
    ]
}

/// Returns the status with a class that it has, and a status that has this class. Bad news stays bad, and good news
/// good.
fn another_class(reply: Numbers) -> Vec<Numbers> {
    let Some(status) = reply.status else { return Vec::new() };
    let classes = status_row(status.subject, status.detail).map_or(&[][..], |row| row.classes);
    let is_good = |class: u8| class == 2;
    let other = classes
        .iter()
        .map(|class| class.digit())
        .filter(|&class| class != status.class && !is_good(class) && !is_good(status.class));
    let exact = other.flat_map(|class| {
        let registered = registered_codes(status.subject, status.detail).iter().copied();
        let of_class = |code: &u16| code / 100 == u16::from(class);
        let is_twin = |code: &u16| {
            transient_twin(*code) == Some(reply.code) || transient_twin(reply.code) == Some(*code)
        };
        let twin = registered.clone().find(is_twin);
        let code = twin.into_iter().chain(registered).chain([550, 450]).find(of_class);
        code.filter(|code| !LOGIN_CODES.contains(&reply.code) || LOGIN_CODES.contains(code))
            .map(|code| Numbers { code, status: Some(Triple { class, ..status }) })
    });
    exact.chain([without_detail(reply)]).collect()
}

/// Returns the status that says the same of a sender (RFC 3463 section 3.2), or else the general one of addresses.
fn sender_forms(reply: Numbers) -> Vec<Vec<Numbers>> {
    let Some(status) = reply.status else { return Vec::new() };
    let form = match status.detail {
        2 => Triple { detail: 8, ..status },
        3 => Triple { detail: 7, ..status },
        10 => Triple { subject: 7, detail: 27, ..status },
        _ => Triple { detail: 0, ..status },
    };
    vec![vec![Numbers { status: Some(form), ..reply }], vec![without_detail(reply)]]
}

/// Returns the reply with each of the codes, its status made to go with it.
fn with_code(reply: Numbers, codes: &[u16]) -> Vec<Numbers> {
    codes.iter().map(|&code| with_its_class(Numbers { code, ..reply })).collect()
}

/// Returns the reply with a status of its code's class: the same if that has the class, or else the general one of its
/// subject.
fn with_its_class(reply: Numbers) -> Numbers {
    let Some(status) = reply.status else { return reply };
    let class = (reply.code / 100) as u8;
    if class == status.class {
        return reply;
    }
    let agreeing = Numbers { status: Some(Triple { class, ..status }), ..reply };
    match class {
        1 | 3 => Numbers { status: None, ..reply },
        _ if has_class(agreeing.status) => agreeing,
        _ => without_detail(agreeing),
    }
}

fn without_detail(reply: Numbers) -> Numbers {
    Numbers { status: reply.status.map(|status| Triple { detail: 0, ..status }), ..reply }
}

fn has_class(status: Option<Triple>) -> bool {
    status.is_none_or(|Triple { class, subject, detail }| {
        smtp_codes_data::class_allowed(subject, detail, class)
    })
}

fn is_of_an_rfc(code: u16) -> bool {
    code_row(code).is_some_and(|row| row.origin != Origin::DeFacto)
}

fn registered_codes(subject: u16, detail: u16) -> &'static [u16] {
    match status_row(subject, detail).map(|row| row.basic) {
        Some(Basic::List(codes)) => codes,
        _ => &[],
    }
}
