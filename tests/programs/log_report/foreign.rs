//! Words of strangers in a log: they are not a reply, and they are harmless.

use serde_json::{Value, json};

use super::run::{Scratch, ask, report};

const SAID: &str = "said: 550 5.1.1 no such user";

fn replies(line: &str) -> Value {
    report(format!("{line}\n").as_bytes())["total"]["replies"].clone()
}

/// Fields that a stranger fills, in lines that tell of no reply.
#[test]
fn what_strangers_write_is_not_counted() {
    let postfix = "Nov 24 08:00:00 mx1 postfix";
    let exim = "2026-11-24 08:00:00 1rAbCd-0005vi-2X";
    for line in [
        format!("{postfix}/cleanup[1]: A1: message-id=<said:_550_5.1.1@x>"),
        format!("{postfix}/cleanup[1]: A1: message-id=<{SAID}@x>"),
        format!("{postfix}/cleanup[1]: A1: message-id={SAID}"),
        format!("{postfix}/cleanup[1]: A1: resent-message-id=<{SAID}@x>"),
        format!(
            "{postfix}/cleanup[1]: A1: warning: header Subject: {SAID} from x[192.0.2.1]; from=<a@b.example> to=<c@d.example> proto=ESMTP helo=<x>"
        ),
        format!(
            "{postfix}/cleanup[1]: A1: hold: mime-header Content-Type: x; name={SAID} from x[192.0.2.1]; from=<a@b.example> proto=ESMTP helo=<{SAID}>: look"
        ),
        format!("{postfix}/cleanup[1]: A1: warning: body {SAID} from local; from=<a@b.example>"),
        format!("{postfix}/qmgr[1]: A1: from=<\"{SAID}\"@x>, size=1, nrcpt=1 (queue active)"),
        format!("{postfix}/smtpd[1]: A1: client=x[192.0.2.1], sasl_method=PLAIN, sasl_username={SAID}"),
        format!(
            "{postfix}/smtp[1]: A1: to=<\"a>, {SAID}\"@b.example>, relay=none, delay=1, status=deferred (waiting)"
        ),
        format!("{exim} <= a@b.example H=(550-5.1.1) [192.0.2.1] P=esmtp S=1 id=x T=\"hello\""),
        format!("{exim} <= a@b.example H=x ({SAID}) [192.0.2.1] P=esmtp S=1"),
        format!(
            "{exim} <= a@b.example H=x [192.0.2.1] P=esmtp S=1 id=said:_550_5.1.1@x T=\"{SAID}\" for c@d.example"
        ),
        format!(
            "2026-11-24 08:00:00 H=(x) [192.0.2.1] rejected EHLO or HELO: syntactically invalid argument(s): {SAID}"
        ),
        format!("{exim} SMTP connection from x ({SAID}) [192.0.2.1] lost while reading message data"),
        format!(
            "2026-11-24 08:00:00 unexpected disconnection while reading SMTP command from x ({SAID}) [192.0.2.1] D=1s"
        ),
        format!(
            "2026-11-24 08:00:00 no MAIL in SMTP connection from x ({SAID}) [192.0.2.1] D=1s C=EHLO,QUIT"
        ),
        format!("2026-11-24 08:00:00 TLS error on connection from x ({SAID}) [192.0.2.1]: error"),
        format!("{exim} DKIM: d={SAID} s=x c=relaxed/relaxed a=rsa-sha256 [verification failed]"),
        format!("{exim} removed by U={SAID}"),
        format!("{exim} => /var/mail/{SAID} <c@d.example> R=r T=address_file"),
        format!(
            "2026-11-24 08:00:00 H=x [192.0.2.1] F=<a@b.example> A=login:{SAID} rejected RCPT <c@d.example>: no"
        ),
        format!("2026-11-24 08:00:00 H=x [192.0.2.1] rejected EHLO or HELO {SAID}: no"),
        format!("2026-11-24 08:00:00 H=x [192.0.2.1] rejected VRFY {SAID}: no"),
        format!("2026-11-24 08:00:00 H=x [192.0.2.1] rejected ETRN {SAID}: no"),
        format!(
            "{exim} H=x [192.0.2.1] F=<a@b.example> rejected after DATA: malformed address: {SAID} may not follow x : failing address in \"From:\" header is: {SAID}"
        ),
        format!(
            "{exim} H=x [192.0.2.1] F=<a@b.example> rejected after DATA: domain missing: failing address in \"From:\" header is: {SAID}"
        ),
        format!(
            "{exim} H=x [192.0.2.1] F=<a@b.example> rejected after DATA: syntax error in 'From:' header when scanning for sender: x in \"{SAID}\""
        ),
        format!("2026-11-24 08:00:00 SMTP syntax error in \"{SAID}\" H=(x) [192.0.2.1] unrecognized command"),
        format!(
            "2026-11-24 08:00:00 SMTP protocol synchronization error (input sent without waiting for greeting): rejected connection from H=x [192.0.2.1] input=\"{SAID}\""
        ),
        format!(
            "2026-11-24T08:00:00Z mx1 smtpd[1]: 6e smtp message msgid=1 size=1 nrcpt=1 proto=ESMTP from=<\"{SAID}\"@x>"
        ),
        format!("2026-11-24T08:00:00Z mx1 smtpd[1]: 6e smtp connected address=192.0.2.1 host=\"{SAID}\""),
        format!("2026-11-24T08:00:00Z mx1 smtpd[1]: 6e smtp failed-command command=\"{SAID}\" result=\"no\""),
        format!(
            "Nov 24 08:00:00 mx1 sm-mta[1]: x: from=<a@b.example>, size=1, class=0, nrcpts=1, msgid=<{SAID}@x>, proto=ESMTP"
        ),
        format!("Nov 24 08:00:00 mx1 sm-mta[1]: x: from=\"{SAID}\", size=1, class=0, nrcpts=1"),
        format!("Nov 24 08:00:00 mx1 sm-mta[1]: x: Milter add: header: X-Spam: {SAID}"),
        format!("Nov 24 08:00:00 mx1 sm-mta[1]: x: Milter change: header Subject: from {SAID} to b"),
        format!(
            "Nov 24 08:00:00 mx1 sm-mta[1]: x: Milter change: header Subject: from x to {SAID}, reject={SAID}"
        ),
        format!(
            "Nov 24 08:00:00 mx1 sm-mta[1]: x: Authentication-Warning: mx1: ann set sender to \"{SAID}\" using -f"
        ),
        format!(
            "Nov 24 08:00:00 mx1 sm-mta[1]: AUTH=server, relay=x [192.0.2.1], authid={SAID}, mech=PLAIN, bits=0"
        ),
        format!("Nov 24 08:00:00 mx1 sm-mta[1]: STARTTLS=server, cert-subject=/CN={SAID}, verifymsg=ok"),
        // The headers of a message in Exim's log of rejections.
        format!("F From: {SAID} <a@b.example>"),
        format!("I Message-Id: {SAID}"),
        format!("P Received: from x ({SAID})"),
        format!("R Reply-To: {SAID}"),
        format!("T to: {SAID}"),
        format!("  Subject: {SAID}"),
        format!("Nov 24 08:00:00 mx1 sm-mta[1]: x: x [192.0.2.1]: VRFY {SAID}"),
        format!("Nov 24 08:00:00 mx1 sm-mta[1]: x: x [192.0.2.1]: EXPN {SAID}, reject={SAID} [rejected]"),
        format!("Nov 24 08:00:00 mx1 sm-mta[1]: x: POSSIBLE ATTACK from x: newline in string \"{SAID}\""),
        format!(
            "Nov 24 08:00:00 mx1 sm-mta[1]: x: AUTH failure (LOGIN): user not found (-20) SASL(-13): user not found, user={SAID}, relay=x [192.0.2.1]"
        ),
        format!(
            "Nov 24 08:00:00 mx1 sm-mta[1]: x: ruleset=check_subject, arg1={SAID}, reject={SAID}, relay=x [192.0.2.1], quarantine=look"
        ),
        format!("Nov 24 08:00:00 mx1 gateway: to=<\"{SAID}\"@b.example>"),
        // Structured data (RFC 5424 section 6.3), in which `"`, `\` and `]` are escaped.
        format!("<22>1 2026-11-24T08:00:00Z mx1 postfix/smtp 1 - [x@1 a=\"{SAID}\"] hello"),
        format!(
            "<22>1 2026-11-24T08:00:00Z mx1 gateway 1 - [x@1 a=\"b\"][y@1 c=\"\\\"\\] {SAID}\" d=\"{SAID}\"] hello"
        ),
        format!("2026-11-24T08:00:00Z mx1 gateway - - [x@1 a=\"{SAID}\"]"),
    ] {
        assert_eq!(replies(&line), 0, "{line}");
    }
}

