//! Recorded sessions with Postfix, dovecot, aiosmtpd and smtp-server: what they say is decoded and judged.

use std::collections::BTreeSet;

use smtp_codes::{Command, DeviationKind, FindingKind, ReplyDecoder, Standing};
use smtp_codes_tests::recording::{decode, sessions};

/// The findings in the replies of these servers: server, command, reply code, enhanced code, and the finding.
#[rustfmt::skip]
const FINDINGS: &[(&str, Command, u16, &str, FindingKind)] = &[
    ("aiosmtpd",     Command::Help,         250, "",      FindingKind::UnlistedPositive),
    ("aiosmtpd",     Command::Mail,         553, "5.1.3", FindingKind::RecipientCodeForSender),
    ("aiosmtpd",     Command::Mail,         553, "5.1.3", FindingKind::PairNotRegistered),
    ("aiosmtpd",     Command::Unrecognized, 502, "5.5.1", FindingKind::PairNotRegistered),
    ("dovecot-lmtp", Command::Auth,         502, "5.5.1", FindingKind::PairNotRegistered),
    ("dovecot-lmtp", Command::Mail,         250, "2.1.0", FindingKind::PairNotRegistered),
    ("dovecot-lmtp", Command::StartTls,     502, "5.5.1", FindingKind::PairNotRegistered),
    ("dovecot-lmtp", Command::Unrecognized, 421, "4.7.0", FindingKind::PairNotRegistered),
    ("dovecot-lmtp", Command::Vrfy,         252, "2.3.3", FindingKind::PairNotRegistered),
    ("postfix",      Command::Bdat,         521, "5.5.4", FindingKind::PairNotRegistered),
    ("postfix",      Command::Connect,      421, "4.7.0", FindingKind::PairNotRegistered),
    ("postfix",      Command::EndOfData,    554, "5.4.0", FindingKind::PairNotRegistered),
    ("postfix",      Command::Mail,         250, "2.1.0", FindingKind::PairNotRegistered),
    ("postfix",      Command::Mail,         501, "5.1.7", FindingKind::PairNotRegistered),
    ("postfix",      Command::Rcpt,         554, "5.7.1", FindingKind::PairNotRegistered),
    ("postfix",      Command::Unrecognized, 221, "2.7.0", FindingKind::PairNotRegistered),
    ("postfix",      Command::Unrecognized, 221, "2.7.0", FindingKind::PracticeOnly),
    ("postfix",      Command::Unsolicited,  421, "4.7.0", FindingKind::PairNotRegistered),
    ("postfix",      Command::Vrfy,         554, "5.7.1", FindingKind::PairNotRegistered),
];

/// How the wire form of their replies deviates: Postfix echoes addresses that are not ASCII.
const DEVIATIONS: &[(&str, Command, DeviationKind)] = &[
    ("postfix", Command::Rcpt, DeviationKind::NonAscii),
    ("postfix", Command::Vrfy, DeviationKind::NonAscii),
];

/// First words that begin no command of ours, as the recorded client sent them.
const UNKNOWN_VERBS: &[&str] =
    &["", "BOGUS", "GET", "TURN", "X-UNKNOWN", "YYYY", "abc\r", "\u{ff}\u{fe}\u{80}"];

#[test]
fn each_split_point_gives_the_same_replies() {
    for session in sessions() {
        let octets = session.octets();
        let whole = decode(&octets);
        for split in 0..=octets.len() {
            let mut decoder = ReplyDecoder::new();
            let (mut replies, mut used) = (Vec::new(), 0);
            for end in [split, octets.len()] {
                while let Some((reply, length)) =
                    decoder.decode(&octets[used..end]).expect("a server sends replies")
                {
                    replies.push(reply);
                    used += length;
                }
            }
            assert_eq!(replies, whole, "{} {} split at {split}", session.server, session.name);
            assert!(!decoder.is_partial());
        }
    }
}

#[test]
fn each_session_reads_the_same_octet_by_octet_and_strictly() {
    for session in sessions() {
        let octets = session.octets();
        let mut decoder = ReplyDecoder::new().strict();
        let (mut replies, mut used) = (Vec::new(), 0);
        for end in 0..=octets.len() {
            if let Some((reply, length)) = decoder.decode(&octets[used..end]).expect("a server sends replies")
            {
                replies.push(reply);
                used += length;
            }
        }
        assert_eq!(replies, decode(&octets), "{} {}", session.server, session.name);
    }
}

#[test]
fn what_is_odd_about_an_answer_is_listed_by_name() {
    let mut found = BTreeSet::new();
    let mut unlisted = BTreeSet::new();
    for session in sessions() {
        for (command, reply) in session.answers() {
            let enhanced = reply.enhanced().map(|enhanced| enhanced.to_string()).unwrap_or_default();
            let code = reply.code();
            found.extend(reply.check(command).map(|finding| {
                (session.server.clone(), command, code.get(), enhanced.clone(), finding.kind())
            }));
            if command.standing(code) == Standing::Unlisted {
                unlisted.insert((session.server.clone(), command, code.get()));
            }
        }
    }
    let listed = |&(server, command, code, enhanced, kind): &(&str, _, _, &str, _)| {
        (server.to_owned(), command, code, enhanced.to_owned(), kind)
    };
    assert_eq!(found, FINDINGS.iter().map(listed).collect());
    assert_eq!(unlisted, [("aiosmtpd".to_owned(), Command::Help, 250)].into());
}

#[test]
fn how_a_reply_deviates_is_listed_by_name() {
    let mut found = BTreeSet::new();
    for session in sessions() {
        for (command, reply) in session.answers() {
            found.extend(
                reply.deviations().map(|deviation| (session.server.clone(), command, deviation.kind())),
            );
        }
    }
    let listed = |&(server, command, kind): &(&str, _, _)| (server.to_owned(), command, kind);
    assert_eq!(found, DEVIATIONS.iter().map(listed).collect());
}

#[test]
fn a_client_line_is_a_command_or_its_verb_is_listed() {
    let mut commands = BTreeSet::new();
    let mut unknown = BTreeSet::new();
    for session in sessions() {
        for line in session.command_lines() {
            match Command::from_line(line.as_bytes()) {
                Some(command) => _ = commands.insert(command),
                None => {
                    let word = line.split(' ').next().unwrap_or_default();
                    let listed = UNKNOWN_VERBS.iter().rfind(|verb| word.starts_with(**verb)).copied();
                    unknown.insert(listed.unwrap_or(word).to_owned());
                }
            }
        }
    }
    assert_eq!(unknown, UNKNOWN_VERBS.iter().map(|verb| (*verb).to_owned()).collect());
    let unsent = [
        Command::Connect,
        Command::Burl,
        Command::AuthData,
        Command::Atrn,
        Command::Unrecognized,
        Command::Unsolicited,
    ];
    let sent = Command::ALL.iter().copied().filter(|command| !unsent.contains(command));
    assert_eq!(commands, sent.collect());
}

#[test]
fn the_recordings_hold_what_they_are_said_to() {
    let count = |server: &str| {
        let sessions = sessions();
        let replies =
            sessions.iter().filter(|session| session.server == server).map(|session| session.answers().len());
        replies.sum::<usize>()
    };
    assert_eq!(count("postfix"), 351);
    assert_eq!(count("dovecot-lmtp"), 362);
    assert_eq!(count("aiosmtpd"), 348);
    assert_eq!(count("smtp-server"), 366);
    assert_eq!(count("smtp-server-lmtp"), 369);
}
