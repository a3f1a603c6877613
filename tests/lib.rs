//! What the tests share, and the README as a doc test.
