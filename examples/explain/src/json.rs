//! An explanation as JSON.

use serde_json::{Value, json};
use smtp_codes::{Explanation, Reference, Retry};

use crate::topic::Entry;

/// One object, with whom a report is about.
pub(crate) fn entry(entry: &Entry) -> Value {
    let mut object = object(&entry.explain());
    object["recipient"] = json!(entry.recipient);
    object
}

/// One object. What does not apply is null or empty.
pub(crate) fn object(explanation: &Explanation<'_>) -> Value {
    let text = |reply: smtp_codes::Reply<'_>| reply.lines().map(|line| line.to_string()).collect::<Vec<_>>();
    json!({
        "summary": explanation.summary(),
        "explanation": explanation.explanation(),
        "text": explanation.reply().map(text),
        "family": explanation.family().map(|family| family.to_string()),
        "code": explanation.code().map(|code| code.get()),
        "known": explanation.known().map(|known| json!({
            "name": known.name(),
            "summary": known.summary(),
            "origin": known.origin().name(),
        })),
        "severity": explanation.severity().map(|severity| json!({
            "digit": severity.digit(),
            "name": severity.name(),
            "meaning": severity.meaning(),
        })),
        "category": explanation.category().map(|category| json!({
            "name": category.name(),
            "meaning": category.meaning(),
        })),
        "enhanced": explanation.enhanced().map(|enhanced| enhanced.to_string()),
        "status": explanation.known_status().map(|status| json!({
            "code": status.to_string(),
            "name": status.name(),
            "summary": status.summary(),
        })),
        "class": explanation.class().map(|class| json!({
            "digit": class.digit(),
            "name": class.name(),
            "meaning": class.meaning(),
        })),
        "subject": explanation.subject().map(|subject| json!({
            "number": subject.number(),
            "name": subject.name(),
            "meaning": subject.meaning(),
        })),
        "party": explanation.party().map(|party| json!({
            "name": party.name(),
            "advice": party.advice(),
        })),
        "retry": explanation.retry().map(retry),
        "command": explanation.command().map(|command| command.name()),
        "standing": explanation.standing().map(|standing| standing.name()),
        "reason": explanation.reason(),
        "verdict": explanation.verdict().map(|verdict| json!({
            "action": verdict.action.name(),
            "scope": verdict.scope.name(),
            "closes": verdict.closes,
        })),
        "is_echo": explanation.is_echo(),
        "deviations": explanation.deviations().map(|deviation| json!({
            "name": deviation.name(),
            "octet": deviation.at(),
            "sentence": deviation.kind().meaning(),
        })).collect::<Vec<_>>(),
        "findings": explanation.findings().map(|finding| json!({
            "name": finding.name(),
            "weight": finding.weight().name(),
            "sentence": finding.to_string(),
        })).collect::<Vec<_>>(),
        "references": explanation.references().map(reference).collect::<Vec<_>>(),
    })
}

fn retry(retry: Retry) -> Value {
    let wait = match retry {
        Retry::Later(wait) => Some(wait.name()),
        Retry::Needless | Retry::Useless => None,
    };
    json!({ "is_worthwhile": wait.is_some(), "wait": wait, "meaning": retry.meaning() })
}

fn reference(reference: Reference) -> Value {
    json!({ "title": reference.to_string(), "url": reference.url() })
}
