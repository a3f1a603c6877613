//! What programs show of a session: each in marks of its own, or between lines that neither side said.

use super::{ask, assert_answered, objects, replies};

const EXPECTED: &str = "220 Connect, 250 Ehlo, 250 Mail, 550 Rcpt, 354 Data, 250 EndOfData, 221 Quit";

/// A session, with the client's lines as `>`; the text of the message is left out.
const SESSION: &str = "< 220 mx.example.org ESMTP\n> EHLO me\n< 250-mx.example.org\n< 250 HELP\n> MAIL FROM:<a@b>\n\
    < 250 2.1.0 ok\n> RCPT TO:<x@y>\n< 550 5.1.1 no\n> DATA\n< 354 go\n< 250 queued\n> QUIT\n< 221 bye\n";

/// Writes the session with other marks, and something after the words.
fn marked(sent: &str, received: &str, after: &str) -> String {
    remarked(SESSION, sent, received, after)
}

fn remarked(session: &str, sent: &str, received: &str, after: &str) -> String {
    let line = |line: &str| match line.split_once(' ') {
        Some((">", words)) => format!("{sent}{words}{after}\n"),
        Some((_, words)) => format!("{received}{words}{after}\n"),
        None => String::new(),
    };
    session.lines().map(line).collect()
}

#[test]
fn the_verbose_log_of_postfix_is_a_transcript() {
    for before in [
        "",
        "smtp: ",
        "Nov 30 10:00:00 mx postfix/smtp[123]: ",
        "2026-11-30T10:00:00.123456+01:00 mailhost.a-long-name.example.com postfix/submission/smtpd[12345]: ",
    ] {
        for peer in [
            "mx.example.org[192.0.2.1]:25: ",
            "mx.example.org[2001:db8::1]: ",
            "mx.example.org[private/lmtp]: ",
        ] {
            let mark = |mark| format!("{before}{mark} {peer}");
            assert_answered(&marked(&mark(">"), &mark("<"), ""), EXPECTED);
            // The server's: `smtpd -v`.
            assert_answered(&marked(&mark("<"), &mark(">"), ""), EXPECTED);
        }
    }
    // A step of a login is one, whatever the words are.
    assert_answered(
        "smtp: < mx[192.0.2.1]:25: 250 ok\nsmtp: > mx[192.0.2.1]:25: AUTH LOGIN\nsmtp: < mx[192.0.2.1]:25: 334 VXNl\n\
         smtp: > mx[192.0.2.1]:25: YW5u\nsmtp: < mx[192.0.2.1]:25: 535 5.7.8 no\n",
        "250 -, 334 Auth, 535 AuthData",
    );
}

#[test]
fn the_log_of_a_server_points_the_other_way() {
    for (sent, received, after) in [
        ("12345 SMTP>> ", "12345 SMTP<< ", ""),
        ("Sun 2026-11-29 12:00:00: --> ", "Sun 2026-11-29 12:00:00: <-- ", ""),
        (
            "\"SMTPD\"\t12\t5\t\"2026-11-29 12:00:00.000\"\t\"192.0.2.1\"\t\"SENT: ",
            "\"SMTPD\"\t12\t5\t\"2026-11-29 12:00:00.000\"\t\"192.0.2.1\"\t\"RECEIVED: ",
            "\"",
        ),
        (
            "2026-11-29T12:00:00.000Z,Internet,08D,0,192.0.2.9:1234,192.0.2.1:25,>,",
            "2026-11-29T12:00:00.000Z,Internet,08D,0,192.0.2.9:1234,192.0.2.1:25,<,",
            ",",
        ),
        // Ruby, whose arrows point so with a client as well.
        ("-> \"", "<- \"", "\\r\\n\""),
    ] {
        assert_answered(&marked(sent, received, after), EXPECTED);
        assert_answered(&marked(received, sent, after), EXPECTED);
        let texts: Vec<_> = objects(&ask(&["--json"], marked(received, sent, after)))
            .iter()
            .map(|object| object["text"][0].clone())
            .collect();
        assert_eq!(
            texts,
            ["mx.example.org ESMTP", "mx.example.org", "ok", "no", "go", "queued", "bye"],
            "{sent}"
        );
    }
    // A reader of mail quotes with the same mark.
    assert_eq!(
        replies(&ask(&["--json"], "Hello,\n> 550-5.1.1 no\n> 550 5.1.1 such user\nwhat is that?\n")),
        ["550 -"]
    );
    // Exim writes no mark before the further lines of a reply.
    assert_answered(
        "SMTP>> 220 mx\nSMTP<< EHLO me\nSMTP>> 250-mx\n       250-SIZE\n       250 HELP\n",
        "220 Connect, 250 Ehlo",
    );
}

