//! The rooms of the facade: which of them stand on which, and that a module imports a thing from where it lives.
//!
//! The rooms are the folders and files of `smtp-codes/src`. `lib.rs` shows users what there is, and nothing imports
//! from it.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use proc_macro2::{Ident, TokenStream, TokenTree};

/// The floors of the house, the ground first. A room imports from the floors below its own.
const FLOORS: &[&[&str]] = &[
    &["codes"],
    &["syntax"],
    &["reply", "scan"],
    &["decode", "meaning"],
    &["report", "send"],
    &["session"],
    &["codec", "private", "serde", "strum"],
];

/// Modules of one room that need each other: a trait and what its provided methods return.
const CIRCLES: &[&[&str]] = &[&["send::reply_buf", "send::text_writer", "send::to_reply", "send::wire"]];

#[test]
fn rooms_stand_on_those_below_and_import_things_from_where_they_live() {
    let house = House::read(&Path::new(env!("CARGO_MANIFEST_DIR")).join("../smtp-codes/src"));
    let faults = house.faults(FLOORS, CIRCLES);
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn wrong_imports_are_found() {
    const GROUND: &[(&str, &str)] = &[
        ("codes/mod.rs", "mod code; pub use code::Code;"),
        ("codes/code.rs", "pub struct Code;"),
        ("reply/mod.rs", "mod lines; pub use lines::Lines; use crate::codes::Code;"),
        ("reply/lines.rs", "use super::Reply;"),
    ];
    const FLOORS: &[&[&str]] = &[&["codes"], &["reply", "scan"]];
    let faults = |file: &str, source: &str| {
        let files = GROUND.iter().copied().filter(|(name, _)| *name != file).chain([(file, source)]);
        House::of(files.map(|(name, source)| (name.to_owned(), source.to_owned()))).faults(FLOORS, &[])
    };
    assert_eq!(faults("reply/lines.rs", "use super::Reply;"), [""; 0]);
    assert_eq!(faults("reply/lines.rs", "//! `crate::Code`\nfn f() { crate::codes::f() }"), [""; 0]);
    for (file, source, fault) in [
        ("reply/lines.rs", "\nuse crate::Code;", "reply/lines.rs:2: `crate::Code` goes through lib.rs"),
        (
            "reply/lines.rs",
            "use crate::{codes, Code as C};",
            "reply/lines.rs:1: `crate::Code` goes through lib.rs",
        ),
        (
            "reply/lines.rs",
            "fn f() -> smtp_codes::Code {}",
            "reply/lines.rs:1: `crate::Code` goes through lib.rs",
        ),
        (
            "reply/lines.rs",
            "use super::Lines;",
            "reply/lines.rs:1: `Lines` does not live in `reply`, which only re-exports it",
        ),
        (
            "codes/code.rs",
            "use crate::reply::Reply;",
            "codes/code.rs:1: `codes` imports from `reply`, which is not below it",
        ),
        (
            "codes/code.rs",
            "mod tests {\n use super::super::super::reply::Reply; }",
            "codes/code.rs:2: `codes` imports from `reply`, which is not below it",
        ),
        (
            "scan.rs",
            "use crate::reply::{self, Reply};",
            "scan.rs:1: `scan` imports from `reply`, which is not below it",
        ),
        ("attic.rs", "", "`attic` is on no floor"),
    ] {
        assert!(faults(file, source).iter().any(|found| found == fault), "{:#?}", faults(file, source));
    }
    let circle = faults("reply/mod.rs", "mod lines;\nuse lines::Line;");
    assert_eq!(circle, ["`reply`, `reply::lines` import each other: reply/lines.rs:1, reply/mod.rs:2"]);
}

/// A mention of a path, absolute and without `crate`.
struct Mention {
    line: usize,
    path: Vec<String>,
    /// The thing is only shown to others.
    is_re_export: bool,
}

struct Module {
    file: String,
    mentions: Vec<Mention>,
}

/// The modules by their path.
struct House(BTreeMap<Vec<String>, Module>);

impl House {
    fn read(root: &Path) -> Self {
        let mut files = Vec::new();
        collect(root, &mut files);
        Self::of(files.into_iter().map(|file| {
            let source = fs::read_to_string(&file).expect("a source file can be read");
            let name = file.strip_prefix(root).expect("the file lies in the folder");
            (name.to_str().expect("names are ASCII").replace('\\', "/"), source)
        }))
    }

    fn of(files: impl Iterator<Item = (String, String)>) -> Self {
        let files: Vec<_> = files.filter(|(name, _)| name != "lib.rs").collect();
        let paths: BTreeSet<_> = files.iter().map(|(name, _)| module_path(name)).collect();
        let modules = files.into_iter().map(|(file, source)| {
            let path = module_path(&file);
            let tokens: TokenStream = source.parse().expect("a source file is Rust");
            let mut reader = Reader { modules: &paths, mentions: Vec::new() };
            reader.items(tokens, &path);
            (path, Module { file, mentions: reader.mentions })
        });
        Self(modules.collect())
    }

    /// The longest part of a path that is a module.
    fn module_of<'p>(&self, path: &'p [String]) -> &'p [String] {
        let len = (1..=path.len()).rev().find(|len| self.0.contains_key(&path[..*len]));
        &path[..len.unwrap_or_default()]
    }

    fn re_exports(&self, module: &[String], name: &str) -> bool {
        let is_it =
            |mention: &Mention| mention.is_re_export && mention.path.last().is_some_and(|last| last == name);
        self.0[module].mentions.iter().any(is_it)
    }

    fn faults(&self, floors: &[&[&str]], circles: &[&[&str]]) -> Vec<String> {
        let floor = |room: &str| floors.iter().position(|rooms| rooms.contains(&room));
        let rooms: BTreeSet<_> = self.0.keys().map(|path| path[0].as_str()).collect();
        let homeless = rooms.iter().filter(|room| floor(room).is_none());
        let mut faults: Vec<_> = homeless.map(|room| format!("`{room}` is on no floor")).collect();
        for (own, module) in &self.0 {
            for Mention { line, path, .. } in &module.mentions {
                let place = format!("{}:{line}", module.file);
                let home = self.module_of(path);
                let Some(room) = home.first() else {
                    faults.push(format!("{place}: `crate::{}` goes through lib.rs", path.join("::")));
                    continue;
                };
                if *room == own[0] {
                    let shown = path.get(home.len()).filter(|_| home != own && own.starts_with(home));
                    if let Some(name) = shown.filter(|name| self.re_exports(home, name)) {
                        let home = home.join("::");
                        faults.push(format!(
                            "{place}: `{name}` does not live in `{home}`, which only re-exports it"
                        ));
                    }
                } else if floor(room) >= floor(&own[0]) {
                    faults
                        .push(format!("{place}: `{}` imports from `{room}`, which is not below it", own[0]));
                }
            }
        }
        faults.extend(self.unknown_circles(circles));
        faults
    }

    /// The modules of one room that reach each other, but for the circles that are known.
    fn unknown_circles(&self, known: &[&[&str]]) -> Vec<String> {
        let arrows: BTreeMap<_, BTreeSet<_>> = self
            .0
            .iter()
            .map(|(own, module)| {
                let imports = module.mentions.iter().filter(|mention| !mention.is_re_export);
                let homes = imports.map(|mention| self.module_of(&mention.path));
                (own.as_slice(), homes.filter(|home| *home != own.as_slice() && !home.is_empty()).collect())
            })
            .collect();
        let reached = |from: &[String]| {
            let mut seen = BTreeSet::new();
            let mut next = vec![from];
            while let Some(module) = next.pop() {
                next.extend(arrows[module].iter().filter(|home| seen.insert(home.to_vec())).copied());
            }
            seen
        };
        let reach: BTreeMap<_, _> = arrows.keys().map(|own| (*own, reached(own))).collect();
        let circle_of = |own: &[String]| -> BTreeSet<&[String]> {
            reach
                .iter()
                .filter(|(other, back)| reach[own].contains(**other) && back.contains(own))
                .map(|(other, _)| *other)
                .collect()
        };
        let circles: BTreeSet<_> =
            reach.keys().map(|own| circle_of(own)).filter(|circle| !circle.is_empty()).collect();
        let named =
            |circle: &BTreeSet<&[String]>| circle.iter().map(|module| module.join("::")).collect::<Vec<_>>();
        let mut faults = Vec::new();
        for circle in &circles {
            let names = named(circle);
            if known.iter().any(|known| names == *known) {
                continue;
            }
            let places = circle.iter().flat_map(|own| {
                let module = &self.0[*own];
                let within = module.mentions.iter().filter(|mention| {
                    let home = self.module_of(&mention.path);
                    !mention.is_re_export && home != *own && circle.contains(home)
                });
                within.map(|mention| format!("{}:{}", module.file, mention.line))
            });
            let places: BTreeSet<_> = places.collect();
            let places = places.into_iter().collect::<Vec<_>>().join(", ");
            faults.push(format!("`{}` import each other: {places}", names.join("`, `")));
        }
        let open = known.iter().filter(|known| !circles.iter().any(|circle| named(circle) == **known));
        faults.extend(open.map(|known| format!("`{}` are not a circle any more", known.join("`, `"))));
        faults
    }
}

