//! The derives in the most unfriendly of modules: no prelude, and every name that they might use means something else.
#![no_implicit_prelude]
#![allow(dead_code, non_upper_case_globals, unused_macros)]

mod shadowed {
    // Not `::core` and `::smtp_codes`.
    mod core {}
    mod std {}
    mod alloc {}
    mod smtp_codes {}
    // The names of the prelude.
    struct Option;
    struct Some;
    struct None;
    struct Result;
    struct Ok;
    struct Err;
    struct String;
    struct Vec;
    struct Box;
    trait Into {}
    trait From {}
    trait Iterator {}
    trait ToString {}
    trait Drop {}
    trait Clone {}
    trait Copy {}
    trait Fn {}
    // The names in the generated code.
    struct ToReply;
    struct FromReply;
    struct ReplySet;
    struct ReplySpec;
    struct ReplyCode;
    struct EnhancedCode;
    struct TextWriter;
    struct Command;
    struct Display;
    struct Formatter;
    struct FromStr;
    struct Source;
    struct Probe;
    struct Misfit;
    // Constants where a binding of that name would be taken for a pattern.
    const writer: () = ();
    const formatter: () = ();
    const reply: () = ();
    const inner: () = ();
    const row: () = ();
    const bare: () = ();
    const enhanced: () = ();
    const text: () = ();
    const mailbox: () = ();
    const concat: () = ();
    const total: () = ();
    const PARTS: () = ();
    const ALL: () = ();
    const MISFIT: () = ();

    macro_rules! format_args {
        ($($tokens:tt)*) => {
            compile_error!("not this one")
        };
    }
    macro_rules! assert {
        ($($tokens:tt)*) => {
            compile_error!("not this one")
        };
    }
    macro_rules! panic {
        ($($tokens:tt)*) => {
            compile_error!("not this one")
        };
    }
    macro_rules! write {
        ($($tokens:tt)*) => {
            compile_error!("not this one")
        };
    }

    /// A blanket trait whose methods and constants have the same names.
    trait Rival {
        const REPLIES: () = ();
        fn code(&self) {}
        fn enhanced(&self) {}
        fn write_text(&self) {}
        fn wire(&self) {}
        fn as_static(&self) {}
        fn literal(&self) {}
        fn value(&self) {}
        fn get(&self) {}
        fn from_reply() {}
        fn is_none(&self) {}
        fn message(&self) {}
    }
    impl<T: ?::core::marker::Sized> Rival for T {}

    #[derive(::smtp_codes::ToReply, ::smtp_codes::FromReply)]
    #[reply(503, "5.5.1", "bad sequence", accept(1yz | 2yz | 3yz | 4yz | 5yz))]
    pub(super) struct Session;

    #[derive(::smtp_codes::ToReply, ::smtp_codes::FromReply)]
    #[reply(to = Rcpt)]
    pub(super) enum Reply {
        #[reply(250, "2.1.5", "<{mailbox}> {text:>8} fine", accept(2yz))]
        Named { mailbox: ::smtp_codes::ReplyCode, text: ::smtp_codes::Severity },
        #[reply(550, "5.1.1", "{0}")]
        Tuple(::smtp_codes::ReplyBuf),
        #[reply(451, "4.3.0", "later", utf8)]
        Unit,
        #[reply(4yz, transparent)]
        Forwarded(Session),
        #[reply(other, transparent)]
        Other(::smtp_codes::ReplyBuf),
    }

    #[derive(::smtp_codes::ToReply)]
    #[reply(to = (Mail, Ehlo))]
    pub(super) enum Set<'a, T> {
        #[reply(250, "fine")]
        Fine,
        #[reply(transparent)]
        Session(&'a Session),
        #[reply(transparent)]
        Generic(T),
    }

    /// Types with the names of what their own impls speak of, forwarding to each other.
    pub(super) mod namesakes {
        pub(in super::super) struct Misfit;

        impl ::core::fmt::Display for Misfit {
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                f.write_str("a value")
            }
        }

        pub(in super::super) struct Length<const N: ::core::primitive::usize>;

        impl<const N: ::core::primitive::usize> ::smtp_codes::ToReply for Length<N> {
            fn code(&self) -> ::smtp_codes::ReplyCode {
                ::smtp_codes::ReplyCode::OKAY
            }
            fn enhanced(&self) -> ::core::option::Option<::smtp_codes::EnhancedCode> {
                ::core::option::Option::None
            }
            fn write_text(&self, writer: &mut ::smtp_codes::TextWriter<'_>) -> ::core::fmt::Result {
                writer.literal("length")
            }
        }

        const ALL: ::core::primitive::usize = 1;