#[test]
fn marks_before_the_commands_alone_will_do() {
    let session =
        format!("ann@example.org... Connecting to mx.example.org. via esmtp...\n{}", marked(">>> ", "", ""));
    assert_answered(&session, EXPECTED);
    assert_answered(
        "ann@example.org... Connecting to mx\n220 mx\n>>> EHLO me\n250 mx\n>>> RCPT To:<x@y>\n>>> DATA\n550 5.1.1 no\n\
         503 5.5.1 no\nann@example.org... User unknown\n>>> QUIT\n221 bye\nClosing connection to mx\n",
        "220 Connect, 250 Ehlo, 550 Rcpt, 503 Data, 221 Quit",
    );
}

#[test]
fn what_a_terminal_shows_before_a_session_is_passed_over() {
    let session = marked("", "", "").replace("354 go\n", "354 go\nSubject: x\n\n250 is no reply\n.\n");
    for before in [
        "$ telnet mx.example.org 25\nTrying 192.0.2.1...\nConnected to mx.example.org.\nEscape character is '^]'.\n",
        "Connection to mx.example.org 25 port [tcp/smtp] succeeded!\n",
        "Ncat: Connected to 192.0.2.1:25.\n",
        "Why is that?\n\n",
        "CONNECTED(00000003)\ndepth=2 C = US, O = ISRG\nverify return:1\n---\nCertificate chain\n 0 s:CN = mx\n---\n\
         New, TLSv1.3, Cipher is TLS_AES_256_GCM_SHA384\nVerify return code: 0 (ok)\n---\n",
    ] {
        let input = format!("{before}{session}Connection closed by foreign host.\n");
        assert_answered(&input, EXPECTED);
        assert_answered(&input.repeat(2), &format!("{EXPECTED}, {EXPECTED}"));
    }
    // What comes before may hold a reply as well.
    let input = format!("mx.example.org said: 552 5.2.2 mailbox full\n{session}");
    assert!(replies(&ask(&["--json"], input)).contains(&"552 -".to_owned()));
}

#[test]
fn the_tickets_of_openssl_are_no_commands() {
    assert_answered(
        "CONNECTED(00000003)\nverify return:1\n---\n250 CHUNKING\nEHLO me\n250-mx\n250 HELP\n---\n\
         Post-Handshake New Session Ticket arrived:\nSSL-Session:\n    Protocol  : TLSv1.3\n\
         0000 - 34 55 12 bb\n\n    Start Time: 1700000000\n---\nread R BLOCK\nrcpt TO:<x@y>\n550 5.1.1 no\nQUIT\nDONE\n\
         221 bye\nclosed\n",
        "250 -, 250 Ehlo, 550 Rcpt, 221 Quit",
    );
}

#[test]
fn the_remarks_of_javamail_are_no_replies() {
    assert_answered(
        "DEBUG: setDebug: JavaMail version 1.6.2\nDEBUG SMTP: trying to connect to host \"mx\", port 587, isSSL false\n\
         220 mx\nDEBUG SMTP: connected to host \"mx\", port: 587\nEHLO me\n250-mx\n250 SIZE 1000\n\
         DEBUG SMTP: Found extension \"SIZE\", arg \"1000\"\nMAIL FROM:<a@b>\n250 ok\nRCPT TO:<x@y>\n550 5.1.1 no\n\
         DEBUG SMTP: MessagingException while sending, THROW: \njavax.mail.SendFailedException: Invalid Addresses;\n  \
         nested exception is:\n\tcom.sun.mail.smtp.SMTPAddressFailedException: 550 5.1.1 no\n\n\tat a.b(C.java:1)\n\
         RSET\n250 ok\nQUIT\n221 bye\n",
        "220 Connect, 250 Ehlo, 250 Mail, 550 Rcpt, 250 Rset, 221 Quit",
    );
}

