//! The work of the program grows with the length of its input alone, in instructions as callgrind counts them.

use std::num::NonZero;
use std::process::Command;
use std::sync::Mutex;
use std::thread;

use smtp_codes_tests::callgrind;
use smtp_codes_tests_programs::program::{run, tool};

/// Octets of the shortest input, twice and four times as many of which follow; what comes before the pieces, a piece,
/// and what comes after them.
const INPUTS: &[(usize, &str, &str, &str)] = &[
    (1 << 10, "220 a\n", "NOOP\n250 ok\n", ""),
    (1 << 10, "LHLO a\n250 ok\n", "RCPT TO:<a@b>\n250 ok\nBDAT 0 LAST\n250 ok\n", ""),
    (4 << 10, "", "C: BDAT 100000\n", "S: 250 ok\n"),
    (2 << 10, "", "BDAT 100000\n", "250 ok\n"),
    (1 << 10, "", "DATA\n354 go\n250 ok\n", ""),
    (2 << 10, "C: EHLO a\nS: ", "250-a", "250 b\n"),
    (2 << 10, "C: EHLO a\nS: ", "250-a[nl]", "250 b\n"),
    (2 << 10, "a Send: NOOP\n", "a Recv: 250-a\n", "a Recv: 250 b\n"),
    (2 << 10, "a Send: NOOP\na Recv: ", "250-a\\r\\n", "250 b\\r\\n\n"),
    (2 << 10, "12 NOOP\n12 250 a\n", "12 a b c\n", ""),
    (2 << 10, "a: ", "NOOP ", "\n"),
    (2 << 10, "Error: a\n", "response: '550 a' +\n", ""),
    (2 << 10, "Error: a\n", "response: '550 a',\nresponseCode: 550,\n", ""),
    (2 << 10, "Trying a...\n220 a\nEHLO a\n250 a\n", "---\nPost-Handshake New Session Ticket arrived:\n", ""),
    (
        2 << 10,
        "Final-Recipient: rfc822; a@b\nStatus: 5.1.1\nDiagnostic-Code: smtp; 550-5.1.1 a",
        "\n 550-5.1.1 a",
        "\n",
    ),
];

/// Returns a line with replies of which no two count as one.
fn different_replies(length: usize) -> String {
    let replies = (0..length / 20).map(|number| format!("said: 550 5.{}.{} no ", number / 100, number % 100));
    ["a: ".to_owned()].into_iter().chain(replies).collect()
}

/// Returns sessions that go on at the same time, each with a name of its own.
fn different_sessions(length: usize) -> String {
    let count = length / 40;
    let lines = |words: &'static str| (0..count).map(move |number| format!("a[{number}]: {words}\n"));
    lines("C: NOOP").chain(lines("S: 250 ok")).collect()
}

#[test]
fn the_work_of_the_program_grows_with_the_length_alone() {
    if Command::new("valgrind").arg("--version").output().is_err() {
        println!("skipped the_work_of_the_program_grows_with_the_length_alone: there is no valgrind");
        return;
    }
    let given = INPUTS.iter().map(|(length, before, piece, after)| {
        let input =
            |times: usize| [before, piece.repeat(times * length / piece.len()).as_str(), after].concat();
        (format!("{piece:?} after {before:?}"), [1, 2, 4].map(input))
    });
    let made = [("replies", different_replies as fn(usize) -> String), ("sessions", different_sessions)]
        .map(|(name, input)| (format!("different {name}"), [1, 2, 4].map(|times| input(times * (1 << 10)))));
    let inputs = Mutex::new(given.chain(made).enumerate());
    let next = || inputs.lock().expect("no thread panics with it").next();
    let wrong = Mutex::new(Vec::new());
    // The counts are the same however busy the machine is.
    thread::scope(|scope| {
        for _ in 0..thread::available_parallelism().map_or(1, NonZero::get) {
            scope.spawn(|| {
                while let Some((number, (name, inputs))) = next() {
                    let counts = inputs.map(|input| instructions(number, &input));
                    if !callgrind::is_linear(counts) {
                        wrong.lock().expect("no thread panics with it").push(format!("{name}: {counts:?}"));
                    }
                }
            });
        }
    });
    let wrong = wrong.into_inner().expect("no thread panics with it");
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

fn instructions(number: usize, input: &str) -> f64 {
    let name = format!("smtp-codes-explain-{}-{number}", std::process::id());
    let file = std::env::temp_dir().join(name);
    let mut counting = Command::new("valgrind");
    counting.args(["--tool=callgrind", "--log-file=/dev/null"]);
    counting.arg(format!("--callgrind-out-file={}", file.display())).arg(tool("smtp-explain")).arg("--brief");
    let output = run(&mut counting, input.as_bytes());
    assert!(matches!(output.status.code(), Some(0 | 2)), "{}", String::from_utf8_lossy(&output.stderr));
    let total = callgrind::total(&file).expect("callgrind counted");
    std::fs::remove_file(file).expect("callgrind wrote it");
    total
}
