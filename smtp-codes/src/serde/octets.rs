//! Text that need not be UTF-8.

use ::serde::ser::{Serialize, Serializer};

/// A string where they are UTF-8, else a sequence.
pub(super) struct Octets<'a>(pub(super) &'a [u8]);

impl Serialize for Octets<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match core::str::from_utf8(self.0) {
            Ok(text) => serializer.serialize_str(text),
            Err(_) => self.0.serialize(serializer),
        }
    }
}
