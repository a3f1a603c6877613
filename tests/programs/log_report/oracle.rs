//! A plain reading of the made-up log, line by line with regular expressions, which the program has to agree with.

use std::collections::{BTreeMap, BTreeSet};

use regex::bytes::{Captures, Regex};
use serde_json::Value;

use super::run::{Scratch, ask, generated};

/// The shapes of the made-up lines. Each names its parts: time, id, mark, domain, code, status, field.
const SHAPES: [&str; 6] = [
    r"^Nov (?<day> ?\d+) (?<hour>\d\d):\S+ mx1 postfix/smtp\[\d+\]: \w+: to=<[^@]*@(?<to>[^>]*)>.* dsn=(?<field>\d\.\d\.\d)(?:, status=\w+ \((?:host \S+ said: )?(?<code>\d{3})(?:[ -](?<status>\d\.\d+\.\d+)(?: |$))?)?",
    r"^2026-11-(?<day>\d+) (?<hour>\d\d):\S+ (?<id>\S+) (?<mark>=>|\*\*|==) [^@]*@(?<to>\S+) .*?(?:C=.|SMTP error.*?>: )(?<code>\d{3})(?:[ -](?<status>\d\.\d+\.\d+)(?: |$))?",
    r"^2026-11-(?<day>\d+) (?<hour>\d\d):\S+ (?<id>\S+) H=.*?RCPT TO:<[^@]*@(?<to>[^>]*)>: (?<code>\d{3})(?:[ -](?<status>\d\.\d+\.\d+)(?: |$))?",
    r"^Nov (?<day> ?\d+) (?<hour>\d\d):\S+ relay3 sm-mta\[\d+\]: \w+: to=<[^@]*@(?<to>[^>]*)>.* dsn=(?<field>\d\.\d\.\d)(?:, stat=(?:Deferred: (?<code>\d{3}) (?:(?<status>\d\.\d+\.\d+) )?)?)?",
    r#"^2026-11-(?<day>\d+)T(?<hour>\d\d):\S+ relay4 smtpd\[\d+\]: .* to=<[^@]*@(?<to>[^>]*)> .*stat="(?<code>\d{3})(?:[ -](?<status>\d\.\d+\.\d+)(?: |$))?"#,
    r"^Nov (?<day> ?\d+) (?<hour>\d\d):\S+ mx1 postfix/smtpd\[\d+\]: NOQUEUE: reject: .*?\]: (?<code>\d{3}) (?<status>\d\.\d+\.\d+) .* from=<[^@]*@(?<from>[^>]*)>",
];

/// Counts by name.
type Counts = BTreeMap<String, u64>;

#[derive(Debug, Default, Eq, PartialEq)]
struct Reading {
    lines: u64,
    verdicts: Counts,
    codes: Counts,
    statuses: Counts,
    to: Counts,
    from: Counts,
    hours: Counts,
    not_counted: u64,
}

impl Reading {
    fn of_log(log: &[u8]) -> Self {
        let shapes = SHAPES.map(|shape| Regex::new(shape).expect("a pattern"));
        let gateway = Regex::new(r"gateway: answer: (?<code>451) (?<status>4\.3\.0)").expect("a pattern");
        let in_words = Regex::new(r"\(#(\d\.\d\.\d)\)").expect("a pattern");
        let lines = || log.split_inclusive(|octet| *octet == b'\n').map(<[u8]>::trim_ascii_end);
        let error = |line: &[u8]| {
            let at = line.windows(10).position(|window| window == b"SMTP error").unwrap_or(line.len());
            line[at..].to_vec()
        };
        let mut outcomes = BTreeSet::new();
        for line in lines() {
            if let Some(found) = shapes[1].captures(line).filter(|found| &found["mark"] != b"=>") {
                outcomes.insert((found["id"].to_vec(), error(line)));
            }
        }
        let mut reading = Self::default();
        for line in lines() {
            reading.lines += 1;
            let shape = shapes.iter().chain([&gateway]).find_map(|shape| shape.captures(line));
            let Some(found) = shape else { continue };
            let is_notice = found.name("id").is_some() && found.name("mark").is_none();
            if is_notice && outcomes.contains(&(found["id"].to_vec(), error(line))) {
                reading.not_counted += 1;
                continue;
            }
            reading.count(&found, in_words.captures(line).map(|found| text(&found[1])));
        }
        reading
    }

