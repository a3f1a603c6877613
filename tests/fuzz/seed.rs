//! Fills `corpus` with what others wrote, so that fuzzing begins with replies: the collection beside the repository where
//! it is present, and the recorded dialogues of the tests.

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
        let folded = line.trim_end().replace("\r\n", "\r\n ");
        let report = format!(
            "Reporting-MTA: dns; mx\r\n\r\nFinal-Recipient: rfc822; a@b\r\nAction: failed\r\nStatus: 5.0.0 (no)\r\n\
             Diagnostic-Code: smtp; {folded}\r\n"
        );
        write(here, "report", &name, report.as_bytes())?;
    }
    println!("{} seeds for each target", replies.len());
    Ok(())
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
