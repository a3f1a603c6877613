//! Transcripts in marks that no list has: what comes before commands and before replies tells who speaks.

use super::{ask, assert_answered, objects};

const SESSION: [(char, &str); 20] = [
    ('S', "220 mx.example.org ESMTP"),
    ('C', "EHLO me"),
    ('S', "250-mx.example.org"),
    ('S', "250-SIZE 1000"),
    ('S', "250 HELP"),
    ('C', "AUTH LOGIN"),
    ('S', "334 VXNlcm5hbWU6"),
    ('C', "dXNlcg=="),
    ('S', "334 UGFzc3dvcmQ6"),
    ('C', "cGFzcw=="),
    ('S', "235 2.7.0 ok"),
    ('C', "MAIL FROM:<a@b.example>"),
    ('S', "250 2.1.0 ok"),
    ('C', "RCPT TO:<x@y.example> NOTIFY=NEVER"),
    ('S', "550-5.1.1 no such"),
    ('S', "550 5.1.1 user"),
    ('C', "DATA"),
    ('S', "554 5.5.1 no valid recipients"),
    ('C', "QUIT"),
    ('S', "221 2.0.0 bye"),
];
const EXPECTED: &str =
    "220 Connect, 250 Ehlo, 334 Auth, 334 AuthData, 235 AuthData, 250 Mail, 550 Rcpt, 554 Data, 221 Quit";

/// Writes the session, with something before and after each line, which depends on its number.
fn session(sent: impl Fn(usize) -> String, received: impl Fn(usize) -> String, after: &str) -> String {
    let before = |number, who| if who == 'C' { sent(number) } else { received(number) };
    SESSION
        .iter()
        .enumerate()
        .map(|(at, (who, words))| format!("{}{words}{after}\n", before(at + 1, *who)))
        .collect()
}

fn marked(sent: &str, received: &str, after: &str) -> String {
    session(|_| sent.to_owned(), |_| received.to_owned(), after)
}

#[test]
fn marks_of_any_program_tell_who_speaks() {
    for (sent, received, after) in [
        // Roundcube and PEAR.
        (
            "[30-Nov-2026 10:00:00 +0000]: <1lnaie7h> Send: ",
            "[30-Nov-2026 10:00:00 +0000]: <1lnaie7h> Recv: ",
            "",
        ),
        ("DEBUG: Send: ", "DEBUG: Recv: ", ""),
        // PHPMailer, of old, and through Apache.
        ("SMTP -> FROM CLIENT:", "SMTP -> FROM SERVER:", ""),
        (
            "[Mon Nov 30 10:00:00 2026] SMTP (level 1): CLIENT -> SERVER: ",
            "[Mon Nov 30 10:00:00 2026] SMTP (level 2): SERVER -> CLIENT: ",
            "\\r\\n, referer: https://example.com/a.php",
        ),
        // ssmtp, s-nail, Claws Mail, Evolution.
        ("[->] ", "[<-] ", ""),
        ("s-nail: >>> ", "s-nail: >>> SERVER: ", ""),
        ("[10:00:00] ESMTP> ", "[10:00:00] ESMTP< ", ""),
        ("[SMTP 0x55] sending: ", "[SMTP 0x55] received: ", ""),
        // Outlook, SmarterMail, CommuniGate.
        ("SMTP (mx.example.org): 10:00:00 [tx] ", "SMTP (mx.example.org): 10:00:00 [rx] ", ""),
        ("10:00:00.123 [192.0.2.1][12345678] cmd: ", "10:00:00.123 [192.0.2.1][12345678] rsp: ", ""),
        ("10:00:00.123 4 SMTPI-123([192.0.2.1]) inp: ", "10:00:00.123 4 SMTPI-123([192.0.2.1]) out: ", ""),
        // Blat, sendEmail, Chilkat, Rebex, Indy.
        (">>>putline>>> ", "<<<getline<<< ", ""),
        (
            "Nov 30 10:00:00 me sendEmail[12]: INFO => Sending: \t",
            "Nov 30 10:00:00 me sendEmail[12]: SUCCESS => Received: \t",
            "",
        ),
        ("      SmtpCmdSent: ", "      SmtpCmdResp: ", "<CRLF>"),
        (
            "2026-11-30 10:00:00 INFO Smtp(1)[4] Command: ",
            "2026-11-30 10:00:00 INFO Smtp(1)[4] Response: ",
            "",
        ),
        ("Sent 30.11.2026 10:00:00: ", "Recv 30.11.2026 10:00:00: ", "<EOL>"),
        // Stalwart.
        (
            "2026-11-30T10:00:00.602821Z TRACE session{instance=\"submission\" protocol=Smtp remote.ip=\"192.0.2.1\" remote.port=36004}: smtp::inbound::session: \
             event=\"read\" data=\"",
            "2026-11-30T10:00:00.603675Z TRACE session{instance=\"submission\" protocol=Smtp remote.ip=\"192.0.2.1\" remote.port=36004}: smtp::inbound::session: \
             event=\"write\" data=\"",
            "\\r\\n\" size=47",
        ),
        // Ruby, and what people write.
        ("<- \"", "-> \"", "\\n\""),
        ("Sent: ", "Received: ", ""),
        ("Me: ", "Server: ", ""),
        ("client: ", "server: ", ""),
        ("[client] ", "[server] ", ""),
        ("C> ", "S> ", ""),
        ("C:", "S:", ""),
        ("→ ", "← ", ""),
        ("=> ", "<= ", ""),
        (">>>> ", "<<<< ", ""),
        ("To server: ", "From server: ", ""),
        ("Request: ", "Response: ", ""),
    ] {
        let input = marked(sent, received, after);
        assert_answered(&input, EXPECTED);
        assert_answered(&format!("It fails:\n\n{input}\nWhat is that?\n"), EXPECTED);
        // A command without anything after it will do.
        let short = format!("{received}535 5.7.8 no{after}\n{sent}RSET{after}\n{received}250 ok{after}\n");
        assert_answered(&short, "535 -, 250 Rset");
        let refused = &objects(&ask(&["--json"], &input))[6];
        assert_eq!(refused["text"], serde_json::json!(["no such", "user"]), "{input}");
        assert_eq!(refused["deviations"], serde_json::json!([]), "{input}");
    }
}

