//! Runs cargo for what is depended on, and rustc alone for what is measured.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Instant;

/// Names of dependents, and what they depend on.
pub const DEPENDENTS: [(&str, &str); 3] = [
    (
        "smtp-codes with derive",
        "smtp-codes = { path = \"SMTP\", default-features = false, features = [\"derive\"] }",
    ),
    ("smtp-codes without", "smtp-codes = { path = \"SMTP\", default-features = false }"),
    ("thiserror", "thiserror = \"2\""),
];

/// Seconds.
#[derive(Clone, Copy)]
pub struct Cost {
    pub expansion: f64,
    pub whole: f64,
}

impl Cost {
    pub const MAX: Self = Self { expansion: f64::MAX, whole: f64::MAX };

    pub fn min(self, other: Self) -> Self {
        Self { expansion: self.expansion.min(other.expansion), whole: self.whole.min(other.whole) }
    }
}

/// A package whose dependencies are built.
pub struct Compiler {
    folder: PathBuf,
    externs: Vec<String>,
}

impl Compiler {
    pub fn new() -> Self {
        let dependencies = "smtp-codes = { path = \"SMTP\", default-features = false, features = [\"derive\"] }\n\
                            thiserror = \"2\"\ndisplaydoc = \"0.2\"\nstrum = { version = \"0.28\", features = [\"derive\"] }";
        let folder = package("derives", dependencies);
        build(&folder);
        let deps = folder.join("target/debug/deps");
        let externs = ["smtp_codes", "thiserror", "displaydoc", "strum"]
            .into_iter()
            .flat_map(|name| ["--extern".to_owned(), format!("{name}={}", newest(&deps, name).display())])
            .chain(["-L".to_owned(), format!("dependency={}", deps.display())])
            .collect();
        Self { folder, externs }
    }

    pub fn write(&self, name: &str, source: &str) {
        fs::write(self.source(name), source).expect("the source can be written");
    }

    /// Compiles a source up to its metadata: everything but machine code, which no derive decides about.
    pub fn time(&self, name: &str) -> Cost {
        let start = Instant::now();
        let output =
            self.rustc(Command::new("rustc"), name).args(["-Z", "time-passes"]).output().expect("rustc runs");
        let whole = start.elapsed().as_secs_f64();
        let passes = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success(), "{passes}");
        let expansion = passes
            .lines()
            .find(|line| line.ends_with("macro_expand_crate"))
            .and_then(|line| line.split_once("time:")?.1.split_once(';')?.0.trim().parse().ok())
            .expect("rustc says how long it expanded macros");
        Cost { expansion, whole }
    }

    pub fn instructions(&self, name: &str) -> Option<f64> {
        self.counted(name, &[])
    }

    /// The instructions of an incremental build that has nothing new to compile but a comment.
    pub fn instructions_after_a_comment(&self, name: &str) -> Option<f64> {
        let state = self.folder.join("incremental");
        let _ = fs::remove_dir_all(&state);
        let incremental = format!("incremental={}", state.display());
        let arguments = ["-C", incremental.as_str()];
        let first = self.rustc(Command::new("rustc"), name).args(arguments).status().expect("rustc runs");
        assert!(first.success());
        let source = fs::read_to_string(self.source(name)).expect("the source was written");
        self.write(name, &format!("// A comment.\n{source}"));
        let count = self.counted(name, &arguments);
        self.write(name, &source);
        count
    }

    fn counted(&self, name: &str, arguments: &[&str]) -> Option<f64> {
        // Not the proxy that rustup puts first in the path.
        let sysroot = Command::new("rustc").args(["--print", "sysroot"]).output().ok()?;
        let rustc = Path::new(String::from_utf8(sysroot.stdout).ok()?.trim()).join("bin/rustc");
        let mut valgrind = Command::new("valgrind");
        valgrind.args(["--tool=callgrind", "--callgrind-out-file=/dev/null"]).arg(rustc);
        let output = self.rustc(valgrind, name).args(arguments).output().ok()?;
        let text = String::from_utf8_lossy(&output.stderr);
        let line = text.lines().find(|line| line.contains("Collected :"))?;
        line.rsplit(' ').next()?.parse().ok()
    }

    fn rustc(&self, mut command: Command, name: &str) -> Command {
        command
            // For the times of the passes.
            .env("RUSTC_BOOTSTRAP", "1")
            .args([
                "--crate-name",
                "measured",
                "--edition",
                "2024",
                "--crate-type",
                "lib",
                "--emit",
                "metadata",
                "-o",
            ])
            .arg(self.folder.join("out"))
            .arg(self.source(name))
            .args(&self.externs);
        command
    }

    fn source(&self, name: &str) -> PathBuf {
        self.folder.join(format!("src/{name}.rs"))
    }
}

/// Seconds that a build from nothing takes.
pub fn clean_build(name: &str, dependency: &str) -> f64 {
    let folder = package(&name.replace(' ', "-"), dependency);
    // The download does not count.
    Command::new("cargo").arg("fetch").current_dir(&folder).output().expect("cargo runs");
    let seconds = (0..3).map(|_| {
        let _ = fs::remove_dir_all(folder.join("target"));
        let start = Instant::now();
        build(&folder);
        start.elapsed().as_secs_f64()
    });
    seconds.fold(f64::MAX, f64::min)
}

fn package(name: &str, dependencies: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    fs::create_dir_all(folder.join("src")).expect("a folder for the package");
    let facade = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../smtp-codes");
    let dependencies = dependencies.replace("SMTP", &facade.display().to_string());
    let manifest = format!(
        "[package]\nname = \"{name}\"\nversion = \"0.0.0\"\nedition = \"2024\"\n\n[dependencies]\n{dependencies}\n\n[workspace]\n"
    );
    fs::write(folder.join("Cargo.toml"), manifest).expect("the manifest can be written");
    fs::write(folder.join("src/lib.rs"), "").expect("the library can be written");
    folder
}

/// Builds as a dependent from a registry is built: for packages at a path, as these are, cargo would keep incremental state.
fn build(folder: &Path) {
    let output = Command::new("cargo")
        .args(["build", "--quiet"])
        .current_dir(folder)
        .env("CARGO_TARGET_DIR", folder.join("target"))
        .env("CARGO_INCREMENTAL", "0")
        .output()
        .expect("cargo runs");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
}

fn newest(folder: &Path, name: &str) -> PathBuf {
    let files = folder.read_dir().expect("the dependencies are built").flatten().map(|entry| entry.path());
    let is_it = |file: &PathBuf| {
        let name_of_file = file.file_name().and_then(|name| name.to_str()).unwrap_or_default();
        name_of_file.starts_with(&format!("lib{name}-"))
            && (name_of_file.ends_with(".rlib") || name_of_file.ends_with(".so"))
    };
    files
        .filter(is_it)
        .max_by_key(|file| file.metadata().and_then(|data| data.modified()).ok())
        .expect("the dependency is built")
}
