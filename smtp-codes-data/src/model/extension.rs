use crate::closed_enum;

/// The extensions, each with its keyword, which is written here once.
macro_rules! extensions {
    ($(#[$meta:meta])* pub enum Extension {
        $($variant:ident = $value:literal, $keyword:literal, $meaning:literal;)+
    }) => {
        closed_enum! {
            $(#[$meta])*
            pub enum Extension { $($variant = $value, $meaning;)+ }
        }

        impl Extension {
            /// Returns the keyword, as EHLO lists it.
            #[must_use]
            pub const fn keyword(self) -> &'static str {
                match self {
                    $(Self::$variant => $keyword,)+
                }
            }

            /// Returns the extension of a keyword, in any case. `None` for one that is not registered.
            ///
            /// ```
            /// # use smtp_codes_data::Extension;
            /// assert_eq!(Extension::from_keyword("8bitmime"), Some(Extension::EightBitMime));
            /// assert_eq!(Extension::from_keyword("XCLIENT"), None);
            /// ```
            #[inline]
            #[must_use]
            pub fn from_keyword(keyword: &str) -> Option<Self> {
                find(keyword.as_bytes())
            }
        }
    };
}

extensions! {
    /// A service extension that a server lists in its reply to EHLO, as IANA registers them (RFC 5321 section 2.2).
    ///
    /// New ones are registered, so a `match` needs a last arm.
    #[non_exhaustive]
    pub enum Extension {
        EightBitMime        = 0,  "8BITMIME",            "The message may hold octets beyond ASCII (RFC 6152).";
        Atrn                = 1,  "ATRN",
            "The client may ask for its mail on this connection (RFC 2645).";
        Auth                = 2,  "AUTH",
            "The client can log in; the parameters are the mechanisms (RFC 4954).";
        BinaryMime          = 3,  "BINARYMIME",          "The message may hold any octets, in chunks (RFC 3030).";
        Burl                = 4,  "BURL",                "The message may be fetched from an IMAP server (RFC 4468).";
        Checkpoint          = 5,  "CHECKPOINT",          "A transaction that broke can be continued (RFC 1845).";
        Chunking            = 6,  "CHUNKING",            "The message may be sent in chunks, with BDAT (RFC 3030).";
        Conneg              = 7,  "CONNEG",              "The client may ask what the recipient can read (RFC 4141).";
        Conperm             = 8,  "CONPERM",             "The message may be converted on its way (RFC 4141).";
        DeliverBy           = 9,  "DELIVERBY",
            "The message may name the time by which it must arrive (RFC 2852).";
        Dsn                 = 10, "DSN",                 "The client may ask for delivery reports (RFC 3461).";
        EnhancedStatusCodes = 11, "ENHANCEDSTATUSCODES", "Replies carry enhanced status codes (RFC 2034).";
        Etrn                = 12, "ETRN",                "The client may have the queue for a host run (RFC 1985).";
        Expn                = 13, "EXPN",                "The server expands mailing lists (RFC 5321 section 4.1.1.7).";
        FutureRelease       = 14, "FUTURERELEASE",       "The message may be held until a given time (RFC 4865).";
        Help                = 15, "HELP",                "The server answers HELP (RFC 5321 section 4.1.1.8).";
        Limits              = 16, "LIMITS",              "The parameters are the limits of the server (RFC 9422).";
        MtPriority          = 17, "MT-PRIORITY",         "The message may have a priority (RFC 6710).";
        Mtrk                = 18, "MTRK",                "The way of the message can be asked for later (RFC 3885).";
        NoSoliciting        = 19, "NO-SOLICITING",
            "The server takes no mail of the given classes of advertising (RFC 3865).";
        Onex                = 20, "ONEX",                "The client may say that it sends one message only. Obsolete.";
        Pipelining          = 21, "PIPELINING",
            "The client may send commands without waiting for each reply (RFC 2920).";
        RequireTls          = 22, "REQUIRETLS",          "The message may demand TLS on its whole way (RFC 8689).";
        Rrvs                = 23, "RRVS",
            "The client may demand that a mailbox has kept its owner since a given time (RFC 7293).";
        Saml                = 24, "SAML",                "Send and mail. Obsolete (RFC 821).";
        Send                = 25, "SEND",                "Send to a terminal. Obsolete (RFC 821).";
        Size                = 26, "SIZE",                "The parameter is the largest message in octets (RFC 1870).";
        SmtpUtf8            = 27, "SMTPUTF8",            "Addresses and header fields may be UTF-8 (RFC 6531).";
        Soml                = 28, "SOML",                "Send or mail. Obsolete (RFC 821).";
        StartTls            = 29, "STARTTLS",            "The connection can become encrypted (RFC 3207).";
        Submitter           = 30, "SUBMITTER",           "MAIL may name the responsible submitter (RFC 4405).";
        Turn                = 31, "TURN",                "Client and server change places. Obsolete (RFC 821).";
        Utf8Smtp            = 32, "UTF8SMTP",            "Internationalized mail before SMTPUTF8. Obsolete (RFC 5336).";
        Verb                = 33, "VERB",                "The server can say more while it delivers. Obsolete.";
        Vrfy                = 34, "VRFY",                "The server checks addresses (RFC 5321 section 4.1.1.6).";
    }
}

