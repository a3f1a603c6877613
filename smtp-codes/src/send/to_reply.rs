//! [`ToReply`]: a reply that a server can send.

#[cfg(feature = "alloc")]
use alloc::vec::Vec;
use core::fmt;

#[cfg(feature = "alloc")]
use super::reply_buf::ReplyBuf;
use super::text_writer::{Filler, TextWriter};
use super::wire::Wire;
use crate::codes::{EnhancedCode, ReplyCode};

/// A reply that a server can send.
///
/// `#[derive(ToReply)]` writes the impl and checks it against the protocol. By hand, three methods are enough:
///
/// ```
/// use core::fmt;
/// use smtp_codes::{EnhancedCode, ReplyCode, TextWriter, ToReply};
///
/// struct Greeting<'a> {
///     host: &'a str,
/// }
///
/// impl ToReply for Greeting<'_> {
///     fn code(&self) -> ReplyCode {
///         ReplyCode::SERVICE_READY
///     }
///     fn enhanced(&self) -> Option<EnhancedCode> {
///         None // the greeting cannot carry one
///     }
///     fn write_text(&self, writer: &mut TextWriter<'_>) -> fmt::Result {
///         writer.value(format_args!("{}", self.host))?;
///         writer.literal(" ESMTP ready")
///     }
/// }
///
/// let greeting = Greeting { host: "mx.example.org" };
/// assert_eq!(greeting.wire().to_string(), "220 mx.example.org ESMTP ready\r\n");
/// ```
///
/// All of it works through `&dyn ToReply`, which a session loop can take.
/// See [RFC 5321 section 4.2](https://www.rfc-editor.org/rfc/rfc5321#section-4.2).
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a reply that a server can send",
    label = "the trait `ToReply` is not implemented for `{Self}`",
    note = "a type of your own derives it, `#[derive(ToReply)]`; a reply that is only known at run time is a \
            `ReplyBuf`, a refusal a `NegativeReply`"
)]
pub trait ToReply: AsDyn {
    /// Returns the reply code, which is the same on every line.
    fn code(&self) -> ReplyCode;

    /// Returns the enhanced status code, if the reply carries one.
    ///
    /// Its class is the first digit of [`code`](Self::code), and 3yz replies have none
    /// ([RFC 2034 section 4](https://www.rfc-editor.org/rfc/rfc2034#section-4)).
    fn enhanced(&self) -> Option<EnhancedCode>;

    /// Writes the text, without code, enhanced status code and line ends, which are the writer's work.
    ///
    /// # Errors
    ///
    /// The errors of the writer, which the implementation passes on.
    fn write_text(&self, writer: &mut TextWriter<'_>) -> fmt::Result;

    /// Returns `true` if the server closes the connection after this reply.
    ///
    /// After 221 and 421 it always does ([RFC 5321
    /// section 4.2.2](https://www.rfc-editor.org/rfc/rfc5321#section-4.2.2)). A derived reply says so of others with
    /// the key `close`: for a server that refuses and hangs up.
    ///
    /// ```
    /// use smtp_codes::ToReply;
    ///
    /// #[derive(ToReply)]
    /// #[reply(to = Connect)]
    /// enum Greeting {
    ///     #[reply(554, "5.7.1", "go away", close)]
    ///     Banned,
    ///     #[reply(554, "5.3.2", "no mail here")]
    ///     NoMail,
    /// }
    ///
    /// let reply: &dyn ToReply = &Greeting::Banned;
    /// assert!(reply.closes());
    /// assert!(!Greeting::NoMail.closes());
    /// ```
    fn closes(&self) -> bool {
        self.code().closes_connection()
    }

    /// Returns the whole reply as it goes over the wire, including CRLF, as a value with `Display`.
    ///
    /// ```
    /// use smtp_codes::ToReply;
    ///
    /// #[derive(ToReply)]
    /// #[reply(354, "end with a lone dot")]
    /// struct Go;
    ///
    /// assert_eq!(Go.wire().to_string(), "354 end with a lone dot\r\n");
    /// ```
    fn wire(&self) -> Wire<'_> {
        Wire::new(self)
    }

    /// Writes the whole reply as it goes over the wire, without text beyond ASCII.
    ///
    /// # Errors
    ///
    /// The errors of `out`, and a line that is too long and must not be folded.
    fn write_to(&self, out: &mut dyn fmt::Write) -> fmt::Result {
        self.wire().show(out)
    }

    /// Returns the whole reply as it goes over the wire, in ASCII.
    ///
    /// Nothing is borrowed from the reply, so that the octets can be written across an `.await`. It does not fail: a
    /// line that must not be folded is written however long it is, and of a value whose `Display` fails what came
    /// before.
    ///
    /// ```
    /// use smtp_codes::{ReplyCode, ReplyBuf, ToReply};
    ///
    /// let reply = ReplyBuf::new(ReplyCode::SERVICE_CLOSING, None, "bye")?;
    /// assert_eq!(reply.to_bytes(), b"221 bye\r\n");
    /// # Ok::<(), smtp_codes::ReplyBufError>(())
    /// ```
    #[cfg(feature = "alloc")]
    fn to_bytes(&self) -> Vec<u8> {
        self.wire().to_bytes()
    }

    /// Returns the same for a session with SMTPUTF8 ([RFC 6531
    /// section 3.7.4](https://www.rfc-editor.org/rfc/rfc6531#section-3.7.4)).
    #[cfg(feature = "alloc")]
    fn to_bytes_utf8(&self) -> Vec<u8> {
        self.wire().utf8(true).to_bytes()
    }

    /// Returns an owned copy of the reply.
    #[cfg(feature = "alloc")]
    fn to_reply_buf(&self) -> ReplyBuf {
        ReplyBuf::of(self.as_dyn())
    }

    /// Hands over literals and values, of which much is known before they are written.
    #[doc(hidden)]
    fn __fill(&self, filler: &mut Filler<'_, '_>) -> fmt::Result {
        filler.text(|writer| self.write_text(writer))
    }

    /// Returns the wire form, if it is ready and ASCII: that of `as_static` of a derived type, or that in a `ReplyBuf`.
    #[doc(hidden)]
    fn __ready(&self) -> Option<&[u8]> {
        None
    }
}

/// Lets a provided method of a trait object pass on the trait object.
///
/// It is sealed: every sized [`ToReply`] has it, nothing else can, and outside of this crate it has no path.
#[allow(unnameable_types)]
pub trait AsDyn {
    #[doc(hidden)]
    fn as_dyn(&self) -> &dyn ToReply;
}

impl<T: ToReply> AsDyn for T {
    fn as_dyn(&self) -> &dyn ToReply {
        self
    }
}
