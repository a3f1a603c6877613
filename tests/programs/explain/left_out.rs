//! Transcripts that leave out a text, or show it in part: no reply is lost, and each answers its command.

use super::{ask, assert_answered, replies};

/// Asserts what is answered, and the places that are complained of.
fn assert_complained(input: &str, expected: &str, places: &[usize]) {
    let answer = ask(&["--json"], input);
    assert_eq!(replies(&answer).join(", "), expected, "{input}\n{}", answer.complaints);
    let complaints: Vec<_> = answer.complaints.lines().collect();
    assert_eq!(complaints.len(), places.len(), "{input}\n{}", answer.complaints);
    for (complaint, place) in complaints.iter().zip(places) {
        assert!(complaint.contains(&format!("octet {place}: ")), "{input}\n{complaint}");
    }
    assert_eq!(answer.exit, Some(2), "{input}");
}

/// The place of the first line that is `line`.
fn place_of(input: &str, line: &str) -> usize {
    input.find(&format!("\n{line}\n")).expect("it is there") + 1
}

#[test]
fn a_chunk_that_is_left_out_after_its_mark_is_not_a_fault() {
    assert_answered(
        "> EHLO a\n< 250 hi\n> MAIL FROM:<a@b>\n< 250 ok\n> RCPT TO:<c@d>\n< 250 ok\n> BDAT 1000 LAST\n\
         < 250 queued\n> RSET\n< 250 ok\n> QUIT\n< 221 bye\n",
        "250 Ehlo, 250 Mail, 250 Rcpt, 250 Bdat, 250 Rset, 221 Quit",
    );
    assert_answered(
        "C: BDAT 1000\nC: BDAT 500 LAST\nC: QUIT\nS: 250 1000 octets\nS: 250 queued\nS: 221 bye\n",
        "250 Bdat, 250 Bdat, 221 Quit",
    );
}

/// Exim 4.95, `-v`.
#[test]
fn chunks_that_exim_does_not_show_are_no_fault() {
    let input = "Connecting to mx.example.org [192.0.2.25]:587 ...  connected\n  \
        SMTP<< 220 mx.example.org ESMTP Postfix\n  SMTP>> EHLO mail.example.com\n  SMTP<< 250-mx.example.org\n         \
        250-PIPELINING\n         250-SIZE 30720000\n         250 CHUNKING\n  SMTP>> AUTH PLAIN ************\n  \
        SMTP<< 235 2.7.0 Authentication successful\n  SMTP|> MAIL FROM:<ann@example.com> SIZE=1361\n  \
        SMTP|> RCPT TO:<kim@example.org>\n         will write message using CHUNKING\n  SMTP+> BDAT 338 LAST\n  \
        SMTP>> QUIT\n  SMTP<< 250 2.1.0 Ok\n  SMTP<< 250 2.1.5 Ok\n  SMTP<< 250 2.0.0 Ok: 338 bytes queued as 8D\n  \
        SMTP<< 221 2.0.0 Bye\n  SMTP(close)>>\nLOG: MAIN\n  Completed\n";
    let expected = "220 Connect, 250 Ehlo, 235 Auth, 250 Mail, 250 Rcpt, 250 Bdat, 221 Quit";
    assert_answered(input, expected);
    // With the id of the process, as `-d` shows it.
    let with_id: String = input.lines().map(|line| format!("12345 {line}\n")).collect();
    assert_answered(&with_id, expected);
    assert_answered(
        &input.replace("  SMTP+> BDAT 338 LAST\n  SMTP>> QUIT\n", "  SMTP>> DATA\n").replace(
            "  SMTP<< 250 2.0.0",
            "  SMTP<< 354 go\n  SMTP>> writing message and terminating \".\"\n  SMTP>> QUIT\n  SMTP<< 250 2.0.0",
        ),
        "220 Connect, 250 Ehlo, 235 Auth, 250 Mail, 250 Rcpt, 354 Data, 250 EndOfData, 221 Quit",
    );
}

/// RFC 3030 section 4.2.
#[test]
fn a_note_in_place_of_a_chunk_is_passed_over() {
    assert_answered(
        "S: 250 ok\nC: BDAT 100000\nC: (First 10000 octets of canonical MIME message data)\nC: BDAT 324\n\
         C: (Remaining 324 octets of canonical MIME message data)\nC: BDAT 0 LAST\nS: 250 100000 octets received\n\
         S: 250 324 octets received\nS: 250 Message OK\n",
        "250 -, 250 Bdat, 250 Bdat, 250 Bdat",
    );
}

