//! [`Party`]: who has to act.

use smtp_codes_data as data;
use smtp_codes_data::by_name;

use super::enhanced_code::EnhancedCode;
use super::reply_code::ReplyCode;

smtp_codes_derive::party! {
    /// Who has to act so that the mail gets through.
    ///
    /// After a 4yz no action is needed yet, since delivery will be retried; the party is who can help if that does not.
    ///
    /// ```
    /// use smtp_codes::{Party, ReplyCode};
    ///
    /// assert_eq!(Party::of(ReplyCode::COMMAND_UNRECOGNIZED, None), Party::ClientAuthor);
    /// assert_eq!(Party::of(ReplyCode::TRANSACTION_FAILED, None), Party::Unclear);
    /// assert_eq!(Party::of(ReplyCode::TRANSACTION_FAILED, "5.2.2".parse().ok()), Party::Recipient);
    /// ```
    ///
}

impl Party {
    const NAMES: &'static [&'static str] = data::Party::NAMES;

    /// Who has to act on a reply with these codes.
    ///
    /// The enhanced status code of a refusal decides, whatever its class, unless its subject is 0; a detail that is not
    /// registered has the party of its subject. Else the reply code decides, and one without a row is `Unclear`. After a
    /// 5yz it is never `Nobody`.
    #[must_use]
    pub const fn of(code: ReplyCode, enhanced: Option<EnhancedCode>) -> Self {
        let enhanced = match enhanced {
            Some(enhanced) => Some(enhanced.triple()),
            None => None,
        };
        Self::from_rules(data::party(code.get(), enhanced))
    }

    /// The name of the variant.
    #[must_use]
    pub const fn name(self) -> &'static str {
        self.to_rules().name()
    }

    /// One or two sentences that say who it is.
    #[must_use]
    pub const fn meaning(self) -> &'static str {
        self.to_rules().meaning()
    }

    /// Who that is and what to do, said to the person who sent the message.
    #[must_use]
    pub const fn advice(self) -> &'static str {
        self.to_rules().advice()
    }
}

by_name!(Party);
