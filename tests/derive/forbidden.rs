//! The derives and `reply!` where lints are forbidden, so that nothing in generated code may allow them.

#![forbid(
    dead_code,
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

mod replies {
    //! Private types, of whose constants and functions nothing is used.

    use smtp_codes::{FromReply, NegativeReply, ReplyBuf, ReplyCode, ToReply};

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
}

#[test]
fn everything_is_written_all_the_same() {
    use replies::{BadSequence, Forwarding, Outcome, Rows};
    use smtp_codes::{NegativeReply, ReplyCode, ToReply, reply};

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
}

#[test]
fn another_name_needs_no_excuse() {
    use smtp_codes::ToReply;
    let all = [renamed::Reply::Accepted("ann".to_owned()), renamed::Reply::Sequence(replies::BadSequence)];
    assert_eq!(all.map(|reply| reply.wire().to_string().len()), [20, 24]);
}
