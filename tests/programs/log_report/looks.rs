//! The page as somebody sees it in a browser.

use std::path::Path;

use serde_json::json;

use super::run::{Scratch, ask, generated};
use crate::browser::{Browser, Screen};

const OPEN_ALL: &str = "document.querySelectorAll('details').forEach(details => details.open = true)";

/// A page of a log with everything in it, which is a file as a browser knows one.
fn page(log: &[u8]) -> Scratch {
    let page = Scratch::named(b"", ".html");
    // One input cannot be read, which the page says as well.
    let arguments = ["--until", "2026-11-24", "--html", page.path(), "-", "/no/such/file"];
    assert_eq!(ask(&arguments, log).exit, Some(2));
    page
}

fn open(page: &Scratch, screen: Screen) -> Option<Browser> {
    let mut browser = Browser::open(Path::new(page.path()), "", screen)?;
    browser.evaluate(OPEN_ALL);
    Some(browser)
}

#[test]
fn no_rule_of_accessibility_is_broken() {
    for log in [generated("300K"), b"nothing\n".to_vec()] {
        let page = page(&log);
        let Some(mut browser) = open(&page, Screen::DESKTOP) else { return };
        for screen in [Screen::DESKTOP, Screen::DESKTOP.dark(), Screen::PHONE, Screen::PHONE.dark()] {
            browser.show_on(screen);
            let Some(broken) = browser.broken_rules() else { break };
            assert_eq!(broken, json!([]), "{screen:?}");
        }
        browser.close();
    }
}

/// A label below a chart is whole, beside the next label and within the page, or is not shown.
#[test]
fn no_date_is_clipped() {
    let clipped = "[...document.querySelectorAll('.times')].flatMap(times => {
        const words = [...times.querySelectorAll('span')]
            .filter(span => getComputedStyle(span).visibility !== 'hidden' && span.textContent)
            .map(span => { const range = document.createRange(); range.selectNodeContents(span);
                return [span.textContent, range.getBoundingClientRect(), getComputedStyle(span).overflow]; });
        return words.filter(([text, { right }, overflow], at) =>
            overflow !== 'visible' || right > (words[at + 1]?.[1].left ?? innerWidth)).map(([text]) => text);
    })";
    let shown =
        "[...document.querySelectorAll('.chart')].map(chart => [...chart.querySelectorAll('.times span')]
        .filter(span => getComputedStyle(span).visibility !== 'hidden').length)";
    let (day, week) = (generated("20K"), generated("300K"));
    let hours = week.split_inclusive(|octet| *octet == b'\n').take(40).collect::<Vec<_>>().concat();
    for log in [day, week, hours] {
        let page = page(&log);
        let Some(mut browser) = open(&page, Screen::DESKTOP) else { return };
        for width in [320, 360, 375, 412, 600, 640, 641, 768, 1024, 1920] {
            browser.show_on(Screen { width, ..Screen::NARROWEST });
            assert_eq!(browser.evaluate(clipped), json!([]), "{width} pixels");
            let counts = browser.evaluate(shown);
            let counts = counts.as_array().expect("a list");
            assert!(counts.iter().all(|count| count.as_u64() > Some(0)), "{width} pixels: {counts:?}");
            let wide = browser.evaluate("document.documentElement.scrollWidth - innerWidth");
            assert_eq!(wide, json!(0), "{width} pixels");
        }
        browser.close();
    }
}