/// The same fields before or after the reply, which is found all the same.
#[test]
fn the_reply_after_the_words_of_strangers_is_found() {
    let said = "said: 451 4.3.2 later";
    let postfix = "Nov 24 08:00:00 mx1 postfix";
    for (line, expected) in [
        (
            format!(
                "{postfix}/cleanup[1]: A1: reject: header Subject: {said} from x[192.0.2.1]; from=<a@b.example> to=<c@d.example> proto=ESMTP helo=<x>: 5.7.1 no spam"
            ),
            json!([null, "5.7.1", "no spam"]),
        ),
        (
            format!(
                "{postfix}/cleanup[1]: A1: reject: body {said}; from=<> 451 4.3.2 from x[192.0.2.1]; from=<\"{said}\"@b.example> proto=ESMTP helo=<{said}>: 550 5.7.1 no spam"
            ),
            json!([550, "5.7.1", "no spam"]),
        ),
        (
            format!(
                "{postfix}/cleanup[1]: A1: milter-reject: END-OF-MESSAGE from x[192.0.2.1]: 5.7.1 no spam; from=<\"{said}\"@b.example> to=<c@d.example> proto=ESMTP helo=<{said}>"
            ),
            json!([null, "5.7.1", "no spam"]),
        ),
        (
            format!(
                "{postfix}/smtpd[1]: NOQUEUE: reject: RCPT from x[192.0.2.1]: 550 5.1.1 <\"{said}\"@d.example>: no; from=<\"{said}\"@b.example> proto=ESMTP helo=<{said}>"
            ),
            json!([550, "5.1.1", "<…>: no"]),
        ),
        (
            format!(
                "{postfix}/cleanup[1]: A1: reject: header Subject: sasl_username= from x[192.0.2.1]; from=<a@b.example> to=<c@d.example> proto=ESMTP helo=<x>: 5.7.1 no spam"
            ),
            json!([null, "5.7.1", "no spam"]),
        ),
        (
            format!(
                "{postfix}/cleanup[1]: A1: milter-header-reject: header X-Said: {said} from x[192.0.2.1]; from=<a@b.example> to=<c@d.example> proto=ESMTP helo=<x>: 5.7.1 no spam"
            ),
            json!([null, "5.7.1", "no spam"]),
        ),
        (
            format!(
                "{postfix}/smtpd[1]: NOQUEUE: milter-reject: RCPT from x[192.0.2.1]: 5.7.1 no; from=<a@b.example> proto=ESMTP helo=<x> sasl_username={said}"
            ),
            json!([null, "5.7.1", "no"]),
        ),
        (
            format!(
                "{postfix}/smtpd[1]: NOQUEUE: reject: CONNECT from x[192.0.2.1]: 554 5.7.1 <x[192.0.2.1]>: no; proto=SMTP"
            ),
            json!([554, "5.7.1", "<…>: no"]),
        ),
        (
            format!(
                "{postfix}/smtpd[1]: NOQUEUE: proxy-reject: END-OF-MESSAGE: 550 5.7.1 no; from=<a@b.example> to=<c@d.example> proto=ESMTP helo=<{said}>"
            ),
            json!([550, "5.7.1", "no"]),
        ),
        (
            format!(
                "{postfix}/smtpd[1]: warning: proxy 127.0.0.1:10025 rejected \"RCPT TO:<{said}>\": \"550 5.1.1 no\""
            ),
            json!([550, "5.1.1", "no\""]),
        ),
        (
            format!(
                "2026-11-24 08:00:00 login authenticator failed for x ({said}) [192.0.2.1]: 535 no (set_id=said: 5.1.1 no)"
            ),
            json!([535, null, "no (set_id=said: 5.1.1 no)"]),
        ),
        (
            format!(
                "2026-11-24T08:00:00Z mx1 smtpd[1]: 6e smtp failed-command command=\"a\" result=\"{said}\" result=\"550 5.1.1 no\""
            ),
            json!([550, "5.1.1", "no"]),
        ),
        (
            "2026-11-24T08:00:00Z mx1 smtpd[1]: 6e smtp failed-command command=\"RCPT TO:<a\" result=\"550 5.1.1 <a>\""
                .to_owned(),
            json!([550, "5.1.1", "<…>"]),
        ),
        (
            format!(
                "{postfix}/smtpd[1]: NOQUEUE: reject: VRFY from x[192.0.2.1]: 550 5.1.1 <d>: no; to=<d> proto=SMTP sasl_username={said}"
            ),
            json!([550, "5.1.1", "<…>: no"]),
        ),
        (
            format!("<22>1 2026-11-24T08:00:00Z mx1 gateway 1 - [x@1 a=\"\\] {said}\"] said: 550 5.1.1 no"),
            json!([550, "5.1.1", "no"]),
        ),
        ("2026-11-24T08:00:00Z mx1 gateway 550 5.1.1 - no".to_owned(), json!([550, "5.1.1", "no"])),
        (format!("{postfix}/smtp[1]: A1: said: 550 5.1.1 no"), json!([550, "5.1.1", "no"])),
        (
            format!(
                "{postfix}/smtp[1]: A1: to=<sasl_username=@d.example>, relay=mx[192.0.2.1]:25, dsn=5.1.1, status=bounced (host mx[192.0.2.1] said: 550 5.1.1 no (in reply to RCPT TO command))"
            ),
            json!([550, "5.1.1", "no"]),
        ),
        (
            format!(
                "{postfix}/smtp[1]: A1: to=<\"{said}\"@d.example>, orig_to=<{said}>, relay=mx[192.0.2.1]:25, dsn=5.1.1, status=bounced (host mx[192.0.2.1] said: 550 5.1.1 no (in reply to RCPT TO command))"
            ),
            json!([550, "5.1.1", "no"]),
        ),
        (
            format!(
                "2026-11-24 08:00:00 H=x ({said}) [192.0.2.1] F=<\"{said}\"@b.example> rejected RCPT <\"{said}\"@d.example>: 550 5.1.1 no"
            ),
            json!([550, "5.1.1", "no"]),
        ),
        (
            format!("2026-11-24 08:00:00 H=x [192.0.2.1] A=login:{said} rejected EHLO or HELO {said}: 550 5.7.1 no"),
            json!([550, "5.7.1", "no"]),
        ),
        (
            "2026-11-24 08:00:00 H=x [192.0.2.1] sender verify fail for <a@b.example>: response to \"RCPT TO:<a@b.example>\" from mx [192.0.2.3] was: 550 5.1.1 rejected EHLO x: no"
                .to_owned(),
            json!([550, "5.1.1", "rejected EHLO x: no"]),
        ),
        (
            "2026-11-24 08:00:00 1rAbCd-0005vi-2X => a@d.example R=r T=lmtp H=mx [192.0.2.3] C=\"250 2.0.0 rejected VRFY x: ok\"".to_owned(),
            json!([250, "2.0.0", "rejected VRFY x: ok"]),
        ),
        (
            "2026-11-24 08:00:00 login authenticator failed for x (x) [192.0.2.1]: 535 5.7.8 rejected AUTH x: no".to_owned(),
            json!([535, "5.7.8", "rejected AUTH x: no"]),
        ),
        (
            format!(
                "2026-11-24 08:00:00 1rAbCd-0005vi-2X ** \"{said}\"@d.example F=<\"{said}\"@x> R=r T=t H=mx [192.0.2.1]: SMTP error from remote mail server after RCPT TO:<\"{said}\"@d.example>: 550 5.1.1 no"
            ),
            json!([550, "5.1.1", "no"]),
        ),
        (
            format!(
                "2026-11-24 08:00:00 1rAbCd-0005vi-2X => a@d.example R=r T=t H=mx [192.0.2.1] DN=\"CN={said}\" C=\"250 2.0.0 ok\""
            ),
            json!([250, "2.0.0", "ok"]),
        ),
        (
            format!(
                "2026-11-24T08:00:00Z mx1 smtpd[1]: 6e smtp failed-command command=\"RCPT TO:<{said}>\" result=\"550 5.1.1 no\""
            ),
            json!([550, "5.1.1", "no"]),
        ),
        (
            format!(
                "Nov 24 08:00:00 mx1 sm-mta[1]: x: ruleset=check_rcpt, arg1={said}, relay=x [192.0.2.1], reject=550 5.1.1 no"
            ),
            json!([550, "5.1.1", "no"]),
        ),
        (
            format!("Nov 24 08:00:00 mx1 sm-mta[1]: x: Milter: helo={said}, reject=550 5.7.1 no"),
            json!([550, "5.7.1", "no"]),
        ),
        (
            format!("Nov 24 08:00:00 mx1 sm-mta[1]: ruleset=check_relay, arg1={said}, arg2=192.0.2.1, relay=x [192.0.2.1], reject=550 5.7.1 no"),
            json!([550, "5.7.1", "no"]),
        ),
        (
            format!(
                "Nov 24 08:00:00 mx1 sm-mta[1]: x: to=<\"{said}\"@d.example>, delay=1, relay=mx. [192.0.2.1], dsn=5.1.1, stat=Deferred: 450 4.2.0 no"
            ),
            json!([450, "4.2.0", "no"]),
        ),
    ] {
        let report = report(format!("{line}\n").as_bytes());
        assert_eq!(report["total"]["replies"], 1, "{line}");
        let rows =
            report["words"].as_array().expect("a list").iter().flat_map(|list| list["rows"].as_array());
        let row = rows.flatten().next().expect("a row");
        assert_eq!(json!([row["code"], row["status"], row["words"]]), expected, "{line}");
    }
}

