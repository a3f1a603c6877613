//! `Serialize` and `Deserialize`, by hand: serde's derive would build another `syn`, and check nothing.

pub mod class_subject_detail;
mod octets;
#[cfg(feature = "alloc")]
mod reply_buf_forms;
mod serialize_only;
mod verdict_fields;

use core::fmt;
use core::marker::PhantomData;
use core::str::FromStr;

use ::serde::de::{Deserialize, DeserializeSeed, Deserializer, Error, Unexpected, Visitor};
use ::serde::ser::{Serialize, Serializer};

use crate::codes::{Command, EnhancedCode, KnownCode, KnownStatus, ReplyCode};

/// The number.
impl Serialize for ReplyCode {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_u16(self.get())
    }
}

/// The number, 100 to 599.
impl<'de> Deserialize<'de> for ReplyCode {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_u16(Number { expected: "a reply code, 100 to 599", read: Self::new })
    }
}

/// The number.
impl Serialize for KnownCode {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.code().serialize(serializer)
    }
}

/// The number, if the table has it.
impl<'de> Deserialize<'de> for KnownCode {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_u16(Number {
            expected: "a known reply code",
            read: |number| Self::try_from(number).ok(),
        })
    }
}

macro_rules! as_text {
    ($($(#[$written:meta])+ $name:ident, $expected:literal, |$value:ident, $serializer:ident| $serialize:expr;)+) => {
        $(
            $(#[$written])+
            impl Serialize for $name {
                fn serialize<S: Serializer>(&self, $serializer: S) -> Result<S::Ok, S::Error> {
                    let $value = self;
                    $serialize
                }
            }

            $(#[$written])+
            impl<'de> Deserialize<'de> for $name {
                fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                    deserializer.deserialize_str(Text { expected: $expected, value: PhantomData })
                }
            }
        )+
    };
}

as_text! {
    /// The written form, such as `5.1.1`.
    EnhancedCode, "an enhanced status code such as `5.1.1`",
        |code, serializer| serializer.serialize_str(code.written().as_str());
    /// The written form, such as `X.1.1`.
    KnownStatus, "a registered status such as `X.1.1`", |status, serializer| serializer.collect_str(status);
    /// The written form, such as `RCPT` or `(connect)`.
    Command, "a command such as `RCPT`", |command, serializer| serializer.collect_str(command);
}

/// Reads a number that may be out of range.
struct Number<T> {
    expected: &'static str,
    read: fn(u16) -> Option<T>,
}

impl<T> Visitor<'_> for Number<T> {
    type Value = T;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.expected)
    }

    fn visit_u64<E: Error>(self, number: u64) -> Result<T, E> {
        u16::try_from(number)
            .ok()
            .and_then(self.read)
            .ok_or_else(|| E::invalid_value(Unexpected::Unsigned(number), &self))
    }

    fn visit_i64<E: Error>(self, number: i64) -> Result<T, E> {
        match u64::try_from(number) {
            Ok(number) => self.visit_u64(number),
            Err(_) => Err(E::invalid_value(Unexpected::Signed(number), &self)),
        }
    }
}

/// Reads a value that has a written form.
struct Text<T> {
    expected: &'static str,
    value: PhantomData<T>,
}

impl<T: FromStr> Visitor<'_> for Text<T> {
    type Value = T;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.expected)
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<T, E> {
        text.parse().map_err(|_| E::invalid_value(Unexpected::Str(text), &self))
    }
}

/// Reads the name of a field, and returns its place among these.
struct Name(&'static [&'static str]);

impl<'de> DeserializeSeed<'de> for Name {
    type Value = usize;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<usize, D::Error> {
        deserializer.deserialize_identifier(self)
    }
}

impl Visitor<'_> for Name {
    type Value = usize;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the name of a field")
    }

    fn visit_str<E: Error>(self, name: &str) -> Result<usize, E> {
        self.0.iter().position(|field| *field == name).ok_or_else(|| E::unknown_field(name, self.0))
    }
}
