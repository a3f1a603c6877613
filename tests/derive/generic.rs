//! `#[derive(ToReply)]` on types with parameters.

use std::borrow::Cow;
use std::fmt::{self, Debug, Display};
use std::marker::PhantomData;

use smtp_codes::{EnhancedCode, FromReply, Reply, ReplyBuf, ReplyCode, ReplySpec, TextWriter, ToReply};

fn wire(reply: &dyn ToReply) -> String {
    reply.wire().to_string()
}

#[derive(ToReply)]
#[reply(503, "5.5.1", "bad sequence of commands")]
struct BadSequence;

/// Bounds follow from the text: `A: Display`, `B: Debug`, `Cow<'a, C>: Display`, `D: ToReply`.
#[derive(ToReply)]
enum Generic<'a, A, B, C: ?Sized + ToOwned, D, const N: usize>
where
    A: Copy,
{
    #[reply(250, "2.1.5", "<{0}>")]
    Displayed(A),
    #[reply(250, "2.1.5", "<{b:?}>")]
    Debugged {
        b: B,
        #[allow(dead_code)]
        unused: [u8; N],
    },
    #[reply(250, "2.1.5", "<{0}>")]
    Owned(Cow<'a, C>),
    #[reply(transparent)]
    Forwarded(D),
    #[reply(transparent)]
    Boxed(Box<D>),
}

struct OnlyDebug;

impl Debug for OnlyDebug {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("debugged")
    }
}

