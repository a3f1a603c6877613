//! Two expansions, to be read: generated code is code that one would have written.

use std::io::Write;
use std::process::{Command, Stdio};

use proc_macro2::TokenStream;

use super::assert_same;
use crate::derive::expand;

fn formatted(tokens: &TokenStream) -> String {
    let mut rustfmt = Command::new("rustfmt")
        .args(["--edition", "2024", "--config", "max_width=110,use_small_heuristics=Max"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("rustfmt runs");
    let mut input = rustfmt.stdin.take().expect("a pipe");
    input.write_all(tokens.to_string().as_bytes()).expect("rustfmt reads");
    drop(input);
    let output = rustfmt.wait_with_output().expect("rustfmt ends");
    assert!(output.status.success());
    String::from_utf8(output.stdout).expect("rustfmt writes text")
}

#[test]
fn to_reply() {
    let input = quote::quote! {
        #[reply(to = Rcpt)]
        pub enum RcptReply<'a> {
            #[reply(250, "2.1.5", "recipient <{mailbox}> ok")]
            Accepted { mailbox: &'a str },
            #[reply(550, "5.1.1", "no such user")]
            NoSuchUser,
            #[reply(452, "4.2.2", "mailbox full,\ntry again later")]
            MailboxFull(std::io::Error),
            #[reply(transparent)]
            Session(SessionReply),
        }
    };
    assert_same("expected/to_reply.rs", &formatted(&expand::derive_to_reply(input)));
}

#[test]
fn from_reply() {
    let input = quote::quote! {
        #[reply(to = Rcpt)]
        pub enum RcptOutcome {
            #[reply(250 | 251)]
            Accepted,
            #[reply("5.1.1" | "5.1.10" | "5.7.X")]
            NoSuchUser,
            #[reply(452 | (552, none) | (552, "5.0.0" | "5.5.0" | "5.5.3"))]
            TooManyRecipients,
            #[reply(4yz | "X.2.2")]
            Later(ReplyBuf),
            #[reply(other)]
            Refused { code: ReplyCode, text: ReplyBuf },
        }
    };
    assert_same("expected/from_reply.rs", &formatted(&expand::derive_from_reply(input)));
}
