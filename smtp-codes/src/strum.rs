//! strum's traits for the generated enums, from the lists that they have anyway.

use strum::{EnumCount, IntoEnumIterator, VariantArray, VariantNames};

use crate::codes::{Command, KnownCode, KnownStatus, Party};

macro_rules! variant_lists {
    ($($name:ident),+) => {
        $(
            impl EnumCount for $name {
                const COUNT: usize = Self::ALL.len();
            }

            impl VariantArray for $name {
                const VARIANTS: &'static [Self] = Self::ALL;
            }

            impl VariantNames for $name {
                const VARIANTS: &'static [&'static str] = &{
                    let mut names = [""; $name::ALL.len()];
                    let mut at = 0;
                    while at < names.len() {
                        names[at] = $name::ALL[at].name();
                        at += 1;
                    }
                    names
                };
            }

            impl IntoEnumIterator for $name {
                type Iterator = core::iter::Copied<core::slice::Iter<'static, Self>>;

                fn iter() -> Self::Iterator {
                    Self::ALL.iter().copied()
                }
            }
        )+
    };
}

variant_lists!(Command, KnownCode, KnownStatus, Party);