#[test]
fn lines_whose_ends_a_program_leaves_out_are_lines() {
    for (reply, lines) in [
        ("250-mx250-SIZE 1000250-PIPELINING250 HELP", vec!["mx", "SIZE 1000", "PIPELINING", "HELP"]),
        ("250-mx[nl]250-SIZE[nl]250 HELP", vec!["mx", "SIZE", "HELP"]),
        // A name may end with digits.
        ("250-mx250 hello\nSERVER -> CLIENT: 250 HELP", vec!["mx250 hello", "HELP"]),
    ] {
        let input = format!(
            "CLIENT -> SERVER: EHLO me\nSERVER -> CLIENT: {reply}\nCLIENT -> SERVER: QUIT\n\
            SERVER -> CLIENT: 221 bye\n"
        );
        assert_answered(&input, "250 Ehlo, 221 Quit");
        assert_eq!(objects(&ask(&["--json"], input))[0]["text"], serde_json::json!(lines));
    }
}

/// In a container a process has few digits.
#[test]
fn the_number_of_a_process_with_three_digits_is_no_code() {
    for number in ["345", "  345", "   12", "    1", "  250"] {
        for blanks in [" ", "   "] {
            let session =
                marked(&format!("{number}{blanks}SMTP>> "), &format!("{number}{blanks}SMTP<< "), "");
            let session = session
                .replace(&format!("{number}{blanks}SMTP<< 250 HELP"), &format!("{number}        250 HELP"));
            assert_answered(&session, EXPECTED);
            let note = format!("{number}{blanks}Exim version 4.97 uid=0 gid=0 pid=345 D=fbb95cfd\n");
            assert_answered(&format!("{note}{session}{note}"), EXPECTED);
        }
    }
    let counted = |line: (usize, &str)| format!("{} {}\n", 245 + line.0, line.1);
    assert_answered(&marked("C: ", "S: ", "").lines().enumerate().map(counted).collect::<String>(), EXPECTED);
}

#[test]
fn the_log_of_aiosmtpd_is_a_transcript() {
    let before = |arrows| format!("INFO:mail.log:('127.0.0.1', 51234) {arrows} b'");
    let session = marked(&before(">>"), &before("<<"), "'");
    let session = session.replace("ESMTP'", "ESMTP\\r\\n'").replace("no'", "no\\r\\n'");
    assert_answered(&session, EXPECTED);
    assert_eq!(objects(&ask(&["--json"], &session))[3]["text"], serde_json::json!(["no"]));
}

#[test]
fn what_comes_before_a_mark_may_end_with_a_colon() {
    for before in ["12:", "DEBUG:smtp:", "smtp.log:245:", "2026-11-30 10:00:00,123:"] {
        assert_answered(&marked(&format!("{before}C: "), &format!("{before}S: "), ""), EXPECTED);
        assert_answered(&marked(&format!("{before}> "), &format!("{before}< "), ""), EXPECTED);
    }
}

#[test]
fn a_line_within_a_record_ends_with_its_quote() {
    for end in ["\\r\\n", "\\n", ""] {
        let after = format!("{end}\",\"stream\":\"stdout\",\"time\":\"2026-11-30T10:00:00Z\"}}");
        let session =
            marked("{\"log\":\"C: ", "{\"log\":\"S: ", &after).replace("5.1.1 no", "5.1.1 not \\\"x\\\"");
        assert_answered(&session, EXPECTED);
        assert_eq!(objects(&ask(&["--json"], &session))[6]["text"], serde_json::json!(["bye"]));
    }
}

