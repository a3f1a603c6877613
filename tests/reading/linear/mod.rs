//! The work of everything that takes octets of strangers grows with their length alone. Instructions are counted, not
//! time: this program runs itself under callgrind, which writes its count at each call of a mark.

mod probes;

use std::hint::black_box;
use std::process::{Command, Stdio};
use std::{env, fs};

use smtp_codes_tests::callgrind;

use probes::PROBES;

/// Octets of the shortest text; twice and four times as many follow.
const LENGTH: usize = 2 << 10;

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
    for (at, (name, piece, _)) in PROBES.iter().enumerate() {
        // The parts are counted from 1, and every second one is what comes between two runs.
        let part = |size| folder.join(format!("part.{}", 2 * (3 * at + size) + 2));
        let counts = [0, 1, 2].map(|size| callgrind::total(&part(size)).unwrap());
        if !callgrind::is_linear(counts) {
            wrong.push(format!("{name} of {piece:?}: {counts:?}"));
        }
    }
    fs::remove_dir_all(&folder).unwrap();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

fn count_in_child() {
    for (_, piece, probe) in PROBES {
        for length in [LENGTH, 2 * LENGTH, 4 * LENGTH] {
            let text = piece.repeat(length / piece.len());
            linear_mark();
            probe(text.as_bytes());
            linear_mark();
        }
    }
}
