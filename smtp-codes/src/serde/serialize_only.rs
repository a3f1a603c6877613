//! The findings and deviations of a reply, written for logs and reports. It is not read back: it comes from a reply.

use ::serde::ser::{Serialize, SerializeStruct, Serializer};

use super::octets::Octets;
use crate::meaning::{Explanation, Finding, Retry};
use crate::reply::Deviation;
use crate::scan::Found;

/// A structure of `kind`, `weight` and `command`.
impl Serialize for Finding {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut fields = serializer.serialize_struct("Finding", 3)?;
        fields.serialize_field("kind", &self.kind())?;
        fields.serialize_field("weight", &self.weight())?;
        fields.serialize_field("command", &self.command())?;
        fields.end()
    }
}

/// A structure of `kind` and `at`, the offset in the reply.
impl Serialize for Deviation {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut fields = serializer.serialize_struct("Deviation", 2)?;
        fields.serialize_field("kind", &self.kind())?;
        fields.serialize_field("at", &self.at())?;
        fields.end()
    }
}

/// A structure of `start` and `end`, the offsets in the text that was searched, `code`, `enhanced` and `text`. The text
/// is a string where it is UTF-8, else a sequence of octets.
impl Serialize for Found<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let range = self.range();
        let mut fields = serializer.serialize_struct("Found", 5)?;
        fields.serialize_field("start", &range.start)?;
        fields.serialize_field("end", &range.end)?;
        fields.serialize_field("code", &self.code())?;
        fields.serialize_field("enhanced", &self.enhanced())?;
        fields.serialize_field("text", &Octets(self.text()))?;
        fields.end()
    }
}

/// `"Needless"`, `{"Later": "HalfHour"}` or `"Useless"`.
impl Serialize for Retry {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Needless => serializer.serialize_unit_variant("Retry", 0, "Needless"),
            Self::Later(wait) => serializer.serialize_newtype_variant("Retry", 1, "Later", wait),
            Self::Useless => serializer.serialize_unit_variant("Retry", 2, "Useless"),
        }
    }
}

/// A structure of what was explained (`code`, `enhanced`, `command`), the words (`summary`, `explanation`), and what
/// follows (`party`, `retry`, `verdict`). A part that is missing is null.
impl Serialize for Explanation<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut fields = serializer.serialize_struct("Explanation", 8)?;
        fields.serialize_field("code", &self.code())?;
        fields.serialize_field("enhanced", &self.enhanced())?;
        fields.serialize_field("command", &self.command())?;
        fields.serialize_field("summary", self.summary())?;
        fields.serialize_field("explanation", self.explanation())?;
        fields.serialize_field("party", &self.party())?;
        fields.serialize_field("retry", &self.retry())?;
        fields.serialize_field("verdict", &self.verdict())?;
        fields.end()
    }
}
