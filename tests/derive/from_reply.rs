//! `#[derive(FromReply)]`: what each pattern matches, and how fields are filled.

use smtp_codes::{
    Action, Command, DecodeError, EnhancedCode, FromReply, KnownCode, KnownStatus, Reply, ReplyBuf,
    ReplyCode, Severity, ToReply,
};

fn read<'a, T: FromReply<'a>>(text: &'a str) -> T {
    T::from_reply(&Reply::parse(text.as_bytes()).unwrap())
}

#[derive(Debug, PartialEq, FromReply)]
enum Patterns {
    #[reply(250 | 251)]
    Codes,
    #[reply(25z)]
    Tens,
    #[reply((550 | 553, "5.1.1" | "5.1.10"))]
    Pairs,
    #[reply("5.1.1")]
    Status,
    #[reply("5.7.X" | "X.2.2")]
    StatusFamilies,
    #[reply((552, none))]
    Bare,
    #[reply(450, "4.7.1")]
    SecondPlace,
    #[reply(451 | 452, "4.3.0" | "4.3.1")]
    SecondPlaces,
    #[reply((4yz, "4.1.X" | "4.7.1"))]
    FamilyAndStatus,
    #[reply("X.0.0")]
    Zero,
    #[reply(other)]
    Other,
}

#[test]
fn patterns_match_in_order() {
    for (text, outcome) in [
        ("250 fine\r\n", Patterns::Codes),
        ("251 2.2.2 fine\r\n", Patterns::Codes),
        ("252 cannot say\r\n", Patterns::Tens),
        ("253 2.2.2 fine\r\n", Patterns::Tens),
        ("550 5.1.1 no\r\n", Patterns::Pairs),
        ("553 5.1.10 no\r\n", Patterns::Pairs),
        ("554 5.1.1 no\r\n", Patterns::Status),
        ("554 5.1.10 no\r\n", Patterns::Other),
        ("554 5.7.999 no\r\n", Patterns::StatusFamilies),
        ("554 5.2.2 no\r\n", Patterns::StatusFamilies),
        ("450 4.2.2 no\r\n", Patterns::StatusFamilies),
        ("235 2.2.2 yes\r\n", Patterns::StatusFamilies),
        ("552 no\r\n", Patterns::Bare),
        ("552 5.3.4 no\r\n", Patterns::Other),
        ("450 4.7.1 no\r\n", Patterns::SecondPlace),
        ("451 4.3.1 no\r\n", Patterns::SecondPlaces),
        ("451 4.3.2 no\r\n", Patterns::Other),
        ("421 4.1.9 no\r\n", Patterns::FamilyAndStatus),
        ("421 4.7.1 no\r\n", Patterns::FamilyAndStatus),
        ("221 2.0.0 bye\r\n", Patterns::Zero),
        ("554 5.0.0 no\r\n", Patterns::Zero),
        ("554 no\r\n", Patterns::Other),
        ("334 2.0.0 this is text\r\n", Patterns::Other),
        // The first digit decides: an enhanced code of another class is as good as none.
        ("552 4.2.2 no\r\n", Patterns::Bare),
        ("450 5.1.1 no\r\n", Patterns::Other),
        ("250 5.1.1 fine\r\n", Patterns::Codes),
    ] {
        assert_eq!(read::<Patterns>(text), outcome, "{text}");
    }
}

#[derive(Debug, PartialEq, FromReply)]
#[reply(to = (Mail, Rcpt))]
enum Filled<'a, 'b> {
    #[reply(2yz)]
    Both(Reply<'a>, Reply<'b>),
    #[reply(4yz)]
    Named {
        code: ReplyCode,
        known: Option<KnownCode>,
        enhanced: Option<EnhancedCode>,
        status: Option<KnownStatus>,
    },
    #[reply(5yz)]
    Owned(Box<ReplyBuf>, Severity, ()),
    #[reply(other)]
    Nested(Nested),
}