#[test]
fn bounds_are_inferred() {
    type Example<'a> = Generic<'a, u8, OnlyDebug, str, BadSequence, 3>;
    assert_eq!(wire(&Example::Displayed(8)), "250 2.1.5 <8>\r\n");
    let debugged = Example::Debugged { b: OnlyDebug, unused: [0; 3] };
    assert_eq!(wire(&debugged), "250 2.1.5 <debugged>\r\n");
    assert_eq!(wire(&Example::Owned(Cow::Borrowed("cow"))), "250 2.1.5 <cow>\r\n");
    assert_eq!(wire(&Example::Forwarded(BadSequence)), "503 5.5.1 bad sequence of commands\r\n");
    assert_eq!(Example::Boxed(Box::new(BadSequence)).code(), 503);

    const REPLIES: &[ReplySpec] = Example::REPLIES;
    assert_eq!(REPLIES.len(), 4);
    assert_eq!(REPLIES[3], BadSequence::REPLIES[0]);

    // A set of replies around a set of replies around ..
    #[derive(ToReply)]
    enum Around<T> {
        #[reply(250, "2.0.0", "fine")]
        #[allow(dead_code)]
        Fine,
        #[reply(transparent)]
        #[allow(dead_code)]
        Inner(T),
    }
    assert_eq!(Around::<Around<&'static BadSequence>>::REPLIES.len(), 2);

    // .. and the same type around one that is not.
    fn is_reply<T: ToReply + Display>() {}
    is_reply::<Around<ReplyBuf>>();
}

#[test]
fn the_constant_function_needs_no_bounds() {
    struct Nothing;

    #[derive(ToReply)]
    enum Reply<T> {
        #[reply(250, "2.1.5", "<{0}>")]
        Value(T),
    }
    assert_eq!(Reply::Value(Nothing).code(), 250);
    const CODE: u16 = Reply::Value(5).code().get();
    assert_eq!(CODE, 250);
}

/// Fields that refer to a parameter for different times, so that a bound on one reference must not be taken for
/// another.
#[derive(Clone, Copy, ToReply)]
#[reply(to = Rcpt)]
enum Referring<'a, 'b: 'a, T, U = u8, const N: usize = 3>
where
    T: Copy,
{
    #[reply(250, "2.1.5", "{0} {1:?}")]
    Held(T, U),
    #[reply(550, "5.1.1", "{long} {short} {twice:?} {array:?} {name}")]
    Borrowed { long: &'b T, short: &'a T, twice: &'a &'b T, array: [U; N], name: &'a str },
    #[reply(450, "4.2.0", "{0:p}")]
    Address(&'b T),
    #[reply(transparent)]
    Forwarded(&'b BadSequence),
}

#[derive(ToReply)]
#[reply(to = Rcpt)]
enum ForwardingTo<'a, 'b: 'a, T: ?Sized> {
    #[reply(transparent)]
    Short(&'a T),
    #[reply(transparent)]
    Long(&'b T),
    #[reply(transparent)]
    Twice(&'a &'b T),
}

#[test]
fn references_live_as_long_as_each_of_them_says() {
    type Example<'a, 'b> = Referring<'a, 'b, u16>;
    let value = 7;
    let long = &value;
    let borrowed: Example<'_, '_> =
        Referring::Borrowed { long, short: &5, twice: &long, array: [1; 3], name: "ann" };
    assert_eq!(wire(&borrowed), "550 5.1.1 7 5 7 [1, 1, 1] ann\r\n");
    assert_eq!(wire(&Example::Held(1, 2)), "250 2.1.5 1 2\r\n");
    assert_eq!(wire(&Example::Address(long)), format!("450 4.2.0 {long:p}\r\n"));
    assert_eq!(Example::Forwarded(&BadSequence).code(), 503);

    let inner = &BadSequence;
    for reply in [ForwardingTo::Short(inner), ForwardingTo::Long(inner), ForwardingTo::Twice(&inner)] {
        assert_eq!(wire(&reply), "503 5.5.1 bad sequence of commands\r\n");
    }
    let dynamic: ForwardingTo<'_, '_, dyn ToReply> = ForwardingTo::Long(inner);
    assert_eq!(dynamic.code(), 503);
    assert_eq!(ForwardingTo::<BadSequence>::REPLIES, BadSequence::REPLIES);
}

/// What ends in a value that may have no size is a reply where it has one.
mod perhaps_without_a_size {
    use std::fmt::{self, Display};

    use smtp_codes::{FromReply, ReplyCode, ToReply};

    #[derive(ToReply)]
    #[reply(550, "5.1.1", "no <{mailbox}>")]
    struct Unknown<T: ?Sized> {
        #[allow(dead_code)]
        line: u32,
        mailbox: T,
    }

    #[derive(ToReply, FromReply)]
    #[reply(other, transparent, from)]
    struct Forwarded<T>(T)
    where
        T: ?Sized;

    struct Wrapped<T: ?Sized>(T);

    impl<T: Display + ?Sized> Display for Wrapped<T> {
        fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            self.0.fmt(f)
        }
    }

    #[derive(ToReply)]
    #[reply(550, "5.1.1", "{0}")]
    struct Wrapping<T: ?Sized>(Wrapped<T>);

    #[derive(ToReply)]
    #[reply(transparent, from)]
    struct Boxed<T: ?Sized>(Box<T>);

    #[test]
    fn is_a_reply() {
        let unknown = Unknown { line: 1, mailbox: "ann" };
        assert_eq!(unknown.wire().to_string(), "550 5.1.1 no <ann>\r\n");
        assert_eq!(Forwarded::from(unknown).code(), 550);
        assert!("250 ok".parse::<Forwarded<ReplyCode>>().is_ok_and(|read| read.0 == 250));
        assert_eq!(Wrapping(Wrapped(7)).to_string(), "550 5.1.1 7");
        let boxed: Box<dyn ToReply> = Box::new(Wrapping(Wrapped('x')));
        assert_eq!(Boxed::from(boxed).code(), 550);
    }

    #[test]
    fn may_be_held_without_one() {
        let unsized_value: &Unknown<[u8]> = &Unknown { line: 1, mailbox: [1, 2] };
        assert_eq!(unsized_value.mailbox.len(), 2);
    }
}

/// Holds nothing, whatever its parameter.
struct Deferred<T: ?Sized>(PhantomData<T>);

impl<T: ?Sized> ToReply for Deferred<T> {
    fn code(&self) -> ReplyCode {
        ReplyCode::OKAY
    }
    fn enhanced(&self) -> Option<EnhancedCode> {
        None
    }
    fn write_text(&self, writer: &mut TextWriter<'_>) -> fmt::Result {
        writer.literal("deferred")
    }
}

/// Lifetimes that are not parameters of the type.
#[derive(ToReply)]
#[reply(to = Rcpt)]
enum HigherRanked<'a> {
    #[reply(transparent)]
    Object(Deferred<dyn for<'x> Fn(&'x str) -> &'x str + 'a>),
    #[reply(transparent)]
    Pointer(&'a Deferred<for<'x> fn(&'x u8, &u8) -> &'x u8>),
}

#[test]
fn a_lifetime_may_stand_for_all() {
    assert_eq!(wire(&HigherRanked::Object(Deferred(PhantomData))), "250 deferred\r\n");
    assert_eq!(HigherRanked::Pointer(&Deferred(PhantomData)).code(), 250);
}

#[derive(ToReply)]
#[reply(250, "2.1.5", "{0:?}")]
struct Octets<const N: usize>([u8; N]);

#[derive(ToReply)]
#[reply(to = Rcpt)]
enum Lengths<'a, const N: usize> {
    #[reply(transparent)]
    Octets(&'a Octets<N>),
    #[reply(transparent)]
    Session(BadSequence),
}

#[test]
fn a_length_may_be_forwarded() {
    assert_eq!(wire(&Lengths::Octets(&Octets([1, 2]))), "250 2.1.5 [1, 2]\r\n");
    assert_eq!(Lengths::<0>::Session(BadSequence).code(), 503);
    assert_eq!(Lengths::<0>::REPLIES.len(), 2);
}

/// A type that holds itself, and says so.
#[derive(ToReply)]
enum Linked<'a> {
    #[reply(451, "4.3.0", "end")]
    End,
    #[reply(451, "4.3.0", "and {0}")]
    Before(&'a Self),
}

/// Its own where clause speaks of itself.
#[derive(ToReply)]
#[reply(451, "4.3.0", "{0}")]
struct Bound<T>(T)
where
    Self: Sized,
    T: Display;

#[test]
fn a_type_may_speak_of_itself() {
    assert_eq!(Linked::Before(&Linked::End).to_string(), "451 4.3.0 and 451 4.3.0 end");
    assert_eq!(Bound("later").to_string(), "451 4.3.0 later");
}

/// A constant parameter goes by the name of a type, which is another namespace.
mod constant_like_a_type {
    use smtp_codes::{FromReply, ReplyCode, ToReply};

    struct N;

    #[derive(ToReply)]
    #[reply(250, "2.0.0", "ok")]
    struct Sent<const N: usize>;

    #[derive(ToReply)]
    enum Held<'a, T, const N: usize> {
        #[reply(250, "2.0.0", "{0:?}")]
        Values([&'a T; N]),
        #[reply(transparent, from)]
        Sent(Sent<{ N }>),
    }

    #[derive(Debug, Eq, FromReply, PartialEq)]
    enum Read<T, const N: usize> {
        #[reply(2yz)]
        Accepted(T),
        #[reply(other)]
        Other,
    }

    #[test]
    fn is_the_constant() {
        let _ = N;
        assert_eq!(Held::Values([&1, &2]).wire().to_string(), "250 2.0.0 [1, 2]\r\n");
        assert_eq!(Held::<u8, 3>::from(Sent).wire().to_string(), "250 2.0.0 ok\r\n");
        assert_eq!("250 ok".parse(), Ok(Read::<_, 3>::Accepted(ReplyCode::OKAY)));
    }
}

/// Fields of types that differ in their lifetimes alone.
mod two_lifetimes {
    use std::fmt::{self, Display};

    use smtp_codes::{Reply, ReplySet, ToReply};

    struct Lent<'a, T>(&'a T);

    impl<T: Display> Display for Lent<'_, T> {
        fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            self.0.fmt(f)
        }
    }

    #[derive(ToReply)]
    enum Shown<'a, 'b, T> {
        #[reply(250, "2.0.0", "{0}")]
        One(Lent<'a, T>),
        #[reply(251, "2.1.5", "{0} {1}")]
        Both(Lent<'a, T>, Lent<'b, T>),
    }

    #[derive(ToReply)]
    enum Forwarded<'a, 'b, T> {
        #[reply(transparent)]
        One(Shown<'a, 'a, T>),
        #[reply(transparent)]
        Other(Shown<'a, 'b, T>),
    }

    #[derive(ToReply)]
    enum NoSet<'a, 'b> {
        #[reply(transparent)]
        One(Reply<'a>),
        #[reply(transparent)]
        Other(Reply<'b>),
    }

    #[test]
    fn are_no_choice() {
        let (one, other) = (1, 2);
        let shown = Shown::Both(Lent(&one), Lent(&other));
        assert_eq!(Forwarded::Other(shown).to_string(), "251 2.1.5 1 2");
        assert_eq!(Forwarded::One(Shown::One(Lent(&one))).to_string(), "250 2.0.0 1");
        assert_eq!(Forwarded::<u8>::REPLIES.len(), 2);
        assert_eq!(<Forwarded<'_, '_, u8> as ReplySet>::REPLIES.len(), 2);
        for reply in [b"250 a\r\n", b"550 b\r\n"].map(|reply| Reply::parse(reply).unwrap()) {
            assert_eq!(NoSet::One(reply).code(), reply.code());
            assert_eq!(NoSet::Other(reply).to_bytes(), reply.to_bytes());
        }
    }
}

trait Described: ToReply {
    type Refusal;
}

impl Described for BadSequence {
    type Refusal = ();
}

#[test]
fn a_lifetime_and_an_associated_type_may_be_called_as_the_type_is() {
    #[derive(ToReply)]
    #[reply(transparent)]
    struct Refusal(Box<dyn Described<Refusal = ()>>);

    #[allow(non_camel_case_types)]
    #[derive(FromReply)]
    struct outcome<'outcome>(Reply<'outcome>);

    assert_eq!(Refusal(Box::new(BadSequence)).code(), 503);
    let reply = Reply::parse(b"250 ok\r\n").unwrap();
    assert_eq!(outcome::from_reply(&reply).0, reply);
}
