//! Macros that keep the tables readable: one line for a reference or a list of references.

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

pub(crate) use {for_each, refs, rfc};
