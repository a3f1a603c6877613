//! One form for every enum whose variants hold nothing: a list of them, their names and what they mean.

/// A closed enum whose variants carry their meaning. The documentation of a variant is the same sentence, unless it has
/// one of its own.
#[doc(hidden)]
#[macro_export]
macro_rules! closed_enum {
    ($(#[$meta:meta])* pub enum $name:ident {
        $($(#[doc = $doc:literal])* $variant:ident $(= $value:literal)?, $meaning:literal;)+
    }) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
        #[repr(u8)]
        pub enum $name {
            $(#[doc = $crate::closed_enum!(@doc $meaning; $($doc)*)] $variant $(= $value)?,)+
        }

        impl $name {
            /// Every variant, in ascending order.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)+];

            #[doc(hidden)]
            pub const NAMES: &'static [&'static str] = &[$(stringify!($variant),)+];

            /// Returns the name of the variant.
            #[inline]
            #[must_use]
            pub const fn name(self) -> &'static str {
                match self {
                    $(Self::$variant => stringify!($variant),)+
                }
            }

            /// Returns what it means, in a sentence or two.
            #[inline]
            #[must_use]
            pub const fn meaning(self) -> &'static str {
                match self {
                    $(Self::$variant => $meaning,)+
                }
            }
        }
    };
    (@doc $meaning:literal;) => { $meaning };
    (@doc $meaning:literal; $($doc:literal)+) => { concat!($($doc, "\n"),+) };
}
