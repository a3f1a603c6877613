//! The derives and `reply!` where every type has methods, functions and constants of the same names as those that
//! generated code calls, from traits in scope: by value, by reference and by mutable reference.

#![allow(dead_code)]
#![allow(clippy::wrong_self_convention, reason = "every name is there with every receiver")]

mod crowded {
    use smtp_codes::{FromReply, ReplyBuf, ReplyCode, Severity, StaticReply, ToReply, reply};

    macro_rules! blanket_traits {
        (methods: $($method:ident)+; constants: $($constant:ident)+;) => {
            trait ByValue: Sized {
                $(fn $method(self) {})+
            }
            impl<T> ByValue for T {}

            trait ByReference {
                $(fn $method(&self) {})+
                $(const $constant: () = ();)+
            }
            impl<T: ?Sized> ByReference for T {}

            trait ByMutableReference {
                $(fn $method(&mut self) {})+
            }
            impl<T: ?Sized> ByMutableReference for T {}

            trait WithoutReceiver {
                $(fn $method() {})+
                $(const $constant: () = ();)+
            }
            impl<T: ?Sized> WithoutReceiver for T {}
        };
    }

    blanket_traits! {
        methods:
            // Of the traits that are implemented, and of the standard library.
            __fill __ready as_bytes as_ref as_str borrow clone cmp code closes default deref drop enhanced eq fmt
            from from_reply from_str hash into is_none iter len map next parse split_at to_owned to_string try_from
            try_into unwrap write_char write_fmt write_str write_text
            // Of the types that generated code alone names.
            __known __reply allow_utf8 as_static bare_spec closes_connection concat_families concat_rows display
            families_of fill fill_lines get lines literal misfit never_fold no_reply numbers numbers_or_other octets
            ready refuse rows_of spec static_reply text total value wire write;
        constants: __ALL __FAMILIES __OWN __PARTS __READY __ROW __SET ALL FAMILIES REPLIES;
    }

    #[derive(ToReply, FromReply)]
    #[reply(503, "5.5.1", "bad sequence", accept(1yz | 2yz | 3yz | 4yz | 5yz))]
    pub(super) struct Ready;

    #[derive(ToReply)]
    pub(super) enum Rows<'a> {
        #[reply(250, "2.0.0", "fine")]
        Ready,
        #[reply(251, "2.1.5", "{0} grüßt {1}", utf8)]
        Filled(u32, &'a str),
        #[reply(421, "4.3.2", "{text}\n{len:>width$}", close, lines(text))]
        Lines { text: String, len: f32, width: usize },
    }

    #[derive(ToReply, FromReply)]
    #[reply(to = Rcpt)]
    pub(super) enum Mixed {
        #[reply(3yz | 4yz, transparent)]
        Forwarded(Ready),
        #[reply(550, "5.1.1", "no {code} {severity:?}")]
        Refused { code: ReplyCode, severity: Severity },
        #[reply(other, transparent)]
        Other(ReplyBuf),
    }

    #[derive(ToReply)]
    #[reply(to = Ehlo)]
    pub(super) enum Hello<T> {
        #[reply(250, "{0}\nSIZE {1}")]
        Fine(&'static str, u64),
        #[reply(transparent)]
        Generic(T),
    }

    #[derive(ToReply)]
    #[reply(transparent)]
    pub(super) struct Outer<'a>(pub(super) Rows<'a>);

    pub(super) const IN_PLACE: StaticReply = reply!(Rcpt, 550, "5.1.1", "no such user");

    pub(super) fn in_place(name: &str) -> String {
        format!("{}", reply!(Rcpt, 550, "5.1.1", "<{name}> {0:>4} {1:?}", 7, 'x'))
    }
}

use crowded::{Hello, IN_PLACE, Mixed, Outer, Ready, Rows, in_place};
use smtp_codes::{ReplySet, ToReply};

#[test]
fn the_own_methods_are_called() {
    let written = |reply: &dyn ToReply| reply.wire().to_string();
    assert_eq!(written(&Ready), "503 5.5.1 bad sequence\r\n");
    assert_eq!(written(&Rows::Ready), "250 2.0.0 fine\r\n");
    assert_eq!(written(&Rows::Filled(7, "x")), "251 2.1.5 7 gr??t x\r\n");
    let lines = Rows::Lines { text: "a\nb".into(), len: 0.5, width: 5 };
    assert!(lines.closes());
    assert_eq!(written(&Outer(lines)), "421-4.3.2 a\r\n421-4.3.2 b\r\n421 4.3.2   0.5\r\n");
    let mixed: Mixed = "450 later".parse().unwrap();
    assert_eq!(written(&mixed), "503 5.5.1 bad sequence\r\n");
    let mixed: Mixed = "550 5.1.1 no".parse().unwrap();
    assert_eq!(written(&mixed), "550 5.1.1 no 550 PermanentNegative\r\n");
    assert_eq!(mixed.to_string(), "550 5.1.1 no 550 PermanentNegative");
    assert_eq!(written(&Hello::<Ready>::Fine("mx", 5)), "250-mx\r\n250 SIZE 5\r\n");
    assert_eq!(written(&Hello::Generic(Ready)), "503 5.5.1 bad sequence\r\n");
    assert_eq!(<Outer<'_> as ReplySet>::REPLIES, Rows::REPLIES);
    assert_eq!(IN_PLACE.as_str(), "550 5.1.1 no such user\r\n");
    assert_eq!(in_place("a"), "550 5.1.1 <a>    7 'x'");
}
