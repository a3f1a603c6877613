//! Every reply that a client can provoke.

use super::listening::Listening;

/// The lines of the client, and the replies. Each row goes on where the one before it ended.
#[rustfmt::skip]
const DIALOGUE: &[(&str, &str)] = &[
    ("MAIL FROM:<ann@example.com>",                      "503 5.5.1 send EHLO first"),
    ("RCPT TO:<bob@example.org>",                        "503 5.5.1 send MAIL first"),
    ("DATA",                                             "503 5.5.1 send MAIL first"),
    ("EHLO",                                             "501 5.5.4 say who you are: EHLO client.example.com"),
    ("HELO ",                                            "501 5.5.4 say who you are: HELO client.example.com"),
    ("HELO client.example.com",                          "250 mx.example.org"),
    ("MAIL FROM:<ann@example.com> SIZE=10",              "555 5.5.4 a parameter is not known"),
];

#[rustfmt::skip]
const EXTENDED: &[(&str, &str)] = &[
    ("noop whatever",                                    "250 2.0.0 still here"),
    ("VRFY bob",                                         "252 2.0.0 send it some mail, and see"),
    ("VRFY",                                             "501 5.5.4 whom? VRFY someone"),
    ("HELP",                                             "214 2.0.0 EHLO, HELO, MAIL FROM, RCPT TO, DATA, RSET, NOOP, VRFY, HELP, QUIT RFC 5321 tells the rest"),
    ("RSET",                                             "250 2.0.0 forgotten"),
    ("MAIL FROM:ann@example.com",                        "501 5.1.7 the sender is not an address: MAIL FROM:<someone@example.com>"),
    ("MAIL FROM:<ann@example.com>SIZE=1",                "501 5.1.7 the sender is not an address: MAIL FROM:<someone@example.com>"),
    ("MAIL FROM:<ann@example.com> SIZE=ten",             "501 5.5.4 a parameter is malformed"),
];

#[rustfmt::skip]
const SENDERS: &[(&str, &str)] = &[
    ("MAIL FROM:<ann@example.com> BODY=BINARYMIME",      "501 5.5.4 a parameter is malformed"),
    ("MAIL FROM:<ann@example.com> FROB=1",               "555 5.5.4 a parameter is not known"),
    ("MAIL FROM:<ann@example.com> SIZE=10485761",        "552 5.3.4 a message takes 10485760 octets at most"),
    ("MAIL FROM:<ann@example.com> SIZE=99999999999999999999", "552 5.3.4 a message takes 10485760 octets at most"),
    ("MAIL FROM:<jörg@example.com>",                     "553 5.6.7 an address beyond ASCII takes SMTPUTF8"),
    ("MAIL FROM:<spammer@example.com>",                  "550 5.7.1 mail from this sender is not welcome"),
    ("MAIL FROM:<> SIZE=10 BODY=7bit",                   "250 2.1.0 sender ok"),
    ("MAIL FROM:<ann@example.com>",                      "503 5.5.1 there is a sender already; RSET begins anew"),
    ("DATA",                                             "554 5.5.1 no valid recipients"),
    ("RSET",                                             "250 2.0.0 forgotten"),
    ("mail from: <@relay.example.com:ann@example.com>",  "250 2.1.0 sender ok"),
    ("RCPT TO:<>",                                       "501 5.1.3 the recipient is not an address: RCPT TO:<someone@example.org>"),
];

