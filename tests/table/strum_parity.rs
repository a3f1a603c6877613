//! Twins of the generated enums, made by the same generators, whose strings and lists come from strum's own macros.

use std::collections::BTreeSet;
use std::str::FromStr;

use smtp_codes::{Command, KnownCode, KnownStatus, Party};
use strum::{EnumCount, IntoEnumIterator, VariantArray, VariantNames};

#[allow(dead_code)] // the generators emit more than the twins need
mod twin {
    use smtp_codes::{BasicCodes, ReplyCode, Severity};

    smtp_codes_derive::known_code! {
        #[derive(strum::AsRefStr, strum::EnumCount, strum::EnumIter, strum::EnumString, strum::FromRepr)]
        #[derive(strum::VariantArray, strum::VariantNames)]
    }
    smtp_codes_derive::known_status! {
        #[derive(strum::AsRefStr, strum::EnumCount, strum::EnumIter, strum::EnumString, strum::FromRepr)]
        #[derive(strum::VariantArray, strum::VariantNames)]
    }
    smtp_codes_derive::command! {
        #[derive(strum::AsRefStr, strum::EnumCount, strum::EnumIter, strum::EnumString)]
        #[derive(strum::VariantArray, strum::VariantNames)]
    }
    smtp_codes_derive::party! {
        #[derive(strum::AsRefStr, strum::EnumCount, strum::EnumIter, strum::EnumString)]
        #[derive(strum::VariantArray, strum::VariantNames)]
    }
}

macro_rules! same_lists {
    ($($test:ident: $name:ident),+ $(,)?) => {
        $(
            #[test]
            fn $test() {
                assert_eq!(<$name as EnumCount>::COUNT, <twin::$name as EnumCount>::COUNT);
                assert_eq!(<$name as VariantNames>::VARIANTS, <twin::$name as VariantNames>::VARIANTS);
                assert_eq!(<$name as VariantArray>::VARIANTS, $name::ALL);
                assert_eq!(debug($name::iter()), debug(twin::$name::iter()));
                assert_eq!(debug($name::iter().rev()), debug(twin::$name::iter().rev()));
                assert_eq!($name::iter().len(), twin::$name::iter().len());
                for (ours, theirs) in $name::iter().zip(twin::$name::iter()) {
                    assert_eq!(ours.name(), theirs.as_ref());
                    assert_eq!(ours as usize, theirs as usize);
                }
            }
        )+
    };
}

same_lists! {
    the_lists_of_known_codes_are_strums: KnownCode,
    the_lists_of_known_statuses_are_strums: KnownStatus,
    the_lists_of_commands_are_strums: Command,
    the_lists_of_parties_are_strums: Party,
}

#[test]
fn names_are_read_as_strum_reads_them() {
    for text in names_and_near_misses(<KnownCode as VariantNames>::VARIANTS) {
        let theirs = twin::KnownCode::from_str(&text).ok().map(|twin| twin as u16);
        assert_eq!(text.parse::<KnownCode>().ok().map(|known| known as u16), theirs, "{text:?}");
    }
    for text in names_and_near_misses(<KnownStatus as VariantNames>::VARIANTS) {
        let theirs = twin::KnownStatus::from_str(&text).ok().map(|twin| twin as u16);
        assert_eq!(text.parse::<KnownStatus>().ok().map(|known| known as u16), theirs, "{text:?}");
    }
}

#[test]
fn numbers_are_read_as_strum_reads_them() {
    for number in 0..=u16::MAX {
        let ours = KnownCode::try_from(number).ok().map(|known| known as u16);
        assert_eq!(ours, twin::KnownCode::from_repr(number).map(|twin| twin as u16));
    }
    let statuses: BTreeSet<_> =
        (0..=u16::MAX).filter_map(twin::KnownStatus::from_repr).map(|twin| twin as u16).collect();
    assert!(KnownStatus::iter().map(|known| known as u16).eq(statuses));
}

fn debug<T: std::fmt::Debug>(variants: impl Iterator<Item = T>) -> Vec<String> {
    variants.map(|variant| format!("{variant:?}")).collect()
}

/// Each name, and each with a letter less, a letter more, or another case.
fn names_and_near_misses(names: &[&str]) -> Vec<String> {
    let mut texts = vec![String::new()];
    for name in names {
        texts.extend([name.to_string(), format!("{name} "), format!(" {name}"), format!("{name}s")]);
        texts.extend([name[1..].to_owned(), name[..name.len() - 1].to_owned()]);
        texts.extend([name.to_lowercase(), name.to_uppercase()]);
    }
    texts
}