/// What an administrator has a server say in its log, and what a program on the same machine has printed.
#[test]
fn what_no_server_said_is_not_counted() {
    let postfix = "Nov 24 08:00:00 mx1 postfix";
    let from = "from=<a@b.example> to=<c@d.example> proto=ESMTP helo=<x>";
    let mut lines = vec![
        format!(
            "{postfix}/smtpd[1]: A1: filter: RCPT from x[192.0.2.1]: <a@b.example>: Sender address triggers FILTER smtp:[550 5.1.1]; {from}"
        ),
        format!("{postfix}/smtpd[1]: improper command pipelining after DATA from x[192.0.2.1]: {SAID}"),
        format!("{postfix}/smtpd[1]: improper command pipelining after DATA from x[192.0.2.1]: 550 no"),
        format!("{postfix}/smtpd[1]: warning: non-SMTP command from x[192.0.2.1]: 550 5.1.1 no"),
        format!(
            "{postfix}/smtpd[1]: warning: Illegal address syntax from x[192.0.2.1] in MAIL command: {SAID}"
        ),
        format!("{postfix}/smtpd[1]: < x[192.0.2.1]: 550 5.1.1 no"),
        format!("{postfix}/smtp[1]: > x[192.0.2.1]:25: 550 5.1.1 no"),
        format!("{postfix}/postscreen[1]: PREGREET 12 after 0.1 from [192.0.2.1]:1234: 550 5.1.1 no\\r\\n"),
        format!("{postfix}/postscreen[1]: NON-SMTP COMMAND from [192.0.2.1]:1234 after CONNECT: 550 no"),
        format!("{postfix}/smtp[1]: A1: warning: header Subject: {SAID}: 550 5.7.1 look"),
        format!("{postfix}/smtp[1]: A1: replace: header Subject: hello: Subject: {SAID}"),
        format!("2026-11-24 08:00:00 H=x [192.0.2.1] Warning: {SAID}"),
        format!("2026-11-24 08:00:00 1rAbCd-0005vi-2X H=x [192.0.2.1] F=<a@b.example> Warning: 550 5.1.1 no"),
        format!("2026-11-24 08:00:00 1rAbCd-0005vi-2X <a@b.example>: address_pipe transport output: {SAID}"),
        format!(
            "2026-11-24 08:00:00 1rAbCd-0005vi-2X ** |/bin/x {SAID} <a@b.example> R=r T=address_pipe: Child process of \
             address_pipe transport returned 1 from command: /bin/x {SAID}"
        ),
        format!("2026-11-24 08:00:00 1rAbCd-0005vi-2X ** a@b.example R=aliases: {SAID}"),
        "2026-11-24 08:00:00 1rAbCd-0005vi-2X == a@b.example R=aliases defer (-1): 450 4.2.1 later"
            .to_owned(),
        format!(
            "Nov 24 08:00:00 mx1 smtpd[1]: delivery: PermFail for 9c1f: to=<a@b.example>, stat=Error ({SAID})"
        ),
        format!("Nov 24 08:00:00 mx1 sm-mta[1]: x: Milter: to=<a@b.example>, quarantine={SAID}"),
        "Nov 24 08:00:00 mx1 sm-mta[1]: x: <-- 550 5.1.1 no".to_owned(),
        format!("Nov 24 08:00:00 mx1 sm-mta[1]: x: x [192.0.2.1]: probable open proxy: command={SAID}"),
        format!("{postfix}/smtp[1]: mx[192.0.2.1]:25: subject_CN={SAID}, issuer_CN=x, fingerprint=00"),
        format!(
            "{postfix}/smtp[1]: certificate verification failed for mx[192.0.2.1]:25: untrusted issuer /CN={SAID}"
        ),
        format!(
            "2026-11-24T08:00:00Z mx1 smtpd[1]: 6e mda delivery evpid=1 from=<a@b.example> to=<c@d.example> \
             rcpt=<c@d.example> user=c delay=1s result=\"PermFail\" stat=\"Error (\"{SAID}\")\""
        ),
    ];
    for action in
        ["filter", "redirect", "prepend", "bcc", "hold", "warn", "info", "discard", "delay", "hangup"]
    {
        lines.push(format!("{postfix}/smtpd[1]: NOQUEUE: {action}: RCPT from x[192.0.2.1]: {SAID}; {from}"));
        lines.push(format!("{postfix}/smtpd[1]: A1: {action}: RCPT from x[192.0.2.1]: 550 no; {from}"));
        lines.push(format!("{postfix}/smtpd[1]: A1: {action}: RCPT from x[192.0.2.1]: 5.7.1 no; {from}"));
    }
    for action in ["milter-hold", "milter-discard"] {
        lines.push(format!(
            "{postfix}/cleanup[1]: A1: {action}: END-OF-MESSAGE from x[192.0.2.1]: {SAID}; {from}"
        ));
    }
    for action in [
        "filter", "redirect", "prepend", "bcc", "hold", "warning", "info", "discard", "pass", "replace",
        "strip",
    ] {
        for where_ in ["header Subject: hello", "body", "mime-header X: y", "content"] {
            lines.push(format!(
                "{postfix}/cleanup[1]: A1: {action}: {where_} from x[192.0.2.1]; {from}: {SAID}"
            ));
            lines.push(format!(
                "{postfix}/cleanup[1]: A1: milter-header-{action}: {where_} from x[192.0.2.1]; {from}: 550 5.7.1 no"
            ));
        }
    }
    for line in lines {
        assert_eq!(replies(&line), 0, "{line}");
    }
}

