//! Chromium without a window, spoken to over a pair of pipes.

use std::env;
use std::fs;
use std::io::{BufRead as _, BufReader, Write as _};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};
use std::sync::atomic::{AtomicU32, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use serde_json::{Value, json};

/// A browser that runs, and one page in it.
pub(crate) struct Browser {
    child: Child,
    requests: Option<ChildStdin>,
    answers: BufReader<ChildStdout>,
    session: Option<String>,
    calls: u64,
    /// The complaints of the page.
    complaints: Vec<Value>,
    profile: PathBuf,
}

/// The screen, and what its user prefers.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Screen {
    pub(crate) width: u32,
    pub(crate) height: u32,
    pub(crate) is_dark: bool,
}

impl Screen {
    pub(crate) const DESKTOP: Self = Self { width: 1280, height: 900, is_dark: false };
    pub(crate) const PHONE: Self = Self { width: 375, height: 812, is_dark: false };
    /// The narrowest that WCAG 2.2, 1.4.10, asks a page to fit.
    pub(crate) const NARROWEST: Self = Self { width: 320, height: 640, is_dark: false };

    pub(crate) const fn dark(self) -> Self {
        Self { is_dark: true, ..self }
    }
}

impl Browser {
    /// Opens a file, unless there is no browser: then this says so, and there is nothing to test.
    pub(crate) fn open(file: &Path, anchor: &str, screen: Screen) -> Option<Self> {
        let Some(program) = program() else {
            skip("the page in a browser (chromium is not installed)");
            return None;
        };
        let mut browser = Self::start(&program);
        browser.session = {
            let target = browser.call("Target.createTarget", json!({ "url": "about:blank" }));
            let attach = json!({ "targetId": target["targetId"], "flatten": true });
            browser.call("Target.attachToTarget", attach)["sessionId"].as_str().map(str::to_owned)
        };
        for domain in ["Page", "Runtime", "Log"] {
            browser.call(&format!("{domain}.enable"), json!({}));
        }
        browser.show_on(screen);
        browser.go(file, anchor);
        Some(browser)
    }

