//! The work of everything that takes octets of strangers grows with their length alone. Instructions are counted, not
//! time: this program runs itself under callgrind, which writes its count at each call of a mark.

use std::hint::black_box;
use std::process::{Command, Stdio};
use std::{env, fs, io};

use smtp_codes::{Command as SmtpCommand, DeliveryReport, Reply, ReplyBuf, ReplyCode, ReplyDecoder, scan};

/// Octets of the shortest text; twice and four times as many follow.
const LENGTH: usize = 2 << 10;

/// What is repeated, and what is done with the text that it makes.
type Probe = (&'static str, fn(&[u8]));

const PROBES: &[Probe] = &[
    ("550 5.1.1 ", texts_of_finds),
    ("550 ", texts_of_finds),
    ("said: 550 no ", texts_of_finds),
    (": 550 ", texts_of_finds),
    ("(550, 'no') ", texts_of_finds),
    ("\"code\":550,\"message\":\"5.1.1 no\",", texts_of_finds),
    ("failed: 503 no ", texts_of_finds),
    ("a@b: 550 no ", texts_of_finds),
    ("\n 550", texts_of_finds),
    ("said: 550 5.1.1 no -> ", explanations_of_finds),
    ("Status: 5.1.1\r\n\r\n", report),
    ("Final-Recipient: rfc822; a@b\r\nStatus: 5.1.1\r\n", report),
    ("Diagnostic-Code: smtp; 550 5.1.1 no\r\n", report),
    ("Diagnostic-Code: smtp; 550-no\r\n\t550-no\r\n\t", report),
    (" folded\r\n", report),
    ("no field\r\n", report),
    ("250-a\r\n", reply),
    ("550-5.1.1 <a@b> (in\r\n", reply),
    ("250-\r\n\r\n", reply),
    ("550-\u{e9}\u{7}\r\n", reply),
    ("250-AUTH=A B C\n", reply),
    ("a", decoded_piece_by_piece),
    ("x ", made),
    ("x\n", made),
    ("\u{e9}", made),
];

fn texts_of_finds(text: &[u8]) {
    for found in scan(text) {
        black_box((found.text().len(), found.as_bytes(), found.code_range(), found.enhanced_range()));
    }
}

fn explanations_of_finds(text: &[u8]) {
    for found in scan(text) {
        let explanation = found.explain(Some(SmtpCommand::Rcpt));
        black_box((explanation.party(), explanation.provider_row(), explanation.cause()));
    }
}

fn report(text: &[u8]) {
    let report = DeliveryReport::parse(text);
    black_box((report.reporting_mta(), report.faults().count()));
    for recipient in report.recipients() {
        black_box((recipient.final_recipient(), recipient.action(), recipient.status(), recipient.reply()));
        black_box((recipient.explain(), recipient.diagnostic_code().map(|field| field.value().to_string())));
    }
}

/// Everything that reads a reply of as many lines as there are.
fn reply(text: &[u8]) {
    let whole = [text, b"250 b\r\n"].concat();
    let lenient = ReplyDecoder::new().max_line(usize::MAX).max_lines(usize::MAX).max_len(usize::MAX);
    let mut decoder = lenient;
    let Ok(Some((reply, _))) = decoder.decode(&whole) else { return };
    black_box((
        reply.lines().count(),
        reply.text().to_string(),
        reply.to_log().to_string(),
        reply.to_string(),
    ));
    black_box((reply.deviations().count(), reply.diagnostic_code().to_string(), reply.forward_path()));
    black_box((reply.capabilities().count(), reply.capabilities().get("SIZE").is_some()));
    black_box((
        reply.verdict(SmtpCommand::Ehlo),
        reply.check(SmtpCommand::Ehlo).count(),
        ReplyBuf::from(reply),
    ));
    black_box(reply.explain(Some(SmtpCommand::Rcpt)).to_string());
}

fn decoded_piece_by_piece(text: &[u8]) {
    let whole = [b"550 ", text, b"\r\n"].concat();
    let mut decoder = ReplyDecoder::new().max_line(usize::MAX).max_len(usize::MAX);
    for end in (0..whole.len()).step_by(16).chain([whole.len()]) {
        black_box(decoder.decode(&whole[..end]).is_ok());
    }
    black_box(Reply::parse(&whole).is_ok());
    black_box(SmtpCommand::from_line(&whole));
}

fn made(text: &[u8]) {
    let text = std::str::from_utf8(text).unwrap_or_default();
    let code = ReplyCode::MAILBOX_UNAVAILABLE;
    black_box((ReplyBuf::new(code, None, text).is_ok(), ReplyBuf::lenient(code, None, text).to_string()));
    black_box(ReplyBuf::from_lines(code, text.split('\n')).is_ok());
}

/// Callgrind knows the end of a part of the work by a call of this function.
#[inline(never)]
fn linear_mark() {
    black_box(());
}

const CHILD: &str = "SMTP_CODES_COUNTS_ITS_WORK";

#[test]
fn work_grows_with_the_length_alone() {
    if env::var_os(CHILD).is_some() {
        return count_in_child();
    }
    let folder = env::temp_dir().join(format!("smtp-codes-linear-{}", std::process::id()));
    fs::create_dir_all(&folder).unwrap();
    let output = Command::new("valgrind")
        .args(["--tool=callgrind", "--dump-before=*linear_mark*", "--log-file=/dev/null"])
        .arg(format!("--callgrind-out-file={}", folder.join("part").display()))
        .arg(env::current_exe().unwrap())
        .args(["--exact", "linear::work_grows_with_the_length_alone"])
        .envs([(CHILD, "1"), ("RUST_TEST_THREADS", "1")])
        .stdout(Stdio::null())
        .output();
    let Ok(output) = output else {
        println!("skipped work_grows_with_the_length_alone: there is no valgrind");
        return;
    };
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let mut wrong = Vec::new();
    for (at, (piece, _)) in PROBES.iter().enumerate() {
        // The parts are counted from 1, and every second one is what comes between two runs.
        let [one, two, four] = [0, 1, 2].map(|size| total(&folder, 2 * (3 * at + size) + 2).unwrap());
        let (first, second) = (two - one, four - two);
        // Twice as much is linear; four times as much would be quadratic.
        if second > 2.6 * first.max(1_000.0) {
            wrong.push(format!("{piece:?}: {one} {two} {four}"));
        }
    }
    fs::remove_dir_all(&folder).unwrap();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

fn count_in_child() {
    for (piece, probe) in PROBES {
        for length in [LENGTH, 2 * LENGTH, 4 * LENGTH] {
            let text = piece.repeat(length / piece.len());
            linear_mark();
            probe(text.as_bytes());
            linear_mark();
        }
    }
}

fn total(folder: &std::path::Path, part: usize) -> io::Result<f64> {
    let text = fs::read_to_string(folder.join(format!("part.{part}")))?;
    let total = text.lines().find_map(|line| line.strip_prefix("totals: ")?.trim().parse().ok());
    total.ok_or_else(|| io::Error::other(format!("part {part} has no total")))
}
