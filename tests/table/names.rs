//! Every enum whose variants hold nothing is written and read by one form, whoever asks: for most of them the name.

use core::fmt::{Debug, Display};
use core::str::FromStr;
use std::collections::BTreeSet;

use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::json;
use smtp_codes::{
    Action, Category, Class, DeviationKind, Extension, FindingKind, Origin, OtherProtocol, Party, Scope,
    Severity, Standing, Subject, Wait, Weight,
};
use strum::{EnumCount, IntoEnumIterator, VariantArray, VariantNames};

fn is_written_by_name<T>(all: &'static [T], name: fn(T) -> &'static str)
where
    T: Copy + Debug + Display + PartialEq + FromStr<Err: Display> + Serialize + DeserializeOwned,
    T: EnumCount + IntoEnumIterator + VariantArray + VariantNames,
{
    for &variant in all {
        let name = name(variant);
        assert_eq!(variant.to_string(), name);
        assert_eq!(format!("{variant:?}"), name);
        assert_eq!(format!("{variant:>30}|{variant:.2}"), format!("{name:>30}|{name:.2}"));
        assert_eq!(name.parse().ok(), Some(variant));
        assert_eq!(serde_json::to_value(variant).unwrap(), json!(name));
        assert_eq!(serde_json::from_value::<T>(json!(name)).unwrap(), variant);
        let octets = postcard::to_stdvec(&variant).unwrap();
        assert_eq!(postcard::from_bytes::<T>(&octets).unwrap(), variant);
    }
    let names: Vec<_> = all.iter().map(|&variant| name(variant)).collect();
    assert_eq!(names.iter().collect::<BTreeSet<_>>().len(), all.len());
    assert_eq!((T::COUNT, <T as VariantArray>::VARIANTS), (all.len(), all));
    assert_eq!(<T as VariantNames>::VARIANTS, names);
    assert!(T::iter().eq(all.iter().copied()));
    for text in ["", " ", "0", "name", &names[0].to_lowercase(), &format!("{} ", names[0])] {
        let Err(error) = text.parse::<T>() else { panic!("{text:?} is read") };
        let error = error.to_string();
        assert!(error.starts_with("not the name of a"), "{error}");
        assert!(names.iter().all(|name| error.contains(&format!("`{name}`"))), "{error}");
        let error = serde_json::from_value::<T>(json!(text)).unwrap_err().to_string();
        assert!(
            error.starts_with(&format!("unknown variant `{text}`, expected one of `{}`", names[0])),
            "{error}"
        );
    }
    assert!(
        serde_json::from_value::<T>(json!(0)).unwrap_err().to_string().contains("the name of a variant of `")
    );
}

macro_rules! are_written_by_name {
    ($($name:ident),+ $(,)?) => { $(is_written_by_name($name::ALL, $name::name);)+ };
}

#[test]
fn enums_are_written_and_read_by_name() {
    are_written_by_name!(
        Action,
        Category,
        Class,
        DeviationKind,
        Extension,
        FindingKind,
        Origin,
        OtherProtocol,
        Party,
        Scope,
        Severity,
        Standing,
        Subject,
        Wait,
        Weight,
    );
}

#[test]
fn the_error_of_a_name_says_which_names_there_are() {
    let error = "success".parse::<Class>().unwrap_err();
    assert_eq!(
        error.to_string(),
        "not the name of a `Class`: expected `Success`, `PersistentTransientFailure` or `PermanentFailure`"
    );
    assert!("".parse::<Action>().unwrap_err().to_string().starts_with("not the name of an `Action`: "));
}
