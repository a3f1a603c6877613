//! Real clients deliver to the example. Those that are not installed are named on standard error; in CI none may be.

use std::env;
use std::fs;
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use super::listening::Listening;

/// The troublesome parts of a message: dots where lines begin, an empty line at the end, octets beyond ASCII.
const MESSAGE: &str = "\
From: ann@example.com\r\n\
To: bob@example.org\r\n\
Subject: dots\r\n\
Message-ID: <1@example.com>\r\n\
Date: Thu, 29 Feb 2024 12:00:00 +0000\r\n\
MIME-Version: 1.0\r\n\
Content-Type: text/plain; charset=utf-8\r\n\
Content-Transfer-Encoding: 8bit\r\n\
\r\n\
.\r\n\
..\r\n\
.dot\r\n\
a.b\r\n\
caf\u{e9}\r\n\
\r\n\
.\r\n\
\r\n";

/// A client that is installed, or unpacked by `tests/interop/install.sh`.
struct Client {
    path: PathBuf,
    libraries: Option<PathBuf>,
}

impl Client {
    fn find(name: &str) -> Option<Self> {
        let unpacked = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../target/interop/clients/usr");
        let mut folders: Vec<_> = env::split_paths(&env::var_os("PATH").unwrap_or_default()).collect();
        folders.extend(["bin", "sbin"].map(|folder| unpacked.join(folder)));
        let found = folders.iter().map(|folder| folder.join(name)).find(|path| path.is_file());
        let Some(path) = found else {
            assert!(env::var_os("CI").is_none(), "{name} must be installed in CI");
            // Past the capture of a test's output.
            let _ = writeln!(io::stderr(), "skipped: {name} (not installed)");
            return None;
        };
        let libraries = path.starts_with(&unpacked).then(|| unpacked.join("lib"));
        Some(Self { path, libraries })
    }

    /// Runs it with this standard input.
    fn run(&self, arguments: &[&str], input: &[u8]) -> Output {
        let mut command = Command::new(&self.path);
        if let Some(libraries) = &self.libraries {
            let multiarch = format!("{}-linux-gnu", env::consts::ARCH);
            let folders = [libraries.join("postfix"), libraries.join(multiarch)];
            command.env("LD_LIBRARY_PATH", env::join_paths(folders).expect("no folder has a colon"));
            command.env("PERL5LIB", libraries.with_file_name("share").join("perl5"));
        }
        let mut child = command
            .args(arguments)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("it starts");
        let mut stdin = child.stdin.take().expect("it has an input");
        // The program need not read it.
        let _ = stdin.write_all(input);
        drop(stdin);
        child.wait_with_output().expect("it ends")
    }

    /// Runs it, and asserts that it succeeds.
    fn deliver(&self, arguments: &[&str], input: &[u8]) -> Output {
        let output = self.run(arguments, input);
        assert!(output.status.success(), "{}", text(&output));
        output
    }
}

fn text(output: &Output) -> String {
    [&output.stdout, &output.stderr].map(|octets| String::from_utf8_lossy(octets).into_owned()).concat()
}

fn write(name: &str, octets: &[u8]) -> String {
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    fs::write(&path, octets).expect("the file can be written");
    path.into_os_string().into_string().expect("the path is text")
}

#[test]
fn smtplib() {
    let Some(client) = Client::find("python3") else { return };
    let server = Listening::start("smtplib");
    let script = "
import smtplib, sys
host, port, message = sys.argv[1], int(sys.argv[2]), sys.stdin.buffer.read()
with smtplib.SMTP(host, port, 'client.example.com', timeout=60) as smtp:
    refused = smtp.sendmail('ann@example.com', ['bob@example.org', 'nobody@example.org'], message, ['BODY=8BITMIME'])
    assert refused == {'nobody@example.org': (550, b'5.1.1 <nobody@example.org>: no such mailbox')}, refused
    assert smtp.sendmail('ann@example.com', ['j\\u00f6rg@example.org'], message, ['SMTPUTF8']) == {}
    for sender, recipient, error, code in [
        ('spammer@example.com', 'bob@example.org', smtplib.SMTPSenderRefused, 550),
        ('ann@example.com', 'full@example.org', smtplib.SMTPRecipientsRefused, 452),
    ]:
        try:
            smtp.sendmail(sender, [recipient], message)
        except error as refusal:
            said = getattr(refusal, 'smtp_code', None) or refusal.recipients[recipient][0]
            assert said == code, refusal
        else:
            raise AssertionError('taken')
    assert smtp.docmd('RCPT', 'TO:<bob@example.org>') == (503, b'5.5.1 send MAIL first')
";
    let port = server.address.port().to_string();
    client.deliver(&["-c", script, "127.0.0.1", &port], MESSAGE.as_bytes());
    assert_eq!(server.messages(), [MESSAGE.as_bytes(), MESSAGE.as_bytes()]);
}