/// The numbers of lines, and what tells nothing of who speaks.
#[test]
fn what_is_before_all_lines_is_no_part_of_them() {
    for before in [
        |number| format!("{number:6}\t"),
        |number| format!("{:6}\t", number + 240),
        |number| format!("{number}:"),
        |number| format!("session.log:{number}:"),
        |number| format!("{number}-"),
        |number| format!("{number}. "),
        |number| format!("{number:02} "),
        |number| format!("{number:3} "),
        |number| format!("{:3} ", number + 240),
        |number| format!("{number:3} | "),
        |number| format!("[{number}] "),
        |number| format!("{number}) "),
        |number| format!("10:00:{number:02} "),
        |_| "mail-1  | ".to_owned(),
        |number| format!("2026-11-30 10:00:{number:02}.000  INFO 1 --- [main] STDOUT : "),
    ] as [fn(usize) -> String; 15]
    {
        let input = session(before, before, "");
        assert_answered(&input, EXPECTED);
        assert_answered(&format!("It fails:\n\n{input}\nWhat is that?\n"), EXPECTED);
    }
}

/// curl with `--trace-ascii`, and Apple Mail.
#[test]
fn lines_that_tell_who_speaks_come_before_the_words() {
    let curls = |(who, words): &(char, &str)| {
        let mark = if *who == 'C' { "=> Send" } else { "<= Recv" };
        format!("{mark} header, {0} bytes (0x{0:x})\n0000: {words}\n", words.len() + 2)
    };
    assert_answered(
        &format!("== Info:   Trying 192.0.2.1:25...\n{}", SESSION.iter().map(curls).collect::<String>()),
        EXPECTED,
    );
    let apples = |turn: &[(char, &str)]| {
        let mark = if turn[0].0 == 'C' { "WROTE" } else { "READ" };
        let words: String = turn.iter().map(|(_, words)| format!("{words}\n")).collect();
        format!(
            "\n{mark} Nov 30 10:00:00.123 [kCFStreamSocketSecurityLevelTLSv1_0] -- host:mx.example.org -- port:587\n{words}"
        )
    };
    let turns = SESSION.chunk_by(|(before, _), (who, _)| before == who);
    assert_answered(&turns.map(apples).collect::<String>(), EXPECTED);
}

/// Several sessions at the same time, which what is before the marks tells apart.
#[test]
fn sessions_in_such_marks_are_told_apart() {
    let input = "10:00 [192.0.2.1][77] rsp: 220 a\n10:00 [192.0.2.1][78] rsp: 220 b\n10:00 [192.0.2.1][77] cmd: EHLO me\n\
        10:00 [192.0.2.1][78] cmd: MAIL FROM:<a@b>\n10:00 [192.0.2.1][78] rsp: 550 5.7.1 no\n\
        10:00 [192.0.2.1][77] rsp: 250 hi\n10:00 [192.0.2.1][78] cmd: QUIT\n10:00 [192.0.2.1][77] cmd: RSET\n\
        10:00 [192.0.2.1][77] rsp: 250 ok\n10:00 [192.0.2.1][78] rsp: 221 bye\n";
    assert_answered(input, "220 Connect, 220 Connect, 550 Mail, 250 Ehlo, 250 Rset, 221 Quit");
}

/// The place is that in what was given.
#[test]
fn octets_are_counted_before_the_marks() {
    let input = "me -- NOOP\nmx << 250 a\nme -- QUIT\nmx << 221-b\n";
    let answer = ask(&["--json"], input);
    assert!(answer.complaints.contains(&format!("octet {}: ", input.len() - 1)), "{}", answer.complaints);
}

/// A log that quotes a command here and a reply there is none.
#[test]
fn a_log_with_commands_and_replies_is_no_transcript() {
    for (input, expected) in [
        (
            "2026-11-24 08:00:00 1rAbCd-0005vi-2X ** a@b R=r T=t H=mx [192.0.2.1]: SMTP error from remote mail server after \
             RCPT TO:<a@b>: 550 5.1.1 no\n2026-11-24 08:00:00 1rAbCd-0005vj-2X => a@b R=r T=t H=mx [192.0.2.1] C=\"250 OK\"\n",
            "550 Rcpt, 250 -",
        ),
        (
            "6e smtp failed-command command=\"RCPT TO:<a@b>\" result=\"550 5.1.1 Invalid recipient\"\n\
             6f smtp failed-command command=\"DATA\" result=\"503 5.5.1 Invalid command\"\n",
            "550 Rcpt, 503 Data",
        ),
        (
            "said: 550 5.1.1 no (in reply to RCPT TO command)\nsaid: 554 5.7.1 no (in reply to end of DATA command)\n",
            "550 Rcpt, 554 EndOfData",
        ),
    ] {
        assert_answered(input, expected);
    }
}
