//! What programs that read logs share: which files are not text, and how a log has a reply of several lines.

use std::io::{self, BufRead, Cursor, Read as _};

/// Octets at the beginning of a file that tell what it is.
pub const HEAD: usize = 8;

/// What [`not_text`] calls a file that gzip has made.
pub const GZIP: &str = "compressed with gzip";

/// How files begin that are not text, what they are, and what makes text of them.
const NOT_TEXT: [(&[u8], &str, &str); 18] = [
    (b"\x1f\x8b", GZIP, "gzip -dc"),
    (b"\xfd7zXZ", "compressed with xz", "xz -dc"),
    (b"\x5d\0\0", "compressed with lzma", "xz -dc"),
    (b"\x28\xb5\x2f\xfd", "compressed with zstd", "zstd -dc"),
    (b"BZh", "compressed with bzip2", "bzip2 -dc"),
    (b"\x04\x22\x4d\x18", "compressed with lz4", "lz4 -dc"),
    (b"LZIP", "compressed with lzip", "lzip -dc"),
    (b"\x1f\x9d", "compressed with compress", "gzip -dc"),
    (b"\x1f\x1e", "compressed with pack", "gzip -dc"),
    (b"\x1f\xa0", "compressed with lzh", "gzip -dc"),
    (b"PK\x03\x04", "a zip archive", "unzip -p"),
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive", "7z x -so"),
    (b"Rar!\x1a\x07", "a rar archive", "unrar p -inul"),
    (b"LPKSHHRH", "a systemd journal", "journalctl --file"),
    (b"\xff\xfe\0\0", "UTF-32", "iconv -f UTF-32 -t UTF-8"),
    (b"\0\0\xfe\xff", "UTF-32", "iconv -f UTF-32 -t UTF-8"),
    (b"\xff\xfe", "UTF-16", "iconv -f UTF-16 -t UTF-8"),
    (b"\xfe\xff", "UTF-16", "iconv -f UTF-16 -t UTF-8"),
];

/// Returns what a file is that begins so and is not text, and the command that makes text of it.
#[must_use]
pub fn not_text(head: &[u8]) -> Option<(&'static str, &'static str)> {
    match head {
        // Without a mark: what begins a log is ASCII.
        [(1..), 0, (1..), 0, ..] | [0, (1..), 0, (1..), ..] => Some(("UTF-16", "iconv -f UTF-16 -t UTF-8")),
        [(1..), 0, 0, 0, (1..), 0, 0, 0] | [0, 0, 0, (1..), 0, 0, 0, (1..)] => {
            Some(("UTF-32", "iconv -f UTF-32 -t UTF-8"))
        }
        _ => {
            let row = NOT_TEXT.iter().find(|(begin, ..)| head.starts_with(begin))?;
            Some((row.1, row.2))
        }
    }
}

/// Returns a log that is text.
///
/// # Errors
///
/// Where it is not text, or cannot be read.
pub fn text_of<R: BufRead>(mut log: R) -> io::Result<impl BufRead + use<R>> {
    let mut head = Vec::new();
    log.by_ref().take(HEAD as u64).read_to_end(&mut head)?;
    match not_text(&head) {
        Some((what, command)) => {
            Err(io::Error::other(format!("is {what}; make text of it with `{command}` first")))
        }
        None => Ok(Cursor::new(head).chain(log)),
    }
}

/// Returns `true` if a reply code after `head` is at the front of a line, or after the mark of a transcript: where each
/// line of a reply has a line of its own.
#[must_use]
pub fn is_transcript(head: &[u8]) -> bool {
    const SPEAKERS: [&[u8]; 4] = [b"S:", b"Out:", b"CLIENT:", b"RECEIVED:"];
    let head = head.trim_ascii_end();
    let mark = head.iter().rposition(|octet| *octet == b' ').map_or(head, |blank| &head[blank + 1..]);
    let arrow = mark.strip_prefix(b"smtp").unwrap_or(mark);
    let is_arrow = arrow.starts_with(b"<") && arrow.iter().all(|octet| b"<-~*".contains(octet));
    mark.is_empty() || is_arrow || SPEAKERS.contains(&mark)
}
