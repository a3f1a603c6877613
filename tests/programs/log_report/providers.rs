//! Replies of the big providers, known by the host in the line or by their words.

use serde_json::{Value, json};

use super::run::{Scratch, ask, report};

/// One line of each program, with the host that answered and its reply to RCPT.
fn lines(host: &str, reply: &str) -> [String; 4] {
    [
        format!(
            "Nov 24 08:00:00 mx1 postfix/smtp[1]: A1: to=<a@b.example>, relay={host}[192.0.2.1]:25, dsn=5.0.0, status=bounced (host {host}[192.0.2.1] said: {reply} (in reply to RCPT TO command))"
        ),
        format!(
            "2026-11-24 08:00:00 1rAbCd-0005vi-2X ** a@b.example R=r T=t H={host} [192.0.2.1]: SMTP error from remote mail server after RCPT TO:<a@b.example>: {reply}"
        ),
        format!(
            "2026-11-24T08:00:00Z mx1 smtpd[1]: 6e mta delivery evpid=9c from=<x@y.example> to=<a@b.example> rcpt=<-> source=\"192.0.2.2\" relay=\"192.0.2.1 ({host})\" delay=2s result=\"PermFail\" stat=\"{reply}\""
        ),
        format!(
            "Nov 24 08:00:00 mx1 sm-mta[1]: x: to=<a@b.example>, delay=1, relay={host}. [192.0.2.1], dsn=5.0.0, stat=Deferred: {reply}"
        ),
    ]
}

fn first(report: &Value) -> Value {
    let row = &report["providers"]["rows"][0];
    json!([row["id"], row["replies"], row["by_verdict"]["rejected"], row["by_verdict"]["retry_later"]])
}

#[test]
fn the_host_in_the_line_tells_the_provider() {
    for line in lines("mta7.am0.yahoodns.net", "450 4.2.0 User is receiving mail too quickly") {
        let report = report(format!("{line}\n").as_bytes());
        assert_eq!(first(&report), json!(["yahoo", 1, 0, 1]), "{line}");
        let most = &report["providers"]["rows"][0]["most"];
        assert!(most["meaning"].is_string() && most["provider"].is_string(), "{line}: {most}");
        assert_ne!(report["parties"][0]["party"], "Recipient", "{line}");
    }
    for line in lines("mx.b.example", "450 4.2.0 User is receiving mail too quickly") {
        assert_eq!(report(format!("{line}\n").as_bytes())["providers"]["rows"], json!([]), "{line}");
    }
}

#[test]
fn the_words_tell_the_provider() {
    for line in lines("relay.example.net", "550 5.7.30 DKIM did not pass. a12-x.1 - gsmtp") {
        let report = report(format!("{line}\n").as_bytes());
        assert_eq!(first(&report), json!(["google", 1, 1, 0]), "{line}");
        assert_eq!(report["parties"][0]["party"], "SendingAdministrator", "{line}");
    }
}

/// Accepted mail counts for the provider too, and replies of this server for nobody.
#[test]
fn providers_are_counted_as_a_whole() {
    let log = "\
Nov 24 08:00:00 mx1 postfix/smtp[1]: A1: to=<a@b.example>, relay=gmail-smtp-in.l.google.com[192.0.2.1]:25, dsn=2.0.0, status=sent (250 2.0.0 OK 17 x.1 - gsmtp)
Nov 24 08:00:00 mx1 postfix/smtp[1]: A1: to=<a@c.example>, relay=gmail-smtp-in.l.google.com[192.0.2.1]:25, dsn=5.7.30, status=bounced (host gmail-smtp-in.l.google.com[192.0.2.1] said: 550 5.7.30 DKIM did not pass. a12-x.1 - gsmtp (in reply to end of DATA command))
Nov 24 08:00:00 mx1 postfix/smtpd[1]: NOQUEUE: reject: RCPT from mail.google.com[192.0.2.1]: 554 5.7.1 <a@d.example>: Relay access denied; from=<x@gmail.com> to=<a@d.example> proto=ESMTP helo=<mail.google.com>
";
    let report = report(log.as_bytes());
    let rows = report["providers"]["rows"].as_array().expect("a list");
    assert_eq!(rows.len(), 1);
    assert_eq!(first(&report), json!(["google", 2, 1, 0]));
    assert_eq!(rows[0]["by_verdict"]["accepted"], 1);
    let (file, page) = (Scratch::new(log.as_bytes()), Scratch::new(b""));
    let answer = ask(&["--html", page.path(), file.path()], b"");
    assert!(answer.text().contains("\nProviders that mail was sent to\n"), "{}", answer.text());
    assert!(page.content().contains("<h2 id=\"providers\">By provider</h2>"));
}
