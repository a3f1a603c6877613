//! Generated code against an interpreter of the same arms, for every code and every registered enhanced status code.

use std::fmt::Debug;
use std::fmt::Write;

use smtp_codes::{FromReply, Reply};
use smtp_codes_data::STATUSES;

use super::arm_lists::{self, Random};
use super::assert_same;
use super::model::{self, Alternative, Point};

/// Enums made of arm lists, and each list as text.
macro_rules! lists {
    ($($name:ident { $($variant:ident: [$($pattern:tt)+])+ })*) => {
        $(
            #[derive(Debug, FromReply)]
            #[reply(unregistered)]
            enum $name {
                $(#[reply($($pattern)+)] $variant,)+
            }
        )*

        const LISTS: &[(&str, &[&str], fn(&Reply<'_>) -> String)] = &[$(
            (stringify!($name), &[$(stringify!($($pattern)+)),+], read::<$name>),
        )*];
    };
}

include!("expected/arm_lists.rs");

fn read<T: for<'a> FromReply<'a> + Debug>(reply: &Reply<'_>) -> String {
    format!("{:?}", T::from_reply(reply))
}

/// How many lists there are.
const COUNT: usize = 40;

#[test]
fn the_lists_are_random() {
    let points: Vec<Point> = points().collect();
    let mut text = String::from("lists! {\n");
    let mut found = 0;
    let mut seed = 10_000;
    while found < COUNT {
        seed += 1;
        let arms = arm_lists::list(&mut Random::new(seed));
        let parsed: Vec<Vec<Alternative>> = arms.iter().map(|arm| model::parse(arm)).collect();
        // One arm is not a dispatch.
        if arms.len() < 4 || !model::is_right(&parsed, &points) {
            continue;
        }
        let arms: Vec<String> =
            arms.iter().enumerate().map(|(index, arm)| format!("        V{index}: [{arm}]")).collect();
        writeln!(text, "    List{found} {{\n{}\n    }}", arms.join("\n")).unwrap();
        found += 1;
    }
    text.push_str("}\n");
    assert_same("expected/arm_lists.rs", &text);
}

#[test]
fn generated_code_is_what_the_arms_say() {
    assert_eq!(LISTS.len(), COUNT);
    let lists: Vec<Vec<Vec<Alternative>>> =
        LISTS.iter().map(|(_, arms, _)| arms.iter().map(|arm| model::parse(arm)).collect()).collect();
    let mut text = String::new();
    for point in points().chain(disagreeing()) {
        text.clear();
        match point {
            (code, None) => write!(text, "{code} text\r\n").unwrap(),
            (code, Some((class, subject, detail))) => {
                write!(text, "{code} {class}.{subject}.{detail} text\r\n").unwrap();
            }
        }
        let reply = Reply::parse(text.as_bytes()).unwrap();
        for ((name, _, read), arms) in LISTS.iter().zip(&lists) {
            let expected = model::first_match(arms, point).expect("the list is total");
            assert_eq!(read(&reply), format!("V{expected}"), "{name} reads {text}");
        }
    }
}

/// Every code with every registered enhanced status code of its class, and with some that are not registered.
fn points() -> impl Iterator<Item = Point> {
    (100..600).flat_map(|code| {
        let class = (code / 100) as u8;
        let registered = STATUSES.iter().map(|row| (row.subject, row.detail));
        let statuses = registered.chain([(0, 1), (0, 2), (0, 7), (2, 7), (7, 999), (999, 0)]);
        let has_class = matches!(class, 2 | 4 | 5);
        let enhanced =
            statuses.filter(move |_| has_class).map(move |(subject, detail)| Some((class, subject, detail)));
        std::iter::once(None).chain(enhanced).map(move |status| (code, status))
    })
}

/// Enhanced status codes that the dispatch must not look at.
fn disagreeing() -> impl Iterator<Item = Point> {
    (100..600).flat_map(|code| {
        [2, 4, 5]
            .into_iter()
            .filter(move |class| u16::from(*class) != code / 100)
            .flat_map(move |class| [(1, 1), (0, 0), (7, 1), (2, 2)].map(|(s, d)| (code, Some((class, s, d)))))
    })
}
