//! A [`Verdict`] as a structure of its fields.

use core::fmt;

use ::serde::de::{Deserialize, Deserializer, Error, MapAccess, SeqAccess, Visitor};
use ::serde::ser::{Serialize, SerializeStruct, Serializer};

use super::Name;
use crate::meaning::Verdict;

const FIELDS: &[&str] = &["action", "scope", "closes"];

/// A structure of `action`, `scope` and `closes`.
impl Serialize for Verdict {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut fields = serializer.serialize_struct("Verdict", FIELDS.len())?;
        fields.serialize_field("action", &self.action)?;
        fields.serialize_field("scope", &self.scope)?;
        fields.serialize_field("closes", &self.closes)?;
        fields.end()
    }
}

/// A structure of `action`, `scope` and `closes`, each of them once.
impl<'de> Deserialize<'de> for Verdict {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_struct("Verdict", FIELDS, VerdictVisitor)
    }
}

struct VerdictVisitor;

impl<'de> Visitor<'de> for VerdictVisitor {
    type Value = Verdict;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("action, scope and closes of a verdict")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut fields: A) -> Result<Verdict, A::Error> {
        Ok(Verdict {
            action: fields.next_element()?.ok_or_else(|| Error::invalid_length(0, &self))?,
            scope: fields.next_element()?.ok_or_else(|| Error::invalid_length(1, &self))?,
            closes: fields.next_element()?.ok_or_else(|| Error::invalid_length(2, &self))?,
        })
    }

    fn visit_map<A: MapAccess<'de>>(self, mut fields: A) -> Result<Verdict, A::Error> {
        let (mut action, mut scope, mut closes) = (None, None, None);
        while let Some(at) = fields.next_key_seed(Name(FIELDS))? {
            let is_again = match at {
                0 => action.replace(fields.next_value()?).is_some(),
                1 => scope.replace(fields.next_value()?).is_some(),
                _ => closes.replace(fields.next_value()?).is_some(),
            };
            if is_again {
                return Err(Error::duplicate_field(FIELDS[at]));
            }
        }
        Ok(Verdict {
            action: action.ok_or_else(|| Error::missing_field("action"))?,
            scope: scope.ok_or_else(|| Error::missing_field("scope"))?,
            closes: closes.ok_or_else(|| Error::missing_field("closes"))?,
        })
    }
}
