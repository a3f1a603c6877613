//! A [`ReplyBuf`]: its octets where the form is binary, `{code, enhanced, lines}` where people read it.

use alloc::borrow::Cow;
use alloc::vec::Vec;
use core::fmt;

use ::serde::de::{Deserialize, Deserializer, Error, MapAccess, SeqAccess, Unexpected, Visitor};
use ::serde::ser::{Serialize, SerializeSeq, SerializeStruct, Serializer};

use super::Name;
use super::octets::Octets;
use crate::codes::{EnhancedCode, ReplyCode};
use crate::reply::Lines;
use crate::send::{ReplyBuf, are_octets_of, octets_of};

const FIELDS: &[&str] = &["code", "enhanced", "lines", "raw"];

/// Binary forms get the octets as they are. In forms for people it is a structure of `code`, `enhanced` and `lines`; a
/// line is a string where it is UTF-8, else a sequence of octets. Where that would not bring back each octet, as the
/// lines ended with LF alone or differed in their codes, there is also `raw`.
impl Serialize for ReplyBuf {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let reply = self.as_reply();
        if !serializer.is_human_readable() {
            return serializer.serialize_bytes(reply.raw());
        }
        if let Some((enhanced, text)) = self.plain_line() {
            let mut fields = serializer.serialize_struct("ReplyBuf", FIELDS.len() - 1)?;
            fields.serialize_field("code", &reply.code())?;
            fields.serialize_field("enhanced", &enhanced)?;
            fields.serialize_field("lines", &[text][..])?;
            fields.skip_field("raw")?;
            return fields.end();
        }
        let lines = reply.lines().map(|line| line.as_bytes());
        let is_told_by_lines = are_octets_of(reply.raw(), reply.code(), reply.enhanced(), lines);
        let mut fields =
            serializer.serialize_struct("ReplyBuf", FIELDS.len() - usize::from(is_told_by_lines))?;
        fields.serialize_field("code", &reply.code())?;
        fields.serialize_field("enhanced", &reply.enhanced())?;
        fields.serialize_field("lines", &LinesOf(reply.lines()))?;
        if is_told_by_lines {
            fields.skip_field("raw")?;
        } else {
            fields.serialize_field("raw", &Octets(reply.raw()))?;
        }
        fields.end()
    }
}

/// Reads what `Serialize` writes; a structure needs the names of its fields. Input that is not one whole reply, or
/// contradicts itself, is refused.
impl<'de> Deserialize<'de> for ReplyBuf {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        if deserializer.is_human_readable() {
            deserializer.deserialize_struct("ReplyBuf", FIELDS, ReplyVisitor)
        } else {
            // Asked to lend its octets, ciborium refuses more than fit its own buffer.
            deserializer.deserialize_byte_buf(RawVisitor)
        }
    }
}

struct LinesOf<'a>(Lines<'a>);

impl Serialize for LinesOf<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut lines = serializer.serialize_seq(Some(self.0.len()))?;
        self.0.clone().try_for_each(|line| lines.serialize_element(&Octets(line.as_bytes())))?;
        lines.end()
    }
}

/// The octets that [`Octets`] writes.
struct OctetsBuf<'de>(Cow<'de, [u8]>);

impl<'de> Deserialize<'de> for OctetsBuf<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(OctetsVisitor).map(Self)
    }
}

struct OctetsVisitor;

impl<'de> Visitor<'de> for OctetsVisitor {
    type Value = Cow<'de, [u8]>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a string or a sequence of octets")
    }

    fn visit_borrowed_str<E: Error>(self, text: &'de str) -> Result<Self::Value, E> {
        Ok(Cow::Borrowed(text.as_bytes()))
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Self::Value, E> {
        Ok(Cow::Owned(text.into()))
    }

    fn visit_borrowed_bytes<E: Error>(self, octets: &'de [u8]) -> Result<Self::Value, E> {
        Ok(Cow::Borrowed(octets))
    }

    fn visit_bytes<E: Error>(self, octets: &[u8]) -> Result<Self::Value, E> {
        Ok(Cow::Owned(octets.into()))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, octets: A) -> Result<Self::Value, A::Error> {
        collect(octets).map(Cow::Owned)
    }
}

