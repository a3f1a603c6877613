//! Loops of const functions.

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

/// Returns `true` if one of the rows passes the test: `any()` of an iterator, which a const function cannot ask.
macro_rules! exists {
    ($row:pat in $rows:expr, $test:expr) => {
        'exists: {
            $crate::macros::for_each!($row in $rows, {
                if $test {
                    break 'exists true;
                }
            });
            false
        }
    };
}

pub(crate) use {exists, for_each};
