//! Values in the text of some replies: a challenge, a forward path.

use super::Reply;
use crate::codes::ReplyCode;

impl<'a> Reply<'a> {
    /// Returns the base64 text of a 334 as it was received: never cut, perhaps empty. `None` for any other code.
    ///
    /// ```
    /// use smtp_codes::Reply;
    ///
    /// assert_eq!(Reply::parse(b"334 VXNlcm5hbWU6\r\n")?.challenge(), Some(&b"VXNlcm5hbWU6"[..]));
    /// assert_eq!(Reply::parse(b"334\r\n")?.challenge(), Some(&b""[..]));
    /// # Ok::<(), smtp_codes::DecodeError>(())
    /// ```
    ///
    /// RFC 4954 section 4.
    #[must_use]
    pub fn challenge(&self) -> Option<&'a [u8]> {
        let is_334 = self.code() == ReplyCode::AUTH_CONTINUE;
        let last = self.lines().last().filter(|_| is_334)?;
        Some(last.as_bytes())
    }

    /// Returns the path between `<` and `>` in the text of a 251 or 551: the new address of the mailbox.
    ///
    /// ```
    /// use smtp_codes::Reply;
    ///
    /// let reply = Reply::parse(b"551 5.1.6 not here, try <new@example.net>\r\n")?;
    /// assert_eq!(reply.forward_path(), Some(&b"new@example.net"[..]));
    /// # Ok::<(), smtp_codes::DecodeError>(())
    /// ```
    ///
    /// RFC 5321 section 3.4.
    #[must_use]
    pub fn forward_path(&self) -> Option<&'a [u8]> {
        let names_one = matches!(
            self.code(),
            ReplyCode::USER_NOT_LOCAL_WILL_FORWARD | ReplyCode::USER_NOT_LOCAL_TRY_FORWARD_PATH
        );
        self.lines().filter(|_| names_one).find_map(|line| path_in(line.as_bytes()))
    }
}

/// Returns the octets between the first `<` and its `>`. A `>` within a quoted local part does not count (RFC 5321
/// section 4.1.2).
fn path_in(text: &[u8]) -> Option<&[u8]> {
    let start = text.iter().position(|octet| *octet == b'<')? + 1;
    let path = text.get(start..)?;
    let (mut quoted, mut escaped) = (false, false);
    let end = path.iter().position(|octet| {
        let closes = *octet == b'>' && !quoted;
        match octet {
            _ if escaped => escaped = false,
            b'\\' if quoted => escaped = true,
            b'"' => quoted = !quoted,
            _ => {}
        }
        closes
    })?;
    path.get(..end)
}