        #[derive(::smtp_codes::ToReply, ::smtp_codes::FromReply)]
        #[reply(to = Rcpt)]
        #[reply(550, "5.1.1", "no", accept(1yz | 2yz | 3yz | 4yz | 5yz))]
        pub(in super::super) struct ReplySpec;

        #[derive(::smtp_codes::ToReply)]
        #[reply(to = Rcpt)]
        pub(in super::super) enum Probe<'a> {
            #[reply(550, "5.1.1", "{0}")]
            Row(&'a Misfit),
            #[reply(transparent)]
            Source(&'a ReplySpec),
            #[reply(transparent)]
            Length(Length<ALL>),
        }

        #[derive(::smtp_codes::ToReply)]
        #[reply(to = Rcpt, transparent)]
        pub(in super::super) struct NotASet<'a>(Probe<'a>);

        #[allow(non_camel_case_types)]
        struct str;
        #[allow(non_camel_case_types)]
        struct u8;
        #[allow(non_camel_case_types)]
        struct usize;
    }

    pub(super) const CODE: ::smtp_codes::ReplyCode = Session.code();
}

/// Variants that are called as the associated types of the traits that are implemented for them.
#[derive(::smtp_codes::FromReply, ::smtp_codes::ToReply)]
enum Answer {
    #[reply(250, "2.0.0", "ok", accept(2yz))]
    Ok,
    #[reply(450, "4.3.0", "later", accept(4yz))]
    Error,
    #[reply(other, transparent)]
    Err(::smtp_codes::ReplyBuf),
}

/// Variants that are called as what the derive writes for them.
#[allow(non_camel_case_types, clippy::upper_case_acronyms)]
#[derive(::smtp_codes::ToReply)]
enum Namesakes {
    #[reply(250, "2.0.0", "fine")]
    REPLIES,
    #[reply(251, "2.1.5", "fine")]
    code,
    #[reply(252, "2.0.0", "fine")]
    as_static,
}

/// As `macro_rules!` hands fragments on: literals, identifiers and whole patterns in invisible groups.
macro_rules! replies {
    ($name:ident to $command:ident {
        $($variant:ident($code:literal, $status:literal, $text:literal $(, $key:tt)?);)*
    }) => {
        #[derive(::smtp_codes::ToReply)]
        #[reply(to = $command)]
        enum $name {
            $(#[reply($code, $status, $text $(, $key)?)] $variant,)*
        }
    };
}

replies! {
    FromMacro to Rcpt {
        NoSuchUser(550, "5.1.1", "no such user");
        Full(452, "4.2.2", "full", utf8);
        Blocked(571, "5.7.1", "blocked", unregistered);
    }
}

macro_rules! outcome {
    ($name:ident { $($variant:ident($($pattern:tt)+) $field:ty;)* }) => {
        #[derive(::smtp_codes::FromReply)]
        enum $name {
            $(#[reply($($pattern)+)] $variant($field),)*
        }
    };
}

outcome! {
    Outcome {
        Fine(2yz) ();
        Refused(5yz | (450, "4.7.1")) ::smtp_codes::ReplyBuf;
        Other(other) ::smtp_codes::ReplyCode;
    }
}

#[test]
fn it_works_all_the_same() {
    use ::smtp_codes::ToReply;
    ::std::assert_eq!(shadowed::CODE, 503);
    let unit = shadowed::Reply::Unit;
    ::std::assert_eq!(::std::string::ToString::to_string(&unit.wire()), "451 4.3.0 later\r\n");
    let set: shadowed::Set<'_, shadowed::Session> = shadowed::Set::Session(&shadowed::Session);
    ::std::assert_eq!(::std::string::ToString::to_string(&set), "503 5.5.1 bad sequence");
    let probe = shadowed::namesakes::Probe::Row(&shadowed::namesakes::Misfit);
    ::std::assert_eq!(::std::string::ToString::to_string(&probe), "550 5.1.1 a value");
    ::std::assert_eq!(FromMacro::REPLIES.len(), 3);
    ::std::assert_eq!(<Namesakes as ::smtp_codes::ReplySet>::REPLIES.len(), 3);
    ::std::assert_eq!(Namesakes::as_static.code(), 252);
    let outcome: ::std::result::Result<Outcome, _> = ::std::primitive::str::parse("450 4.7.1 greylisted");
    ::std::assert!(::std::matches!(outcome, ::std::result::Result::Ok(Outcome::Refused(_))));
    let answer: ::std::result::Result<Answer, _> = ::std::primitive::str::parse("550 no");
    ::std::assert!(::std::matches!(answer, ::std::result::Result::Ok(Answer::Err(_))));
}
