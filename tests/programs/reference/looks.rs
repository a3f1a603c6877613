//! The looks of the page, as far as they can be measured; the pictures are for people.

use serde_json::json;

use super::Page;
use crate::browser::{Browser, Screen};

/// Opens whatever can be opened, so that all of it is measured.
const OPEN_ALL: &str = "(async () => {
    const reply = document.getElementById('reply');
    if (reply) {
        reply.value = '550-5.7.1 refused\\n571 5.7.1 ' + 'x'.repeat(300);
        document.getElementById('command').value = 5;
        document.getElementById('command').dispatchEvent(new Event('change'));
    }
    for (const details of document.querySelectorAll('details')) details.open = true;
    await new Promise(requestAnimationFrame);
})()";

/// Text whose contrast is below that of WCAG 2.2, 1.4.3, level AA.
const FAINT: &str = r"(() => {
    const canvas = new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true });
    const over = (color, below) => {
        canvas.fillStyle = `rgb(${below.join(' ')})`;
        canvas.fillRect(0, 0, 1, 1);
        canvas.fillStyle = color;
        canvas.fillRect(0, 0, 1, 1);
        return [...canvas.getImageData(0, 0, 1, 1).data].slice(0, 3);
    };
    const background = (element) => {
        const below = element.parentElement ? background(element.parentElement) : [255, 255, 255];
        return over(getComputedStyle(element).backgroundColor, below);
    };
    const luminance = (color) => {
        const [r, g, b] = color.map((octet) => {
            const part = octet / 255;
            return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
        });
        return 0.2126 * r + 0.7152 * g + 0.0722 * b;
    };
    const faint = new Set();
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        const element = node.parentElement;
        if (!node.data.trim() || element.closest('script, style') || !element.checkVisibility()) continue;
        const below = background(element);
        const [light, dark] = [below, over(getComputedStyle(element).color, below)].map(luminance).sort((a, b) => b - a);
        const ratio = (light + 0.05) / (dark + 0.05);
        if (ratio < 4.5) faint.add(`${ratio.toFixed(2)} ${element.tagName} ${element.className} ${node.data.trim().slice(0, 40)}`);
    }
    return [...faint];
})()";

#[test]
fn nothing_is_wider_than_a_phone() {
    let Some(mut browser) = open("", Screen::NARROWEST) else { return };
    browser.evaluate(OPEN_ALL);
    for width in [320, 375, 600, 767, 769, 1023, 1025, 1920] {
        browser.show_on(Screen { width, ..Screen::NARROWEST });
        let wide = browser.evaluate("document.documentElement.scrollWidth - innerWidth");
        assert_eq!(wide, json!(0), "{width} pixels");
    }
    browser.close();
}

#[test]
fn all_text_can_be_read_in_light_and_dark() {
    let Some(mut browser) = open("#550", Screen::DESKTOP) else { return };
    browser.evaluate(OPEN_ALL);
    for screen in [Screen::DESKTOP, Screen::DESKTOP.dark(), Screen::PHONE.dark(), Screen::PHONE] {
        browser.show_on(screen);
        assert_eq!(browser.evaluate(FAINT), json!([]), "{screen:?}");
    }
    browser.close();
}

#[test]
fn no_rule_of_accessibility_is_broken() {
    let Some(mut browser) = open("", Screen::DESKTOP) else { return };
    browser.evaluate(OPEN_ALL);
    for screen in [Screen::DESKTOP, Screen::PHONE.dark()] {
        browser.show_on(screen);
        let Some(broken) = browser.broken_rules() else { break };
        assert_eq!(broken, json!([]), "{screen:?}");
    }
    browser.close();
}

#[test]
fn the_switch_wins_over_the_system_and_is_remembered() {
    let page = Page::whole();
    let Some(mut browser) = open("", Screen::DESKTOP) else { return };
    let paper = "getComputedStyle(document.body).backgroundColor";
    let light = browser.evaluate(paper);
    browser.evaluate("document.querySelector('input[value=dark]').click()");
    let dark = browser.evaluate(paper);
    assert_ne!(light, dark);
    browser.go(&page.file, "");
    assert_eq!(browser.evaluate(paper), dark);
    browser.evaluate("document.querySelector('input[name=theme][value=\"\"]').click()");
    assert_eq!(browser.evaluate(paper), light);
    browser.show_on(Screen::DESKTOP.dark());
    assert_eq!(browser.evaluate(paper), dark);
    browser.evaluate("document.querySelector('input[value=light]').click()");
    assert_eq!(browser.evaluate(paper), light);
    browser.close();
}

#[test]
fn pictures_are_kept() {
    let page = Page::whole();
    let Some(mut browser) = open("", Screen::DESKTOP) else { return };
    let screens = [
        ("desktop", Screen::DESKTOP),
        ("desktop-dark", Screen::DESKTOP.dark()),
        ("phone", Screen::PHONE),
        ("phone-dark", Screen::PHONE.dark()),
    ];
    for (name, screen) in screens {
        browser.show_on(screen);
        for (part, anchor) in [("top", ""), ("code", "#550"), ("status", "#X.7.1"), ("command", "#RCPT")] {
            browser.go(&page.file, anchor);
            browser.keep_picture(&format!("{name}-{part}"));
        }
        browser.go(&page.file, "#explain=450%204.7.1%20greylisted,%20try%20again%20later");
        browser.keep_picture(&format!("{name}-explained"));
    }
    browser.close();
}

fn open(anchor: &str, screen: Screen) -> Option<Browser> {
    Browser::open(&Page::whole().file, anchor, screen)
}
