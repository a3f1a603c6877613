//! The derives and `reply!` where lints are forbidden, so that nothing in generated code may allow them.

#![forbid(
    deprecated,
    keyword_idents,
    missing_docs,
    non_camel_case_types,
    non_snake_case,
    non_upper_case_globals,
    single_use_lifetimes,
    unreachable_code,
    unreachable_patterns,
    unreachable_pub,
    unsafe_code,
    unused_imports,
    unused_lifetimes,
    unused_must_use,
    unused_mut,
    unused_qualifications,
    unused_variables,
    clippy::redundant_else,
    clippy::trait_duplication_in_bounds,
    clippy::unnested_or_patterns
)]

/// Writes the same types for themselves and by a macro, of whose tokens the compiler warns as of the author's.
macro_rules! as_they_are_and_by_a_macro {
    ($($types:tt)*) => {
        mod replies {
            $($types)*
        }

        macro_rules! types {
            () => { $($types)* };
        }

        mod by_a_macro {
            types!();
        }
    };
}

// Private types, of whose constants and functions nothing is used.
as_they_are_and_by_a_macro! {
    use smtp_codes::{FromReply, NegativeReply, ReplyBuf, ReplyCode, ToReply, reply};

    #[derive(ToReply)]
    #[reply(503, "5.5.1", "bad sequence")]
    pub(super) struct BadSequence;

    #[derive(ToReply)]
    pub(super) enum Rows {
        #[reply(250, "2.0.0", "{0:>3} octets")]
        Filled(usize),
        #[reply(451, "4.3.0", "try again later")]
        Fixed,
    }

    #[derive(ToReply)]
    #[reply(to = Rcpt)]
    pub(super) enum Forwarding {
        #[reply(250, "2.1.5", "<{0}> ok")]
        Accepted(String),
        #[reply(transparent, from)]
        Sequence(BadSequence),
        #[reply(transparent, from)]
        Refused(NegativeReply),
    }

    #[derive(FromReply)]
    pub(super) enum Outcome {
        #[reply(250 | (451, "4.3.0" | "4.7.X") | "X.2.2" | (552, none))]
        Known(ReplyCode),
        #[reply(other)]
        Other(ReplyBuf),
    }

    pub(super) fn check() {
        let refused = NegativeReply::new(ReplyCode::MAILBOX_UNAVAILABLE, None, "no").unwrap();
        let width = 3;
        let all: [&dyn ToReply; 8] = [
            &BadSequence,
            &Rows::Filled(7),
            &Rows::Fixed,
            &Forwarding::Accepted("ann".to_owned()),
            &Forwarding::from(BadSequence),
            &Forwarding::from(refused),
            &reply!(Rcpt, 550, "5.1.1", "no such user"),
            &reply!(250, "2.0.0", "{width:>width$}"),
        ];
        for reply in all {
            match reply.wire().to_string().parse().unwrap() {
                Outcome::Known(code) => assert_eq!(code, reply.code()),
                Outcome::Other(buf) => assert_eq!(buf.code(), reply.code()),
            }
        }
    }
}

#[test]
fn everything_is_written_all_the_same() {
    replies::check();
    by_a_macro::check();
}

/// Under another name of the crate.
mod renamed {
    extern crate smtp_codes as replies;

    #[derive(replies::ToReply)]
    #[reply(crate = replies, to = Rcpt)]
    pub(super) enum Reply {
        #[reply(250, "2.1.5", "<{0}> ok")]
        Accepted(String),
        #[reply(transparent)]
        Sequence(super::replies::BadSequence),
    }

    /// The compiler warns of what a macro writes as of what the author does.
    macro_rules! shown {
        ($name:ident($field:ty), $command:ident, $($reply:tt)+) => {
            #[derive(replies::ToReply)]
            #[reply(crate = replies, to = $command, $($reply)+)]
            pub(super) struct $name(pub(super) $field);
        };
    }

    shown!(Queued(usize), EndOfData, 250, "2.0.0", "{0} octets");
    shown!(Refused(replies::NegativeReply), Rcpt, transparent);
}

#[test]
fn another_name_needs_no_excuse() {
    use smtp_codes::{NegativeReply, ReplyCode, ToReply};
    let all = [renamed::Reply::Accepted("ann".to_owned()), renamed::Reply::Sequence(replies::BadSequence)];
    assert_eq!(all.map(|reply| reply.wire().to_string().len()), [20, 24]);
    assert_eq!(renamed::Queued(7).wire().to_string(), "250 2.0.0 7 octets\r\n");
    let refused = NegativeReply::new(ReplyCode::MAILBOX_UNAVAILABLE, None, "no").unwrap();
    assert_eq!(renamed::Refused(refused).wire().to_string(), "550 no\r\n");
}
