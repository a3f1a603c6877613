//! strum's traits for the generated enums, from the lists that they have anyway.

use smtp_codes_data::variant_lists;

use crate::codes::{Command, KnownCode, KnownStatus};

macro_rules! names {
    ($($name:ident),+) => {
        $(impl $name {
            const NAMES: &'static [&'static str] = &{
                let mut names = [""; $name::ALL.len()];
                let mut at = 0;
                while at < names.len() {
                    names[at] = $name::ALL[at].name();
                    at += 1;
                }
                names
            };
        })+
    };
}

names!(Command, KnownCode, KnownStatus);
variant_lists!(Command, KnownCode, KnownStatus);
