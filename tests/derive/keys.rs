//! The keys that say how a reply is sent: `from`, `close`, `lines(..)`, and `none` in the place of a status.

use smtp_codes::{
    EhloReply, EnhancedCode, Family, FromReply, NegativeReply, Reply, ReplyBuf, ReplyCode, ReplySet, ToReply,
    WriteError,
};

#[derive(Debug, PartialEq, ToReply)]
#[reply(to = Rcpt)]
enum Recipient<'a> {
    #[reply(250, "2.1.5", "ok")]
    Accepted,
    #[reply(transparent, from)]
    Refused(NegativeReply),
    #[reply(transparent, from)]
    Session(Session),
    #[reply(550, "5.7.1", "<{mailbox}> {reason}\nsee {page}", lines(reason), close)]
    Banned { mailbox: &'a str, reason: &'a str, page: u8 },
}

#[derive(Clone, Copy, Debug, PartialEq, ToReply)]
enum Session {
    #[reply(421, "4.3.2", "shutting down")]
    Down,
    #[reply(503, "5.5.1", "bad sequence")]
    Order,
}

fn refused() -> NegativeReply {
    NegativeReply::new(ReplyCode::MAILBOX_UNAVAILABLE, EnhancedCode::literal("5.7.1").into(), "no").unwrap()
}

#[test]
fn a_variant_is_made_from_its_field() {
    fn refuse<'a>(reply: Result<(), Session>) -> Result<(), Recipient<'a>> {
        reply?;
        Ok(())
    }
    assert_eq!(refuse(Err(Session::Order)), Err(Recipient::Session(Session::Order)));
    assert_eq!(Recipient::from(refused()), Recipient::Refused(refused()));

    #[derive(ToReply)]
    #[reply(transparent, from)]
    struct Wrapped<T> {
        inner: T,
    }
    assert_eq!(Wrapped::from(Session::Order).code(), 503);
    assert_eq!(Wrapped::from(&Session::Order as &dyn ToReply).code(), 503);
    let Wrapped { inner } = Wrapped::from(Session::Down);
    assert_eq!(inner, Session::Down);
}

#[test]
fn a_refusal_hangs_up_where_it_says_so() {
    let banned = Recipient::Banned { mailbox: "a@b", reason: "", page: 1 };
    let replies: [(&dyn ToReply, bool); 7] = [
        (&banned, true),
        (&Recipient::Accepted, false),
        (&Recipient::Session(Session::Down), true),
        (&Recipient::Session(Session::Order), false),
        (&Session::Down, true),
        (&refused(), false),
        // A reply that is kept does not.
        (&banned.to_reply_buf(), false),
    ];
    for (reply, closes) in replies {
        assert_eq!(reply.closes(), closes, "{}", reply.wire());
        assert_eq!(Box::new(reply).closes(), closes);
        assert_eq!(Wrap(reply).closes(), closes);
    }

    #[derive(ToReply)]
    #[reply(transparent)]
    struct Wrap<'a>(&'a dyn ToReply);

    #[derive(ToReply)]
    #[reply(to = Connect)]
    #[reply(554, "5.7.1", "go away", close)]
    struct Banned;
    assert!(Banned.closes() && Banned.code() == 554);

    #[derive(ToReply)]
    #[reply(transparent, close)]
    struct LastWords(ReplyBuf);
    assert!(LastWords(refused().into()).closes());
}

#[test]
fn lines_of_a_value_begin_lines() {
    let banned = |reason| Recipient::Banned { mailbox: "a\n@b", reason, page: 7 }.wire().to_string();
    assert_eq!(banned("is banned"), "550-5.7.1 <a?@b> is banned\r\n550 5.7.1 see 7\r\n");
    assert_eq!(
        banned("is banned\r\nfor good\n\nsorry\n"),
        "550-5.7.1 <a?@b> is banned\r\n550-5.7.1 for good\r\n550-5.7.1 \r\n550-5.7.1 sorry\r\n550 5.7.1 see 7\r\n"
    );
    assert_eq!(
        banned("250 ok\r250 2.0.0 \u{1b}[2J"),
        "550-5.7.1 <a?@b> 250 ok\r\n550-5.7.1 250 2.0.0 ?[2J\r\n550 5.7.1 see 7\r\n"
    );
    let text = format!("{}", Recipient::Banned { mailbox: "a", reason: "x\ny", page: 1 });
    assert_eq!(text, "550 5.7.1 <a> x y see 1");

    /// Writes a line break in two pieces.
    struct Pieces;
    impl std::fmt::Display for Pieces {
        fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
            ["a", "\r", "\n", "b\r", "", "\nc", "\n"].into_iter().try_for_each(|piece| f.write_str(piece))
        }
    }
    #[derive(ToReply)]
    #[reply(451, "{0} {1}", lines(0))]
    struct Tuple(Pieces, &'static str);
    assert_eq!(Tuple(Pieces, "d\n").wire().to_string(), "451-a\r\n451-b\r\n451 c d?\r\n");
}

#[test]
fn none_or_a_status_makes_the_next_string_text() {
    #[derive(Debug, FromReply, PartialEq, ToReply)]
    enum Version {
        #[reply(250, none, "10.0.1")]
        Short,
        #[reply(250, "2.0.0", "2.1.0")]
        Number,
        #[reply((550, none), "127.0.0.1")]
        Address,
        #[reply((451, "4.3.0"), "4.4.4")]
        Both,
        #[reply(other, transparent)]
        Other(ReplyBuf),
    }
    for (version, wire) in [
        (Version::Short, "250 10.0.1\r\n"),
        (Version::Number, "250 2.0.0 2.1.0\r\n"),
        (Version::Address, "550 127.0.0.1\r\n"),
        (Version::Both, "451 4.3.0 4.4.4\r\n"),
    ] {
        assert_eq!(version.wire().to_string(), wire);
        assert_eq!(wire.parse::<Version>().unwrap(), version);
    }
}

