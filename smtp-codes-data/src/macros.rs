//! Macros that keep the tables readable: one line for a variant, a reference or a list of references.

/// A closed enum whose variants carry their meaning, so that the documentation and `meaning()` are the same sentence.
macro_rules! closed_enum {
    ($(#[$meta:meta])* pub enum $name:ident { $($variant:ident = $value:literal, $meaning:literal;)+ }) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
        #[repr(u8)]
        pub enum $name {
            $(#[doc = $meaning] $variant = $value,)+
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

            /// Returns one or two sentences that say what it means.
            #[inline]
            #[must_use]
            pub const fn meaning(self) -> &'static str {
                match self {
                    $(Self::$variant => $meaning,)+
                }
            }
        }
    };
}

/// `for row in rows`, which a const function cannot say. The row is lent, as by `iter()`.
macro_rules! for_each {
    ($row:pat in $rows:expr, $body:block) => {{
        let mut rest: &[_] = $rows;
        while let [row, tail @ ..] = rest {
            rest = tail;
            let $row = row;
            $body
        }
    }};
}

/// One reference: `rfc!(5321 "4.2.2")`, `rfc!(788)` for a document without a finer place, or a named source.
macro_rules! rfc {
    ($number:literal $section:literal) => {
        $crate::Reference::rfc_section(
            $number,
            concat!("RFC ", $number),
            $section,
            concat!("https://www.rfc-editor.org/rfc/rfc", $number, "#section-", $section),
        )
    };
    ($number:literal) => {
        $crate::Reference::rfc_section(
            $number,
            concat!("RFC ", $number),
            "",
            concat!("https://www.rfc-editor.org/rfc/rfc", $number),
        )
    };
    ($source:ident) => {
        $crate::reference::$source
    };
}

/// The references of a row: `refs!(5321 "4.2.2", 788, EXIM)`.
macro_rules! refs {
    ($($head:tt $($section:literal)?),+ $(,)?) => { &[$(rfc!($head $($section)?)),+] };
}

pub(crate) use {closed_enum, for_each, refs, rfc};
