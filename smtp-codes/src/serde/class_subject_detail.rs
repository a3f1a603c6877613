//! An [`EnhancedCode`] as `{class, subject, detail}`, for `#[serde(with = "smtp_codes::class_subject_detail")]`.
//!
//! For logs and queues whose form is a structure of three numbers. [`option`] is the same for an `Option`.
//!
//! ```
//! use serde::{Deserialize, Serialize};
//! use smtp_codes::{EnhancedCode, ReplyCode};
//!
//! #[derive(Deserialize, Serialize)]
//! struct Delivery {
//!     code: ReplyCode,
//!     #[serde(with = "smtp_codes::class_subject_detail::option")]
//!     enhanced_code: Option<EnhancedCode>,
//! }
//!
//! let json = r#"{"code":550,"enhanced_code":{"class":5,"subject":1,"detail":1}}"#;
//! let delivery: Delivery = serde_json::from_str(json)?;
//! assert_eq!(delivery.enhanced_code, Some(EnhancedCode::literal("5.1.1")));
//! assert_eq!(serde_json::to_string(&delivery)?, json);
//! # Ok::<(), serde_json::Error>(())
//! ```

use core::fmt;

use ::serde::de::{Deserialize, Deserializer, Error, MapAccess, SeqAccess, Visitor};
use ::serde::ser::{Serialize, SerializeStruct, Serializer};
use smtp_codes_data::Class;

use super::Name;
use crate::codes::EnhancedCode;

const FIELDS: &[&str] = &["class", "subject", "detail"];

/// Writes the three numbers.
///
/// # Errors
///
/// The errors of the serializer.
pub fn serialize<S: Serializer>(enhanced: &EnhancedCode, serializer: S) -> Result<S::Ok, S::Error> {
    Numbers(*enhanced).serialize(serializer)
}

/// Reads the three numbers.
///
/// # Errors
///
/// The class is not 2, 4 or 5, a number is above 999, or one of the three is missing, unknown, or there twice.
pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<EnhancedCode, D::Error> {
    Numbers::deserialize(deserializer).map(|Numbers(enhanced)| enhanced)
}

/// Does the same for an `Option<EnhancedCode>`.
pub mod option {
    use super::{Deserialize, Deserializer, EnhancedCode, Numbers, Serialize, Serializer};

    /// Writes the three numbers, or none.
    ///
    /// # Errors
    ///
    /// The errors of the serializer.
    pub fn serialize<S: Serializer>(
        enhanced: &Option<EnhancedCode>,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        enhanced.map(Numbers).serialize(serializer)
    }

    /// Reads the three numbers, or none.
    ///
    /// # Errors
    ///
    /// As [`deserialize`](super::deserialize).
    pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<EnhancedCode>, D::Error> {
        Option::<Numbers>::deserialize(deserializer).map(|numbers| numbers.map(|Numbers(enhanced)| enhanced))
    }
}

struct Numbers(EnhancedCode);

impl Serialize for Numbers {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut numbers = serializer.serialize_struct("EnhancedCode", FIELDS.len())?;
        numbers.serialize_field("class", &self.0.class().digit())?;
        numbers.serialize_field("subject", &self.0.subject())?;
        numbers.serialize_field("detail", &self.0.detail())?;
        numbers.end()
    }
}

impl<'de> Deserialize<'de> for Numbers {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_struct("EnhancedCode", FIELDS, NumbersVisitor)
    }
}

struct NumbersVisitor;

impl<'de> Visitor<'de> for NumbersVisitor {
    type Value = Numbers;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("class, subject and detail of an enhanced status code")
    }

    // Of a form that has no names, in the order of the name of the module, and of the types that were written.
    fn visit_seq<A: SeqAccess<'de>>(self, mut numbers: A) -> Result<Numbers, A::Error> {
        let class: u8 = numbers.next_element()?.ok_or_else(|| Error::invalid_length(0, &self))?;
        let subject = numbers.next_element()?.ok_or_else(|| Error::invalid_length(1, &self))?;
        let detail = numbers.next_element()?.ok_or_else(|| Error::invalid_length(2, &self))?;
        numbers_of([class.into(), subject, detail])
    }

    fn visit_map<A: MapAccess<'de>>(self, mut numbers: A) -> Result<Numbers, A::Error> {
        let mut read = [None; 3];
        while let Some(at) = numbers.next_key_seed(Name(FIELDS))? {
            if read[at].replace(numbers.next_value()?).is_some() {
                return Err(Error::duplicate_field(FIELDS[at]));
            }
        }
        let [Some(class), Some(subject), Some(detail)] = read else {
            let missing = FIELDS.iter().zip(read).find(|(_, number)| number.is_none());
            return Err(Error::missing_field(missing.map_or("class", |(field, _)| field)));
        };
        numbers_of([class, subject, detail])
    }
}

fn numbers_of<E: Error>([class, subject, detail]: [u16; 3]) -> Result<Numbers, E> {
    let class = u8::try_from(class).ok().and_then(Class::from_digit);
    let class = class.ok_or_else(|| E::custom("the class of an enhanced status code is 2, 4 or 5"))?;
    let enhanced = EnhancedCode::new(class, subject, detail);
    enhanced
        .map(Numbers)
        .ok_or_else(|| E::custom("subject and detail of an enhanced status code are 0 to 999"))
}
