//! The page's explanations of a reply, compared with the library's.

use serde_json::{Value, json};
use smtp_codes::{Command, EnhancedCode, Family, KnownCode, KnownStatus, Reply, ReplyCode};

use super::Page;
use crate::browser::{Browser, Screen};

const TEXTS: &str = "[...document.querySelectorAll('#explanation pre')].map((text) => text.textContent)";

#[test]
fn a_pasted_reply_is_explained_by_the_library() {
    let Some(mut browser) = open("") else { return };
    for wire in [
        "550 5.1.1 no such user\r\n",
        "250 OK\r\n",
        "450 4.7.1 greylisted, try again later\r\n",
        "550-5.7.26 This mail has been blocked\r\n550-5.7.26 because the sender is unauthenticated.\r\n550 5.7.26 Learn more\r\n",
        "571 blocked\r\n",
        "250 5.1.1 the class differs\r\n",
        "599 5.999.999 nobody knows\r\n",
        "334 VXNlcm5hbWU6\r\n",
        "554 \u{2014} gr\u{fc}\u{df}e & <b>tags</b> \"quoted\"\r\n",
    ] {
        paste(&mut browser, wire);
        let reply = Reply::parse(wire.as_bytes()).expect("a reply");
        browser.wait_until(&format!("JSON.stringify({TEXTS}) !== '[]'"));
        assert_eq!(browser.evaluate(TEXTS), json!([reply.explain(None).to_string()]));
        let title = browser.evaluate("document.getElementById('told').textContent");
        assert!(
            title.as_str().is_some_and(|title| title.ends_with(reply.explain(None).summary())),
            "{title}"
        );
    }
    browser.close();
}

#[test]
fn every_code_is_explained_as_an_answer_to_every_command() {
    let Some(mut browser) = open("") else { return };
    let mut expected = Vec::new();
    let mut asked = Vec::new();
    let commands = || [None].into_iter().chain(Command::ALL.iter().copied().map(Some));
    for code in KnownCode::ALL {
        let wire = format!("{code} some text\r\n");
        let reply = Reply::parse(wire.as_bytes()).expect("a reply");
        for (place, command) in commands().enumerate() {
            asked.push(json!([wire.trim_end(), place]));
            expected.push(json!(reply.explain(command).to_string()));
        }
    }
    let explained = ask_all(&mut browser, &asked);
    for ((explained, expected), asked) in explained.iter().zip(&expected).zip(&asked) {
        assert_eq!(explained, &json!([expected]), "{asked}");
    }
    assert_eq!(explained.len(), expected.len());
    browser.close();
}

#[test]
fn codes_families_and_names_are_explained_alone() {
    let Some(mut browser) = open("") else { return };
    let family = |text: &str| text.parse::<Family>().expect("a family").explain().to_string();
    let enhanced = |text: &str| text.parse::<EnhancedCode>().expect("a code").explain().to_string();
    let cases = [
        ("550", ReplyCode::MAILBOX_UNAVAILABLE.explain(None).to_string()),
        ("MailboxUnavailable", ReplyCode::MAILBOX_UNAVAILABLE.explain(None).to_string()),
        ("4.2.2", enhanced("4.2.2")),
        ("4yz", family("4yz")),
        ("5.7.X", family("5.7.X")),
        ("X.2.2", family("X.2.2")),
        ("MailboxFull", Family::from(KnownStatus::MailboxFull).explain().to_string()),
    ];
    let asked: Vec<_> = cases.iter().map(|(text, _)| json!([text, 0])).collect();
    for (explained, (text, expected)) in ask_all(&mut browser, &asked).iter().zip(&cases) {
        assert_eq!(explained, &json!([expected]), "{text}");
    }
    browser.close();
}

#[test]
fn codes_inside_other_text_are_explained() {
    let Some(mut browser) = open("") else { return };
    let log = "to=<a@example.com>, dsn=5.1.1, status=bounced (host mx.example.com[192.0.2.25] said: 550 5.1.1 no such user)";
    let dialogue = "220 mx.example.org\n250 OK\n\n354 go ahead\n";
    let asked =
        [json!([log, 0]), json!([dialogue, 0]), json!(["hello there", 0]), json!(["250 x\n".repeat(60), 0])];
    let explained = ask_all(&mut browser, &asked);
    let reply = Reply::parse(b"550 5.1.1 no such user)\r\n").expect("a reply");
    assert_eq!(explained[0][1], json!(reply.explain(None).to_string()));
    assert_eq!(explained[1].as_array().map(Vec::len), Some(3));
    assert_eq!(explained[2], json!([]));
    assert_eq!(explained[3].as_array().map(Vec::len), Some(50));
    let hidden = browser.evaluate("document.querySelector('#explanation .fault').textContent");
    assert_eq!(hidden, json!("10 more are not shown."));

    paste(&mut browser, "hello there");
    browser
        .wait_until("document.querySelector('#explanation .fault')?.textContent.includes('no reply in it')");
    browser.close();
}

