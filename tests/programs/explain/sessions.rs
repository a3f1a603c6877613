//! Logs with several sessions between each other's lines: each reply answers the command of its own session.

use super::{ask, assert_answered, replies};

/// Two sessions, with `1` or `2` before each line.
const TWO: &str = "1< 220 a\n1> EHLO me\n2< 220 b\n1< 250-a\n2> EHLO me\n2< 250-b\n1< 250 HELP\n1> MAIL FROM:<a@b>\n\
    2< 250 HELP\n2> RSET\n2< 250 ok\n1< 250 2.1.0 ok\n2> QUIT\n1> RCPT TO:<x@y>\n1< 550 5.1.1 no\n2< 221 bye\n\
    1> QUIT\n1< 221 bye\n";
const EXPECTED: &str =
    "220 Connect, 220 Connect, 250 Ehlo, 250 Ehlo, 250 Rset, 250 Mail, 550 Rcpt, 221 Quit, 221 Quit";

/// Writes the two with the marks of a program: of each session, and of who speaks.
fn marked(of_line: impl Fn(usize, bool, &str) -> String) -> String {
    let line = |line: &str| {
        let (session, line) = line.split_at(1);
        let (mark, words) = line.split_once(' ').expect("it is marked");
        of_line(usize::from(session == "2"), mark == ">", words)
    };
    TWO.lines().map(line).collect()
}

#[test]
fn a_reply_answers_the_command_of_its_own_session() {
    let arrow = |is_sent| if is_sent { '>' } else { '<' };
    for input in [
        // Postfix, the processes of one host, of two hosts, and two connections of one process.
        marked(|session, is_sent, words| {
            format!(
                "Nov 30 10:00:00 mx postfix/smtp[{}]: {} mx.example.org[192.0.2.1]:25: {words}\n",
                123 + session,
                arrow(is_sent)
            )
        }),
        marked(|session, is_sent, words| {
            format!("Nov 30 10:00:00 mx{session} postfix/smtp[123]: {} {words}\n", arrow(is_sent))
        }),
        marked(|session, is_sent, words| {
            format!("postfix/smtp[{}]: {} host: {words}\n", 123 + session, arrow(is_sent))
                .replace("host: ", "")
        }),
        marked(|session, is_sent, words| {
            format!("smtp: {} mx{session}.example.org[192.0.2.1]:25: {words}\n", arrow(is_sent))
        }),
        // Exim, which has no mark before the further lines of a reply.
        marked(|session, is_sent, words| {
            let mark = if is_sent { "SMTP>>" } else { "SMTP<<" };
            let mark = if words == "250 HELP" { "      " } else { mark };
            format!("{} {mark} {words}\n", 12_345 + session)
        }),
        // sendmail -X.
        marked(|session, is_sent, words| {
            format!("{:05} {} {words}\n", 345 + session, if is_sent { "<<<" } else { ">>>" })
        }),
        // MDaemon.
        marked(|session, is_sent, words| {
            let mark = if is_sent { "<--" } else { "-->" };
            format!("Mon 2026-11-30 10:00:00: 02: [{}] {mark} {words}\n", 514_116 + session)
        }),
        // hMailServer: any thread may go on.
        {
            let thread = std::cell::Cell::new(10);
            marked(|session, is_sent, words| {
                thread.set(thread.get() + 1);
                format!(
                    "\"SMTPD\"\t{}\t{session}\t\"2026-11-30 10:00:00.000\"\t\"192.0.2.1\"\t\"{}: {words}\"\n",
                    thread.get() % 5,
                    if is_sent { "RECEIVED" } else { "SENT" }
                )
            })
        },
        // Exchange: the lines are counted.
        {
            let count = std::cell::Cell::new(0);
            marked(|session, is_sent, words| {
                count.set(count.get() + 1);
                format!(
                    "2026-11-30T10:00:00.000Z,Internet,08D{session},{},192.0.2.9:1234,192.0.2.1:25,{},{words},\n",
                    count.get(),
                    arrow(!is_sent)
                )
            })
        },
        // Perl, JavaScript, and Haraka, which appends the number of the transaction.
        marked(|session, is_sent, words| {
            let mark = if is_sent { ">>>" } else { "<<<" };
            format!("Net::SMTP=GLOB(0x55d{session}){mark} {words}\n")
        }),
        marked(|session, is_sent, words| {
            let who = if is_sent { 'C' } else { 'S' };
            let id = ["vGfqfJuJEc", "n2xKwz0Aqq"][session];
            format!("[2026-11-30 10:00:00] DEBUG [{id}] {who}: {words}\n")
        }),
        marked(|session, is_sent, words| {
            let who = if is_sent { 'C' } else { 'S' };
            let transaction = if words.starts_with("RCPT") { ".1" } else { "" };
            format!(
                "[PROTOCOL] [0A4FEF4B-1B1D-4D4B-A4C1-9E6B3F3C3E0{session}{transaction}] [core] {who}: {words}\n"
            )
        }),
        // Python, and logs with the address of the other side, or a level that changes.
        marked(|session, is_sent, words| {
            let arrows = if is_sent { ">>" } else { "<<" };
            format!("INFO:mail.log:('127.0.0.1', {}) {arrows} b'{words}'\n", 51_234 + session)
        }),
        marked(|session, is_sent, words| {
            let who = if is_sent { 'C' } else { 'S' };
            format!("2026-11-30 10:00:00,123 DEBUG 192.0.2.1:{} smtp - {who}: {words}\n", 4_000 + session)
        }),
        marked(|session, is_sent, words| {
            let who = if is_sent { 'C' } else { 'S' };
            let level = if words.starts_with('5') { "ERROR" } else { "DEBUG" };
            format!("[{level}] [session {}] {who}: {words}\n", 77 + session)
        }),
    ] {
        assert_answered(&input, EXPECTED);
    }
}

