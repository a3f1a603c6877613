//! The messages that a client is to deliver, and their addresses.

/// A message.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Letter {
    Plain,
    /// With octets above 127.
    EightBit,
    /// Plain, to an address that is not ASCII.
    ToUtf8,
    /// With lines that begin with a dot.
    Dots,
    /// With a LF and a CR that end no line.
    BareLineEnds,
    /// Without a line end at its end.
    NoFinalLineEnd,
}

/// The sender of every message.
pub(crate) const SENDER: &str = "sender@example.com";
/// The last lines of [`Letter::Plain`] and of [`Letter::NoFinalLineEnd`].
pub(crate) const LAST_LINES: [&str; 2] =
    ["This message was sent to check how a client delivers.", "This line has no end."];
/// The lines of [`Letter::Dots`], without the dots that they begin with.
pub(crate) const AFTER_DOTS: [&str; 2] = ["one dot before", "two dots before"];

const RECIPIENTS: [&str; 3] = ["user@example.org", "other@example.org", "third@example.org"];
const UTF8_RECIPIENT: &str = "j\u{fc}rgen@example.org";
const HEADER: &str = "From: <sender@example.com>\r\nTo: <user@example.org>\r\nSubject: smtp-audit\r\n\
                      Date: Thu, 01 Jan 2026 00:00:00 +0000\r\nMessage-ID: <1@audit.example>\r\n";

impl Letter {
    pub(crate) const ALL: [Self; 6] =
        [Self::Plain, Self::EightBit, Self::ToUtf8, Self::Dots, Self::BareLineEnds, Self::NoFinalLineEnd];

    /// Returns the recipients, of which there are three.
    pub(crate) fn recipients(self, count: usize) -> Vec<String> {
        match self {
            Self::ToUtf8 => vec![UTF8_RECIPIENT.to_owned()],
            _ => RECIPIENTS.iter().take(count).map(|&recipient| recipient.to_owned()).collect(),
        }
    }

    /// Returns the octets of the message, whose lines end as they do on the wire.
    pub(crate) fn octets(self) -> Vec<u8> {
        let body = match self {
            Self::Plain | Self::ToUtf8 => format!("\r\n{}\r\n", LAST_LINES[0]),
            Self::EightBit => "MIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\n\
                               Content-Transfer-Encoding: 8bit\r\n\r\ngr\u{fc}\u{df}e\r\n"
                .to_owned(),
            Self::Dots => {
                let [one, two] = AFTER_DOTS;
                format!("\r\n.{one}\r\n..{two}\r\n.\r\nthe end\r\n")
            }
            Self::BareLineEnds => "\r\na LF\nand a CR\rwithin lines\r\n".to_owned(),
            Self::NoFinalLineEnd => format!("\r\n{}", LAST_LINES[1]),
        };
        format!("{HEADER}{body}").into_bytes()
    }

    /// Returns the octets of the message as a file of Unix.
    pub(crate) fn octets_with_lf(self) -> Vec<u8> {
        String::from_utf8_lossy(&self.octets()).replace("\r\n", "\n").into_bytes()
    }

    /// Returns a name for its file.
    pub(crate) const fn file_name(self) -> &'static str {
        match self {
            Self::Plain => "plain.eml",
            Self::EightBit => "8bit.eml",
            Self::ToUtf8 => "utf8.eml",
            Self::Dots => "dots.eml",
            Self::BareLineEnds => "bare.eml",
            Self::NoFinalLineEnd => "open.eml",
        }
    }
}
