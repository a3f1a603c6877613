//! The codes: open numbers, the exhaustive enums of the table, commands and parties.

mod code_error;
mod command;
mod enhanced_code;
mod family;
mod known_code;
mod known_status;
mod party;
mod reply_code;

pub use code_error::{
    CodeOutOfRange, ParseCommandError, ParseEnhancedCodeError, ParseFamilyError, ParseReplyCodeError,
};
pub use command::Command;
pub use enhanced_code::EnhancedCode;
pub(crate) use enhanced_code::Written;
pub use family::Family;
pub use known_code::{KnownCode, NotAKnownCode, ParseKnownCodeError, UnknownCode};
pub use known_status::{BasicCodes, KnownStatus, ParseKnownStatusError};
pub use party::Party;
pub use reply_code::ReplyCode;
