use core::fmt;

use crate::closed_enum;

closed_enum! {
    /// The SMTP command that a reply answers, or a step of one, or a moment without any.
    ///
    /// ```
    /// # use smtp_codes_data::Command;
    /// assert_eq!(Command::from_line(b"rcpt to:<user@example.com>\r\n"), Some(Command::Rcpt));
    /// assert_eq!(Command::Rcpt.verb(), "RCPT");
    /// ```
    pub enum Command {
        Connect      =  0, "The connection is open, and the server greets.";
        Ehlo         =  1, "The client says hello and asks what the server can do.";
        Helo         =  2, "The client says hello in the old way, which asks for no list.";
        Lhlo         =  3, "The client says hello on LMTP, the protocol for the last step into the mailbox.";
        Mail         =  4, "The client names the sender, and a mail transaction begins.";
        Rcpt         =  5, "The client names one recipient.";
        Data         =  6, "The client asks to send the text of the message.";
        EndOfData    =  7, "The client has sent the text of the message and the dot that ends it.";
        Bdat         =  8, "The client has sent one chunk of the message.";
        Burl         =  9, "The client names a part of the message that the server is to fetch from an IMAP server.";
        Rset         = 10, "The client drops the transaction that it began.";
        Vrfy         = 11, "The client asks whether a mailbox exists.";
        Expn         = 12, "The client asks who is on a mailing list.";
        Help         = 13, "The client asks for a help text.";
        Noop         = 14, "The client asks for a sign of life.";
        Quit         = 15, "The client says goodbye.";
        StartTls     = 16, "The client asks to go on encrypted.";
        Auth         = 17, "The client asks to log in.";
        AuthData     = 18, "The client answers a challenge of the login.";
        Etrn         = 19, "The client asks the server to send the mail that waits for a host.";
        Atrn         = 20, "The client asks to change roles and receive the mail that waits for its domains.";
        Unrecognized = 21, "The client sent a command that the server does not know.";
        Unsolicited  = 22, "No command waits for a reply; the server speaks by itself.";
    }
}

impl fmt::Display for Command {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.verb())
    }
}

impl Command {
    /// Returns the verb in upper case, as it is sent; in parentheses a name for what no line of the client begins with.
    #[must_use]
    pub const fn verb(self) -> &'static str {
        match self {
            Self::Connect => "(connect)",
            Self::Ehlo => "EHLO",
            Self::Helo => "HELO",
            Self::Lhlo => "LHLO",
            Self::Mail => "MAIL",
            Self::Rcpt => "RCPT",
            Self::Data => "DATA",
            Self::EndOfData => ".",
            Self::Bdat => "BDAT",
            Self::Burl => "BURL",
            Self::Rset => "RSET",
            Self::Vrfy => "VRFY",
            Self::Expn => "EXPN",
            Self::Help => "HELP",
            Self::Noop => "NOOP",
            Self::Quit => "QUIT",
            Self::StartTls => "STARTTLS",
            Self::Auth => "AUTH",
            Self::AuthData => "(auth data)",
            Self::Etrn => "ETRN",
            Self::Atrn => "ATRN",
            Self::Unrecognized => "(unrecognized)",
            Self::Unsolicited => "(unsolicited)",
        }
    }

    /// Returns the command that a line of the client is, by its verb alone (RFC 5321 section 2.4: case does not
    /// matter).
    ///
    /// One line, which may end in CRLF, in LF or not at all; more than one is `None`. The text after the verb does not
    /// matter. A lone dot is [`EndOfData`](Self::EndOfData). Everything else is `None`: a verb without a variant, text,
    /// the base64 of a login.
    #[must_use]
    pub const fn from_line(line: &[u8]) -> Option<Self> {
        if !is_one_line(line) {
            return None;
        }
        let (word, rest) = line.split_at(word_len(line));
        if let b"." = word {
            return if is_line_end(rest, 0) { Some(Self::EndOfData) } else { None };
        }
        let mut index = 0;
        while index < Self::ALL.len() {
            let verb = Self::ALL[index].verb().as_bytes();
            // A verb that a client can send begins with a letter; the dot and the names in parentheses do not.
            if verb[0].is_ascii_alphabetic() && same_word(word, verb) {
                return Some(Self::ALL[index]);
            }
            index += 1;
        }
        None
    }
}

/// Returns `true` if no LF comes before the last octet.
const fn is_one_line(line: &[u8]) -> bool {
    let mut rest = line;
    while let [octet, tail @ ..] = rest {
        if *octet == b'\n' {
            return tail.is_empty();
        }
        rest = tail;
    }
    true
}

/// Returns the length of the first word: up to a space, a tab or the end of the line.
const fn word_len(line: &[u8]) -> usize {
    let mut at = 0;
    while !is_line_end(line, at) && line[at] != b' ' && line[at] != b'\t' {
        at += 1;
    }
    at
}

/// Returns `true` if the line ends at this place. A CR alone ends no line (RFC 5321 section 2.3.8), unless nothing
/// follows: then the caller has cut off its LF.
const fn is_line_end(line: &[u8], at: usize) -> bool {
    if at >= line.len() {
        return true;
    }
    match line[at] {
        b'\n' => true,
        b'\r' => at + 1 == line.len() || line[at + 1] == b'\n',
        _ => false,
    }
}

const fn same_word(word: &[u8], verb: &[u8]) -> bool {
    if word.len() != verb.len() {
        return false;
    }
    let mut at = 0;
    while at < verb.len() {
        if !word[at].eq_ignore_ascii_case(&verb[at]) {
            return false;
        }
        at += 1;
    }
    true
}