/// The status is Postfix's own; the words are those of a program.
#[test]
fn a_local_program_gives_no_reply() {
    for (service, status, remark) in [
        ("pipe", "5.3.0", "status=bounced (Command output: 550 5.1.1 no such user )"),
        ("pipe", "5.1.1", "status=bounced (user unknown. Command output: said: 450 4.1.1 no)"),
        ("pipe", "2.0.0", "status=sent (delivered via mda service (550 5.1.1 no))"),
        (
            "local",
            "5.3.0",
            "status=bounced (Command died with status 1: \"x said: 550 no\". Command output: 550 5.1.1 no)",
        ),
        ("local", "2.0.0", "status=sent (delivered to command: x said: 550 5.1.1 no)"),
        ("error", "5.1.1", "status=bounced (550 5.1.6 moved away)"),
        ("cleanup", "5.7.1", "status=bounced (said: 550 5.1.1 no)"),
        ("qmgr", "4.3.0", "status=deferred (mail transport said: 550 5.1.1 no)"),
        ("virtual", "4.2.0", "status=deferred (maildir delivery failed: said: 550 5.1.1 no)"),
    ] {
        let line = format!(
            "Nov 24 08:00:00 mx1 postfix/{service}[1]: A1: to=<\"a, status=\"@d.example>, relay={service}, delay=1, dsn={status}, {remark}"
        );
        let report = report(format!("{line}\n").as_bytes());
        assert_eq!(report["total"]["received"], 1, "{line}");
        assert_eq!(report["statuses"][0]["status"], status, "{line}");
        assert_eq!(report["codes"][0]["code"], Value::Null, "{line}");
    }
}

