//! The program's output for replies, codes, families and words.

use smtp_codes_tests_programs::expected::assert_same;

use super::{Answer, explain, objects, program, titles};

/// Holds what was printed, without complaint, against a file of `data/explain`.
fn assert_printed(answer: &Answer, file: &str) {
    assert_same(&answer.printed, &format!("explain/{file}"));
    assert_eq!((answer.complaints.as_str(), answer.exit), ("", Some(0)));
}

#[test]
fn a_reply_to_a_command() {
    assert_printed(&explain(&["--command", "rcpt", "550 5.1.1 no such user"]), "no_such_user.txt");
}

/// The README shows the first lines.
#[test]
fn the_readme_shows_what_is_printed() {
    let readme = include_str!("../../../README.md");
    let (_, shown) = readme.split_once("\n$ smtp-explain '550 5.1.1 no such user'\n").expect("it is called");
    let shown: Vec<_> = shown.lines().take_while(|line| *line != "```").collect();
    let answer = explain(&["550 5.1.1 no such user"]);
    assert_eq!(shown.len(), 12);
    assert_eq!(shown, answer.printed.lines().take(12).collect::<Vec<_>>());
}

#[test]
fn a_family() {
    assert_printed(&explain(&["5.2.X"]), "mailbox_refusals.txt");
}

#[test]
fn a_greylisted_reply_of_several_lines() {
    let answer = explain(&[r"450-4.7.1 greylisted,\r\n450 4.7.1 try again later\r\n", "--command=RCPT"]);
    assert_eq!(titles(&answer), ["450 4.7.1  Not allowed"]);
    for part in [
        "\n\nNo action is needed yet: delivery will be retried. ",
        "\ntext       greylisted,\n           try again later\n",
        "\nwho acts   SendingAdministrator. If it stays: ",
        "\ntry again  Try again after a few minutes: ",
        "\nharmless   PairNotRegistered\n",
    ] {
        assert!(answer.printed.contains(part), "{part:?} is missing in\n{}", answer.printed);
    }
}

#[test]
fn codes_and_families_beside_each_other() {
    let topics = ["554", "4.2.2", "4yz", "X.7.26", "MailboxFull", "599", "571"];
    let answer = explain(&topics);
    let titles = titles(&answer);
    assert_eq!(titles[1], "4.2.2  Mailbox full");
    let codes: Vec<_> = titles.iter().filter_map(|title| title.split(' ').next()).collect();
    assert_eq!(codes, ["554", "4.2.2", "4yz", "X.7.26", "X.2.2", "599", "571"]);
    let objects = objects(&explain(&[&["--json"], &topics[..]].concat()));
    assert_eq!(objects.len(), topics.len());
    assert_eq!((&objects[0]["code"], &objects[2]["family"]), (&554.into(), &"4yz".into()));
    assert_eq!(objects[1]["references"][0]["url"], "https://www.rfc-editor.org/rfc/rfc3463#section-3.3");
}

#[test]
fn words_that_people_search_for() {
    let answer = explain(&["DMARC"]);
    assert_eq!(titles(&answer), ["X.7.1  Not allowed", "X.7.26  Failed several sender checks"]);
    assert!(answer.printed.contains("SPF, DKIM and\nDMARC"), "{}", answer.printed);
    assert_eq!((answer.complaints.as_str(), answer.exit), ("", Some(0)));
    for (words, expected) in [
        ("ptr", "X.7.25"),
        ("dane", "X.7.5"),
        ("no such user", "X.1.1"),
        ("quota", "X.2.2"),
        ("rbl", "X.7.1"),
        ("blocklist", "X.7.1"),
        ("rate limit", "X.7.28"),
        ("virus", "X.7.1"),
        ("too large", "X.3.4"),
        ("relay access denied", "X.7.1"),
    ] {
        let one = explain(&[words]).printed;
        assert!(one.contains(expected), "{words}\n{one}");
        let each: Vec<_> = words.split(' ').collect();
        assert_eq!(explain(&each).printed, one, "not quoted");
    }
    let answer = explain(&["--json", "quota"]);
    assert!(objects(&answer).iter().any(|object| object["summary"] == "Mailbox full"));
}

#[test]
fn words_need_no_quotes() {
    let words = |line: &str| explain(&line.split(' ').collect::<Vec<_>>());
    assert_eq!(titles(&words("550 5.1.1 no such user")), ["550 5.1.1  No such mailbox"]);
    assert_eq!(titles(&words("452 4.2.2")), ["452 4.2.2  Mailbox full"]);
    assert_eq!(titles(&words("554 4.2.2")), titles(&explain(&["554", "4.2.2"])));
    assert_eq!(titles(&words("554 4.2.2")).len(), 2);
    assert_eq!(titles(&words("permanent error (550): 5.1.1 no such user")), ["550 5.1.1  No such mailbox"]);
    assert_eq!(titles(&words("--command rcpt 550 5.1.1 no")), ["550 5.1.1  No such mailbox"]);
}

#[test]
fn colour_is_for_terminals() {
    assert!(!explain(&["550 no"]).printed.contains('\u{1b}'));
    let coloured = program().arg("550 no").env("CLICOLOR_FORCE", "1").output().expect("it runs");
    assert!(coloured.stdout.contains(&0x1b));
    let plain = program().arg("550 no").env("CLICOLOR_FORCE", "0").env("NO_COLOR", "1").output();
    assert!(!plain.expect("it runs").stdout.contains(&0x1b));
}
