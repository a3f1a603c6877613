//! The report as one page, to be sent to the author of what was audited.

use std::io::{self, Write};

use maud::{DOCTYPE, Markup, PreEscaped, html as markup};

use super::{counts, details};
use crate::outcome::{Audit, Finding, Outcome};
use crate::rule::Level;

const STYLE: &str = include_str!("page.css");

/// Writes the audit as one page of HTML that needs no other file.
///
/// # Errors
///
/// Returns the error of the writer.
pub fn html(out: &mut impl Write, audit: &Audit) -> io::Result<()> {
    let title = format!("smtp-audit: {}", audit.subject);
    let broken = || audit.findings.iter().filter(|finding| finding.outcome.is_fail());
    let page = markup! {
        (DOCTYPE)
        html lang="en" {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                title { (title) }
                style { (PreEscaped(STYLE)) }
            }
            body {
                main {
                    h1 { (title) }
                    p {
                        "Each rule has a section of an RFC and a dialogue that shows whether it is kept. MUST and SHOULD "
                        "are the words of the RFC. C is what the client said, S what the server did."
                    }
                    table {
                        @for level in Level::ALL {
                            tr { th scope="row" { (level.name()) } td { (counts(audit, *level)) } }
                        }
                    }
                    @for level in Level::ALL {
                        @if broken().any(|finding| finding.rule.level == *level) {
                            h2 { (heading(*level)) }
                            @for finding in broken().filter(|finding| finding.rule.level == *level) {
                                (fault(finding))
                            }
                        }
                    }
                    h2 { "All checks" }
                    (all(audit))
                }
            }
        }
    };
    writeln!(out, "{}", page.into_string())
}

const fn heading(level: Level) -> &'static str {
    match level {
        Level::Must => "Broken at MUST",
        Level::Should => "Broken at SHOULD",
        Level::Practice => "Unusual in practice",
    }
}

fn fault(finding: &Finding) -> Markup {
    let rule = finding.rule;
    markup! {
        section id=(rule.id) {
            h3 { code { (rule.id) } " " (rule.says) }
            pre {
                @for (who, line) in finding.transcript.lines() {
                    span class=(class_of(who)) { (who) ": " (line) } "\n"
                }
            }
            dl {
                @for (label, text) in details(&finding.outcome) {
                    dt { (label) }
                    dd { (text) }
                }
                dt { "source" }
                dd {
                    @for (number, (name, url)) in rule.links().enumerate() {
                        @if number > 0 { ", " }
                        a href=(url) { (name) }
                    }
                }
            }
        }
    }
}

const fn class_of(who: char) -> &'static str {
    match who {
        'C' => "client",
        'S' => "server",
        _ => "event",
    }
}

fn all(audit: &Audit) -> Markup {
    markup! {
        table {
            thead { tr { th { "check" } th { "level" } th { "outcome" } th { "rule" } } }
            tbody {
                @for finding in &audit.findings {
                    tr {
                        td { code { (finding.rule.id) } }
                        td { (finding.rule.level.name()) }
                        td class=(finding.outcome.name().replace(' ', "-")) {
                            @if finding.outcome.is_fail() {
                                a href={ "#" (finding.rule.id) } { "fail" }
                            } @else {
                                (finding.outcome.name())
                            }
                        }
                        td {
                            (finding.rule.says)
                            @if let Outcome::Note(reason) | Outcome::NotOffered(reason) | Outcome::NotReached(reason) = &finding.outcome {
                                br;
                                small { (reason) }
                            }
                        }
                    }
                }
            }
        }
    }
}