#[derive(Debug, PartialEq, FromReply)]
enum Nested {
    #[reply(3yz)]
    Continue,
    #[reply(other)]
    Deeper(Box<Deeper>),
}

#[derive(Debug, PartialEq, FromReply)]
struct Deeper {
    code: ReplyCode,
    #[allow(dead_code)]
    severity: Severity,
}

#[test]
fn fields_are_filled_by_their_own_impl() {
    let text = "250 2.1.5 fine\r\n";
    let reply = Reply::parse(text.as_bytes()).unwrap();
    assert_eq!(Filled::from_reply(&reply), Filled::Both(reply, reply));
    let outcome = read::<Filled<'_, '_>>("450 5.1.1 odd\r\n");
    let expected = Filled::Named {
        code: ReplyCode::MAILBOX_TEMPORARILY_UNAVAILABLE,
        known: Some(KnownCode::MailboxTemporarilyUnavailable),
        enhanced: "5.1.1".parse().ok(),
        status: Some(KnownStatus::BadDestinationMailboxAddress),
    };
    assert_eq!(outcome, expected);
    let owned: ReplyBuf = "550 5.1.1 no".parse().unwrap();
    assert_eq!(
        read::<Filled<'_, '_>>("550 5.1.1 no\r\n"),
        Filled::Owned(Box::new(owned), Severity::PermanentNegative, ())
    );
    assert_eq!(read::<Filled<'_, '_>>("354 go on\r\n"), Filled::Nested(Nested::Continue));
    let deeper = Deeper { code: ReplyCode::new(199).unwrap(), severity: Severity::PositivePreliminary };
    assert_eq!(read::<Filled<'_, '_>>("199 what\r\n"), Filled::Nested(Nested::Deeper(Box::new(deeper))));
}

#[derive(Debug, PartialEq, FromReply)]
enum Generic<T, U> {
    #[reply(2yz)]
    Fine(T),
    #[reply(other)]
    Other { reply: Box<U> },
}

