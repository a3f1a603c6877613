//! The page: that it is sound HTML, needs nothing else, and says what the JSON says.

use scraper::{Html, Selector};
use serde_json::Value;

use super::run::{Scratch, ask, generated};

struct Page {
    source: String,
    html: Html,
    report: Value,
}

impl Page {
    fn of(log: &[u8]) -> Self {
        let file = Scratch::new(b"");
        let answer = ask(&["--json", "--until", "2026-11-24", "--html", file.path()], log);
        assert_eq!((answer.complaints.as_str(), answer.exit), ("", Some(0)));
        let source = file.content();
        Self { html: Html::parse_document(&source), report: answer.json(), source }
    }

    /// The counts under a selector.
    fn numbers(&self, selector: &str) -> Vec<u64> {
        let selector = Selector::parse(&format!("{selector} data")).expect("a selector");
        let values = self.html.select(&selector).map(|data| data.value().attr("value").expect("a value"));
        values.map(|value| value.parse().expect("a number")).collect()
    }

    fn texts(&self, selector: &str) -> Vec<String> {
        let selector = Selector::parse(selector).expect("a selector");
        self.html.select(&selector).map(|element| element.text().collect::<String>()).collect()
    }
}

/// The numbers of one field of the rows of a list.
fn column(list: &Value, field: &str) -> Vec<u64> {
    let rows = list.as_array().expect("a list");
    rows.iter().map(|row| row.pointer(field).and_then(Value::as_u64).expect("a number")).collect()
}

#[test]
fn the_page_says_what_the_json_says() {
    let page = Page::of(&generated("800K"));
    assert_eq!(page.html.errors, Vec::<String>::new());
    let report = &page.report;
    let tiles = page.numbers(".tiles");
    let total = &report["total"];
    let expected = [&total["replies"], &total["received"], &total["given"]]
        .map(|number| number.as_u64().expect("a number"));
    assert_eq!(tiles[..3], expected);
    assert_eq!(
        tiles[3..],
        column(&report["verdicts"], "/replies")
            .into_iter()
            .filter(|replies| *replies > 0)
            .collect::<Vec<_>>()
    );

    assert_eq!(page.numbers(".parties td"), column(&report["parties"], "/replies"));
    let codes =
        [&report["statuses"], &report["codes"], &report["commands"]].map(|list| column(list, "/replies"));
    assert_eq!(page.numbers("table.codes td"), codes.concat());
    let lists = ["destinations", "providers", "origins"].map(|side| {
        let rows = report[side]["rows"].as_array().expect("a list");
        let counts = rows.iter().flat_map(|row| {
            let counts = ["/replies", "/by_verdict/retry_later", "/by_verdict/rejected"];
            counts.map(|field| row.pointer(field).and_then(Value::as_u64).expect("a number"))
        });
        counts.collect::<Vec<_>>()
    });
    assert_eq!(page.numbers("table.domains tr"), lists.concat());
    // Rejected, put off, accepted: as on the page.
    let words = [3, 2, 0].map(|verdict| column(&report["words"][verdict]["rows"], "/replies"));
    assert_eq!(page.numbers("table.words tr:not(.others)"), words.concat());
    let verdicts = ["accepted", "continue", "retry_later", "rejected", "unexpected"];
    let bars = report["period"]["bars"].as_array().expect("a list").iter().flat_map(|bar| {
        let counts = verdicts.iter().map(|verdict| bar["by_verdict"][verdict].as_u64().expect("a number"));
        [bar["replies"].as_u64().expect("a number")].into_iter().chain(counts).collect::<Vec<_>>()
    });
    assert_eq!(page.numbers("table.time tr"), bars.collect::<Vec<_>>());
    let said = page.texts("table.words .said");
    assert!(said.iter().any(|words| words == "<…>: Relay access denied"), "{said:?}");
}

/// One file, without script, that fetches nothing.
#[test]
fn the_page_needs_nothing_else() {
    let page = Page::of(&generated("300K"));
    let all = Selector::parse("*").expect("a selector");
    for element in page.html.select(&all) {
        assert!(!matches!(element.value().name(), "script" | "iframe" | "img" | "object" | "embed"));
        for (name, value) in element.value().attrs() {
            assert!(!name.starts_with("on"), "{name}");
            if matches!(name, "src" | "href") {
                assert!(value.starts_with('#') || value.starts_with("data:"), "{value}");
            }
        }
    }
    assert!(!page.source.contains("@import") && !page.source.contains("url("));
}

#[test]
fn the_page_can_be_used_by_all() {
    let page = Page::of(&generated("300K"));
    let select = |selector: &str| Selector::parse(selector).expect("a selector");
    let html = page.html.select(&select("html")).next().expect("a root");
    assert_eq!(html.value().attr("lang"), Some("en"));
    assert_eq!(page.texts("h1").len(), 1);
    for drawing in page.html.select(&select("svg")) {
        let is_told = drawing.value().attr("aria-label").is_some_and(|label| !label.is_empty());
        assert!(is_told || drawing.value().attr("aria-hidden") == Some("true"));
    }
    for table in page.html.select(&select("table")) {
        assert_eq!(table.select(&select("caption")).count(), 1);
        assert!(table.select(&select("thead th[scope=col]")).count() > 1);
        for row in table.select(&select("tbody tr:not(.others)")) {
            assert_eq!(row.select(&select("th[scope=row]")).count(), 1);
        }
    }
    let mut anchors: Vec<_> =
        page.html.select(&select("[id]")).filter_map(|element| element.value().attr("id")).collect();
    for link in page.html.select(&select("a")) {
        let target =
            link.value().attr("href").and_then(|target| target.strip_prefix('#')).expect("an anchor");
        assert!(anchors.contains(&target), "{target}");
    }
    let count = anchors.len();
    anchors.sort_unstable();
    anchors.dedup();
    assert_eq!(anchors.len(), count);
}

#[test]
fn words_of_others_stay_words() {
    let hostile = "<script>alert(1)</script> &amp; \"x\" 'y' <img src=q onerror=z>";
    let log = format!(
        "Nov 24 08:00:00 mx1 postfix/smtp[1]: A1: to=<a@<b>.example>, dsn=5.1.1, status=bounced \
         (host mx[192.0.2.1] said: 550 5.1.1 {hostile} (in reply to RCPT TO command))\n\
         said: 550 5.1.1 {hostile}\n"
    );
    let page = Page::of(log.as_bytes());
    assert_eq!(page.html.errors, Vec::<String>::new());
    assert!(page.texts("script, img").is_empty());
    let said = page.texts(".said");
    assert!(said.iter().any(|words| words.contains("&amp; \"x\" 'y' <img src=q onerror=z>")), "{said:?}");
    assert!(page.texts(".flaw code").iter().any(|line| line.contains(hostile)));
}

#[test]
fn a_page_without_replies_says_so() {
    let page = Page::of(b"nothing\n");
    assert_eq!(page.html.errors, Vec::<String>::new());
    assert_eq!(page.texts("main > .nothing"), ["There is no reply in what was read."]);
}