/// The marks of the Unicode property `Bidi_Control`, separators and controls, wherever the words of strangers are
/// shown.
#[test]
fn nothing_turns_the_text_round() {
    let marks = "\u{61c}\u{200e}\u{200f}\u{2028}\u{2029}\u{202a}\u{202b}\u{202c}\u{202d}\u{202e}\
                 \u{2066}\u{2067}\u{2068}\u{2069}\u{85}\u{1b}";
    let log = format!(
        "Nov 24 08:00:00 mx1 postfix/smtp[1]: A1: to=<a@x{marks}.example>, dsn=5.1.1, status=bounced (host mx[192.0.2.1] said: 550 5.1.1 a{marks}b (in reply to RCPT TO command))\n\
         said: 550 5.1.1 no {marks} time\n"
    );
    let name = Scratch::new(log.as_bytes());
    let page = Scratch::new(b"");
    let answer = ask(&["--html", page.path(), name.path()], b"");
    let json = ask(&["--json", name.path()], b"").text().to_owned();
    for (place, text) in [("text", answer.text()), ("html", &page.content()), ("json", &json)] {
        let found: Vec<_> = text.chars().filter(|character| marks.contains(*character)).collect();
        assert!(found.is_empty(), "{place}: {found:?}");
        assert!(text.contains("\\u{61c}") || text.contains("\\\\u{61c}"), "{place}: it says what was there");
    }
}