#[test]
fn type_parameters_are_read_as_well() {
    assert_eq!(read::<Generic<ReplyCode, Reply<'_>>>("250 fine\r\n"), Generic::Fine(ReplyCode::OKAY));
    let parsed: Result<Generic<(), ReplyBuf>, DecodeError> = "451 4.3.0 later".parse();
    let reply = "451 4.3.0 later".parse().unwrap();
    assert_eq!(parsed, Ok(Generic::Other { reply: Box::new(reply) }));
}

/// A bound of the type itself, and outcomes of several lifetimes around one of a single lifetime.
#[derive(Debug, PartialEq, FromReply)]
struct Bounded<'a, T: FromReply<'a>, const N: usize = 1> {
    value: T,
    reply: Reply<'a>,
}

#[derive(Debug, PartialEq, FromReply)]
struct ForAll<T>(T)
where
    T: for<'a> FromReply<'a>;

#[derive(Debug, PartialEq, FromReply)]
enum Around<'a, 'b, T> {
    #[reply(2yz)]
    Bounded(Box<Bounded<'a, ReplyCode>>),
    #[reply(4yz)]
    Other(T, Reply<'b>),
    #[reply(other)]
    Both(ForAll<Severity>, Bounded<'b, Bounded<'b, ReplyCode>>),
}

#[test]
fn types_may_have_bounds_of_their_own() {
    type Example<'a> = Around<'a, 'a, Bounded<'a, ReplyCode>>;
    let octets = "550 5.1.1 no\r\n";
    let reply = Reply::parse(octets.as_bytes()).unwrap();
    let inner = Bounded { value: reply.code(), reply };
    let outer = Bounded { value: inner, reply };
    assert_eq!(read::<Example<'_>>(octets), Around::Both(ForAll(Severity::PermanentNegative), outer));
    assert!(matches!(read::<Example<'_>>("250 fine\r\n"), Around::Bounded(fine) if fine.value == 250));
    assert!(matches!(read::<Example<'_>>("450 later\r\n"), Around::Other(later, _) if later.value == 450));
    assert_eq!("250 fine".parse(), Ok(ForAll(ReplyCode::OKAY)));
}

/// Fields of types that differ in their lifetimes alone.
#[derive(Debug, PartialEq, FromReply)]
enum Two<'a, 'b, T> {
    #[reply(2yz)]
    One(With<'a, T>),
    #[reply(other)]
    Both(With<'a, T>, Box<With<'b, T>>),
}

#[derive(Debug, PartialEq, FromReply)]
struct With<'a, T>(Reply<'a>, T);

#[test]
fn lifetimes_of_fields_are_no_choice() {
    fn shorter<'long: 'short, 'short>(reply: &Reply<'long>) -> Two<'long, 'short, ReplyCode> {
        Two::from_reply(reply)
    }
    // The octets live no longer than this function.
    for octets in ["250 fine\r\n", "550 no\r\n"].map(str::to_owned) {
        let reply = Reply::parse(octets.as_bytes()).unwrap();
        let with = || With(reply, reply.code());
        let expected =
            if reply.code() == 250 { Two::One(with()) } else { Two::Both(with(), Box::new(with())) };
        assert_eq!(shorter(&reply), expected);
    }
}

#[test]
fn strings_are_read_where_nothing_is_borrowed() {
    assert_eq!("550 5.1.1 no\r\n".parse(), Ok(Patterns::Pairs));
    assert_eq!("550-5.1.1 no\r\n550 5.1.1 really no".parse(), Ok(Patterns::Pairs));
    for wrong in
        ["", "250-", "250-\r\n", "25 fine", "250 one\r\n250 two\r\n", "hello\r\n", "250 fine\r\n250 two"]
    {
        assert!(wrong.parse::<Patterns>().is_err(), "{wrong:?}");
    }

    #[derive(FromReply)]
    #[reply(from_str = false)]
    struct Own(ReplyCode);

    impl std::str::FromStr for Own {
        type Err = ();
        fn from_str(_: &str) -> Result<Self, Self::Err> {
            Ok(Self(ReplyCode::OKAY))
        }
    }
    assert!("anything".parse::<Own>().is_ok_and(|own| own.0 == 250));
}

/// A server's type read back: `accept` widens the arm, text and placeholders are ignored, `transparent` fills the
/// field.
#[derive(Debug, PartialEq, ToReply, FromReply)]
enum Dual {
    #[reply(250, "2.0.0", "fine", accept(2yz | 3yz))]
    Fine,
    #[reply(451, "4.3.0", "later", accept("4.7.X" | (45z, none)))]
    Later,
    #[reply(5yz, transparent)]
    Refused(ReplyBuf),
    #[reply(other, transparent)]
    Other(ReplyBuf),
}

#[test]
fn accept_widens_an_arm() {
    assert_eq!(read::<Dual>("235 2.7.0 fine\r\n"), Dual::Fine);
    assert_eq!(read::<Dual>("421 4.7.28 slower\r\n"), Dual::Later);
    assert_eq!(read::<Dual>("452 full\r\n"), Dual::Later);
    assert_eq!(read::<Dual>("452 4.2.2 full\r\n"), Dual::Other("452 4.2.2 full".parse().unwrap()));
    assert_eq!(read::<Dual>("550 no\r\n"), Dual::Refused("550 no".parse().unwrap()));
}

/// Servers go beyond their lists, so a client may name every 4yz and 5yz of the table, de facto ones included.
#[derive(Debug, FromReply)]
#[reply(to = Rcpt)]
enum Lenient {
    #[reply(535 | 458 | 571 | 435 | (550, "5.3.1" | "5.4.1"))]
    Odd,
    #[reply(354 | 511 | 221 | "5.7.509", unregistered)]
    Wild,
    #[reply(other)]
    Other,
}

#[test]
fn what_servers_do_can_be_named() {
    assert!(matches!(read("535 5.7.8 wrong password\r\n"), Lenient::Odd));
    assert!(matches!(read("550 5.4.1 access denied\r\n"), Lenient::Odd));
    assert!(matches!(read("511 no such user\r\n"), Lenient::Wild));
    assert!(matches!(read("550 5.7.509 DMARC\r\n"), Lenient::Wild));
    assert!(matches!(read("250 fine\r\n"), Lenient::Other));
}

/// Total without `other`; a struct is read from every reply.
#[derive(Debug, FromReply)]
enum BySeverity {
    #[reply(2yz)]
    Good,
    #[reply(3yz)]
    GoOn,
    #[reply((4yz, none) | (5yz, none))]
    BadWithoutReason,
    #[reply(4yz | 5yz)]
    Bad,
    #[reply(1yz)]
    Strange,
}

#[derive(FromReply)]
#[reply(other)]
struct Unit;

#[test]
fn total_without_other() {
    assert!(matches!(read("250 fine\r\n"), BySeverity::Good));
    assert!(matches!(read("354 go on\r\n"), BySeverity::GoOn));
    assert!(matches!(read("450 no\r\n"), BySeverity::BadWithoutReason));
    assert!(matches!(read("550 5.0.0 no\r\n"), BySeverity::Bad));
    assert!(matches!(read("100 what\r\n"), BySeverity::Strange));
    let Unit = read("250 fine\r\n");
}

/// Tries every way of reading on a reply whose lines differ in their first digit.
#[test]
fn a_reply_that_contradicts_itself_is_accepted_by_nobody() {
    #[derive(Debug, PartialEq, FromReply)]
    enum WithOther {
        #[reply(2yz)]
        Accepted,
        #[reply("5.1.1")]
        NoSuchUser,
        #[reply(4yz | 5yz)]
        Refused,
        #[reply(other)]
        Other(ReplyCode),
    }
    #[derive(Debug, PartialEq, FromReply)]
    enum WithoutOther {
        #[reply(1yz | 2yz | 3yz)]
        Accepted,
        #[reply("5.1.1")]
        NoSuchUser,
        #[reply(4yz)]
        Later,
        #[reply(5yz)]
        Refused(ReplyCode),
    }
    let (last_250, last_550) = (ReplyCode::OKAY, ReplyCode::MAILBOX_UNAVAILABLE);
    for (text, with_other, without_other) in [
        ("250-a\r\n550 5.1.1 b\r\n", WithOther::Other(last_550), WithoutOther::Refused(last_550)),
        ("550-5.1.1 a\r\n250 b\r\n", WithOther::Other(last_250), WithoutOther::Refused(last_250)),
        ("450-a\r\n250 b\r\n", WithOther::Other(last_250), WithoutOther::Later),
        ("250-a\r\n354-b\r\n250 c\r\n", WithOther::Other(last_250), WithoutOther::Accepted),
        // Each line refuses: the last one's code counts.
        ("450-a\r\n550 5.1.1 b\r\n", WithOther::NoSuchUser, WithoutOther::NoSuchUser),
        ("250-a\r\n251 b\r\n", WithOther::Accepted, WithoutOther::Accepted),
    ] {
        assert_eq!(read::<WithOther>(text), with_other, "{text:?}");
        assert_eq!(read::<WithoutOther>(text), without_other, "{text:?}");
        let reply = Reply::parse(text.as_bytes()).unwrap();
        let is_unexpected = reply.verdict(Command::Rcpt).action == Action::Unexpected;
        assert_eq!(matches!(with_other, WithOther::Other(_)), is_unexpected, "{text:?}");
        assert_eq!(with_other == WithOther::Accepted, reply.accepted(Command::Rcpt).is_ok(), "{text:?}");
    }
}