    fn count(&mut self, found: &Captures<'_>, in_words: Option<String>) {
        let part = |name: &str| found.name(name).map(|part| text(part.as_bytes()));
        let (code, status) = match part("code") {
            Some(code) => (Some(code), part("status").or(in_words)),
            None => (None, part("field")),
        };
        let digit = code.as_ref().or(status.as_ref()).expect("a code").as_bytes()[0];
        let verdict = match digit {
            b'2' => "Accepted",
            b'4' => "RetryLater",
            // To RCPT it means too many recipients where no status says otherwise; the log has none of these.
            _ => "Rejected",
        };
        add(&mut self.verdicts, verdict);
        add(&mut self.codes, code.as_deref().unwrap_or("none"));
        add(&mut self.statuses, status.as_deref().unwrap_or("none"));
        match part("from") {
            Some(from) => add(&mut self.from, &from),
            None => add(&mut self.to, part("to").as_deref().unwrap_or("none")),
        }
        if let Some(hour) = part("hour") {
            let day = part("day").expect("a day");
            add(&mut self.hours, &format!("2026-11-{:0>2} {hour}:00", day.trim()));
        }
    }

    /// The same numbers out of the program's report, which has a bar for each hour.
    fn of_report(report: &Value) -> Self {
        let counts = |list: &Value, name: &str| {
            let rows = list.as_array().expect("a list").iter().filter(|row| row["replies"] != 0);
            rows.map(|row| {
                let name = match &row[name] {
                    Value::Null => "none".to_owned(),
                    Value::String(text) => text.clone(),
                    other => other.to_string(),
                };
                (name, row["replies"].as_u64().expect("a number"))
            })
            .collect()
        };
        Self {
            lines: report["total"]["lines"].as_u64().expect("a number"),
            verdicts: counts(&report["verdicts"], "verdict"),
            codes: counts(&report["codes"], "code"),
            statuses: counts(&report["statuses"], "status"),
            to: counts(&report["destinations"]["rows"], "domain"),
            from: counts(&report["origins"]["rows"], "domain"),
            hours: counts(&report["period"]["bars"], "begin"),
            not_counted: report["total"]["not_counted"].as_u64().expect("a number"),
        }
    }
}

fn add(counts: &mut Counts, name: &str) {
    *counts.entry(name.to_owned()).or_default() += 1;
}

fn text(octets: &[u8]) -> String {
    String::from_utf8(octets.to_vec()).expect("the patterns take ASCII only")
}

fn arguments<'a>(more: &[&'a str]) -> Vec<&'a str> {
    [&["--json", "--top", "1000", "--until", "2026-11-24"], more].concat()
}

#[test]
fn agrees_with_a_plain_reading() {
    let log = generated("1500K");
    let mut not_counted = 0;
    // Short enough in time for a bar to be an hour.
    for part in log.split_inclusive(|octet| *octet == b'\n').collect::<Vec<_>>().chunks(4_000) {
        let part = part.concat();
        let report = ask(&arguments(&[]), &part).json();
        assert_eq!(report["period"]["hours"], 1);
        let expected = Reading::of_log(&part);
        assert_eq!(expected.verdicts.len(), 3);
        not_counted += expected.not_counted;
        assert_eq!(Reading::of_report(&report), expected);
        // Every reply has its words.
        for (words, verdict) in report["words"]
            .as_array()
            .expect("a list")
            .iter()
            .zip(report["verdicts"].as_array().expect("a list"))
        {
            let rows = words["rows"].as_array().expect("a list");
            assert_eq!(
                rows.iter().map(|row| row["replies"].as_u64().expect("a number")).sum::<u64>(),
                verdict["replies"]
            );
        }
    }
    assert!(not_counted > 20, "{not_counted}");
}

#[test]
fn the_same_however_it_is_read() {
    let log = generated("800K");
    let whole = ask(&arguments(&[]), &log);
    let file = Scratch::new(&log);
    for threads in ["1", "2", "3", "16"] {
        assert_eq!(ask(&arguments(&["--threads", threads]), &log).printed, whole.printed);
        let mut report = ask(&arguments(&["--threads", threads, file.path()]), b"").text().to_owned();
        report = report.replace(file.path(), "standard input");
        assert_eq!(report, whole.text());
    }
}

#[test]
fn several_logs_are_one() {
    let log = generated("400K");
    let middle =
        log.len() / 2 + log[log.len() / 2..].iter().position(|octet| *octet == b'\n').expect("a line") + 1;
    let (first, second) = (Scratch::new(&log[..middle]), Scratch::new(&log[middle..]));
    let parts = ask(&arguments(&[second.path(), first.path()]), b"").json();
    let whole = ask(&arguments(&[]), &log).json();
    assert_eq!(Reading::of_report(&parts), Reading::of_report(&whole));
    assert_eq!(parts["words"], whole["words"]);
}

#[test]
fn the_made_up_log_is_always_the_same() {
    let log = generated("64K");
    assert_eq!(log, generated("64K"));
    assert!(log.len() >= 64 << 10 && log.ends_with(b"\n"));
}
