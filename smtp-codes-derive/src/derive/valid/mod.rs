//! Checks a type against the protocol. Faults are reported; what is returned counts only where there are none.

mod arms;
pub(crate) mod instead;
pub(crate) mod judge;
mod message;
mod received;
mod reply_text;
mod shape;

use smtp_codes_data::Triple;

use crate::derive::ast::{Input, Variant};
use crate::derive::ctxt::Ctxt;
use crate::derive::pattern::Code;
use crate::derive::pattern::status::Status;
use crate::derive::sent::{Row, Sent, Source};

use judge::{Direction, Numbers, Rules};
pub(crate) use message::not_a_reply_to;

/// Makes the checks of `ToReply`: a server must not send what is wrong.
pub(crate) fn to_reply<'a>(ctxt: &Ctxt, input: &'a Input<'_>) -> Vec<Sent<'a>> {
    if !shape::type_has_variants(ctxt, input) {
        return Vec::new();
    }
    shape::check_size(ctxt, input);
    input.variants.iter().filter_map(|variant| sent(ctxt, input, variant)).collect()
}

/// Makes the checks of `FromReply`: a client has to live with what servers send, but every reply needs an arm.
pub(crate) fn from_reply(ctxt: &Ctxt, input: &Input<'_>) {
    if !shape::type_has_variants(ctxt, input) {
        return;
    }
    shape::check_size(ctxt, input);
    for variant in &input.variants {
        shape::check_arm(ctxt, input, variant);
        for alternative in variant.arms() {
            received::check(ctxt, input, variant, alternative);
        }
    }
    arms::check(ctxt, input);
}

fn sent<'a>(ctxt: &Ctxt, input: &'a Input<'_>, variant: &'a Variant<'_>) -> Option<Sent<'a>> {
    if variant.attr.transparent.is_some() {
        shape::check_transparent(ctxt, variant);
        shape::check_recursion(ctxt, input, variant);
        shape::check_keys(ctxt, input, variant, None);
        return Some(Sent { variant, source: Source::Field(variant.fields.first()?) });
    }
    let (commands, strictness) = (input.keys.commands(), input.strictness(variant));
    let rules = Rules { direction: Direction::Sent, commands, strictness };
    let reply = shape::one_reply(ctxt, input, variant, &rules);
    shape::check_keys(ctxt, input, variant, reply.map(|(code, _)| code));
    if let Some((code, status)) = reply {
        check_reply(ctxt, code, status, &rules);
    }
    let pieces = reply_text::check(ctxt, variant, reply, &rules);
    let (code, status) = reply?;
    let text = variant.attr.text.as_ref()?;
    let Numbers { code, status: enhanced } = numbers(code, status)?;
    let row = Row { code, enhanced, text, pieces: pieces? };
    Some(Sent { variant, source: Source::Row(row) })
}

fn check_reply(ctxt: &Ctxt, code: Code, status: Option<&Status>, rules: &Rules<'_>) {
    let Some(reply) = numbers(code, status) else { return };
    let faults = rules.faults(reply);
    if let Some(fault) = faults.code {
        ctxt.error(code.token, message::of_code(fault, reply, rules));
    }
    if let (Some(fault), Some(status), Some(triple)) = (faults.status, status, reply.status) {
        ctxt.error(status.token, message::of_status(fault, reply, triple, rules));
    }
}

/// Returns the numbers of a reply without a family in it.
fn numbers(code: Code, status: Option<&Status>) -> Option<Numbers> {
    let status = match status {
        Some(&Status { class, subject, detail, .. }) => {
            Some(Triple { class: class?, subject, detail: detail? })
        }
        None => None,
    };
    Some(Numbers { code: code.exact()?, status })
}

/// Returns `true` if a reply with this code can have this status at all.
fn can_carry(code: Code, status: &Status) -> bool {
    code.has_class() && status.class.is_none_or(|class| class == code.first_digit())
}
