//! The page as somebody uses it: searching, following links, by the keyboard alone.

use serde_json::json;
use smtp_codes::{KnownCode, KnownStatus};

use super::Page;
use crate::browser::{Browser, Screen};

/// Rows that are to be seen, as their anchors.
const SEEN: &str = "[...document.querySelectorAll('tr.entry, tr.reply')].filter((row) => row.checkVisibility()).map((row) => row.id)";

#[test]
fn searching_shows_what_matches_and_says_how_many() {
    let Some(mut browser) = open("") else { return };
    let all = browser.evaluate(&format!("{SEEN}.length"));

    let cases: &[(&str, &str)] = &[
        ("550", "550"),
        ("5.1.1", "X.1.1"),
        ("x.7.26", "X.7.26"),
        ("MailboxUnavailable", "550"),
        ("mailbox full", "552"),
        ("4yz", "4yz"),
        ("reverse dns", "X.7.25"),
        ("dmarc", "X.7.1"),
    ];
    for (query, first) in cases {
        search(&mut browser, query);
        let seen = browser.evaluate(SEEN);
        assert_eq!(seen[0], json!(first), "{query}");
        let count = seen.as_array().map_or(0, Vec::len);
        let told = browser.evaluate("document.getElementById('found').textContent");
        let told = told.as_str().unwrap_or_default();
        assert_eq!(
            told,
            if count == 1 { "1 entry".to_owned() } else { format!("{count} entries") },
            "{query}"
        );
    }

    search(&mut browser, "greylist");
    let wrong = "[...document.querySelectorAll('tr.entry, tr.reply')].filter((row) => row.checkVisibility() !== \
                 row.textContent.toLowerCase().includes('greylist')).map((row) => row.id)";
    assert_eq!(browser.evaluate(wrong), json!([]));

    search(&mut browser, "RCPT");
    let opened = "[...document.querySelectorAll('details[open]')].map((command) => command.id)";
    assert_eq!(browser.evaluate(opened), json!(["RCPT", "VRFY", "EXPN"]), "two of them name RCPT in a reply");
    let hidden = "document.querySelectorAll('#RCPT tr[hidden]').length";
    assert_eq!(browser.evaluate(hidden), json!(0));

    search(&mut browser, "no such words");
    assert_eq!(browser.evaluate(SEEN), json!([]));
    assert_eq!(browser.evaluate("document.getElementById('nothing').checkVisibility()"), json!(true));

    browser.press("Escape");
    assert_eq!(browser.evaluate(&format!("{SEEN}.length")), all);
    assert_eq!(browser.evaluate("document.querySelectorAll('details[open]').length"), json!(0));
    browser.close();
}

#[test]
fn every_code_is_found_by_its_number() {
    let Some(mut browser) = open("") else { return };
    let numbers = KnownCode::ALL.iter().map(KnownCode::to_string);
    let numbers = numbers.chain(KnownStatus::ALL.iter().map(KnownStatus::to_string)).collect::<Vec<_>>();
    let missed = browser.evaluate(&format!(
        "{}.filter((number) => {{
            const query = document.getElementById('query');
            query.value = number;
            query.dispatchEvent(new Event('input'));
            return !document.getElementById(number).checkVisibility();
        }})",
        json!(numbers)
    ));
    assert_eq!(missed, json!([]));
    browser.close();
}

