//! A set of the variants of a closed enum, one bit each.

/// Writes a set of kinds and the iterator over it. The enum has `ALL`, and its discriminants are the places in it.
#[doc(hidden)]
#[macro_export]
macro_rules! kind_set {
    (
        $(#[$set_meta:meta])* $vis:vis struct $set:ident($bits:ty) of $kind:ident;
        $(#[$iter_meta:meta])* struct $iter:ident;
    ) => {
        $(#[$set_meta])*
        #[derive(Clone, Copy, Debug, Default, Eq, Hash, PartialEq)]
        $vis struct $set($bits);

        impl $set {
            /// The set without any kind.
            $vis const EMPTY: Self = Self(0);

            /// Returns `true` if the kind is in the set.
            #[must_use]
            $vis const fn contains(self, kind: $kind) -> bool {
                self.0 & 1 << kind as u8 != 0
            }

            /// Returns `true` if no kind is in the set.
            #[must_use]
            $vis const fn is_empty(self) -> bool {
                self.0 == 0
            }

            /// Returns the set with this kind in it.
            #[must_use]
            $vis const fn with(self, kind: $kind) -> Self {
                Self(self.0 | 1 << kind as u8)
            }

            /// Returns the kinds, in the order of the enum.
            $vis const fn iter(self) -> $iter {
                $iter(self)
            }
        }

        $(#[$iter_meta])*
        #[derive(Clone, Debug)]
        #[must_use = "iterators are lazy"]
        $vis struct $iter($set);

        impl $iter {
            /// Returns the kinds that have not been yielded.
            $vis const fn rest(&self) -> $set {
                self.0
            }
        }

        impl ::core::iter::Iterator for $iter {
            type Item = $kind;

            #[inline]
            fn next(&mut self) -> ::core::option::Option<$kind> {
                let kind = *$kind::ALL.get(self.0.0.trailing_zeros() as usize)?;
                self.0.0 &= self.0.0 - 1;
                ::core::option::Option::Some(kind)
            }

            #[inline]
            fn size_hint(&self) -> (usize, ::core::option::Option<usize>) {
                let left = self.0.0.count_ones() as usize;
                (left, ::core::option::Option::Some(left))
            }
        }

        impl ::core::iter::ExactSizeIterator for $iter {}
        impl ::core::iter::FusedIterator for $iter {}

        const _: () = assert!($kind::ALL.len() <= <$bits>::BITS as usize);
    };
}