fn collect(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("the folder can be read") {
        let path = entry.expect("the folder can be read").path();
        if path.is_dir() {
            collect(&path, files);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            files.push(path);
        }
    }
}

/// `send/wire.rs` is `send::wire`, `send/mod.rs` is `send`.
fn module_path(file: &str) -> Vec<String> {
    let path = file.trim_end_matches(".rs").trim_end_matches("/mod");
    path.split('/').map(str::to_owned).collect()
}

/// Finds the paths that a file mentions. Documentation is none of it, as the tokens have it in literals.
struct Reader<'a> {
    modules: &'a BTreeSet<Vec<String>>,
    mentions: Vec<Mention>,
}

impl Reader<'_> {
    fn items(&mut self, tokens: TokenStream, module: &[String]) {
        let mut rest = tokens.into_iter().peekable();
        let mut is_public = false;
        let mut last = String::new();
        while let Some(token) = rest.next() {
            let ident = match token {
                TokenTree::Ident(ident) => ident,
                TokenTree::Group(group) => {
                    self.items(group.stream(), module);
                    continue;
                }
                TokenTree::Punct(punct) => {
                    is_public &= punct.as_char() != ';';
                    last.clear();
                    continue;
                }
                TokenTree::Literal(_) => continue,
            };
            match ident.to_string().as_str() {
                "pub" => is_public = true,
                "use" => {
                    let tree: Vec<_> = rest.by_ref().take_while(|token| !is_punct(token, ';')).collect();
                    self.import(&tree, module, None, is_public);
                    is_public = false;
                }
                "crate" | "super" | "self" | "smtp_codes" if last != "::" => {
                    let mut path = vec![TokenTree::Ident(ident)];
                    while rest.peek().is_some_and(|token| is_punct(token, ':')) {
                        path.extend(rest.next_if(|token| is_punct(token, ':')));
                        path.extend(rest.next_if(|token| is_punct(token, ':')));
                        path.extend(rest.next_if(|token| matches!(token, TokenTree::Ident(_))));
                    }
                    if path.len() > 1 {
                        self.import(&path, module, None, false);
                    }
                }
                "mod" => {
                    let name = rest.next().map(|name| name.to_string());
                    if let Some(TokenTree::Group(body)) =
                        rest.next_if(|token| matches!(token, TokenTree::Group(_)))
                    {
                        let inner: Vec<_> = module.iter().cloned().chain(name).collect();
                        self.items(body.stream(), &inner);
                    }
                    is_public = false;
                }
                _ => {}
            }
        }
    }

    /// A path or a tree of them. `before` is the part before the braces around it.
    fn import(
        &mut self,
        tree: &[TokenTree],
        module: &[String],
        before: Option<&[String]>,
        is_re_export: bool,
    ) {
        let mut path = before.map(<[String]>::to_vec);
        let mut line = 0;
        let mut tokens = tree.iter();
        while let Some(token) = tokens.next() {
            match token {
                TokenTree::Ident(ident) if ident == "as" => {
                    tokens.next();
                }
                TokenTree::Ident(ident) => {
                    line = ident.span().start().line;
                    let Some(on) = self.step(path.take(), ident, module) else { return };
                    path = Some(on);
                }
                TokenTree::Group(group) => {
                    let inner: Vec<_> = group.stream().into_iter().collect();
                    for part in inner.split(|token| is_punct(token, ',')).filter(|part| !part.is_empty()) {
                        self.import(part, module, path.as_deref(), is_re_export);
                    }
                    return;
                }
                _ => {}
            }
        }
        if let Some(path) = path.filter(|path| !path.is_empty()) {
            self.mentions.push(Mention { line, path, is_re_export });
        }
    }

    /// One segment further; `None` where the path leads to another crate.
    fn step(&self, path: Option<Vec<String>>, segment: &Ident, module: &[String]) -> Option<Vec<String>> {
        let name = segment.to_string();
        match (path, name.as_str()) {
            (None, "crate" | "smtp_codes") => Some(Vec::new()),
            (None, "self") => Some(module.to_vec()),
            (None, "super") => Some(module.split_last()?.1.to_vec()),
            (Some(path), "super") => Some(path.split_last()?.1.to_vec()),
            (Some(path), "self") => Some(path),
            (Some(path), _) => Some(path.into_iter().chain([name]).collect()),
            (None, _) => {
                let child: Vec<_> = module.iter().cloned().chain([name]).collect();
                self.modules.contains(&child).then_some(child)
            }
        }
    }
}

fn is_punct(token: &TokenTree, character: char) -> bool {
    matches!(token, TokenTree::Punct(punct) if punct.as_char() == character)
}
