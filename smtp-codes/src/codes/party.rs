//! [`Party`]: the person who has to act.

use smtp_codes_data as data;
use smtp_codes_data::by_name;

use super::enhanced_code::EnhancedCode;
use super::reply_code::ReplyCode;

smtp_codes_derive::party! {
    /// The person who has to act so that the mail gets through.
    ///
    /// After a 4yz reply no action is needed yet, as delivery is retried. The party is who can help if that fails.
    ///
    /// ```
    /// use smtp_codes::{EnhancedCode, Party, ReplyCode};
    ///
    /// assert_eq!(Party::of(ReplyCode::COMMAND_UNRECOGNIZED, None), Party::ClientAuthor);
    /// assert_eq!(Party::of(ReplyCode::TRANSACTION_FAILED, None), Party::Unclear);
    /// assert_eq!(Party::of(ReplyCode::TRANSACTION_FAILED, Some(EnhancedCode::literal("5.2.2"))), Party::Recipient);
    /// ```
    ///
}

impl Party {
    const NAMES: &'static [&'static str] = data::Party::NAMES;

    /// Returns who has to act on a reply with these codes.
    ///
    /// The enhanced status code of a 4yz or 5yz reply decides, whatever its class, unless its subject is 0. A detail
    /// that is not registered has the party of its subject. Otherwise the reply code decides; one without a row is
    /// `Unclear`. After a 5yz reply it is never `Nobody`.
    ///
    /// Reads both codes as they are registered. [`Explanation::party`](crate::Explanation::party) also knows the
    /// command, the provider, and that some servers add a status which does not go with the reply code, as in
    /// `535 5.7.3`.
    #[must_use]
    pub const fn of(code: ReplyCode, enhanced: Option<EnhancedCode>) -> Self {
        Self::from_rules(data::party(code.get(), EnhancedCode::triple_of(enhanced)))
    }

    /// Returns the name of the variant.
    #[must_use]
    pub const fn name(self) -> &'static str {
        self.to_rules().name()
    }

    /// Returns one or two sentences that say who it is.
    #[must_use]
    pub const fn meaning(self) -> &'static str {
        self.to_rules().meaning()
    }

    /// Returns who that is and what to do, for the person who sent the message.
    #[must_use]
    pub const fn advice(self) -> &'static str {
        self.to_rules().advice()
    }
}

by_name!(Party);