/// Where it says so, the rest of a session need not come back.
#[test]
fn a_session_that_breaks_off_leaves_its_commands_to_nobody() {
    let input = "postfix/smtp[1]: > RSET\npostfix/smtp[1]: > MAIL FROM:<a@b>\npostfix/smtp[2]: > RCPT TO:<x@y>\n\
        postfix/smtp[2]: < 550 5.1.1 no\n";
    assert_answered(input, "550 Rcpt");
    let open = "postfix/smtp[1]: > EHLO me\npostfix/smtp[1]: < 250-a\npostfix/smtp[2]: > NOOP\npostfix/smtp[2]: < 250 ok\n";
    let answer = ask(&["--json"], open);
    assert_eq!(replies(&answer), ["250 Ehlo", "250 Noop"]);
    assert!(answer.complaints.contains("the reply is cut short here"), "{}", answer.complaints);
}

/// A message has lines between which another session goes on, and so has a chunk.
#[test]
fn a_text_of_one_session_does_not_hide_another() {
    let input = "a[1]: C: DATA\na[1]: S: 354 go\na[2]: C: BDAT 8 LAST\na[1]: C: Subject: x\na[2]: C: 250 no\n\
        a[1]: C: 550 no\na[3]: C: NOOP\na[3]: S: 250 ok\na[2]: S: 552 full\na[1]: C: .\na[1]: S: 250 queued\n";
    assert_answered(input, "354 Data, 250 Noop, 552 Bdat, 250 EndOfData");
}

#[test]
fn numbers_that_count_and_words_that_tell_who_speaks_are_no_sessions() {
    let numbered = |number: &dyn Fn(usize, &str) -> String| -> String {
        let session =
            "C: EHLO me\nS: 250-a\nS: 250 HELP\nC: RSET\nC: RCPT TO:<x@y>\nS: 250 ok\nS: 550 5.1.1 no\n";
        session.lines().enumerate().map(|(at, line)| number(at, line) + line + "\n").collect()
    };
    for input in [
        numbered(&|at, _| format!("[{at}] ")),
        numbered(&|at, _| format!("{} ", at * 3 / 2)),
        numbered(&|at, _| format!("{} ", 1_700_000_000 + at / 3)),
        numbered(&|at, _| format!("[0.{}] ", at / 2)),
        numbered(&|at, _| format!("[10:00:0{}] ", at / 2)),
        numbered(&|_, line| if line.starts_with('C') { "[send] " } else { "[receive] " }.to_owned()),
        numbered(&|at, _| format!("[2026-11-30 10:00:0{at}] [DEBUG] ")),
    ] {
        assert_answered(&input, "250 Ehlo, 250 Rset, 550 Rcpt");
    }
}

#[test]
fn what_other_lines_tell_comes_in_the_order_of_the_file() {
    let input = "a[1]: C: NOOP\na[1]: 1A: host mx said: 552 5.2.2 full\na[2]: C: NOOP\na[2]: S: 250 ok\n\
        a[2]: 1B: host mx said: 451 4.3.0 later\na[1]: S: 250 ok\na[1]: 1C: host mx said: 550 5.1.1 no\n";
    assert_answered(input, "250 Noop, 250 Noop, 552 -, 451 -, 550 -");
}

#[test]
fn a_reply_that_is_refused_is_passed_over_in_its_own_session() {
    let input = "a[1]: C: NOOP\na[2]: C: RSET\na[1]: S: 250-\x07\na[2]: S: 250 ok\na[1]: S: 250 b\na[1]: C: QUIT\n\
        a[1]: S: 221 bye\n";
    let answer = ask(&["--json", "--strict"], input);
    assert_eq!(replies(&answer), ["250 Rset", "221 Quit"]);
    assert_eq!(answer.complaints.lines().count(), 1, "{}", answer.complaints);
}