#[test]
fn what_a_server_says_is_text_and_nothing_else() {
    let Some(mut browser) = open("") else { return };
    let wire = "550 5.1.1 <img src=x onerror=\"document.title='fooled'\"><script>document.title='fooled'</script>'\"&amp;\r\n";
    paste(&mut browser, wire);
    browser.wait_until("document.querySelector('.said') !== null");
    let said = browser.evaluate("document.querySelector('.said').textContent");
    assert_eq!(said.as_str(), wire.trim_end().strip_prefix("550 5.1.1 "));
    assert_eq!(
        browser.evaluate("document.querySelectorAll('#explanation :is(img, script)').length"),
        json!(0)
    );
    assert_ne!(browser.evaluate("document.title"), json!("fooled"));
    browser.close();
}

#[test]
fn a_link_carries_the_reply_along() {
    let Some(mut browser) = open("#explain=550%205.1.1%20no%20such%20user") else { return };
    browser.wait_until(&format!("{TEXTS}.length === 1"));
    assert_eq!(browser.evaluate("document.getElementById('reply').value"), json!("550 5.1.1 no such user"));
    browser.evaluate("document.querySelector('.examples button').click()");
    let title = browser.evaluate("document.querySelector('#explanation h3 a').getAttribute('href')");
    assert_eq!(title, json!("#550"));
    browser.close();
}

#[test]
fn any_octets_are_answered() {
    let Some(mut browser) = open("") else { return };
    let mut hostile = vec![json!(["\u{0}\u{1}\u{7f}\u{85}\u{2028}", 0]), json!(["550 ".repeat(40_000), 6])];
    hostile.push(json!(["550 5.1.1 \u{1f4e7}<&>\"'".repeat(8_000), 24]));
    hostile.push(json!([format!("550 {}", "\u{10ffff}".repeat(30_000)), 1]));
    let lines = (0..3_000).map(|at| format!("{} line {at}", 200 + at % 400));
    hostile.push(json!([lines.collect::<Vec<_>>().join("\n"), 3]));
    assert_eq!(ask_all(&mut browser, &hostile).len(), hostile.len());
    let asked = ask_all(&mut browser, &[json!(["550", 0])]);
    assert_eq!(asked, [json!([ReplyCode::MAILBOX_UNAVAILABLE.explain(None).to_string()])]);
    browser.close();
}

#[test]
fn a_browser_that_runs_no_module_keeps_the_table() {
    let Some(page) = Page::that_explains() else { return };
    let Some(mut browser) = Browser::open(&page.file, "", Screen::DESKTOP) else { return };
    let script = json!({ "source": "delete globalThis.WebAssembly;" });
    browser.call("Page.addScriptToEvaluateOnNewDocument", script);
    browser.go(&page.file, "");
    browser.wait_until("document.getElementById('no-module').checkVisibility()");
    assert_eq!(browser.evaluate("document.getElementById('asked').checkVisibility()"), json!(false));
    assert_eq!(browser.evaluate("document.getElementById('query').checkVisibility()"), json!(true));

    browser.call("Emulation.setScriptExecutionDisabled", json!({ "value": true }));
    browser.go(&page.file, "");
    let controls = "[...document.querySelectorAll('form, fieldset')].some((it) => it.checkVisibility())";
    assert_eq!(browser.evaluate(controls), json!(false));
    assert_eq!(browser.evaluate("document.getElementById('no-module').checkVisibility()"), json!(true));
    browser.close();
}

/// Asks for all in one go: the text, and which entry of the list of commands, the first of which is none.
fn ask_all(browser: &mut Browser, asked: &[Value]) -> Vec<Value> {
    let explained = browser.evaluate(&format!(
        "{}.map(([text, place]) => {{
            const reply = document.getElementById('reply');
            const command = document.getElementById('command');
            reply.value = text;
            command.selectedIndex = place;
            command.dispatchEvent(new Event('change'));
            return {TEXTS};
        }})",
        json!(asked)
    ));
    explained.as_array().cloned().unwrap_or_default()
}

fn open(anchor: &str) -> Option<Browser> {
    let mut browser = Browser::open(&Page::that_explains()?.file, anchor, Screen::DESKTOP)?;
    browser.wait_until("document.getElementById('asked').ariaBusy !== 'true'");
    Some(browser)
}

fn paste(browser: &mut Browser, text: &str) {
    browser.evaluate("document.getElementById('explanation').replaceChildren()");
    browser.evaluate("document.getElementById('reply').select()");
    browser.paste(&text.replace("\r\n", "\n"));
}
