//! Code that does not compile, and the compiler's messages.
//!
//! After a change of the wording, `TRYBUILD=overwrite cargo test --test ui` writes the new messages, to be read aloud.
//! The files show the output of Rust 1.95; the messages are ours and do not change, the frame around them may.

#[test]
fn every_message() {
    let cases = trybuild::TestCases::new();
    cases.compile_fail("*/*.rs");
}