    fn start(program: &Path) -> Self {
        static COUNT: AtomicU32 = AtomicU32::new(0);
        let count = COUNT.fetch_add(1, Ordering::Relaxed);
        let profile =
            Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("chromium-{}-{count}", std::process::id()));
        // It reads at 3 and writes at 4, and ends when 3 does. It never runs longer than a test may.
        let mut child = Command::new("sh")
            .args(["-c", "exec timeout 300 \"$@\" 3<&0 4>&1 </dev/null >/dev/null 2>&1", "sh"])
            .arg(program)
            .args(["--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-sync"])
            .args(["--disable-quic", "--disable-background-networking", "--disable-component-update"])
            .args(["--hide-scrollbars", "--remote-debugging-pipe"])
            .arg(format!("--user-data-dir={}", profile.display()))
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .expect("sh runs");
        let requests = child.stdin.take();
        let answers = BufReader::new(child.stdout.take().expect("it is piped"));
        Self { child, requests, answers, session: None, calls: 0, complaints: Vec::new(), profile }
    }

    /// Loads a file anew, at an anchor.
    pub(crate) fn go(&mut self, file: &Path, anchor: &str) {
        self.call("Page.navigate", json!({ "url": "about:blank" }));
        self.call("Page.navigate", json!({ "url": format!("file://{}{anchor}", file.display()) }));
        self.wait_until("location.protocol === 'file:' && document.readyState === 'complete'");
    }

    /// Returns the rules of accessibility that the page breaks, each with the nodes that do, or `None` where axe-core
    /// is not installed.
    pub(crate) fn broken_rules(&mut self) -> Option<Value> {
        let file = concat!(env!("CARGO_MANIFEST_DIR"), "/../../target/axe/node_modules/axe-core/axe.min.js");
        let Ok(axe) = fs::read_to_string(file) else {
            skip("accessibility (axe-core is not installed)");
            return None;
        };
        self.evaluate(&format!("typeof axe === 'undefined' && (() => {{ {axe} }})(); null"));
        // The size of targets, which fingers need, is not asked by default.
        Some(self.evaluate(
            "axe.run({ rules: { 'target-size': { enabled: true } } })
                .then(({ violations }) => violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)]))",
        ))
    }

    pub(crate) fn show_on(&mut self, Screen { width, height, is_dark }: Screen) {
        let metrics =
            json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": width < 768 });
        self.call("Emulation.setDeviceMetricsOverride", metrics);
        let scheme = if is_dark { "dark" } else { "light" };
        let features = json!([{ "name": "prefers-color-scheme", "value": scheme }]);
        self.call("Emulation.setEmulatedMedia", json!({ "features": features }));
    }

    /// Returns the value of an expression on the page, of a promise when it is kept.
    pub(crate) fn evaluate(&mut self, expression: &str) -> Value {
        let call = json!({ "expression": expression, "awaitPromise": true, "returnByValue": true });
        let mut answer = self.call("Runtime.evaluate", call);
        assert!(answer.get("exceptionDetails").is_none(), "{expression}: {answer}");
        answer["result"]["value"].take()
    }

    pub(crate) fn wait_until(&mut self, condition: &str) {
        let give_up = Instant::now() + Duration::from_secs(30);
        while self.evaluate(condition) != json!(true) {
            assert!(Instant::now() < give_up, "never: {condition}");
            thread::sleep(Duration::from_millis(10));
        }
    }

    /// Presses a key that has a name, such as `Tab`, or a character.
    pub(crate) fn press(&mut self, key: &str) {
        let code = match key {
            "Tab" => 9,
            "Enter" => 13,
            "Escape" => 27,
            _ => 0,
        };
        let text = match key {
            "Enter" => "\r",
            _ if key.chars().count() == 1 => key,
            _ => "",
        };
        let down = json!({ "type": "keyDown", "key": key, "text": text, "windowsVirtualKeyCode": code });
        self.call("Input.dispatchKeyEvent", down);
        let up = json!({ "type": "keyUp", "key": key, "windowsVirtualKeyCode": code });
        self.call("Input.dispatchKeyEvent", up);
    }

    /// Puts text where the focus is, all at once, as pasting does.
    pub(crate) fn paste(&mut self, text: &str) {
        self.call("Input.insertText", json!({ "text": text }));
    }

    /// Keeps a picture of what is on the screen, for people.
    pub(crate) fn keep_picture(&mut self, name: &str) {
        let picture = self.call("Page.captureScreenshot", json!({ "format": "png" }));
        let octets = BASE64_STANDARD.decode(picture["data"].as_str().expect("base64")).expect("base64");
        let file = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("reference-{name}.png"));
        fs::write(&file, octets).expect("the picture is written");
    }

    /// Ends the browser and complains if the page did.
    pub(crate) fn close(self) {
        assert_eq!(self.complaints, [] as [Value; 0], "the page has complained");
    }

    pub(crate) fn call(&mut self, method: &str, parameters: Value) -> Value {
        self.calls += 1;
        let mut request = json!({ "id": self.calls, "method": method, "params": parameters });
        if let Some(session) = &self.session {
            request["sessionId"] = json!(session);
        }
        let requests = self.requests.as_mut().expect("the browser runs");
        requests.write_all(format!("{request}\0").as_bytes()).expect("the browser reads");
        requests.flush().expect("the browser reads");
        loop {
            let mut message = self.read();
            if message["id"] == json!(self.calls) {
                assert!(message.get("error").is_none(), "{method}: {message}");
                return message["result"].take();
            }
            let event = message["method"].as_str().unwrap_or_default();
            if matches!(event, "Log.entryAdded" | "Runtime.exceptionThrown" | "Runtime.consoleAPICalled") {
                self.complaints.push(message["params"].take());
            }
        }
    }

    fn read(&mut self) -> Value {
        let mut message = Vec::new();
        self.answers.read_until(0, &mut message).expect("the browser answers");
        assert_eq!(message.pop(), Some(0), "the browser has ended");
        serde_json::from_slice(&message).expect("JSON")
    }
}

impl Drop for Browser {
    fn drop(&mut self) {
        drop(self.requests.take());
        let _ = self.child.wait();
        let _ = fs::remove_dir_all(&self.profile);
    }
}

fn program() -> Option<PathBuf> {
    let path = env::var_os("PATH")?;
    let folders: Vec<_> = env::split_paths(&path).collect();
    ["chromium", "chromium-browser", "google-chrome"]
        .iter()
        .flat_map(|name| folders.iter().map(move |folder| folder.join(name)))
        .find(|program| program.is_file())
}

/// Says what is not tested here. CI has everything installed, so nothing may be missing there.
pub(crate) fn skip(what: &str) {
    assert!(env::var_os("CI").is_none(), "not tested: {what}");
    println!("skipped: {what}");
}