#[rustfmt::skip]
const RECIPIENTS: &[(&str, &str)] = &[
    ("MAIL FROM:<ann@example.com>",                      "250 2.1.0 sender ok"),
    ("RCPT TO:<bob@example.org> NOTIFY=NEVER",           "555 5.5.4 a parameter is not known"),
    ("RCPT TO:<bob@example.org> =",                      "501 5.5.4 a parameter is malformed"),
    ("RCPT TO:<jörg@example.org>",                       "553 5.6.7 an address beyond ASCII takes SMTPUTF8"),
    ("RCPT TO:<nobody@example.org>",                     "550 5.1.1 <nobody@example.org>: no such mailbox"),
    ("RCPT TO:<full@example.org>",                       "452 4.2.2 <full@example.org> is full, try again later"),
    ("RCPT TO:<\"a>b c\"@[192.0.2.1]>",                  "250 2.1.5 <\"a>b c\"@[192.0.2.1]> ok"),
    ("RCPT TO:<Postmaster>",                             "250 2.1.5 <Postmaster> ok"),
    ("DATA now",                                         "501 5.5.4 DATA takes no argument"),
    ("RSET",                                             "250 2.0.0 forgotten"),
    ("MAIL FROM:<jörg@example.com> SMTPUTF8",            "250 2.1.0 sender ok"),
    ("RCPT TO:<jörg@example.org>",                       "250 2.1.5 <jörg@example.org> ok"),
    ("QUIT",                                             "221 2.0.0 mx.example.org says goodbye"),
];

#[rustfmt::skip]
const UNKNOWN: &[(&str, &str)] = &[
    ("FROB",                                             "500 5.5.1 no such command; HELP lists those that there are"),
    ("LHLO client.example.com",                          "500 5.5.1 no such command; HELP lists those that there are"),
    ("",                                                 "500 5.5.1 no such command; HELP lists those that there are"),
    ("EXPN staff",                                       "502 5.5.1 EXPN is not offered here"),
    ("STARTTLS",                                         "502 5.5.1 STARTTLS is not offered here"),
    ("AUTH PLAIN AGEAYg==",                              "502 5.5.1 AUTH is not offered here"),
    (".",                                                "503 5.5.1 send DATA first"),
];

#[test]
fn every_fault_has_its_reply() {
    let server = Listening::start("replies");
    for (is_greeted, rows) in
        [(false, DIALOGUE), (true, EXTENDED), (true, SENDERS), (true, RECIPIENTS), (true, UNKNOWN)]
    {
        let mut talk = if is_greeted { server.greeted() } else { server.talk() };
        for (command, reply) in rows {
            assert_eq!(talk.ask(command), *reply, "{command}");
        }
    }
    assert!(server.messages().is_empty());
}

#[test]
fn one_recipient_too_many_waits_for_the_next_message() {
    let server = Listening::start("too_many_recipients");
    let mut talk = server.greeted();
    assert_eq!(talk.ask("MAIL FROM:<ann@example.com>"), "250 2.1.0 sender ok");
    for number in 0..100 {
        assert!(talk.ask(&format!("RCPT TO:<r{number}@example.org>")).starts_with("250 2.1.5 "));
    }
    assert_eq!(
        talk.ask("RCPT TO:<last@example.org>"),
        "452 4.5.3 100 recipients a message, the others in the next"
    );
    assert_eq!(talk.ask("DATA"), "354 go on, and end with a lone dot");
}

/// A pipeline may end in the middle of a message, and the next begin in the same octets (RFC 2920).
#[test]
fn a_pipeline_is_answered_in_order() {
    let server = Listening::start("pipeline");
    let mut talk = server.talk();
    talk.send(
        "EHLO client.example.com\r\nMAIL FROM:<ann@example.com>\r\nRCPT TO:<nobody@example.org>\r\n\
         RCPT TO:<bob@example.org>\r\nDATA\r\n..one\r\n.\r\nMAIL FROM:<ann@example.com>\r\n\
         RCPT TO:<bob@example.org>\r\nDATA\r\n.\r\nNOOP\r\nQUIT\r\nNOOP\r\n",
    );
    let codes: Vec<_> = std::iter::from_fn(|| talk.next()).map(|reply| reply.code().get()).collect();
    assert_eq!(codes, [250, 250, 550, 250, 354, 250, 250, 250, 354, 250, 250, 221]);
    assert_eq!(server.messages(), [&b".one\r\n"[..], b""]);
}