/// A server that passes on what it takes logs both of its sides, whose marks point the opposite way.
#[test]
fn the_log_of_a_relay_has_both_sides() {
    let expected = "220 Connect, 250 Ehlo, 220 Connect, 550 Rcpt, 451 Rcpt, 221 Quit, 221 Quit";
    let session = "1> 220 me\n1< EHLO a\n1> 250 me\n2< 220 mx\n1< RCPT TO:<x@y>\n2> RCPT TO:<x@y>\n2< 550 5.1.1 no\n\
        1> 451 4.3.0 later\n2> QUIT\n1< QUIT\n2< 221 bye\n1> 221 bye\n";
    for [first, second, sent, received] in [
        [
            "mx postfix/smtpd[10]: {} a[192.0.2.9]: ",
            "mx postfix/smtp[11]: {} mx.example.org[192.0.2.1]:25: ",
            ">",
            "<",
        ],
        ["12345 SMTP{} ", "12346 SMTP{} ", ">>", "<<"],
        ["[514116] {} ", "[514117] {} ", "-->", "<--"],
    ] {
        let line = |line: &str| {
            let (mark, words) = line.split_once(' ').expect("it is marked");
            let before = if mark.starts_with('1') { first } else { second };
            format!("{}{words}\n", before.replace("{}", if mark.ends_with('>') { sent } else { received }))
        };
        assert_answered(&session.lines().map(line).collect::<String>(), expected);
    }
}

/// Writes one session with something before each line, which depends on its number and its words.
fn one(before: impl Fn(usize, &str) -> String) -> String {
    let session = "S: 220 a\nC: EHLO me\nS: 250-a\nS: 250 HELP\nC: MAIL FROM:<a@b>\nC: RCPT TO:<x@y>\nS: 250 ok\n\
        S: 550 5.1.1 no\nC: RSET\nS: 250 ok\nC: MAIL FROM:<c@d>\nS: 451 4.3.0 later\nC: QUIT\nS: 221 bye\n";
    session.lines().enumerate().map(|(at, line)| format!("{} {line}\n", before(at, &line[3..]))).collect()
}

/// Lines that only look as if they named sessions make less sense apart.
#[test]
fn what_changes_within_a_session_is_not_its_name() {
    let level = |words: &str| match words.as_bytes() {
        [b'5', ..] => "ERROR",
        [b'4', ..] => "WARN",
        _ => "DEBUG",
    };
    let some = |at: usize| [12, 14, 12, 7, 12][at % 5];
    for input in [
        one(|_, words| format!("[{}]", level(words))),
        one(|_, words| format!("[{}] [0A4FEF4B-1B1D-4D4B-A4C1-9E6B3F3C3E01] [core]", level(words))),
        one(|at, _| format!("2026-11-30 10:00:00,123 [{}] DEBUG mail -", some(at))),
        one(|at, _| format!("10:00:00.123 [pool-1-thread-{}] DEBUG smtp -", some(at))),
        one(|at, _| format!("[+{}ms]", some(at))),
        one(|at, _| some(at).to_string()),
        one(|_, words| words.len().to_string()),
        one(|at, words| format!("{at} 0.{at} 192.0.2.1 -> 192.0.2.2 SMTP {}", words.len())),
        one(|at, _| format!("0x{:04x}:", at * 16)),
        one(|_, words| {
            format!(
                "smtp.c[{}]:",
                if words.starts_with(|letter: char| letter.is_ascii_digit()) { 42 } else { 17 }
            )
        }),
    ] {
        assert_answered(&input, "220 Connect, 250 Ehlo, 250 Mail, 550 Rcpt, 250 Rset, 451 Mail, 221 Quit");
    }
}

#[test]
fn a_line_that_syslog_only_counts_came_so_often() {
    let session = |before: &str, note: &str| {
        let sent = ["MAIL FROM:<a@b>", "RCPT TO:<1@d>", "RCPT TO:<2@d>", "RCPT TO:<3@d>", "DATA"];
        let sent: String = sent.iter().map(|words| format!("{before} > {words}\n")).collect();
        format!("{sent}{before} < 250 ok\n{note}\n{before} < 550 5.1.1 no\n{before} < 354 go\n")
    };
    let before = "Nov 30 10:00:00 mx postfix/smtp[123]:";
    for note in [
        "Nov 30 10:00:00 mx last message repeated 2 times".to_owned(),
        format!("{before} message repeated 2 times: [ < 250 ok]"),
    ] {
        assert_answered(&session(before, &note), "250 Mail, 250 Rcpt, 250 Rcpt, 550 Rcpt, 354 Data");
    }
    // It counts no line that nobody of the two said, and a reply may say so.
    assert_answered(
        "mx a[1]: > NOOP\nmx b[2]: hello\nmx last message repeated 2 times\nmx a[1]: < 250 message repeated 2 times\n\
         mx a[1]: > QUIT\nmx a[1]: < 221 bye\n",
        "250 Noop, 221 Quit",
    );
    let many = session(before, "mx last message repeated 99999999999 times");
    assert_eq!(ask(&["--json"], many).exit, Some(0));
}
