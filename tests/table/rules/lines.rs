use smtp_codes_data::Command::{self, *};

#[test]
fn a_line_is_the_command_of_its_verb() {
    for (line, command) in [
        ("MAIL FROM:<a@example.org> SIZE=1000", Mail),
        ("mail from:<>", Mail),
        ("MAIL", Mail),
        ("RcPt\tTO:<a@example.org>", Rcpt),
        ("STARTTLS now", StartTls),
        ("BDAT 86 LAST", Bdat),
        ("BDAT", Bdat),
        ("DATA ", Data),
        (".", EndOfData),
        ("QUIT", Quit),
        ("auth plain AGEAYg==", Auth),
        ("LHLO example.org", Lhlo),
        ("BURL imap://example.org LAST", Burl),
        ("etrn #queue", Etrn),
        ("ATRN", Atrn),
    ] {
        for end in ["", "\r\n", "\n", "\r"] {
            assert_eq!(
                Command::from_line(format!("{line}{end}").as_bytes()),
                Some(command),
                "{line:?} {end:?}"
            );
        }
    }
}

#[test]
fn every_verb_of_the_wire_is_found_and_no_other_name() {
    for &command in Command::ALL {
        let on_the_wire = !command.verb().starts_with('(');
        assert_eq!(Command::from_line(command.verb().as_bytes()), on_the_wire.then_some(command));
        assert_eq!(
            Command::from_line(command.verb().to_ascii_lowercase().as_bytes()),
            on_the_wire.then_some(command)
        );
    }
}

#[test]
fn what_is_no_command_is_none() {
    for line in [
        "",
        "\r\n",
        "\n",
        " ",
        " QUIT",
        "\tQUIT",
        "DATAX",
        "DAT",
        "MAIL:",
        "MAILFROM:<>",
        "..",
        ". ",
        ".x",
        ".\rx",
        "QUIT\rX",
        "QUIT\0",
        "XCLIENT NAME=x",
        "TURN",
        "GET / HTTP/1.1",
        "AGEAYg==",
        "dGVzdA==",
        "*",
        "Hello there",
        "(connect)",
        "(auth data)",
        "(unrecognized)",
        "(unsolicited)",
        "Q\u{fc}it",
        "\u{16}\u{3}\u{1}",
    ] {
        assert_eq!(Command::from_line(line.as_bytes()), None, "{line:?}");
    }
}
