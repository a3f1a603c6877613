//! The capabilities that a client reads from the 250 to EHLO.

use smtp_codes::{Extension, Reply};

fn reply(lines: &[&str]) -> String {
    let last = lines.len() - 1;
    let line = |(at, line)| format!("250{}{line}\r\n", if at == last { ' ' } else { '-' });
    lines.iter().enumerate().map(line).collect()
}

#[test]
fn the_host_is_the_first_word() {
    for (first, host) in [
        ("mx.example.org", Some("mx.example.org")),
        ("mx.example.org Nice to meet you, [127.0.0.1]", Some("mx.example.org")),
        ("[192.0.2.1] hello", Some("[192.0.2.1]")),
        ("", None),
        (" ", None),
    ] {
        let text = reply(&[first, "SIZE"]);
        assert_eq!(Reply::parse(text.as_bytes()).unwrap().capabilities().host(), host, "{text:?}");
    }
    let bare = Reply::parse(b"250\r\n").unwrap();
    assert_eq!((bare.capabilities().host(), bare.capabilities().count()), (None, 0));
    let refused = Reply::parse(b"550-mx.example.org\r\n550 SIZE 1000\r\n").unwrap().capabilities();
    assert_eq!((refused.host(), refused.size(), refused.clone().count()), (None, None, 0));
}

#[test]
fn keywords_are_found_in_any_case_and_wherever_the_iterator_is() {
    let text = reply(&["mx", "pipelining", "Size 10", "XCLIENT NAME ADDR", "SIZE 20"]);
    let reply = Reply::parse(text.as_bytes()).unwrap();
    let mut capabilities = reply.capabilities();
    for left in (0..4).rev() {
        capabilities.next().unwrap();
        assert!(capabilities.has("PIPELINING") && capabilities.has("xclient") && !capabilities.has("PIPE"));
        assert_eq!(capabilities.get("SIZE").map(|size| size.to_string()).as_deref(), Some("Size 10"));
        assert_eq!(capabilities.clone().count(), left);
    }
    let extensions: Vec<_> = reply.capabilities().map(|capability| capability.extension()).collect();
    assert_eq!(extensions, [Some(Extension::Pipelining), Some(Extension::Size), None, Some(Extension::Size)]);
}

#[test]
fn each_extension_has_its_keyword() {
    for &extension in Extension::ALL {
        let keyword = extension.keyword();
        assert_eq!(Extension::from_keyword(keyword), Some(extension));
        assert_eq!(Extension::from_keyword(&keyword.to_lowercase()), Some(extension));
        for other in [format!("{keyword}X"), format!("X{keyword}"), keyword[1..].to_owned()] {
            assert_ne!(Extension::from_keyword(&other), Some(extension), "{other}");
        }
    }
    for other in ["", "ENHANCEDSTATUSCODESX", "8BITMIM\u{c9}", "STARTTLS "] {
        assert_eq!(Extension::from_keyword(other), None, "{other}");
    }
}

#[test]
fn each_octet_of_a_keyword_counts() {
    for keyword in Extension::ALL.iter().map(|extension| extension.keyword()) {
        for (place, octet) in (0..keyword.len()).flat_map(|place| (0..128).map(move |octet| (place, octet))) {
            let mut word = keyword.as_bytes().to_vec();
            word[place] = octet;
            let word = String::from_utf8(word).unwrap();
            let expected =
                Extension::ALL.iter().find(|extension| extension.keyword().eq_ignore_ascii_case(&word));
            assert_eq!(Extension::from_keyword(&word), expected.copied(), "{word:?}");
        }
    }
}

#[test]
fn a_size_is_a_limit() {
    for (line, size) in [
        ("SIZE 52428800", Some(52_428_800)),
        ("size 1", Some(1)),
        ("SIZE", None),
        ("SIZE 0", None),
        ("SIZE 000", None),
        ("SIZE -1", None),
        ("SIZE +1", None),
        ("SIZE 10k", None),
        ("SIZE 18446744073709551615", Some(u64::MAX)),
        ("SIZE 99999999999999999999", Some(u64::MAX)),
        ("SIZE 10 20", Some(10)),
        ("PIPELINING", None),
    ] {
        let text = reply(&["mx", line]);
        assert_eq!(Reply::parse(text.as_bytes()).unwrap().capabilities().size(), size, "{line}");
    }
}

#[test]
fn mechanisms_are_those_of_all_lines_once() {
    for (lines, mechanisms) in [
        (&["AUTH PLAIN LOGIN"][..], &["PLAIN", "LOGIN"][..]),
        (&["AUTH=LOGIN PLAIN"], &["LOGIN", "PLAIN"]),
        (&["AUTH PLAIN LOGIN", "AUTH=PLAIN LOGIN"], &["PLAIN", "LOGIN"]),
        (&["AUTH=plain", "SIZE", "AUTH PLAIN CRAM-MD5"], &["plain", "CRAM-MD5"]),
        (&["AUTH"], &[]),
        (&["AUTHX PLAIN", "SIZE"], &[]),
    ] {
        let text = reply(&[&["mx"], lines].concat());
        let reply = Reply::parse(text.as_bytes()).unwrap();
        assert_eq!(reply.capabilities().auth_mechanisms().collect::<Vec<_>>(), mechanisms, "{text:?}");
    }
}