#[test]
fn every_link_to_a_code_leads_to_it() {
    let page = Page::whole();
    let Some(mut browser) = open("") else { return };
    for (anchor, row) in [
        ("#550", "550"),
        ("#X.1.1", "X.1.1"),
        ("#5.1.1", "X.1.1"),
        ("#RCPT", "RCPT"),
        ("#rcpt", "RCPT"),
        ("#RCPT-550", "RCPT-550"),
        ("#MailboxUnavailable", "550"),
        ("#X.7", "X.7"),
        ("#4yz", "4yz"),
        ("#x9z", "x6z"),
        ("#Sender", "Sender"),
    ] {
        browser.go(&page.file, anchor);
        let id = json!(row);
        browser.wait_until(&format!("location.hash === `#${{encodeURIComponent({id})}}`"));
        browser.wait_until(&format!(
            "(() => {{
                const bar = document.getElementById('search').getBoundingClientRect().bottom;
                const {{ top }} = document.getElementById({id}).getBoundingClientRect();
                const isLast = scrollY + innerHeight >= document.documentElement.scrollHeight - 1;
                return top >= bar - 1 && (top < bar + 100 || (isLast && top < innerHeight));
            }})()"
        ));
        let is_open = format!("document.getElementById({id}).closest('details')?.open ?? true");
        assert_eq!(browser.evaluate(&is_open), json!(true), "{anchor}");
    }

    // A link shows a row that the search hides.
    browser.go(&page.file, "");
    search(&mut browser, "354");
    browser.evaluate("location.hash = '#550'");
    browser.wait_until("document.getElementById('550').checkVisibility()");
    assert_eq!(browser.evaluate("document.getElementById('query').value"), json!(""));
    browser.close();
}

#[test]
fn the_keyboard_is_enough() {
    let Some(mut browser) = open("") else { return };
    let focused =
        "document.activeElement.id || document.activeElement.className || document.activeElement.tagName";
    browser.press("Tab");
    assert_eq!(browser.evaluate(focused), json!("skip"));
    assert_eq!(browser.evaluate("document.activeElement.getBoundingClientRect().top >= 0"), json!(true));
    browser.press("Enter");
    assert_eq!(browser.evaluate(focused), json!("content"));

    browser.press("/");
    assert_eq!(browser.evaluate(focused), json!("query"));
    assert_eq!(browser.evaluate("document.getElementById('query').value"), json!(""));
    // Where one writes, it is a character.
    browser.press("/");
    assert_eq!(browser.evaluate("document.getElementById('query').value"), json!("/"));
    browser.press("Escape");

    // Each stop can be seen: on the screen, below the field that stays there, and marked.
    let is_seen = "(() => {
        const element = document.activeElement;
        const marked = element.type === 'radio' ? element.nextElementSibling : element;
        const { top, bottom, width } = marked.getBoundingClientRect();
        const bar = document.getElementById('search');
        const covered = bar.contains(element) ? 0 : bar.getBoundingClientRect().bottom;
        const isStuck = bar.getBoundingClientRect().top <= 0;
        const { outlineStyle, outlineWidth } = getComputedStyle(marked);
        return width > 0 && bottom > (isStuck ? covered - 1 : 0) && top < innerHeight
            && outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2 ? '' : element.outerHTML;
    })()";
    for _ in 0..150 {
        browser.press("Tab");
        assert_eq!(browser.evaluate(is_seen), json!(""));
    }

    browser.evaluate("document.querySelector('#RCPT > summary').focus()");
    browser.press("Enter");
    assert_eq!(browser.evaluate("document.getElementById('RCPT').open"), json!(true));
    browser.close();
}

#[test]
fn paper_gets_everything_but_the_controls() {
    let Some(mut browser) = open("") else { return };
    let pages = browser.call("Page.printToPDF", json!({}));
    assert!(pages["data"].as_str().is_some_and(|data| data.starts_with("JVBERi0")), "a PDF");
    browser.call("Emulation.setEmulatedMedia", json!({ "media": "print" }));
    browser.evaluate("dispatchEvent(new Event('beforeprint'))");
    let controls =
        "[...document.querySelectorAll('form, fieldset, nav, textarea')].some((it) => it.checkVisibility())";
    assert_eq!(browser.evaluate(controls), json!(false));
    let hidden = "[...document.querySelectorAll('tr')].filter((row) => !row.checkVisibility()).length";
    assert_eq!(browser.evaluate(hidden), json!(0));
    browser.evaluate("dispatchEvent(new Event('afterprint'))");
    assert_eq!(browser.evaluate("document.querySelectorAll('details[open]').length"), json!(0));
    browser.close();
}

fn open(anchor: &str) -> Option<Browser> {
    Browser::open(&Page::whole().file, anchor, Screen::DESKTOP)
}

fn search(browser: &mut Browser, query: &str) {
    browser.evaluate("document.getElementById('query').focus()");
    browser.press("Escape");
    browser.paste(query);
}
