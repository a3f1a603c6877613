//! The page as a document.

use std::collections::{BTreeSet, HashSet};

use scraper::{ElementRef, Html, Selector};
use smtp_codes::{
    Category, Class, Command, KnownCode, KnownStatus, Origin, Party, Reference, Severity, Standing, Subject,
};

use super::Page;

#[test]
fn is_html_without_a_fault() {
    let html = document();
    assert_eq!(html.errors, Vec::<String>::new());
    assert_eq!(format!("{:?}", html.quirks_mode), "NoQuirks");
}

#[test]
fn has_every_reply_code() {
    let html = document();
    for code in KnownCode::ALL {
        let row = row(&html, &code.to_string());
        for text in [code.summary(), code.explanation(), code.name()].iter().chain(code.search_terms()) {
            assert!(text_of(row).contains(text), "{code}: {text}");
        }
        assert!(links(row).contains(&format!("#{}", code.party().name())), "{code}");
        assert_references(row, code.references());
    }
}

#[test]
fn has_every_status() {
    let html = document();
    for status in KnownStatus::ALL {
        let row = row(&html, &status.to_string());
        for text in
            [status.summary(), status.explanation(), status.name()].iter().chain(status.search_terms())
        {
            assert!(text_of(row).contains(text), "{status}: {text}");
        }
        assert!(links(row).contains(&format!("#{}", status.party().name())), "{status}");
        for class in Class::ALL {
            let is_shown = text_of(row).contains(&status.with_class(*class).to_string());
            assert_eq!(is_shown, status.classes().contains(class), "{status} {class}");
        }
        assert_references(row, status.references());
    }
}

#[test]
fn has_every_reply_of_every_command() {
    let html = document();
    for &command in Command::ALL {
        let anchor = anchor(command);
        let entry = with_id(&html, anchor);
        assert!(text_of(entry).contains(command.meaning()), "{command}");
        let rows: Vec<_> = select(entry, "tr.reply").collect();
        assert_eq!(rows.len(), command.replies().len(), "{command}");
        for (row, code) in rows.into_iter().zip(command.replies()) {
            assert_eq!(row.attr("id"), Some(format!("{anchor}-{code}").as_str()));
            let explanation = code.explain(Some(command));
            let reason = explanation.reason().expect("a reply that a command may get has a reason");
            assert!(text_of(row).contains(reason), "{command} {code}: {reason}");
            let links = links(row);
            assert!(links.contains(&format!("#{code}")), "{command} {code}");
            assert!(links.contains(&format!("#{}", command.standing(*code).name())), "{command} {code}");
        }
    }
}

#[test]
fn has_every_digit_number_and_word() {
    let html = document();
    let severities = Severity::ALL.iter().map(|it| (format!("{}yz", it.digit()), it.meaning()));
    let categories = Category::ALL.iter().map(|it| (format!("x{}z", it.digit().unwrap_or(6)), it.meaning()));
    let classes = Class::ALL.iter().map(|it| (format!("{}.X.X", it.digit()), it.meaning()));
    let parties = Party::ALL.iter().map(|it| (it.name().to_owned(), it.advice()));
    let standings = Standing::ALL.iter().map(|it| (it.name().to_owned(), it.meaning()));
    let origins = Origin::ALL.iter().map(|it| (it.name().to_owned(), it.meaning()));
    let words = severities.chain(categories).chain(classes).chain(parties).chain(standings).chain(origins);
    let mut rows = KnownCode::ALL.len() + KnownStatus::ALL.len();
    for (id, meaning) in words {
        assert!(text_of(row(&html, &id)).contains(meaning), "{id}: {meaning}");
        rows += 1;
    }
    assert_eq!(
        select(html.root_element(), "tr.entry").count(),
        rows,
        "there are rows of which nothing is known"
    );
    for subject in Subject::ALL {
        let heading = with_id(&html, &format!("X.{}", subject.number()));
        let group = ElementRef::wrap(heading.parent().expect("it has one")).expect("it is an element");
        assert!(text_of(group).contains(subject.meaning()), "{subject}");
    }
}

#[test]
fn every_anchor_stands_once_and_every_link_leads_somewhere() {
    let html = document();
    let mut ids = HashSet::new();
    for element in select(html.root_element(), "[id]") {
        assert!(ids.insert(element.attr("id").unwrap_or_default()), "twice: {:?}", element.attr("id"));
    }
    for link in links(html.root_element()) {
        if let Some(anchor) = link.strip_prefix('#') {
            assert!(ids.contains(anchor), "nowhere: {link}");
        }
    }
    for (element, attribute) in
        [("[aria-labelledby]", "aria-labelledby"), ("[aria-describedby]", "aria-describedby")]
    {
        for element in select(html.root_element(), element) {
            let names = element.attr(attribute).unwrap_or_default();
            assert!(names.split(' ').all(|id| ids.contains(id)), "{names}");
        }
    }
}

