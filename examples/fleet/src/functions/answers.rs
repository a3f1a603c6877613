//! What each function says of one text, and the columns that come of it.

use std::fmt::Write as _;

use datafusion::arrow::array::{Int16Array, StringArray, StringBuilder, StringViewArray, StringViewBuilder};
use datafusion::common::{DataFusionError, Result};
use smtp_codes::{Action, Command, Explanation, Party, Provider, scan};
use smtp_log_report::{Codes, action};

use super::names::Names;
use super::texts::Texts;

/// Octets that an explanation takes, about.
const EXPLANATION: usize = 256;

pub(super) fn code(texts: &Texts) -> Int16Array {
    texts
        .iter()
        .map(|text| scan(text?.as_bytes()).find_map(|found| found.code()).map(|code| code.get() as i16))
        .collect()
}

pub(super) fn enhanced(texts: &Texts) -> StringViewArray {
    let mut column = StringViewBuilder::with_capacity(texts.rows());
    let mut digits = String::new();
    for text in texts.iter() {
        match codes(text).and_then(|codes| codes.enhanced) {
            Some(enhanced) => {
                digits.clear();
                let _ = write!(digits, "{enhanced}");
                // Nine digits and dots at most, which fit into the view itself.
                column.append_value(&digits);
            }
            None => column.append_null(),
        }
    }
    column.finish()
}

pub(super) fn party(texts: &Texts) -> StringViewArray {
    let mut names = Names::new(Party::ALL.iter().map(|party| party.name()), texts.rows());
    for text in texts.iter() {
        let party = codes(text).and_then(|codes| explanation(&codes).party());
        names.push(party.and_then(|party| Party::ALL.iter().position(|other| *other == party)));
    }
    names.finish()
}

/// A command that is not known has no verdict.
pub(super) fn verdict(commands: &Texts, texts: &Texts) -> StringViewArray {
    let mut names = Names::new(Action::ALL.iter().map(|action| action.name()), texts.rows());
    let parse = |command: Option<&str>| command.map(str::parse::<Command>).transpose().ok();
    let constant = commands.constant().map(parse);
    for (command, text) in commands.iter().zip(texts.iter()) {
        let command = constant.unwrap_or_else(|| parse(command));
        let action =
            command.zip(codes(text)).map(|(command, codes)| action(command, codes.code(), codes.enhanced));
        names.push(action.map(|action| action as usize));
    }
    names.finish()
}

pub(super) fn provider(texts: &Texts, hosts: &Texts) -> StringViewArray {
    let mut names = Names::new(Provider::ALL.iter().map(|provider| provider.id()), texts.rows());
    for (text, host) in texts.iter().zip(hosts.iter()) {
        let shown = codes(text).and_then(|codes| {
            let row = explanation(&codes).provider_row().map(|row| row.provider());
            row.or_else(|| codes.found.provider())
        });
        let provider = shown.or_else(|| host.and_then(Provider::of_host));
        names.push(provider.and_then(|provider| Provider::ALL.iter().position(|other| *other == provider)));
    }
    names.finish()
}

pub(super) fn explain(texts: &Texts) -> Result<StringArray> {
    let mut column = StringBuilder::with_capacity(texts.rows(), texts.rows() * EXPLANATION);
    for text in texts.iter() {
        match codes(text) {
            Some(codes) => {
                let explanation = explanation(&codes);
                write!(column, "{explanation}")
                    .map_err(|error| DataFusionError::External(Box::new(error)))?;
                column.append_value("");
            }
            None => column.append_null(),
        }
    }
    Ok(column.finish())
}

fn codes(text: Option<&str>) -> Option<Codes<'_>> {
    Codes::of_reply(scan(text?.as_bytes()))
}

/// With the words, which may show a provider; not where the enhanced code is apart in them.
fn explanation<'a>(codes: &Codes<'a>) -> Explanation<'a> {
    match codes.code() {
        Some(code) if codes.enhanced != codes.found.enhanced() => Explanation::of(code, codes.enhanced, None),
        _ => codes.found.explain(None),
    }
}
