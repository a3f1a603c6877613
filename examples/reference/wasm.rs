//! The library as WebAssembly.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

const TARGET: &str = "wasm32-unknown-unknown";
const MODULE: &str = "smtp_codes_reference_wasm.wasm";

/// Builds the module, or says why that cannot be done here.
pub(crate) fn build() -> Result<Vec<u8>, String> {
    let toolchains = [Toolchain::current(), Toolchain::of_the_distribution()];
    let means = toolchains.iter().find_map(|toolchain| Some((toolchain, toolchain.means()?)));
    let Some((toolchain, means)) = means else {
        return Err(format!("no toolchain here has the target {TARGET} (rustup target add {TARGET})"));
    };
    let target_dir = target_dir();
    let mut cargo = toolchain.cargo(&means);
    let output = cargo.arg("--target-dir").arg(&target_dir).output();
    let output = output.map_err(|error| format!("{}: {error}", toolchain.cargo.display()))?;
    if !output.status.success() {
        return Err(String::from_utf8_lossy(&output.stderr).into_owned());
    }
    let module = target_dir.join(TARGET).join("release").join(MODULE);
    fs::read(&module).map_err(|error| format!("{}: {error}", module.display()))
}

struct Toolchain {
    cargo: PathBuf,
    rustc: PathBuf,
}

/// How a toolchain comes by the target's core library.
enum Means {
    Installed,
    /// From its source, which is not a stable option of cargo. Debian has no package of the library for this target.
    BuiltFromSource,
}

impl Toolchain {
    fn current() -> Self {
        let program = |variable, name: &str| env::var_os(variable).map_or_else(|| name.into(), PathBuf::from);
        Self { cargo: program("CARGO", "cargo"), rustc: program("RUSTC", "rustc") }
    }

    fn of_the_distribution() -> Self {
        Self { cargo: "/usr/bin/cargo".into(), rustc: "/usr/bin/rustc".into() }
    }

    fn means(&self) -> Option<Means> {
        let libraries = self.print(&["target-libdir", "--target", TARGET])?;
        if Path::new(&libraries).is_dir() {
            return Some(Means::Installed);
        }
        let source = Path::new(&self.print(&["sysroot"])?).join("lib/rustlib/src/rust/library/core");
        source.is_dir().then_some(Means::BuiltFromSource)
    }

    fn print(&self, what: &[&str]) -> Option<String> {
        let output =
            Command::new(&self.rustc).arg("--print").args(what).stderr(Stdio::null()).output().ok()?;
        let text = String::from_utf8(output.stdout).ok()?;
        output.status.success().then(|| text.trim().to_owned())
    }

    fn cargo(&self, means: &Means) -> Command {
        let manifest = Path::new(env!("CARGO_MANIFEST_DIR")).join("reference/wasm/Cargo.toml");
        let mut cargo = Command::new(&self.cargo);
        cargo.args(["build", "--quiet", "--release", "--target", TARGET, "--manifest-path"]);
        // Flags for the machine that builds do not fit the target.
        cargo
            .arg(manifest)
            .env("RUSTC", &self.rustc)
            .env_remove("RUSTFLAGS")
            .env_remove("CARGO_ENCODED_RUSTFLAGS");
        if let Means::BuiltFromSource = means {
            cargo.arg("-Zbuild-std=core").env("RUSTC_BOOTSTRAP", "1");
        }
        // A distribution packages LLVM's linker by itself, under LLVM's name.
        if self.linker().is_none() {
            cargo.env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_LINKER", "wasm-ld");
        }
        cargo
    }

    fn linker(&self) -> Option<PathBuf> {
        let libraries = self.print(&["target-libdir"])?;
        let linker = Path::new(&libraries).parent()?.join("bin/rust-lld");
        linker.is_file().then_some(linker)
    }
}

/// Beside the build that runs, whose lock would keep this one waiting.
fn target_dir() -> PathBuf {
    let target = env::var_os("CARGO_TARGET_DIR").map(PathBuf::from);
    let target = target.unwrap_or_else(|| Path::new(env!("CARGO_MANIFEST_DIR")).join("../target"));
    target.join("reference-wasm")
}
