//! The same enums for every derive: texts with and without values, and fields that no text names.

/// A derive, and how it has its texts.
pub struct Derive {
    pub name: &'static str,
    /// The name after `Debug` in `#[derive(..)]`.
    path: &'static str,
    variant: fn(Variant) -> String,
}

/// The enums of a source.
#[derive(Clone, Copy, PartialEq)]
pub struct Shape {
    pub enums: usize,
    pub variants: usize,
}

/// A variant, numbered over all enums of its source.
#[derive(Clone, Copy)]
struct Variant {
    number: usize,
    /// Its place in its enum.
    at: usize,
    is_last: bool,
}

const FROM_REPLY: &str = "FromReply";
/// No client tells more replies apart.
const MOST_ARMS: usize = 10;

const BARE: &str = "bare";
/// The variants of a client have no texts, and few fields.
const BARE_ARMS: &str = "bare, for FromReply";

pub const DERIVES: [Derive; 7] = [
    Derive { name: BARE, path: "", variant: |variant| variant.with_fields("") },
    Derive {
        name: "ToReply",
        path: "smtp_codes::ToReply",
        variant: |variant| {
            let (code, status) = REPLIES[variant.number % REPLIES.len()];
            variant.with_fields(&format!("#[reply({code}, \"{status}\", \"{}\")]", variant.text()))
        },
    },
    Derive { name: BARE_ARMS, path: "", variant: |variant| variant.arm("") },
    Derive {
        name: FROM_REPLY,
        path: "smtp_codes::FromReply",
        variant: |variant| {
            let pattern =
                if variant.is_last { "other".to_owned() } else { format!("\"X.7.{}\"", variant.at + 1) };
            variant.arm(&format!("#[reply({pattern})]"))
        },
    },
    Derive {
        name: "thiserror",
        path: "thiserror::Error",
        variant: |variant| variant.with_fields(&format!("#[error(\"{}\")]", variant.text())),
    },
    Derive {
        name: "displaydoc",
        path: "displaydoc::Display",
        variant: |variant| variant.with_fields(&format!("/// {}", variant.text())),
    },
    Derive {
        name: "strum",
        path: "strum::Display",
        variant: |variant| variant.with_fields(&format!("#[strum(to_string = \"{}\")]", variant.text())),
    },
];

const REPLIES: [(u16, &str); 5] =
    [(550, "5.7.1"), (450, "4.7.1"), (250, "2.0.0"), (451, "4.3.0"), (554, "5.6.0")];

impl Derive {
    pub fn is_for(&self, shape: Shape) -> bool {
        self.bare() == BARE || shape.variants <= MOST_ARMS
    }

    /// The name of the same enums without a derive.
    pub fn bare(&self) -> &'static str {
        if [FROM_REPLY, BARE_ARMS].contains(&self.name) { BARE_ARMS } else { BARE }
    }

    pub fn source(&self, shape: Shape) -> String {
        (0..shape.enums).map(|number| self.enumeration(number, shape.variants)).collect()
    }

    fn enumeration(&self, number: usize, variants: usize) -> String {
        let variant = |at| Variant { number: number * variants + at, at, is_last: at + 1 == variants };
        let variants: String = (0..variants).map(|at| (self.variant)(variant(at))).collect();
        format!("#[derive(Debug, {})]\npub enum Replies{number} {{\n{variants}}}\n", self.path)
    }
}

impl Variant {
    fn text(self) -> String {
        let number = self.number;
        match number % 4 {
            0 => format!("text number {number} of the reply"),
            1 => format!("mailbox <{{mailbox}}> is number {number}"),
            2 => format!("number {{0}} in {number}"),
            _ => format!("nothing to fill in {number}"),
        }
    }

    fn with_fields(self, attribute: &str) -> String {
        let fields = ["", " { mailbox: String }", "(u32)", " { detail: String }"][self.number % 4];
        format!("    {attribute}\n    V{}{fields},\n", self.number)
    }

    /// Writes a variant of a client: registered details, and the rest.
    fn arm(self, attribute: &str) -> String {
        let field = if self.is_last { "(smtp_codes::ReplyCode)" } else { "" };
        format!("    {attribute}\n    V{}{field},\n", self.number)
    }
}
