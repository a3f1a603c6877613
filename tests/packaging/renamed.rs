//! The derives in a package that calls the crate by another name: `#[reply(crate = ..)]`.

use std::path::Path;
use std::process::Command;

#[test]
fn a_renamed_crate_is_found() {
    let here = Path::new(env!("CARGO_MANIFEST_DIR")).join("renamed");
    let output = Command::new(env!("CARGO"))
        .args(["test", "--quiet", "--lib", "--target-dir"])
        // Where the workspace is built: what cargo has compiled for it is not compiled again.
        .arg(Path::new(env!("CARGO_TARGET_TMPDIR")).join(".."))
        .current_dir(here)
        .output()
        .expect("cargo runs");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
}
