//! Counts instructions: the program runs itself under callgrind, which writes its counts at each call of a mark.

use std::path::Path;
use std::process::{Command, Stdio};
use std::{fs, io};

use crate::rows::{Row, Selection};

/// The argument with which the program runs itself.
pub const CHILD: &str = "--count-instructions";

/// Callgrind knows the end of a part of the work by a call of this function.
#[inline(never)]
fn instructions_mark() {
    std::hint::black_box(());
}

/// Marks, one run, mark, three runs, mark: the difference is two runs without what comes before and after them.
pub fn run_under_callgrind(rows: &mut [Row]) {
    for row in rows {
        (row.run)(1);
        for times in [1, 3] {
            instructions_mark();
            (row.run)(times);
            instructions_mark();
        }
    }
}

/// The instructions of one operation of each row of the selection.
pub fn count(selection: &Selection, rows: &[Row]) -> Result<Vec<f64>, String> {
    let folder = std::env::temp_dir().join(format!("smtp-codes-benches-{}", std::process::id()));
    fs::create_dir(&folder).map_err(|error| error.to_string())?;
    let counts = callgrind(&folder, selection).and_then(|()| {
        // The numbers of the parts begin with 1. Four belong to a row: what comes before it, one run, nothing, three
        // runs.
        rows.iter()
            .enumerate()
            .map(|(at, row)| {
                let once = total(&folder, 4 * at + 2)?;
                let thrice = total(&folder, 4 * at + 4)?;
                Ok((thrice - once) / 2.0 / row.operations_counted)
            })
            .collect::<io::Result<Vec<f64>>>()
            .map_err(|error| error.to_string())
    });
    // A folder for temporary files may keep what cannot be removed.
    drop(fs::remove_dir_all(&folder));
    counts
}

fn callgrind(folder: &Path, selection: &Selection) -> Result<(), String> {
    let program = std::env::current_exe().map_err(|error| error.to_string())?;
    let output = Command::new("valgrind")
        .args(["--tool=callgrind", "--dump-before=*instructions_mark*", "--log-file=/dev/null"])
        .arg(format!("--callgrind-out-file={}", folder.join("part").display()))
        .arg(program)
        .arg(CHILD)
        .args(selection.arguments())
        // Otherwise the routines with which the C library copies depend on the processor.
        .env("GLIBC_TUNABLES", "glibc.cpu.hwcaps=-AVX512F,-AVX2,-AVX,-ERMS,-FSRM")
        .stdout(Stdio::null())
        .output()
        .map_err(|error| format!("valgrind does not start ({error})"))?;
    if output.status.success() {
        return Ok(());
    }
    Err(format!("the run under valgrind failed: {}", String::from_utf8_lossy(&output.stderr)))
}

fn total(folder: &Path, part: usize) -> io::Result<f64> {
    let text = fs::read_to_string(folder.join(format!("part.{part}")))?;
    text.lines()
        .find_map(|line| line.strip_prefix("totals: "))
        .and_then(|total| total.trim().parse().ok())
        .ok_or_else(|| io::Error::other(format!("part {part} of callgrind's counts has no total")))
}
