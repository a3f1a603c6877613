//! The codes: open numbers, the rows of the table, and what they name.

mod command;
mod enhanced_code;
mod error;
mod family;
mod known_code;
mod known_status;
mod party;
mod reply_code;

pub use command::Command;
pub use enhanced_code::EnhancedCode;
pub use error::{
    CodeOutOfRange, NotAKnownCode, ParseCommandError, ParseEnhancedCodeError, ParseFamilyError,
    ParseKnownCodeError, ParseKnownStatusError, ParseReplyCodeError, UnknownCode,
};
pub use family::Family;
pub use known_code::KnownCode;
pub use known_status::{BasicCodes, KnownStatus};
pub use party::Party;
pub use reply_code::ReplyCode;
