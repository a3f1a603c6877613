//! The enhanced status codes, subject by subject.

use std::fmt::{self, Write as _};

use smtp_codes::{BasicCodes, Class, KnownStatus, Subject};

use crate::html::{CodeLink, Escaped, Joined, Words, tone};
use crate::page::Section;
use crate::rows::{self, Meaning, Row, party, references};

pub(crate) const STATUSES: Section =
    Section { id: "enhanced-status-codes", heading: "Enhanced status codes", body: statuses };

fn statuses(out: &mut String) -> fmt::Result {
    let count = KnownStatus::ALL.len();
    writeln!(
        out,
        "<p>Three numbers after the reply code, as in <code>550 5.1.1</code>: a class, a subject and a detail. \
         {count} details are registered, and an <code>X</code> takes the place of their class.</p>"
    )?;
    writeln!(out, "<div class=\"group\">\n<h3>Class</h3>")?;
    rows::head(out, "digits", "The first number, the class", &["Class", "Meaning"])?;
    for &class in Class::ALL {
        let notation = format!("{}.X.X", class.digit());
        let keys = format!("{notation} {}", class.name());
        Row { id: &notation, label: &notation, tone: tone(class.severity()), keys: &keys }.begin(out)?;
        let (name, meaning) = (Words(class.name()), Escaped(class.meaning()));
        Row::cell(out, "meaning", format_args!("<b class=\"summary\">{name}</b><p>{meaning}</p>"))?;
        Row::end(out)?;
    }
    rows::end(out)?;
    writeln!(out, "</div>")?;
    for &subject in Subject::ALL {
        of_subject(out, subject)?;
    }
    Ok(())
}

fn of_subject(out: &mut String, subject: Subject) -> fmt::Result {
    let (number, name, meaning) = (subject.number(), Words(subject.name()), Escaped(subject.meaning()));
    writeln!(
        out,
        "<div class=\"group\">\n<h3 id=\"X.{number}\"><a class=\"key\" href=\"#X.{number}\">X.{number}</a> {name}</h3>\n<p>{meaning}</p>"
    )?;
    let caption = format_args!("Enhanced status codes X.{number}: {name}");
    rows::head(out, "rows", caption, &["Status", "Meaning", "Who acts", "Defined in"])?;
    for &status in KnownStatus::ALL.iter().filter(|status| status.subject() == subject) {
        let (notation, name) = (status.to_string(), status.name());
        let classes = Class::ALL.iter().map(|class| status.with_class(*class));
        let keys = format!("{notation} {} {name}", Joined(classes, " "));
        Row { id: &notation, label: &notation, tone: "", keys: &keys }.begin(out)?;
        let (summary, explanation) = (status.summary(), status.explanation());
        Row::cell(out, "meaning", Meaning { summary, name, explanation, facts: facts(status) })?;
        Row::cell(out, "party", party(status.party()))?;
        Row::cell(out, "refs", references(status.references()))?;
        Row::end(out)?;
    }
    rows::end(out)?;
    writeln!(out, "</div>")
}

fn facts(status: KnownStatus) -> Vec<String> {
    let classes = status.classes().iter().map(|class| {
        let code = status.with_class(*class);
        format!("<span class=\"code {}\">{code}</span>", tone(class.severity()))
    });
    let mut facts = vec![format!("Seen as {}", Joined(classes, ", "))];
    match status.basic_codes() {
        BasicCodes::Any => facts.push("Registered with every reply code".to_owned()),
        BasicCodes::Family(severity) => {
            let notation = format!("{}yz", severity.digit());
            facts.push(format!("Registered with <a class=\"code\" href=\"#{notation}\">{notation}</a>"));
        }
        BasicCodes::List([]) => {}
        BasicCodes::List(codes) => {
            facts.push(format!("Registered with {}", Joined(codes.iter().copied().map(CodeLink), ", ")));
        }
    }
    facts.extend(rows::search_terms(status.search_terms()));
    facts
}
