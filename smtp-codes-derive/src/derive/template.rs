//! Reads TEXT as a format string: literals and placeholders.

/// A piece of a text.
pub(crate) enum Piece {
    Literal(String),
    Value(Placeholder),
}

/// `{name}`, `{0:>8}`, `{}`.
pub(crate) struct Placeholder {
    pub(crate) argument: Argument,
    /// The colon and what comes after it; arguments in it are named as in `counts`.
    pub(crate) spec: String,
    /// The arguments that a `$` in the spec refers to, each with the name that the spec has for it.
    pub(crate) counts: Vec<(String, Argument)>,
    /// The trait that formats the value.
    pub(crate) format: &'static str,
    /// The character that fills the value up to its width, if the spec says so.
    pub(crate) fill: String,
}

/// The field that a placeholder names.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(crate) enum Argument {
    Name(String),
    Index(usize),
}

/// Splits a text into its pieces; the error is a whole message.
pub(crate) fn parse(text: &str) -> Result<Vec<Piece>, String> {
    if !text.contains(['{', '}']) {
        return Ok(vec![Piece::Literal(text.to_owned())]);
    }
    let mut pieces = Vec::new();
    let mut literal = String::new();
    let mut next_index = 0;
    let mut rest = text;
    while let Some(at) = rest.find(['{', '}']) {
        let (before, brace) = rest.split_at(at);
        literal.push_str(before);
        if brace.starts_with("{{") || brace.starts_with("}}") {
            literal.push_str(&brace[..1]);
            rest = &brace[2..];
            continue;
        }
        if brace.starts_with('}') {
            return Err("the text has a `}` without its `{`; a literal brace is written `}}`".into());
        }
        let Some(length) = placeholder_length(&brace[1..]) else {
            return Err("the text has a `{` without its `}`; a literal brace is written `{{`".into());
        };
        let inside = &brace[1..=length];
        if !literal.is_empty() {
            pieces.push(Piece::Literal(std::mem::take(&mut literal)));
        }
        pieces.push(Piece::Value(placeholder(inside, &mut next_index)?));
        rest = &brace[length + 2..];
    }
    literal.push_str(rest);
    if !literal.is_empty() {
        pieces.push(Piece::Literal(literal));
    }
    Ok(pieces)
}

/// Returns the octets up to the closing brace; a brace may be the fill character, as in `{x:}<8}`.
fn placeholder_length(inside: &str) -> Option<usize> {
    let first = inside.find('}')?;
    let is_fill = inside[..first].ends_with(':') && inside[first + 1..].starts_with(['<', '^', '>']);
    if is_fill {
        return inside[first + 1..].find('}').map(|next| first + 1 + next);
    }
    Some(first)
}

fn placeholder(inside: &str, next_index: &mut usize) -> Result<Placeholder, String> {
    let (name, spec) = match inside.split_once(':') {
        Some((name, spec)) => (name.trim_end(), spec.trim_end()),
        None => (inside.trim_end(), ""),
    };
    let mut spec = Spec::parse(spec).ok_or_else(|| no_format(inside, name, spec))?;
    let argument = if name.is_empty() {
        *next_index += 1;
        Argument::Index(*next_index - 1)
    } else {
        argument(name).ok_or_else(|| no_field_name(inside, name))?
    };
    if !spec.text.is_empty() {
        spec.text.insert(0, ':');
    }
    Ok(Placeholder { argument, spec: spec.text, counts: spec.counts, format: spec.format, fill: spec.fill })
}

fn no_format(inside: &str, name: &str, spec: &str) -> String {
    if spec.contains(".*") {
        return format!(
            "`{{{inside}}}` is not a placeholder, which names one field: `.*` takes the precision from one more; name \
             it, as in `{{{name}:.width$}}`"
        );
    }
    format!("`{{{inside}}}` is not a placeholder: `core::fmt` does not know the format `:{spec}`")
}

fn no_field_name(inside: &str, name: &str) -> String {
    if let Some(plain) = name.strip_prefix("r#") {
        return format!(
            "`{{{inside}}}` is not a placeholder: a field with a raw name is written without `r#`, `{{{plain}}}`"
        );
    }
    format!(
        "`{{{inside}}}` is not a placeholder, which names one field, as in `{{name}}` or `{{0}}`; a literal brace is \
         written `{{{{`"
    )
}

fn argument(name: &str) -> Option<Argument> {
    if name.bytes().all(|octet| octet.is_ascii_digit()) {
        return name.parse().ok().map(Argument::Index);
    }
    let mut characters = name.chars();
    let first = characters.next()?;
    let is_name =
        (first == '_' || first.is_alphabetic()) && characters.all(|c| c == '_' || c.is_alphanumeric());
    is_name.then(|| Argument::Name(name.to_owned()))
}

/// The part after the colon, as `core::fmt` reads it: fill and alignment, sign, `#`, `0`, width, precision,
/// trait.
struct Spec {
    text: String,
    counts: Vec<(String, Argument)>,
    format: &'static str,
    fill: String,
}

impl Spec {
    fn parse(written: &str) -> Option<Self> {
        let mut spec =
            Self { text: String::new(), counts: Vec::new(), format: "Display", fill: String::new() };
        let mut rest = written;
        let mut characters = rest.chars();
        let (first, second) = (characters.next(), characters.next());
        let is_align = |c: Option<char>| matches!(c, Some('<' | '^' | '>'));
        if is_align(second) {
            spec.fill.extend(first);
            spec.take(&mut rest, first.map_or(0, char::len_utf8) + 1);
        } else if is_align(first) {
            spec.take(&mut rest, 1);
        }
        for flag in [['+', '-'], ['#', '#']] {
            if rest.starts_with(flag) {
                spec.take(&mut rest, 1);
            }
        }
        if rest.starts_with('0') && !rest.starts_with("0$") {
            spec.take(&mut rest, 1);
        }
        spec.count(&mut rest)?;
        if rest.starts_with('.') {
            spec.take(&mut rest, 1);
            let before = spec.text.len();
            spec.count(&mut rest)?;
            if spec.text.len() == before {
                return None;
            }
        }
        spec.format = match rest {
            "" => "Display",
            "?" | "x?" | "X?" => "Debug",
            "x" => "LowerHex",
            "X" => "UpperHex",
            "o" => "Octal",
            "b" => "Binary",
            "e" => "LowerExp",
            "E" => "UpperExp",
            "p" => "Pointer",
            _ => return None,
        };
        spec.text.push_str(rest);
        Some(spec)
    }

    fn take(&mut self, rest: &mut &str, octets: usize) {
        let (taken, after) = rest.split_at(octets);
        self.text.push_str(taken);
        *rest = after;
    }

    /// Takes a number, or `name$`; nothing is fine too.
    fn count(&mut self, rest: &mut &str) -> Option<()> {
        let end = rest.find(|c: char| c != '_' && !c.is_alphanumeric()).unwrap_or(rest.len());
        if rest[end..].starts_with('$') {
            let argument = argument(&rest[..end])?;
            let name = match &argument {
                Argument::Name(name) => format!("__{name}"),
                Argument::Index(index) => format!("__{index}"),
            };
            self.text.push_str(&name);
            self.text.push('$');
            if !self.counts.iter().any(|(known, _)| *known == name) {
                self.counts.push((name, argument));
            }
            *rest = &rest[end + 1..];
        } else {
            let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
            // No format string has more, and the compiler would say so of code that nobody wrote.
            if digits > 0 && rest[..digits].parse::<u16>().is_err() {
                return None;
            }
            self.take(rest, digits);
        }
        Some(())
    }
}
