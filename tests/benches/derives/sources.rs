//! The same enum for every derive: texts with and without values, and fields that no text names.

/// A derive, and how it has its texts.
pub struct Derive {
    pub name: &'static str,
    /// What stands in `#[derive(..)]` behind `Debug`.
    path: &'static str,
    attribute: fn(&Reply, &str) -> String,
}

/// Reply code and enhanced status code.
type Reply = (u16, &'static str);

/// The first one is what all others are compared with.
pub const DERIVES: [Derive; 5] = [
    Derive { name: "bare", path: "", attribute: |_, _| String::new() },
    Derive {
        name: "ToReply",
        path: "smtp_codes::ToReply",
        attribute: |(code, status), text| format!("#[reply({code}, \"{status}\", \"{text}\")]"),
    },
    Derive {
        name: "thiserror",
        path: "thiserror::Error",
        attribute: |_, text| format!("#[error(\"{text}\")]"),
    },
    Derive { name: "displaydoc", path: "displaydoc::Display", attribute: |_, text| format!("/// {text}") },
    Derive {
        name: "strum",
        path: "strum::Display",
        attribute: |_, text| format!("#[strum(to_string = \"{text}\")]"),
    },
];

const REPLIES: [Reply; 5] = [(550, "5.7.1"), (450, "4.7.1"), (250, "2.0.0"), (451, "4.3.0"), (554, "5.6.0")];

impl Derive {
    pub fn source(&self, variants: usize) -> String {
        let variants: String = (0..variants).map(|index| self.variant(index)).collect();
        format!("#[derive(Debug, {})]\npub enum Replies {{\n{variants}}}\n", self.path)
    }

    fn variant(&self, index: usize) -> String {
        let (text, fields) = match index % 4 {
            0 => (format!("text number {index} of the reply"), ""),
            1 => (format!("mailbox <{{mailbox}}> is number {index}"), " { mailbox: String }"),
            2 => (format!("number {{0}} in {index}"), "(u32)"),
            _ => (format!("nothing to fill in {index}"), " { detail: String }"),
        };
        format!("    {}\n    V{index}{fields},\n", (self.attribute)(&REPLIES[index % 5], &text))
    }
}