#[test]
fn what_may_be_sent_is_listed_with_its_families() {
    let negative: [Family; 2] = ["4yz", "5yz"].map(|family| family.parse().unwrap());
    assert_eq!(Recipient::REPLIES.len(), 4);
    assert_eq!(<Recipient<'_> as ReplySet>::FAMILIES, negative);
    assert!(NegativeReply::REPLIES.is_empty() && <NegativeReply as ReplySet>::FAMILIES == negative);
    assert!(<Session as ReplySet>::FAMILIES.is_empty());

    #[derive(ToReply)]
    #[allow(dead_code)]
    enum Twice<T> {
        #[reply(transparent)]
        One(T),
        #[reply(transparent)]
        Other(Box<NegativeReply>),
    }
    assert_eq!(<Twice<NegativeReply> as ReplySet>::FAMILIES, negative);
    assert_eq!(<Twice<Session> as ReplySet>::REPLIES, Session::REPLIES);
}

/// Eighteen levels of two fields each: what is forwarded to on both ways is listed once.
#[test]
fn a_diamond_lists_each_row_once() {
    #[derive(Debug, ToReply)]
    #[allow(dead_code)]
    enum L0 {
        #[reply(250, "2.0.0", "ok")]
        Fine,
        #[reply(250, "2.0.0", "ok")]
        FineToo,
        #[reply(250, "fine")]
        Bare,
    }
    macro_rules! levels {
        ($last:ident) => { type Top = $last; };
        ($below:ident $level:ident $($more:ident)*) => {
            #[derive(Debug, ToReply)]
            #[allow(dead_code)]
            enum $level {
                #[reply(transparent)]
                Left($below),
                #[reply(transparent)]
                Right($below),
                #[reply(550, "5.7.1", "refused")]
                Own,
            }
            levels!($level $($more)*);
        };
    }
    levels!(L0 L1 L2 L3 L4 L5 L6 L7 L8 L9 L10 L11 L12 L13 L14 L15 L16 L17 L18);
    // Its own row comes first, and the one that the first level has twice is there once.
    let replies: Vec<_> = Top::REPLIES.iter().map(|row| (row.code.get(), row.text)).collect();
    assert_eq!(replies, [(550, "refused"), (250, "ok"), (250, "fine")]);
    assert_eq!(L0::REPLIES.len(), 3);
}

#[derive(ToReply)]
#[reply(to = (Ehlo, Helo))]
enum Hello<'a> {
    #[reply(250, "{host} at your service\nSIZE {size}\nX-NOTE {note}", utf8)]
    Fine { host: &'a str, size: u64, note: &'a str },
    #[reply(transparent)]
    Made(EhloReply<'a>),
}

#[test]
fn a_hello_is_cut_at_its_lines_by_every_way_of_writing() {
    let (long, wide) = ("x".repeat(600), "é".repeat(600));
    for (note, kept, octets) in [(&long, &long[..499], 499), (&wide, &wide[..498], 498)] {
        let reply = Hello::Fine { host: &long, size: 1000, note };
        let first = "x".repeat(506);
        let expected = format!("250-{first}\r\n250-SIZE 1000\r\n250 X-NOTE {kept}\r\n");
        assert_eq!(kept.len(), octets);
        let wire = reply.wire().utf8(true);
        assert_eq!(wire.to_string(), expected);
        let mut buffer = [0; 2048];
        let used = wire.write_into(&mut buffer).unwrap();
        assert_eq!(&buffer[..used], expected.as_bytes());
        let mut appended = Vec::new();
        wire.append_to(&mut appended).unwrap();
        assert_eq!(appended, expected.as_bytes());
        assert_eq!(reply.to_bytes_utf8(), expected.as_bytes());
        assert_eq!(reply.to_reply_buf().wire().utf8(true).to_string(), expected);
        let mut out = String::new();
        reply.write_to(&mut out).unwrap();
        assert_eq!(out.lines().count(), 3);
        assert!(Reply::parse(out.as_bytes()).unwrap().deviations().next().is_none());
    }
    let made = Hello::Made(EhloReply::new("mx.example.org", &["PIPELINING"]).unwrap());
    assert_eq!(made.wire().to_string(), "250-mx.example.org\r\n250 PIPELINING\r\n");
}

#[test]
fn a_challenge_over_its_limit_is_whole_or_an_error() {
    #[derive(ToReply)]
    #[reply(334, "{0}")]
    struct Challenge(String);
    let reply = Challenge("a".repeat(13_000));
    let whole = format!("334 {}\r\n", reply.0);
    assert_eq!(reply.wire().append_to(&mut Vec::new()), Err(WriteError::LineTooLong));
    assert_eq!(reply.wire().write_into(&mut [0; 14_000]), Err(WriteError::LineTooLong));
    assert_eq!(reply.wire().to_string(), whole);
    assert_eq!(reply.to_bytes(), whole.as_bytes());
    assert_eq!(reply.to_reply_buf().to_bytes(), whole.as_bytes());
}

/// The name of a field is not sent.
#[test]
fn a_name_beyond_ascii_is_no_text_beyond_ascii() {
    #[derive(ToReply)]
    #[reply(550, "5.1.1", "<{bøx}> unknown")]
    struct Unknown {
        bøx: &'static str,
    }
    assert_eq!(Unknown { bøx: "kim" }.to_string(), "550 5.1.1 <kim> unknown");
}
