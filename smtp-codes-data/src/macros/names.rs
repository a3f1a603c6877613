//! The names of variants, in which `Display`, `FromStr`, serde and strum agree.

use core::error::Error;
use core::fmt;

#[cfg(feature = "serde")]
pub use serde;
#[cfg(feature = "strum")]
pub use strum;

/// A text that is not the name of a variant.
///
/// ```
/// use smtp_codes_data::Action;
///
/// assert_eq!("RetryLater".parse(), Ok(Action::RetryLater));
/// let error = "retry".parse::<Action>().unwrap_err();
/// assert!(error.to_string().starts_with("not the name of an `Action`: expected `Accepted`, `Continue`, "));
/// ```
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub struct ParseNameError {
    of: &'static str,
    expected: &'static [&'static str],
}

impl fmt::Display for ParseNameError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let article = if self.of.starts_with(['A', 'E', 'I', 'O']) { "an" } else { "a" };
        write!(f, "not the name of {article} `{}`: expected ", self.of)?;
        for (at, name) in self.expected.iter().enumerate() {
            let separator = match at {
                0 => "",
                _ if at + 1 == self.expected.len() => " or ",
                _ => ", ",
            };
            write!(f, "{separator}`{name}`")?;
        }
        Ok(())
    }
}

impl Error for ParseNameError {}

impl ParseNameError {
    #[doc(hidden)]
    #[must_use]
    pub const fn new(of: &'static str, expected: &'static [&'static str]) -> Self {
        Self { of, expected }
    }
}

#[doc(hidden)]
#[must_use]
pub fn position(name: &str, names: &[&str]) -> Option<usize> {
    names.iter().position(|one| *one == name)
}

#[cfg(feature = "serde")]
#[doc(hidden)]
#[derive(Debug)]
pub struct Name {
    pub of: &'static str,
    pub expected: &'static [&'static str],
}

#[cfg(feature = "serde")]
impl serde::de::Visitor<'_> for Name {
    type Value = usize;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "the name of a variant of `{}`", self.of)
    }

    fn visit_str<E: serde::de::Error>(self, text: &str) -> Result<usize, E> {
        position(text, self.expected).ok_or_else(|| E::unknown_variant(text, self.expected))
    }
}

/// Writes and reads enums by `name()`. They have `ALL` and `NAMES`, and their crate has the features of this one.
#[doc(hidden)]
#[macro_export]
macro_rules! by_name {
    ($($name:ident),+ $(,)?) => {
        $(
            /// The name of the variant.
            impl ::core::fmt::Display for $name {
                #[inline]
                fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                    f.pad(self.name())
                }
            }

            /// Reads the name of a variant, as `Display` writes it.
            impl ::core::str::FromStr for $name {
                type Err = $crate::ParseNameError;

                #[inline]
                fn from_str(text: &str) -> ::core::result::Result<Self, Self::Err> {
                    match $crate::names::position(text, Self::NAMES) {
                        ::core::option::Option::Some(at) => ::core::result::Result::Ok(Self::ALL[at]),
                        ::core::option::Option::None => ::core::result::Result::Err(
                            $crate::ParseNameError::new(stringify!($name), Self::NAMES),
                        ),
                    }
                }
            }

            /// The name of the variant.
            #[cfg(feature = "serde")]
            impl $crate::names::serde::Serialize for $name {
                fn serialize<S: $crate::names::serde::Serializer>(
                    &self,
                    serializer: S,
                ) -> ::core::result::Result<S::Ok, S::Error> {
                    serializer.serialize_str(self.name())
                }
            }

            /// The name of the variant.
            #[cfg(feature = "serde")]
            impl<'de> $crate::names::serde::Deserialize<'de> for $name {
                fn deserialize<D: $crate::names::serde::Deserializer<'de>>(
                    deserializer: D,
                ) -> ::core::result::Result<Self, D::Error> {
                    let name = $crate::names::Name { of: stringify!($name), expected: Self::NAMES };
                    deserializer.deserialize_str(name).map(|at| Self::ALL[at])
                }
            }

            #[cfg(feature = "strum")]
            $crate::variant_lists!($name);
        )+
    };
}

/// strum's traits for enums that have `ALL` and `NAMES`, without strum's macros.
#[doc(hidden)]
#[macro_export]
macro_rules! variant_lists {
    ($($name:ident),+ $(,)?) => {
        $(
            impl $crate::names::strum::EnumCount for $name {
                const COUNT: usize = Self::ALL.len();
            }

            impl $crate::names::strum::VariantArray for $name {
                const VARIANTS: &'static [Self] = Self::ALL;
            }

            impl $crate::names::strum::VariantNames for $name {
                const VARIANTS: &'static [&'static str] = Self::NAMES;
            }

            impl $crate::names::strum::IntoEnumIterator for $name {
                type Iterator = ::core::iter::Copied<::core::slice::Iter<'static, Self>>;

                fn iter() -> Self::Iterator {
                    Self::ALL.iter().copied()
                }
            }
        )+
    };
}