crate::by_name!(Extension);

fn find(keyword: &[u8]) -> Option<Extension> {
    let word = Word::of(keyword);
    let keyword = KEYWORDS.get(usize::from(*PLACES.get(word.hash(MULTIPLIER))?))?;
    keyword.is(word).then_some(keyword.extension)
}

/// A word: its length, and its octets up to [`LONGEST`]. What is first and what is last overlaps in most.
#[derive(Clone, Copy)]
struct Word {
    len: usize,
    first: u64,
    middle: u64,
    last: u64,
}

const LONGEST: usize = 24;

impl Word {
    const fn of(word: &[u8]) -> Self {
        let len = word.len();
        let (first, last) = match (word.first_chunk(), word.last_chunk()) {
            (Some(first), Some(last)) => (u64::from_le_bytes(*first), u64::from_le_bytes(*last)),
            _ => (Self::of_short(word), 0),
        };
        let middle = match word.split_first_chunk::<8>() {
            Some((_, after)) if len > 16 => match after.first_chunk() {
                Some(middle) => u64::from_le_bytes(*middle),
                None => 0,
            },
            _ => 0,
        };
        Self { len, first, middle, last }
    }

    /// Returns all of a word of less than eight octets.
    const fn of_short(word: &[u8]) -> u64 {
        match (word, word.first_chunk(), word.last_chunk()) {
            (_, Some(first), Some(last)) => {
                u32::from_le_bytes(*first) as u64 | (u32::from_le_bytes(*last) as u64) << 32
            }
            (&[a, b, c], ..) => u32::from_le_bytes([a, b, c, 0]) as u64,
            (&[a, b], ..) => u32::from_le_bytes([a, b, 0, 0]) as u64,
            (&[a], ..) => a as u64,
            _ => 0,
        }
    }

    /// Returns the same number for small letters and capitals.
    const fn hash(self, multiplier: u64) -> usize {
        const SMALL: u64 = u64::from_le_bytes([0x20; 8]);
        let octets = (self.first | SMALL).wrapping_add(self.len as u64);
        (octets.wrapping_mul(multiplier) >> (u64::BITS - PLACE_BITS)) as usize
    }

    /// Returns the bits that count in a comparison with a keyword, whose letters are capitals: of a letter all but the
    /// case.
    const fn counting(self) -> Self {
        /// Letters alone have the second highest bit.
        const LETTER: u64 = u64::from_le_bytes([0x40; 8]);
        Self {
            len: self.len,
            first: !((self.first & LETTER) >> 1),
            middle: !((self.middle & LETTER) >> 1),
            last: !((self.last & LETTER) >> 1),
        }
    }
}

struct Keyword {
    extension: Extension,
    word: Word,
    /// The bits of `word` that count.
    counting: Word,
}

impl Keyword {
    const fn of(extension: Extension) -> Self {
        let keyword = extension.keyword().as_bytes();
        assert!(keyword.len() <= LONGEST, "all octets of a keyword are compared");
        let word = Word::of(keyword);
        Self { extension, word, counting: word.counting() }
    }

    const fn is(&self, word: Word) -> bool {
        let Self { word: own, counting, .. } = self;
        let ends = (word.first ^ own.first) & counting.first | (word.last ^ own.last) & counting.last;
        word.len == own.len
            && ends == 0
            && (word.len <= 16 || (word.middle ^ own.middle) & counting.middle == 0)
    }
}

const COUNT: usize = Extension::ALL.len();

static KEYWORDS: [Keyword; COUNT] = {
    let mut keywords = [const { Keyword::of(Extension::ALL[0]) }; COUNT];
    let mut at = 0;
    while at < COUNT {
        keywords[at] = Keyword::of(Extension::ALL[at]);
        at += 1;
    }
    keywords
};

const PLACE_BITS: u32 = 7;

/// For each hash the place of the keyword in [`KEYWORDS`], or a number beyond all.
static PLACES: [u8; 1 << PLACE_BITS] = match places(MULTIPLIER) {
    Some(places) => places,
    None => panic!("each keyword has a hash of its own"),
};

/// The first number with which each keyword has a hash of its own; written down, as the search costs the compiler more
/// than the table.
const MULTIPLIER: u64 = 6_361_024_288_876_292_068;

/// Returns `None` where two keywords have one hash.
const fn places(multiplier: u64) -> Option<[u8; 1 << PLACE_BITS]> {
    let mut places = [u8::MAX; 1 << PLACE_BITS];
    let mut at = 0;
    while at < COUNT {
        let place = &mut places[Word::of(Extension::ALL[at].keyword().as_bytes()).hash(multiplier)];
        if *place != u8::MAX {
            return None;
        }
        *place = at as u8;
        at += 1;
    }
    Some(places)
}

#[cfg(test)]
mod tests {
    use super::{MULTIPLIER, places};

    #[test]
    fn the_multiplier_is_the_first_that_gives_each_keyword_a_hash_of_its_own() {
        let next = |last: &u64| {
            Some(last.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407))
        };
        let mut candidates = core::iter::successors(Some(1), next);
        assert_eq!(candidates.find(|candidate| places(*candidate).is_some()), Some(MULTIPLIER));
    }
}
