//! Proofs over the table, made by the compiler.
