//! The fields of a delivery status notification about a reply (RFC 3464).

use core::fmt;

use smtp_codes_data::{Class, Severity};

use super::Reply;
use super::lines::RawLines;
use crate::codes::EnhancedCode;
use crate::syntax::FieldWriter;

impl<'a> Reply<'a> {
    /// Returns the value of a `Status:` field: the enhanced code if it agrees with the reply code, else X.0.0.
    ///
    /// X is the first digit. A 1yz or 3yz reply that ends a delivery violates the protocol, which is the
    /// transient 4.0.0 (RFC 5321 section 3.8).
    ///
    /// ```
    /// use smtp_codes::Reply;
    ///
    /// assert_eq!(Reply::parse(b"550 5.1.1 no such user\r\n")?.status().to_string(), "5.1.1");
    /// assert_eq!(Reply::parse(b"550 4.4.7 expired\r\n")?.status().to_string(), "5.0.0");
    /// # Ok::<(), smtp_codes::DecodeError>(())
    /// ```
    ///
    /// RFC 3464 section 2.3.4.
    #[doc(alias = "dsn")]
    #[doc(alias = "bounce")]
    #[must_use]
    pub const fn status(&self) -> EnhancedCode {
        match (self.agreeing(), self.severity()) {
            (Some(enhanced), _) => enhanced,
            (None, Severity::PositiveCompletion) => EnhancedCode::undefined(Class::Success),
            (None, Severity::PermanentNegative) => EnhancedCode::undefined(Class::PermanentFailure),
            (None, _) => EnhancedCode::undefined(Class::PersistentTransientFailure),
        }
    }

    /// Returns the value of a `Diagnostic-Code:` field: `smtp;` and the lines of the reply, folded with CRLF and a
    /// space.
    ///
    /// Control characters and octets outside ASCII are written as escapes, because the field is ASCII. With
    /// `Diagnostic-Code: ` before it no line has more than 998 octets (RFC 5322 section 2.1.1): longer ones are folded
    /// at a space, or with a tab within a word. [`DeliveryReport`](crate::DeliveryReport) reads the same text back.
    ///
    /// ```
    /// use smtp_codes::Reply;
    ///
    /// let reply = Reply::parse(b"550-5.1.1 no such user,\r\n550 5.1.1 sorry\r\n")?;
    /// assert_eq!(reply.diagnostic_code().to_string(), "smtp; 550-5.1.1 no such user,\r\n 550 5.1.1 sorry");
    /// # Ok::<(), smtp_codes::DecodeError>(())
    /// ```
    ///
    /// RFC 3464 section 2.3.6.
    #[doc(alias = "dsn")]
    #[doc(alias = "bounce")]
    pub const fn diagnostic_code(&self) -> DiagnosticCode<'a> {
        DiagnosticCode(*self)
    }
}

/// A value with `Display`, from [`Reply::diagnostic_code`].
#[derive(Clone, Copy, Debug)]
#[must_use = "it writes nothing until it is shown"]
pub struct DiagnosticCode<'a>(Reply<'a>);

impl fmt::Display for DiagnosticCode<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut field = FieldWriter::after("Diagnostic-Code: ", f);
        field.literal("smtp;")?;
        let lines = RawLines::new(self.0.raw()).filter(|line| !line.is_empty());
        for (at, line) in lines.enumerate() {
            if at == 0 {
                field.literal(" ")?;
            } else {
                field.fold()?;
            }
            field.text(line)?;
        }
        Ok(())
    }
}
