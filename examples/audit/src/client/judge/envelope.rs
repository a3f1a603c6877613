//! Judgements on EHLO, MAIL and RCPT.

use smtp_codes::Command;

use super::super::run::{Heard, Run};
use crate::host::is_host;
use crate::outcome::{Judged, broken, unclear, unusual};

/// No parameter at all.
pub(in crate::client) fn asks_for_nothing(run: &Run) -> Judged {
    match envelope(run).find(|heard| parameters(heard).next().is_some()) {
        Some(heard) => broken(format!("no parameter: {}", heard.shown())),
        None => Ok(()),
    }
}

/// No parameter of an extension that EHLO did not list.
pub(in crate::client) fn asks_for_what_is_listed(run: &Run) -> Judged {
    if run.of(Command::Mail).next().is_none() {
        return unclear("the client does not come to MAIL");
    }
    let is_listed = |parameter: &String| {
        let keyword = parameter.split('=').next().unwrap_or_default().to_ascii_uppercase();
        let is_listed = |extension: &str| {
            let mut names = run.record.listed.iter().filter_map(|line| line.split(' ').next());
            names.any(|name| name.eq_ignore_ascii_case(extension))
        };
        match keyword.as_str() {
            "BODY" => is_listed("8BITMIME") || is_listed("BINARYMIME"),
            "RET" | "ENVID" | "NOTIFY" | "ORCPT" => is_listed("DSN"),
            keyword => is_listed(keyword),
        }
    };
    let unlisted = envelope(run).find_map(|heard| parameters(heard).find(|one| !is_listed(one)));
    match unlisted {
        Some(parameter) => broken(format!("no parameter that EHLO does not list, as {parameter}")),
        None => Ok(()),
    }
}

/// One command, and its reply before the next.
pub(in crate::client) fn waits_with_each(run: &Run) -> Judged {
    if run.record.was_early { broken("one command at a time") } else { Ok(()) }
}

/// SIZE is right, or is not there: then the server learns the size at the end, which is allowed.
pub(in crate::client) fn declares_no_less(run: &Run) -> Judged {
    let declared = run.of(Command::Mail).find_map(|mail| {
        parameters(mail)
            .find_map(|parameter| parameter.to_ascii_uppercase().strip_prefix("SIZE=")?.parse().ok())
    });
    let Some(text) = run.texts().find(|text| !text.octets.is_empty()) else {
        return match run.record.heard.iter().find(|heard| heard.is_text()) {
            Some(stray) => broken(format!("no text after the refusal: {}", stray.shown())),
            None => Ok(()),
        };
    };
    match declared {
        Some(declared) if text.octets.len() > declared => {
            broken(format!("SIZE of {} octets, and not of {declared}", text.octets.len()))
        }
        _ => unusual("SIZE would have spared the server the message"),
    }
}

/// An address whose local part is not ASCII has no other form.
pub(in crate::client) fn keeps_address(run: &Run) -> Judged {
    match run.of(Command::Rcpt).next() {
        Some(rcpt) => broken(format!("no RCPT: {}", rcpt.shown())),
        None => Ok(()),
    }
}

/// A domain, or an address literal.
pub(in crate::client) fn tells_its_name(run: &Run) -> Judged {
    for hello in run.record.heard.iter().filter(|heard| heard.is_hello()) {
        let line = hello.shown();
        let name = line.split_once(' ').map_or("", |(_, name)| name);
        if !is_host(name) {
            return broken(format!("a domain or an address literal: {line}"));
        }
        if !name.contains('.') && !name.starts_with('[') {
            return unusual(format!("{name} is not a name that others can look up"));
        }
    }
    Ok(())
}

fn envelope(run: &Run) -> impl Iterator<Item = &Heard> {
    run.record.heard.iter().filter(|heard| matches!(heard.command, Command::Mail | Command::Rcpt))
}

/// Returns the parameters, which come after the path.
fn parameters(heard: &Heard) -> impl Iterator<Item = String> {
    let line = String::from_utf8_lossy(&heard.octets).into_owned();
    let rest = line.rsplit_once('>').map(|(_, rest)| rest.to_owned()).unwrap_or_default();
    rest.split_whitespace().map(str::to_owned).collect::<Vec<_>>().into_iter()
}
