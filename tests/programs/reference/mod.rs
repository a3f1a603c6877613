//! The page of `examples/reference`: as a document, and as somebody uses it in a browser.

mod document;
mod explaining;
mod looks;
mod using;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::OnceLock;

use smtp_codes_tests_programs::program::{example, run};

use crate::browser::skip;

/// The page as the example writes it.
struct Page {
    file: PathBuf,
    html: String,
    /// The remarks of the example.
    remarks: String,
}

impl Page {
    /// The whole page, written once for all tests of this process.
    fn whole() -> &'static Self {
        static PAGE: OnceLock<Page> = OnceLock::new();
        PAGE.get_or_init(|| Self::written(&[], "reference.html"))
    }

    fn written(options: &[&str], name: &str) -> Self {
        let file = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
        let output = run(Command::new(example("reference")).args(options).arg(&file), b"");
        let remarks = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(output.status.success(), "{remarks}");
        let html = fs::read_to_string(&file).expect("the example has written the page");
        Self { file, html, remarks }
    }

    /// The whole page, if the library could be compiled for it.
    fn that_explains() -> Option<&'static Self> {
        let page = Self::whole();
        let explains = page.html.contains("id=\"module\"");
        if !explains {
            skip(&format!("explaining on the page ({})", page.remarks.trim()));
        }
        explains.then_some(page)
    }
}
