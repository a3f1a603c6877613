//! A stored value is read back equal, as JSON and as postcard; and a value read from any octets can be stored.

#![no_main]

use std::fmt::Debug;

use libfuzzer_sys::fuzz_target;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use smtp_codes::{
    Action, Category, Class, Command, DeliveryAction, DeliveryFaultKind, DeviationKind, EnhancedCode,
    Extension, FindingKind, KnownCode, KnownStatus, Origin, OtherProtocol, Party, Provider, ReplyBuf,
    ReplyCode, ReplyDecoder, Scope, Severity, Standing, Subject, Verdict, Wait, Weight, scan,
};

#[derive(Debug, Deserialize, PartialEq, Serialize)]
struct Numbers {
    #[serde(with = "smtp_codes::class_subject_detail")]
    status: EnhancedCode,
    #[serde(with = "smtp_codes::class_subject_detail::option")]
    maybe: Option<EnhancedCode>,
}

macro_rules! read {
    ($octets:ident: $($kind:ty)+) => { $(read::<$kind>($octets);)+ };
}

fuzz_target!(|octets: &[u8]| {
    read!(octets: ReplyBuf ReplyCode KnownCode EnhancedCode KnownStatus Command Verdict Numbers);
    read!(octets: Action Category Class DeliveryAction DeliveryFaultKind DeviationKind Extension FindingKind);
    read!(octets: Origin OtherProtocol Party Provider Scope Severity Standing Subject Wait Weight);

    let mut decoder = ReplyDecoder::new();
    let mut rest = octets;
    while let Ok(Some((reply, used))) = decoder.decode(rest) {
        stored(&ReplyBuf::from(reply));
        stored(&reply.code());
        if let Some(status) = reply.enhanced() {
            stored(&status);
            stored(&Numbers { status, maybe: None });
            stored(&Numbers { status, maybe: Some(status) });
        }
        for command in Command::ALL {
            stored(&reply.verdict(*command));
            written(&reply.explain(Some(*command)));
            reply.check(*command).into_iter().for_each(|finding| written(&finding));
        }
        reply.deviations().for_each(|deviation| written(&deviation));
        rest = &rest[used..];
    }
    scan(octets).for_each(|found| written(&found));
});

/// Stores what these octets are, if they are something.
fn read<T: Serialize + DeserializeOwned + Debug + PartialEq>(octets: &[u8]) {
    if let Ok(value) = serde_json::from_slice::<T>(octets) {
        stored(&value);
    }
    if let Ok(value) = postcard::from_bytes::<T>(octets) {
        stored(&value);
    }
}

fn stored<T: Serialize + DeserializeOwned + Debug + PartialEq>(value: &T) {
    let json = serde_json::to_vec(value).expect("it can be written");
    assert_eq!(&serde_json::from_slice::<T>(&json).expect("it can be read"), value);
    let octets = postcard::to_stdvec(value).expect("it can be written");
    assert_eq!(&postcard::from_bytes::<T>(&octets).expect("it can be read"), value);
}

/// Writes a value that is for logs alone.
fn written(value: &impl Serialize) {
    let json = serde_json::to_string(value).expect("it can be written");
    serde_json::from_str::<serde::de::IgnoredAny>(&json).expect("it is JSON");
}