#[test]
fn a_reply_without_words_has_none() {
    let postfix =
        "Nov 24 08:00:00 mx1 postfix/cleanup[1]: A1: milter-reject: END-OF-MESSAGE from x[192.0.2.1]: ";
    for said in ["4.7.1  ; ", "4.7.1 ; ", "4.7.1; ", "451 4.7.1 ; ", "451 4.7.1; "] {
        let log = format!("{postfix}{said}from=<a@b.example> to=<c@d.example> proto=ESMTP helo=<x>\n");
        let row = &report(log.as_bytes())["words"][2]["rows"][0];
        assert_eq!(json!([row["status"], row["words"]]), json!(["4.7.1", ""]), "{log}");
    }
}

#[test]
fn opensmtpd_tells_the_result() {
    for result in ["550 Invalid recipient", "550 5.1.1 Invalid recipient"] {
        let log = format!(
            "2026-11-24T08:00:00Z mx1 smtpd[1]: 6e smtp failed-command command=\"RCPT TO:<a@b.example>\" result=\"{result}\"\n"
        );
        let report = report(log.as_bytes());
        assert_eq!(report["codes"][0]["code"], 550, "{log}");
        assert_eq!(report["commands"][0]["command"], "Rcpt", "{log}");
        assert_eq!(report["total"]["given"], 1, "{log}");
    }
}
