//! References of one line each, so that the tables are read as tables.

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
        $crate::model::reference::$source
    };
}

/// The references of a row: `refs!(5321 "4.2.2", 788, EXIM)`.
macro_rules! refs {
    ($($head:tt $($section:literal)?),+ $(,)?) => { &[$(rfc!($head $($section)?)),+] };
}

pub(crate) use {refs, rfc};