/// The lines of a reply. Most have one, which needs no room of its own.
struct LinesBuf<'de> {
    first: Option<OctetsBuf<'de>>,
    others: Vec<OctetsBuf<'de>>,
}

impl LinesBuf<'_> {
    fn only(&self) -> Option<&[u8]> {
        self.first.as_ref().filter(|_| self.others.is_empty()).map(|OctetsBuf(line)| &line[..])
    }

    fn iter(&self) -> impl Iterator<Item = &[u8]> + Clone {
        self.first.iter().chain(&self.others).map(|OctetsBuf(line)| &line[..])
    }
}

impl<'de> Deserialize<'de> for LinesBuf<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_seq(LinesVisitor)
    }
}

struct LinesVisitor;

impl<'de> Visitor<'de> for LinesVisitor {
    type Value = LinesBuf<'de>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the lines of a reply")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut lines: A) -> Result<Self::Value, A::Error> {
        let first = lines.next_element()?;
        let others = if first.is_some() { collect(lines)? } else { Vec::new() };
        Ok(LinesBuf { first, others })
    }
}

/// Collects the elements. Nothing is reserved beforehand, as the length that the input claims may be any.
fn collect<'de, T: Deserialize<'de>, A: SeqAccess<'de>>(mut elements: A) -> Result<Vec<T>, A::Error> {
    let mut collected = Vec::new();
    while let Some(element) = elements.next_element()? {
        collected.push(element);
    }
    Ok(collected)
}

struct ReplyVisitor;

impl<'de> Visitor<'de> for ReplyVisitor {
    type Value = ReplyBuf;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("code, enhanced status code and lines of a reply")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut fields: A) -> Result<ReplyBuf, A::Error> {
        let (mut code, mut enhanced, mut lines, mut raw) = (None, None, None, None);
        while let Some(at) = fields.next_key_seed(Name(FIELDS))? {
            let is_again = match at {
                0 => code.replace(fields.next_value::<ReplyCode>()?).is_some(),
                1 => enhanced.replace(fields.next_value::<Option<EnhancedCode>>()?).is_some(),
                2 => lines.replace(fields.next_value::<LinesBuf<'_>>()?).is_some(),
                _ => raw.replace(fields.next_value::<OctetsBuf<'_>>()?).is_some(),
            };
            if is_again {
                return Err(Error::duplicate_field(FIELDS[at]));
            }
        }
        let code = code.ok_or_else(|| Error::missing_field("code"))?;
        let lines = lines.ok_or_else(|| Error::missing_field("lines"))?;
        let enhanced = enhanced.flatten();
        let only = lines.only().filter(|_| raw.is_none());
        if let Some(reply) = only.and_then(|line| ReplyBuf::of_line(code, enhanced, line)) {
            return Ok(reply);
        }
        let raw = match raw {
            Some(OctetsBuf(raw)) => raw.into_owned(),
            None => octets_of(code, enhanced, lines.iter()),
        };
        let reply = ReplyBuf::decode(raw).map_err(|_| Error::custom("this is not one whole reply"))?;
        // A line may hold what ends it, or begins like an enhanced status code.
        let is_told = reply.code() == code
            && reply.enhanced() == enhanced
            && reply.lines().map(|line| line.as_bytes()).eq(lines.iter());
        if is_told { Ok(reply) } else { Err(Error::custom("the parts of the reply contradict each other")) }
    }
}

struct RawVisitor;

impl<'de> Visitor<'de> for RawVisitor {
    type Value = ReplyBuf;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the octets of one whole reply")
    }

    fn visit_bytes<E: Error>(self, raw: &[u8]) -> Result<ReplyBuf, E> {
        self.visit_byte_buf(raw.into())
    }

    fn visit_byte_buf<E: Error>(self, raw: Vec<u8>) -> Result<ReplyBuf, E> {
        ReplyBuf::decode(raw).map_err(|raw| E::invalid_value(Unexpected::Bytes(&raw), &self))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, octets: A) -> Result<ReplyBuf, A::Error> {
        self.visit_byte_buf(collect(octets)?)
    }
}
