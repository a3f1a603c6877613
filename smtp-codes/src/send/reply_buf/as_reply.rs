//! The methods of a [`ReplyBuf`] that answer as its [`Reply`](crate::Reply) does.

use smtp_codes_data::{Provider, Severity};

use super::ReplyBuf;
use crate::codes::{Command, EnhancedCode};
use crate::decode::Deviations;
use crate::meaning::{Explanation, Findings, ProviderRow, Verdict};
use crate::reply::{Capabilities, DiagnosticCode, Lines, LogLine, Text};

/// Methods that are documented where they are defined, on `Reply`.
macro_rules! as_reply {
    ($($name:ident($($argument:ident: $type:ty)?) -> $result:ty, $what:literal;)+) => {
        impl ReplyBuf {
            $(
                #[doc = concat!("Returns ", $what, ", as [`Reply::", stringify!($name), "`].")]
                #[doc = concat!("\n\n[`Reply::", stringify!($name), "`]: crate::Reply::", stringify!($name))]
                #[allow(clippy::double_must_use)]
                #[must_use]
                pub fn $name(&self $(, $argument: $type)?) -> $result {
                    self.as_reply().$name($($argument)?)
                }
            )+
        }
    };
}

as_reply! {
    severity() -> Severity, "the severity, which the first digit of the code encodes";
    agreeing() -> Option<EnhancedCode>, "the enhanced status code, if its class is the first digit of the code";
    lines() -> Lines<'_>, "the texts of the lines";
    line_count() -> usize, "the number of lines";
    text() -> Text<'_>, "the lines joined by `\\n`";
    raw() -> &[u8], "the octets of the reply with its line ends";
    deviations() -> Deviations<'_>, "the deviations from the grammar, with their places";
    provider() -> Option<Provider>, "the provider that sent the reply, if its text shows it";
    provider_row() -> Option<ProviderRow>, "what the provider means by the reply";
    verdict(command: Command) -> Verdict, "what the reply means for the client that sent `command`";
    check(command: Command) -> Findings, "what is odd about the reply as an answer to `command`";
    explain(command: Option<Command>) -> Explanation<'_>, "what the reply means, in words for people";
    status() -> EnhancedCode, "the code for the `Status:` field of a delivery report";
    diagnostic_code() -> DiagnosticCode<'_>, "the `Diagnostic-Code:` field of a delivery report";
    to_log() -> LogLine<'_>, "the reply as one line for logs";
    capabilities() -> Capabilities<'_>, "the capabilities that a 250 to EHLO or LHLO lists";
    challenge() -> Option<&[u8]>, "the base64 of a 334";
    forward_path() -> Option<&[u8]>, "the address that a 251 or 551 names";
}
