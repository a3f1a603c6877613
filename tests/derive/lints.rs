//! The derives under lints that a strict project denies: generated code gives no warning that its user cannot help.

#![deny(
    warnings,
    absolute_paths_not_starting_with_crate,
    ambiguous_negative_literals,
    deprecated_in_future,
    elided_lifetimes_in_paths,
    explicit_outlives_requirements,
    keyword_idents,
    let_underscore_drop,
    missing_debug_implementations,
    missing_docs,
    nonstandard_style,
    redundant_imports,
    redundant_lifetimes,
    rust_2018_idioms,
    single_use_lifetimes,
    trivial_casts,
    trivial_numeric_casts,
    unit_bindings,
    unnameable_types,
    unreachable_pub,
    unsafe_code,
    unused,
    unused_import_braces,
    unused_lifetimes,
    unused_qualifications,
    unused_results,
    clippy::all,
    clippy::pedantic,
    clippy::nursery,
    clippy::absolute_paths,
    clippy::allow_attributes_without_reason,
    clippy::arithmetic_side_effects,
    clippy::as_conversions,
    clippy::expect_used,
    clippy::float_arithmetic,
    clippy::indexing_slicing,
    clippy::min_ident_chars,
    clippy::missing_docs_in_private_items,
    clippy::missing_inline_in_public_items,
    clippy::missing_trait_methods,
    clippy::mod_module_files,
    clippy::multiple_inherent_impl,
    clippy::panic,
    clippy::pattern_type_mismatch,
    clippy::pub_use,
    clippy::question_mark_used,
    clippy::ref_patterns,
    clippy::same_name_method,
    clippy::shadow_unrelated,
    clippy::single_char_lifetime_names,
    clippy::std_instead_of_core,
    clippy::str_to_string,
    clippy::unwrap_used,
    clippy::wildcard_enum_match_arm
)]

pub mod replies {
    //! Public types.

    use core::fmt::{Debug, Display};
    use std::io::ErrorKind;

    use smtp_codes::{FromReply, ReplyBuf, Severity, ToReply};

    /// Any command.
    #[derive(Debug, ToReply, FromReply)]
    #[non_exhaustive]
    pub enum Session {
        /// Bye.
        #[reply(421, "4.3.2", "shutting down")]
        ShuttingDown,
        /// A number.
        #[reply(503, "5.5.1", "bad sequence\nafter {0}")]
        BadSequence(Severity),
        /// The rest.
        #[reply(other, transparent)]
        Other(ReplyBuf),
    }

    /// With lifetimes, type parameters and deprecated parts.
    #[derive(Debug, ToReply)]
    #[reply(to = Rcpt)]
    pub enum Reply<'mailbox, Value> {
        /// Fine.
        #[reply(250, "2.1.5", "<{mailbox}> {value:>width$} fine")]
        Fine {
            /// Whose.
            mailbox: &'mailbox str,
            /// The value.
            value: Value,
            /// The width.
            width: usize,
            /// For the log alone.
            source: ErrorKind,
        },
        /// Old.
        #[deprecated]
        #[reply(550, "5.1.1", "no such user")]
        NoSuchUser,
        /// Beyond ASCII.
        #[reply(553, "5.6.7", "keine Umlaute: ä", utf8)]
        Umlauts,
    }

    /// With bounds that the derive needs as well.
    #[derive(Debug, ToReply)]
    pub enum Bounded<Value: Debug + Display, Inner: ToReply>
    where
        [Value; 2]: Debug,
    {
        /// Fine.
        #[reply(250, "2.1.5", "{0} {0:?} {1:?}")]
        Fine(Value, [Value; 2]),
        /// Held.
        #[reply(transparent)]
        Inner(Inner),
    }

    /// The same for what is read.
    #[derive(Debug, FromReply)]
    pub enum Read<Value: for<'any> FromReply<'any>> {
        /// Fine.
        #[reply(2yz)]
        Fine(Value),
        /// The rest.
        #[reply(other)]
        Other,
    }

    /// Holds another.
    #[derive(Debug, ToReply)]
    #[reply(to = Rcpt)]
    pub enum Outer<'reply> {
        /// Own.
        #[reply(250, "2.1.5", "fine")]
        Fine,
        /// Held.
        #[reply(transparent)]
        Session(&'reply SessionReply),
    }

    /// Holds what is deprecated, and says that it may.
    #[derive(Debug, ToReply)]
    #[reply(to = Rcpt)]
    pub enum Keeping {
        /// Own.
        #[reply(250, "2.1.5", "fine")]
        Fine,
        /// Held.
        #[reply(transparent, from)]
        Old(#[expect(deprecated, reason = "it is still sent")] Old),
    }

    /// A struct.
    #[derive(Clone, Copy, Debug, ToReply, FromReply)]
    #[reply(500, "5.5.2", "what?", accept(1yz | 2yz | 3yz | 4yz | 5yz))]
    pub struct SessionReply;

    /// Deprecated as a whole.
    #[derive(Debug, ToReply)]
    #[deprecated]
    #[reply(500, "5.5.2", "what?")]
    pub struct Old;
}

mod private {
    //! Private types, of which not everything is used.

    #![allow(clippy::redundant_pub_crate, reason = "the opposite of `unreachable_pub`")]

    use smtp_codes::{FromReply, ReplyCode, ToReply};

    #[derive(Debug, ToReply)]
    pub(super) enum Reply {
        #[reply(250, "2.0.0", "fine")]
        Fine,
        #[reply(250, "2.0.0", "fine")]
        AlsoFine,
    }

    #[derive(Debug, FromReply)]
    pub(super) enum Outcome {
        #[reply(2yz)]
        Fine,
        #[reply(4yz | (5yz, "5.7.1" | "X.2.2") | (552, none))]
        Later { code: ReplyCode },
        #[reply("X.2.3" | (551, none))]
        Elsewhere,
        #[reply(other)]
        Other(ReplyCode),
    }
}

#[test]
fn nothing_is_unused_by_accident() {
    use smtp_codes::ToReply as _;
    for reply in [private::Reply::Fine, private::Reply::AlsoFine] {
        assert_eq!(reply.wire().to_string(), "250 2.0.0 fine\r\n");
    }
    let outcome = "550 no".parse().unwrap_or(private::Outcome::Fine);
    match outcome {
        private::Outcome::Fine | private::Outcome::Elsewhere => {}
        private::Outcome::Later { code } | private::Outcome::Other(code) => assert_eq!(code, 550),
    }
}