#[test]
fn a_mark_within_words_is_of_them() {
    let words = [
        "< 250 ok",
        "> QUIT",
        "C: QUIT",
        "S: 250 ok",
        "SMTP<< 250 ok",
        "-> RSET",
        ">>> RSET",
        "=== x",
        "250 ok",
    ];
    for word in words {
        let session = SESSION
            .replace("220 mx.example.org ESMTP", &format!("220-mx\n< 220 {word}"))
            .replace("550 5.1.1 no", &format!("550-5.1.1 {word}\n< 550 5.1.1 {word}"))
            .replace("queued", word);
        let text = format!("< 354 go\n> Subject: x\n> {word}\n> .\n");
        let with_text = session.replace("< 354 go\n", &text);
        for (sent, received) in [
            ("C: ", "S: "),
            ("> ", "< "),
            (" -> ", "<-  "),
            ("--> ", "<-- "),
            ("12:00:00 CLIENT -> SERVER: ", "12:00:00 SERVER -> CLIENT: "),
            ("[12:00:00] DEBUG [a] C: ", "[12:00:00] DEBUG [a] S: "),
            ("smtp: > mx[192.0.2.1]:25: ", "smtp: < mx[192.0.2.1]:25: "),
            ("smtpd: < mx[192.0.2.1]: ", "smtpd: > mx[192.0.2.1]: "),
            ("", ""),
        ] {
            assert_answered(&remarked(&with_text, sent, received, ""), EXPECTED);
        }
        assert_answered(&remarked(&session, ">>> ", "", ""), EXPECTED);
        // The further lines of a reply have no mark.
        let exim = remarked(&session, "12345 SMTP>> ", "12345 SMTP<< ", "");
        assert_answered(&exim.replace("12345 SMTP<< 550 ", "12345        550 "), EXPECTED);
    }
}

#[test]
fn the_mark_of_an_encoding_is_not_of_the_first_line() {
    for (sent, received) in [("", ""), ("C: ", "S: ")] {
        assert_answered(
            &format!(
                "\u{feff}{}",
                marked(sent, received, "")
                    .replace("354 go", "554 no")
                    .replace(&format!("{received}250 queued\n"), "")
            ),
            &EXPECTED.replace("354 Data, 250 EndOfData", "554 Data"),
        );
    }
}

#[test]
fn what_is_told_between_the_lines_of_a_session_is_not_lost() {
    let said = |words| format!("{}{words}\n", marked("C: ", "S: ", ""));
    // A log of Postfix holds what other servers said too.
    let bounced = "Nov 30 10:00:01 mx postfix/smtp[124]: 4XYZ: to=<a@b>, relay=mx.example.net[192.0.2.2]:25, \
        dsn=5.2.2, status=bounced (host mx.example.net[192.0.2.2] said: 552 5.2.2 full (in reply to RCPT TO command))";
    assert_answered(&said(bounced), &format!("{EXPECTED}, 552 Rcpt"));
    assert_answered(&said("the other server said: 552 5.2.2 full"), &format!("{EXPECTED}, 552 -"));
    // A program says again what it was told.
    assert_answered(&said("smtplib.SMTPRecipientsRefused: {'x@y': (550, b'5.1.1 no')}"), EXPECTED);
    assert_answered(&said("Error: Can't send mail - all recipients were rejected: 550 5.1.1 no"), EXPECTED);
}

/// Writes a session as PHPMailer does for a browser.
fn in_html(session: &str, line_end: &str) -> String {
    let escaped = |line: &str| {
        let line =
            line.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;");
        format!("{}{line_end}", line.replace('\'', "&#039;"))
    };
    session.lines().map(escaped).collect()
}

#[test]
fn a_session_in_html_is_read_as_a_browser_shows_it() {
    let session = SESSION.replace("550 5.1.1 no", "550 5.1.1 don't <x@y> \"&amp;\"");
    for (sent, received) in [
        ("CLIENT -> SERVER: ", "SERVER -> CLIENT: "),
        ("2026-11-30 10:00:00 CLIENT -> SERVER: ", "2026-11-30 10:00:00 SERVER -> CLIENT: "),
        ("> ", "< "),
    ] {
        let marked = remarked(&session, sent, received, "");
        for line_end in ["<br>\n", "<br>\r\n", "<br />\n", "<br/>", "<br>", "\n"] {
            let input = in_html(&marked, line_end);
            assert_answered(&input, EXPECTED);
            assert_answered(
                &format!("<html>\n<p>It fails:</p>\n{input}Message could not be sent.\n</html>\n"),
                EXPECTED,
            );
            let objects = objects(&ask(&["--json"], &input));
            assert_eq!(objects[3]["text"], serde_json::json!(["don't <x@y> \"&amp;\""]), "{input}");
            assert_eq!(objects[3]["deviations"], serde_json::json!([]), "{input}");
        }
    }
    // The place is that in what was given.
    let input =
        "CLIENT -&gt; SERVER: NOOP<br>\nSERVER -&gt; CLIENT: 250-a<br>\nCLIENT -&gt; SERVER: QUIT<br>\n";
    let answer = ask(&["--json"], input);
    assert!(answer.complaints.contains("octet 60: "), "{}", answer.complaints);
    // Without a session there is nothing to undo.
    let object = &objects(&ask(&["--json"], "550 5.1.1 &lt;x@y&gt; unknown\n"))[0];
    assert_eq!(object["text"], serde_json::json!(["&lt;x@y&gt; unknown"]));
}

