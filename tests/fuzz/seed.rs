//! Fills `corpus` with what others wrote, so that fuzzing begins with replies: the collection beside the repository
//! where it is present, and the recorded dialogues of the tests.

use std::path::Path;
use std::{fs, io};

use serde_json::Value;

const HERE: &str = env!("CARGO_MANIFEST_DIR");

fn main() -> io::Result<()> {
    let here = Path::new(HERE);
    let mut replies = Vec::new();
    collect(&here.join("../data/transcripts"), "reply_raw", &mut replies)?;
    collect(&here.join("../../../shared/corpus"), "text", &mut replies)?;
    for (number, reply) in replies.iter().enumerate() {
        let line = format!(
            "{}\r\n",
            reply.trim_end_matches(['\r', '\n']).replace("\r\n", "\n").replace('\n', "\r\n")
        );
        let name = format!("seed-{number}");
        write(here, "scan", &name, reply.as_bytes())?;
        write(here, "from_str", &name, reply.split_whitespace().next().unwrap_or_default().as_bytes())?;
        for (mode, choice) in [[0, 0, 255, 255], [1, 0, 1, 1], [0, 0, 7, 30]].iter().enumerate() {
            write(here, "decode", &format!("{name}-{mode}"), &[line.as_bytes(), choice].concat())?;
        }
        write(here, "write", &name, reply.as_bytes())?;
        let command = u8::try_from(number % 64).unwrap_or_default();
        write(here, "provider", &name, &[line.as_bytes(), &[command, command]].concat())?;
        // Nothing is changed, and then octets within the first line, one of which is taken away.
        write(here, "contract", &name, &[line.as_bytes(), &[255, 255, 0, 255].repeat(3)].concat())?;
        write(here, "contract", &format!("{name}-changed"), &[line.as_bytes(), &CHANGES].concat())?;
        write(here, "serde", &name, line.as_bytes())?;
        write(here, "report", &name, report(reply).as_bytes())?;
    }
    for (number, dialogue) in replies.chunks(8).enumerate() {
        let stream = dialogue.concat();
        for (way, steps) in [IN_TURN, ALL_AT_ONCE, TOO_EARLY].iter().enumerate() {
            write(here, "matcher", &format!("seed-{number}-{way}"), &[stream.as_bytes(), steps].concat())?;
        }
    }
    // The longest challenge, and one too long, in pieces of one octet.
    for length in [12_294, 12_298] {
        let challenge = format!("334 {}\r\n", "x".repeat(length - 6));
        write(
            here,
            "decode",
            &format!("challenge-{length}"),
            &[challenge.as_bytes(), &[0, 0, 1, 1]].concat(),
        )?;
    }
    println!("{} seeds for each target", replies.len());
    Ok(())
}

/// Changes of octets that were shown: how many more are shown, the place and the octet, how many fewer are shown.
const CHANGES: [u8; 12] = [6, 255, 0, 255, 2, 1, b'9', 255, 9, 4, b'\n', 1];

/// Steps of a client, see the target: a step is 0 and a command, 1 and octets to receive, or 2; above that are six
/// bits.
const IN_TURN: [u8; 16] = [0, 61, 2, 4, 61, 2, 8, 61, 2, 12, 61, 2, 16, 61, 2, 2];
const ALL_AT_ONCE: [u8; 16] = [0, 4, 8, 12, 16, 20, 24, 28, 253, 253, 2, 2, 2, 2, 2, 2];
const TOO_EARLY: [u8; 16] = [9, 2, 0, 9, 2, 4, 33, 2, 8, 2, 5, 2, 12, 9, 2, 2];

/// A delivery report with this reply.
fn report(reply: &str) -> String {
    let folded = reply.trim_end().replace("\r\n", "\n").replace('\n', "\r\n ");
    let status = reply.split_whitespace().nth(1).filter(|word| word.contains('.')).unwrap_or("5.0.0");
    format!(
        "Reporting-MTA: dns; mx.example.com\r\n\r\nFinal-Recipient: rfc822; kim@example.org\r\nAction: failed\r\n\
         Status: {status}\r\nRemote-MTA: dns; gmail-smtp-in.l.google.com\r\nDiagnostic-Code: smtp; {folded}\r\n"
    )
}

/// Adds that field of each line of each file in `folder`; nothing where there is no such folder.
fn collect(folder: &Path, field: &str, replies: &mut Vec<String>) -> io::Result<()> {
    let Ok(files) = fs::read_dir(folder) else { return Ok(()) };
    for file in files {
        let path = file?.path();
        if path.extension().is_none_or(|extension| extension != "jsonl") {
            continue;
        }
        for line in fs::read_to_string(path)?.lines() {
            let row: Value = serde_json::from_str(line)?;
            replies.extend(row[field].as_str().map(str::to_owned));
        }
    }
    Ok(())
}

fn write(here: &Path, target: &str, name: &str, octets: &[u8]) -> io::Result<()> {
    let folder = here.join("corpus").join(target);
    fs::create_dir_all(&folder)?;
    fs::write(folder.join(name), octets)
}