#[test]
fn loads_nothing_and_leads_only_to_references() {
    let html = document();
    let root = html.root_element();
    assert_eq!(
        select(root, "[src], [srcset], [data], [action], [poster], iframe, object, embed, base").count(),
        0
    );
    let loaded = select(root, "link").filter_map(|link| link.attr("href"));
    assert!(loaded.into_iter().all(|address| address.starts_with("data:")));
    let style: String = select(root, "style").flat_map(|style| style.text()).collect();
    assert!(!style.contains("url(") && !style.contains("@import"));
    let policy = select(root, "meta[http-equiv]").find_map(|meta| meta.attr("content")).unwrap_or_default();
    assert!(policy.starts_with("default-src 'none'") && !policy.contains("http"), "{policy}");

    let known: BTreeSet<_> = {
        let codes = KnownCode::ALL.iter().flat_map(|code| code.references());
        let statuses = KnownStatus::ALL.iter().flat_map(|status| status.references());
        let of_row = |command: Command| {
            let explained = command.replies().iter().map(move |code| code.explain(Some(command)));
            explained.flat_map(|explanation| explanation.references())
        };
        let commands = Command::ALL.iter().copied().flat_map(of_row);
        codes.chain(statuses).copied().chain(commands).map(Reference::url).collect()
    };
    let outside = links(root).into_iter().filter(|link| !link.starts_with('#'));
    assert!(outside.into_iter().all(|link| known.contains(link.as_str())));
}

#[test]
fn tells_its_structure() {
    let html = document();
    let root = html.root_element();
    assert_eq!(root.attr("lang"), Some("en"));
    for (landmark, count) in [("body > header", 1), ("main", 1), ("nav[aria-label]", 1), ("body > footer", 1)]
    {
        assert_eq!(select(root, landmark).count(), count, "{landmark}");
    }
    let mut level = 0;
    for heading in select(root, "h1, h2, h3, h4, h5, h6") {
        let next = heading.value().name()[1..].parse().expect("a level");
        assert!(next <= level + 1, "a level is left out before {:?}", text_of(heading));
        level = next;
    }
    assert_eq!(select(root, "h1").count(), 1);
    for table in select(root, "table") {
        assert!(select(table, ":scope > caption").any(|caption| !text_of(caption).trim().is_empty()));
        assert!(select(table, "th").all(|head| matches!(head.attr("scope"), Some("row" | "col"))));
        let columns = select(table, "thead th").count();
        let mut rows = select(table, "tbody tr");
        assert!(
            rows.all(
                |row| select(row, "th[scope=row]").count() == 1 && row.child_elements().count() == columns
            )
        );
    }
    for section in select(root, "main > section") {
        assert!(section.attr("aria-labelledby").is_some());
    }
    for field in select(root, "input:not([type=radio]), select, textarea") {
        let id = field.attr("id").unwrap_or_default();
        assert_eq!(select(root, &format!("label[for={id}]")).count(), 1, "{id}");
    }
    let first = select(root, "a[href], button, input").next().and_then(|element| element.attr("class"));
    assert_eq!(first, Some("skip"));
}

#[test]
fn says_where_it_cannot_explain() {
    let page = Page::written(&["--table-only"], "reference-table-only.html");
    let html = Html::parse_document(&page.html);
    assert_eq!(html.errors, Vec::<String>::new());
    assert!(page.remarks.contains("will not explain"), "{}", page.remarks);
    assert!(text_of(with_id(&html, "no-module")).contains("not in this build"));
    assert_eq!(select(html.root_element(), "#asked, textarea, #module").count(), 0);
    assert_eq!(select(html.root_element(), "#query").count(), 1);
    assert_eq!(
        select(html.root_element(), "tr.entry").count(),
        select(document().root_element(), "tr.entry").count()
    );
}

fn document() -> Html {
    Html::parse_document(&Page::whole().html)
}

/// As the page has it: the verb, or the name where there is none.
fn anchor(command: Command) -> &'static str {
    if command.verb().starts_with(|first: char| first.is_ascii_uppercase()) {
        command.verb()
    } else {
        command.name()
    }
}

fn row<'a>(html: &'a Html, id: &str) -> ElementRef<'a> {
    let row = with_id(html, id);
    assert_eq!(row.value().name(), "tr", "{id}");
    row
}

fn with_id<'a>(html: &'a Html, id: &str) -> ElementRef<'a> {
    let found = select(html.root_element(), "[id]").find(|element| element.attr("id") == Some(id));
    found.unwrap_or_else(|| panic!("nothing has the anchor {id}"))
}

fn select<'a>(element: ElementRef<'a>, selector: &str) -> impl Iterator<Item = ElementRef<'a>> + use<'a> {
    let selector = Selector::parse(selector).expect("a selector");
    element.select(&selector).collect::<Vec<_>>().into_iter()
}

fn text_of(element: ElementRef<'_>) -> String {
    element.text().collect()
}

fn links(element: ElementRef<'_>) -> HashSet<String> {
    select(element, "a[href]").filter_map(|link| link.attr("href").map(str::to_owned)).collect()
}

fn assert_references(row: ElementRef<'_>, references: &[Reference]) {
    let links = links(row);
    for reference in references {
        assert!(links.contains(reference.url()), "{reference}");
    }
}
