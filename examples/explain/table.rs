//! The reference table: every digit, number and code that has a meaning.

use smtp_codes::{Explanation, Family, KnownCode, KnownStatus, Severity};

/// Everything that the table has to say, the general before the particular.
pub(crate) fn explanations() -> impl Iterator<Item = Explanation<'static>> {
    let digits = Severity::ALL.iter().map(|severity| Family::from(*severity).explain());
    let codes = KnownCode::ALL.iter().map(|code| code.code().explain(None));
    let statuses = KnownStatus::ALL.iter().map(|status| Family::from(*status).explain());
    digits.chain(codes).chain(statuses)
}