#[test]
fn the_log_of_thunderbird_is_a_transcript() {
    for before in
        ["", "5788[1911140]: ", "2026-11-30 10:00:00.123000 UTC - [Parent 5788: Main Thread]: I/SMTP "]
    {
        let session = marked(&format!("{before}SMTP Send: "), &format!("{before}SMTP Response: "), "")
            .replace(
                "SMTP Send: EHLO me\n",
                &format!("SMTP Send: EHLO me\n\n{before}SMTP entering state: 0\n"),
            );
        assert_answered(&session, EXPECTED);
    }
    // It shows no login; the newer form has the usual marks.
    let old = "Logging suppressed for this command (it probably contained authentication information)";
    let new = "C: Logging suppressed (it probably contained auth information)";
    for (sent, received, hidden) in [
        ("5788[1911140]: SMTP Send: ", "5788[1911140]: SMTP Response: ", format!("5788[1911140]: {old}")),
        ("mailnews.smtp: C: ", "mailnews.smtp: S: ", format!("mailnews.smtp: {new}")),
    ] {
        let login = |lines: &[&str]| {
            let line = |line: &&str| match line.split_once(' ') {
                Some((">", words)) => format!("{sent}{words}\n"),
                Some((_, words)) => format!("{received}{words}\n"),
                None => format!("{hidden}\n"),
            };
            lines.iter().map(line).collect::<String>()
        };
        assert_answered(
            &login(&["> EHLO me", "< 250 hi", "-", "< 535 5.7.8 no", "> QUIT", "< 221 bye"]),
            "250 Ehlo, 535 Auth, 221 Quit",
        );
        assert_answered(
            &login(&[
                "> EHLO me",
                "< 250 hi",
                "> AUTH LOGIN",
                "< 334 VXNl",
                "-",
                "< 334 UGFz",
                "-",
                "< 235 2.7.0 ok",
            ]),
            "250 Ehlo, 334 Auth, 334 AuthData, 235 AuthData",
        );
    }
    // What was received at once has its mark once.
    assert_answered(
        "mailnews.smtp: C: EHLO me\nmailnews.smtp: S: 250-mx\r\n250-SIZE 1000\r\n250 HELP\r\n\nmailnews.smtp: C: QUIT\n\
         mailnews.smtp: S: 221 bye\r\n\n",
        "250 Ehlo, 221 Quit",
    );
}

#[test]
fn the_debug_file_of_mutt_is_a_transcript() {
    for before in ["", "[2026-11-30 10:00:00] ", "[2026-11-30 10:00:00]<2> mutt_socket_readln_d() "] {
        // It leaves the line ends of the client as they are.
        let line = |line: &str| match line.split_once(' ') {
            Some((">", words)) => format!("{before}4> {words}\r\n"),
            Some((_, words)) => format!("{before}4< {words}\n"),
            None => String::new(),
        };
        let session: String = SESSION.lines().map(line).collect();
        assert_answered(&session, EXPECTED);
        let deviations: Vec<_> =
            objects(&ask(&["--json"], &session)).iter().map(|object| object["deviations"].clone()).collect();
        assert!(deviations.iter().all(|deviations| *deviations == serde_json::json!([])), "{deviations:?}");
        // Another connection.
        let both = session.replace(&format!("{before}4< 354"), &format!("{before}12< 250 a\n{before}4< 354"));
        let both = format!("{before}12> NOOP\r\n{both}");
        assert_answered(&both, &EXPECTED.replace("354", "250 Noop, 354"));
    }
    assert_answered(
        "4> DATA\n4< 354 go\n4> Subject: x\n4> \n4> 250 no\n4> .\n4< 250 ok\n",
        "354 Data, 250 EndOfData",
    );
}