#[test]
fn a_chunk_that_is_shown_is_passed_over_whatever_it_holds() {
    for mark in ["C: ", ""] {
        let server = if mark.is_empty() { "" } else { "S: " };
        // 17 + 6 + 8 octets, each line with its end; and a chunk that ends within a line.
        assert_answered(
            &format!(
                "{mark}BDAT 31\n{mark}QUIT is no word\n{mark}QUIT\n{mark}250 ok\n{server}250 more\n{mark}BDAT 7 LAST\n\
                 {mark}no end.\n{server}250 queued\n{mark}QUIT\n{server}221 bye\n"
            ),
            "250 Bdat, 250 Bdat, 221 Quit",
        );
    }
}

#[test]
fn without_marks_a_chunk_that_is_left_out_is_a_fault_and_no_reply_is_lost() {
    let input = "EHLO a\n250 hi\nMAIL FROM:<a@b>\n250 ok\nRCPT TO:<c@d>\n250 ok\nBDAT 1000 LAST\n250 queued\nQUIT\n\
        221 bye\n";
    let expected = "250 Ehlo, 250 Mail, 250 Rcpt, 250 Bdat, 221 Quit";
    assert_complained(input, expected, &[place_of(input, "250 queued")]);
    let noted = input.replace("LAST\n", "LAST\n[1000 octets]\n");
    assert_complained(&noted, expected, &[place_of(&noted, "[1000 octets]")]);
    // Two chunks in a pipeline.
    let input =
        "MAIL FROM:<a@b>\nRCPT TO:<c@d>\nBDAT 1000\nBDAT 10 LAST\n250 ok\n250 ok\n250 more\n250 queued\n";
    assert_complained(
        input,
        "250 Mail, 250 Rcpt, 250 Bdat, 250 Bdat",
        &[place_of(input, "BDAT 10 LAST"), input.find("250 ok").unwrap()],
    );
    // As many octets as the reply has.
    let input = "BDAT 8 LAST\n250 ok\nQUIT\n221 bye\n";
    assert_complained(input, "250 Bdat, 221 Quit", &[place_of(input, "250 ok")]);
    // Nothing comes after it that could be lost.
    assert_answered("EHLO a\n250 hi\nBDAT 1000 LAST\n", "250 Ehlo");
    assert_answered("EHLO a\n250 hi\nBDAT 99999999999999999999999 LAST\n", "250 Ehlo");
    assert_answered("> BDAT 18446744073709551615 LAST\n< 250 ok\n> QUIT\n< 221 bye\n", "250 Bdat, 221 Quit");
}

#[test]
fn a_message_that_is_left_out_after_its_mark_is_not_a_fault() {
    assert_answered(
        "> DATA\n< 354 go\n< 250 queued\n> DATA\n< 354 go\n> (the message)\n< 250 queued\n> DATA\n< 354 go\n> QUIT\n\
         < 250 queued\n< 221 bye\n",
        "354 Data, 250 EndOfData, 354 Data, 250 EndOfData, 354 Data, 250 EndOfData, 221 Quit",
    );
}

#[test]
fn without_marks_a_message_that_is_left_out_is_a_fault_and_no_reply_is_lost() {
    let input = "DATA\n354 go\n250 queued\nQUIT\n221 bye\n";
    let expected = "354 Data, 250 EndOfData, 221 Quit";
    assert_complained(input, expected, &[place_of(input, "250 queued")]);
    let noted = input.replace("go\n", "go\n(the message)\n");
    assert_complained(&noted, expected, &[place_of(&noted, "(the message)")]);
    // The next message is there.
    let input =
        "DATA\n354 go\n\n250 queued\nMAIL FROM:<a@b>\n250 ok\nDATA\n354 go on\n250 no reply\n.\n550 no\n";
    assert_complained(
        input,
        "354 Data, 250 EndOfData, 250 Mail, 354 Data, 550 EndOfData",
        &[input.find("\n\n").unwrap() + 1],
    );
    // Nothing comes after it that could be lost.
    assert_answered("DATA\n354 go\nSubject: x\n", "354 Data");
    // The message is there, whatever it quotes.
    assert_answered(
        "DATA\n354 go\nSubject: x\n\nDATA\n354 go\n250 no\n.\n250 queued\n",
        "354 Data, 250 EndOfData",
    );
}

