"""Python's smtplib against the example server: python3 smtplib_client.py PORT CERTIFICATE."""

import smtplib
import ssl
import sys

port, certificate = int(sys.argv[1]), sys.argv[2]
message = "From: sender@example.com\r\nSubject: smtplib\r\n\r\n.a dot\r\n"


def refused(expected, action, *arguments, **options):
    try:
        action(*arguments, **options)
    except smtplib.SMTPRecipientsRefused as error:
        (found,) = error.recipients.values()
    except smtplib.SMTPResponseException as error:
        found = (error.smtp_code, error.smtp_error)
    else:
        sys.exit(f"{arguments}: taken, and {expected} was due")
    if found[0] != expected[0] or not found[1].startswith(expected[1]):
        sys.exit(f"{arguments}: {found}, and {expected} was due")


with smtplib.SMTP("127.0.0.1", port, timeout=10) as client:
    client.ehlo("client.example.com")
    offers = set(client.esmtp_features)
    expected = {"pipelining", "size", "8bitmime", "smtputf8", "chunking", "enhancedstatuscodes", "starttls"}
    assert offers == expected, offers
    assert client.sendmail("sender@example.com", ["user@example.org"], message) == {}
    some = client.sendmail("sender@example.com", ["nobody@example.org", "user@example.org", "full@example.org"], message)
    assert {to: (code, text[:6]) for to, (code, text) in some.items()} == {
        "nobody@example.org": (550, b"5.1.1 "),
        "full@example.org": (452, b"4.2.2 "),
    }, some
    refused((550, b"5.1.1 "), client.sendmail, "sender@example.com", ["nobody@example.org"], message)
    refused((550, b"5.7.1 "), client.sendmail, "sender@example.com", ["user@example.net"], message)
    refused((550, b"5.7.1 "), client.sendmail, "spammer@example.com", ["user@example.org"], message)
    refused((552, b"5.3.4 "), client.sendmail, "sender@example.com", ["user@example.org"], message + "x" * 20_000)
    options = ["SMTPUTF8", "BODY=8BITMIME"]
    assert client.sendmail("s\u00fcnder@example.com", ["j\u00f6rg@example.org"], message, mail_options=options) == {}
    assert client.docmd("FROB")[0] == 500
    assert client.docmd("RCPT", "TO:<user@example.org>")[0] == 503
    assert client.verify("user")[0] == 252
    assert client.help().startswith(b"2.0.0"), client.help()

context = ssl.create_default_context(cafile=certificate)
with smtplib.SMTP("127.0.0.1", port, timeout=10) as client:
    client._host = "localhost"
    client.starttls(context=context)
    client.ehlo("client.example.com")
    assert client.esmtp_features["auth"].split() == ["PLAIN", "LOGIN"] and not client.has_extn("starttls")
    for mechanism in ("PLAIN", "LOGIN"):
        client.user, client.password = "user", "guess"
        refused((535, b"5.7.8 "), client.auth, mechanism, getattr(client, f"auth_{mechanism.lower()}"))
    client.login("user", "secret")
    assert client.sendmail("sender@example.com", ["user@example.net"], message) == {}
    assert client.login("user", "secret") == (503, b"5.5.1 you have told who you are")

with smtplib.SMTP("127.0.0.1", port, timeout=10) as client:
    client._host = "localhost"
    client.starttls(context=context)
    client.ehlo("client.example.com")
    guesses = [client.docmd("AUTH", "PLAIN AHVzZXIAZ3Vlc3M=")[0] for _ in range(10)]
    assert guesses == [535] * 9 + [421], guesses
    client.close()
