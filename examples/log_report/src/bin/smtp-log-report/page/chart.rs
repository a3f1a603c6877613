//! The charts over time. The bars stretch with the page; the words next to them do not.

use std::fmt::{self, Write};

use smtp_codes::Action;

use super::html::{self, Number, tone};
use crate::label::{self, Count};
use crate::report::{Bar, Period};

/// Units of the drawing that a bar takes, and how high the drawing is.
const STEP: u64 = 10;
const HEIGHT: u64 = 1_000;

/// Labels below a chart at most.
const LABELS: usize = 7;

/// All replies, those that are not good once more at a scale of their own, and the table that both are drawn from.
pub(super) fn over_time(out: &mut String, period: &Period) -> fmt::Result {
    let step = label::step(period.hours);
    writeln!(out, "<p>Each bar is {step}. Replies without a time are left out.</p>")?;
    legend(out, period)?;
    chart(out, period, "All replies", Action::ALL)?;
    chart(
        out,
        period,
        "Put off, rejected or unexpected",
        &[Action::RetryLater, Action::Rejected, Action::Unexpected],
    )?;
    writeln!(out, "<details>\n<summary>The numbers of the charts</summary>")?;
    let columns = [
        ("", "Since"),
        ("number", "Replies"),
        ("number", "Accepted"),
        ("number", "Go on"),
        ("number", "Put off"),
        ("number", "Rejected"),
        ("number", "Unexpected"),
    ];
    html::begin_table(out, "time", "Replies over time", &columns)?;
    for bar in &period.bars {
        write!(out, "<tr><th scope=\"row\"><time>{}</time></th>", bar.begin)?;
        write!(out, "<td class=\"number\">{}</td>", Number(bar.replies))?;
        for action in Action::ALL {
            write!(out, "<td class=\"number\">{}</td>", Number(bar.by_verdict.of(*action)))?;
        }
        out.write_str("</tr>\n")?;
    }
    html::end_table(out)?;
    out.write_str("</details>\n")
}

fn legend(out: &mut String, period: &Period) -> fmt::Result {
    out.write_str("<ul class=\"legend\">\n")?;
    for action in Action::ALL.iter().copied() {
        if period.bars.iter().any(|bar| bar.by_verdict.of(action) > 0) {
            writeln!(out, "<li class=\"{}\">{}</li>", tone(action), label::verdict(action))?;
        }
    }
    out.write_str("</ul>\n")
}

fn chart(out: &mut String, period: &Period, title: &str, actions: &[Action]) -> fmt::Result {
    let sum = |bar: &Bar| -> u64 { actions.iter().map(|action| bar.by_verdict.of(*action)).sum() };
    let most = period.bars.iter().map(sum).max().unwrap_or(0);
    let Some(peak) = period.bars.iter().find(|bar| most > 0 && sum(bar) == most) else {
        return writeln!(out, "<p class=\"nothing\">{title}: none.</p>");
    };
    let top = ceiling(most);
    writeln!(out, "<figure class=\"chart\">\n<figcaption>{title}</figcaption>")?;
    writeln!(
        out,
        "<div class=\"scale\" aria-hidden=\"true\"><span>{}</span><span>{}</span><span>0</span></div>",
        Count(top),
        Count(top / 2)
    )?;
    let width = period.bars.len() as u64 * STEP;
    writeln!(
        out,
        "<svg viewBox=\"0 0 {width} {HEIGHT}\" preserveAspectRatio=\"none\" role=\"img\" \
         aria-label=\"{title} over time: at most {} in the bar from {}\">",
        Count(most),
        peak.begin
    )?;
    for at in [0, HEIGHT / 2, HEIGHT] {
        writeln!(out, "<line x2=\"{width}\" y1=\"{at}\" y2=\"{at}\"/>")?;
    }
    for (place, bar) in (0..).zip(&period.bars) {
        draw(out, place * STEP, bar, top, actions)?;
    }
    let every = period.bars.len().div_ceil(LABELS);
    // The last label may be for fewer bars than the others.
    let (whole, rest) = (period.bars.len() / every, period.bars.len() % every);
    let last = if rest > 0 { format!(" {rest}fr") } else { String::new() };
    write!(
        out,
        "</svg>\n<div class=\"times\" style=\"grid-template-columns: repeat({whole}, {every}fr){last}\" aria-hidden=\"true\">"
    )?;
    for (number, bar) in period.bars.iter().step_by(every).enumerate() {
        let class = if number == whole { " class=\"short\"" } else { "" };
        if number == whole && rest * 3 < every * 2 {
            // Too narrow for words.
            out.write_str("<span></span>")?;
            break;
        }
        let (day, time) = bar.begin.split_once(' ').unwrap_or((&bar.begin, ""));
        let time = if period.hours < 24 { time } else { "" };
        write!(out, "<span{class}><b>{}</b> {time}</span>", day.get(5..).unwrap_or(day))?;
    }
    out.write_str("</div>\n</figure>\n")
}

fn draw(out: &mut String, x: u64, bar: &Bar, top: u64, actions: &[Action]) -> fmt::Result {
    write!(out, "<g><title>{}", bar.begin)?;
    for action in actions.iter().filter(|action| bar.by_verdict.of(**action) > 0) {
        write!(out, "\n{}: {}", label::verdict(*action), Count(bar.by_verdict.of(*action)))?;
    }
    write!(out, "</title><rect class=\"column\" x=\"{x}\" width=\"{STEP}\" height=\"{HEIGHT}\"/>")?;
    let mut before = 0;
    for action in actions.iter().copied() {
        let count = bar.by_verdict.of(action);
        let (from, to) = (height(before, top), height(before + count, top));
        before += count;
        if to > from {
            let (x, width) = (x + 1, STEP - 2);
            write!(
                out,
                "<rect class=\"{}\" x=\"{x}\" y=\"{}\" width=\"{width}\" height=\"{}\"/>",
                tone(action),
                HEIGHT - to,
                to - from
            )?;
        }
    }
    out.write_str("</g>\n")
}

fn height(count: u64, top: u64) -> u64 {
    let height = u128::from(count) * u128::from(HEIGHT) / u128::from(top.max(1));
    height as u64
}

/// A round number that is not less, and whose half is round as well.
fn ceiling(count: u64) -> u64 {
    if count <= 10 {
        return count + count % 2;
    }
    let mut unit = 1;
    while unit * 100 < count {
        unit *= 10;
    }
    let mut round = [12, 16, 20, 24, 30, 40, 50, 60, 80, 100].into_iter().map(|times| times * unit);
    round.find(|round| *round >= count).unwrap_or(count)
}