#[test]
fn lmtp_answers_a_message_once_for_each_recipient_also_in_a_pipeline() {
    let input = "C: LHLO a\nS: 250 PIPELINING\nC: MAIL FROM:<a@b>\nC: RCPT TO:<1@d>\nC: RCPT TO:<2@d>\n\
        C: RCPT TO:<3@d>\n\
        C: BDAT 1000\nC: BDAT 10 LAST\nC: QUIT\nS: 250 ok\nS: 250 ok\nS: 550 no\nS: 250 ok\nS: 250 more\n\
        S: 250 queued\n\
        S: 452 full\nS: 221 bye\n";
    let expected = "250 Lhlo, 250 Mail, 250 Rcpt, 550 Rcpt, 250 Rcpt, 250 Bdat, 250 Bdat, 452 Bdat, 221 Quit";
    assert_answered(input, expected);
    // SMTP answers once.
    assert_answered(
        &input.replace("LHLO", "EHLO").replace("S: 452 full\n", ""),
        &expected.replace("Lhlo", "Ehlo").replace(", 452 Bdat", ""),
    );
    // Nobody knows of which kind it is before the second reply.
    assert_answered(
        &input
            .replace("C: LHLO a\nS: 250 PIPELINING\n", "")
            .replace("C: QUIT\n", "")
            .replace("S: 221", "C: QUIT\nS: 221"),
        &expected.replace("250 Lhlo, ", ""),
    );
    // Without marks.
    let plain = "LHLO a\n250 ok\nMAIL FROM:<a@b>\nRCPT TO:<1@d>\nRCPT TO:<2@d>\nDATA\n250 ok\n250 ok\n250 ok\n354 go\n\
        x\n.\n\
        250 queued\n452 full\nQUIT\n221 bye\n";
    assert_answered(
        plain,
        "250 Lhlo, 250 Mail, 250 Rcpt, 250 Rcpt, 354 Data, 250 EndOfData, 452 EndOfData, 221 Quit",
    );
    let left_out = plain.replace("x\n.\n", "");
    assert_complained(
        &left_out,
        "250 Lhlo, 250 Mail, 250 Rcpt, 250 Rcpt, 354 Data, 250 EndOfData, 452 EndOfData, 221 Quit",
        &[place_of(&left_out, "250 queued")],
    );
}

/// RFC 2033 section 4.2, RFC 3030 section 2: the last chunk ends the transaction.
#[test]
fn a_delivery_takes_the_recipients() {
    assert_answered(
        "> LHLO a\n< 250 hi\n> MAIL FROM:<a@b>\n< 250 ok\n> RCPT TO:<1@d>\n< 250 ok\n> RCPT TO:<2@d>\n< 250 ok\n\
         > BDAT 0 LAST\n< 250 queued\n< 250 queued\n> BDAT 0 LAST\n< 503 no\n> QUIT\n< 221 bye\n",
        "250 Lhlo, 250 Mail, 250 Rcpt, 250 Rcpt, 250 Bdat, 250 Bdat, 503 Bdat, 221 Quit",
    );
}

#[test]
fn a_further_session_begins_with_its_greeting() {
    let expected = "220 Connect, 250 Ehlo, 250 Mail, 220 Connect, 250 Ehlo, 221 Quit, 554 Connect";
    let input = "< 220 a\n> EHLO me\n< 250 a\n> MAIL FROM:<a@b>\n< 250 ok\n> RCPT TO:<c@d>\n* lost\n< 220 b\n\
        > EHLO me\n\
        < 250 b\n> QUIT\n< 221 bye\n* again\n< 554 no\n";
    assert_answered(input, expected);
    let plain: String = input
        .lines()
        .filter_map(|line| line.strip_prefix("< ").or_else(|| line.strip_prefix("> ")))
        .map(|line| format!("{line}\n"))
        .collect();
    assert_answered(&plain, expected);
    // A client that does not wait for the greeting.
    assert_answered("> EHLO me\n< 220 a\n< 250 a\n> QUIT\n< 221 bye\n", "220 Connect, 250 Ehlo, 221 Quit");
}

#[test]
fn a_reply_that_cannot_be_read_answers_its_command_all_the_same() {
    let input = "> LHLO a\n< 250-\x07\n< 250 hi\n> RCPT TO:<1@d>\n< 250 \x07\n> RCPT TO:<2@d>\n< 250 ok\n> DATA\n\
        < 354 \x07\n> Subject: x\n> \n> 250 x\n> .\n< 250 one\n< 250 two\n> QUIT\n< 221 bye\n";
    let answer = ask(&["--json", "--strict"], input);
    assert_eq!(replies(&answer), ["250 Rcpt", "250 EndOfData", "250 EndOfData", "221 Quit"]);
    assert_eq!(answer.complaints.lines().count(), 3);
    // What is left of a reply that was refused ends with the next reply at the latest.
    let answer = ask(
        &["--json", "--strict"],
        "> NOOP\n< 250-\x07\n       250 x\n> NOOP\n< 250 ok\n> QUIT\n< 221 bye\n",
    );
    assert_eq!(replies(&answer), ["250 Noop", "221 Quit"]);
    let answer = ask(&["--json", "--strict"], "> NOOP\n< 250-\x07\n> NOOP\n< 250 ok\n> QUIT\n< 221 bye\n");
    assert_eq!(replies(&answer), ["250 Noop", "221 Quit"]);
}