#[test]
fn curl() {
    let Some(client) = Client::find("curl") else { return };
    let server = Listening::start("curl");
    let file = write("curl.eml", MESSAGE.as_bytes());
    let url = format!("smtp://{}/client.example.com", server.address);
    let arguments = ["-sS", "--url", &url, "--mail-from", "ann@example.com", "-T", &file];
    client.deliver(&[&arguments[..], &["--mail-rcpt", "bob@example.org"]].concat(), b"");
    let refused = client.run(&[&arguments[..], &["--mail-rcpt", "nobody@example.org"]].concat(), b"");
    assert!(!refused.status.success() && text(&refused).contains("550"), "{}", text(&refused));
    assert_eq!(server.messages(), [MESSAGE.as_bytes()]);
}

#[test]
fn swaks() {
    let Some(client) = Client::find("swaks") else { return };
    let server = Listening::start("swaks");
    let address = server.address.to_string();
    let arguments = ["--server", &address, "--ehlo", "client.example.com", "--from", "ann@example.com"];
    let sent = [&arguments[..], &["--to", "bob@example.org,nobody@example.org", "--data", "-"]].concat();
    // It takes a lone dot near the end of its input for that of the message, and ends the message with two lines more.
    let message = format!("{MESSAGE}end\r\n");
    let output = client.deliver(&sent, message.replace("\r\n", "\n").as_bytes());
    assert!(
        text(&output).contains("<** 550 5.1.1 <nobody@example.org>: no such mailbox"),
        "{}",
        text(&output)
    );
    assert!(text(&output).contains("<-  250 2.0.0 kept as "), "{}", text(&output));
    assert_eq!(server.messages().len(), 1);
    let kept = String::from_utf8(server.messages().concat()).expect("it is text");
    assert!(kept.starts_with(&message), "{}", kept.escape_debug());
}

#[test]
fn msmtp() {
    let Some(client) = Client::find("msmtp") else { return };
    let server = Listening::start("msmtp");
    let port = server.address.port().to_string();
    let arguments = [
        "--file=/dev/null",
        "--host=127.0.0.1",
        &format!("--port={port}"),
        "--domain=client.example.com",
        "--from=ann@example.com",
        "--add-missing-from-header=off",
        "--",
    ];
    let input = MESSAGE.replace("\r\n", "\n");
    client.deliver(&[&arguments[..], &["bob@example.org"]].concat(), input.as_bytes());
    let refused = client.run(&[&arguments[..], &["nobody@example.org"]].concat(), input.as_bytes());
    assert!(text(&refused).contains("550 5.1.1 <nobody@example.org>: no such mailbox"), "{}", text(&refused));
    assert_eq!(server.messages(), [MESSAGE.as_bytes()]);
}

/// Many sessions at the same time.
#[test]
fn smtp_source() {
    let Some(client) = Client::find("smtp-source") else { return };
    let server = Listening::start("smtp_source");
    let address = format!("inet:{}", server.address);
    let arguments =
        ["-m", "200", "-s", "20", "-l", "5000", "-f", "ann@example.com", "-t", "bob@example.org", &address];
    client.deliver(&arguments, b"");
    let messages = server.messages();
    assert_eq!(messages.len(), 200);
    assert!(messages.iter().all(|message| message.starts_with(b"From: ") && message.len() >= 5_000));
}
