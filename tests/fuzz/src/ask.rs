//! Asks everything that can be asked, for targets to which it only matters that there is an answer.

use smtp_codes::{Command, Explanation, Reply};

/// Asks a reply, and each of its explanations.
pub fn reply(reply: &Reply<'_>, command: Command) {
    let _ = (reply.code(), reply.enhanced(), reply.severity(), reply.status(), reply.verdict(command));
    for line in reply.lines() {
        let _ = (line.as_bytes(), line.to_str(), line.to_string());
    }
    let _ = (reply.text().to_string(), reply.to_log().to_string(), format!("{reply:?}"));
    let _ = (reply.deviations().count(), reply.line_count(), reply.diagnostic_code().to_string());
    let _ = (reply.capabilities().count(), reply.challenge(), reply.forward_path());
    let _ = (reply.provider(), reply.provider_row(), reply.check(command));
    for command in [None, Some(command)] {
        explanation(&reply.explain(command));
    }
}

/// Asks an explanation, and that of its cause. What people read has no control characters.
pub fn explanation(explanation: &Explanation<'_>) {
    let text = explanation.to_string();
    assert!(
        !text.chars().any(|character| character.is_control() && !matches!(character, '\t' | '\n')),
        "{text:?}"
    );
    assert!(!explanation.summary().is_empty() && !explanation.explanation().is_empty());
    let _ = (explanation.party(), explanation.retry(), explanation.verdict(), explanation.provider_row());
    let _ = (explanation.standing(), explanation.reason(), explanation.known_status());
    let _ = (explanation.references().count(), explanation.deviations().count());
    let _ = (explanation.findings().count(), explanation.commands().count(), format!("{explanation:?}"));
    if let Some(cause) = explanation.cause() {
        assert!(!cause.to_string().is_empty());
    }
}
