//! Random arm lists, as they would be written in attributes.

/// A generator of numbers, the same for the same seed everywhere (xorshift64*).
pub(crate) struct Random(u64);

impl Random {
    pub(crate) const fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1)
    }

    /// A number below `limit`.
    pub(crate) const fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        (self.0.wrapping_mul(0x2545_F491_4F6C_DD1D) >> 33) as usize % limit
    }

    pub(crate) fn pick<'a, T: ?Sized>(&mut self, items: &[&'a T]) -> &'a T {
        items[self.below(items.len())]
    }
}

/// Subjects and details that the lists name; every other one is as good as any.
pub(crate) const NUMBERS: [u16; 4] = [0, 1, 2, 7];

/// A list of two to seven arms. Most of them are total, and some of those without a dead word.
pub(crate) fn list(random: &mut Random) -> Vec<String> {
    let mut arms: Vec<String> = (0..1 + random.below(6)).map(|_| arm(random)).collect();
    arms.push(match random.below(10) {
        0 => "1yz | 2yz | 3yz | 4yz | 5yz".to_owned(),
        1 => arm(random),
        _ => "other".to_owned(),
    });
    arms
}

fn arm(random: &mut Random) -> String {
    let alternatives: Vec<String> = (0..1 + random.below(3)).map(|_| alternative(random)).collect();
    alternatives.join(" | ")
}

fn alternative(random: &mut Random) -> String {
    let first_digit = random.pick(&["2", "4", "5"]);
    match random.below(6) {
        0 => code(random, first_digit),
        1 => {
            let any = random.pick(&["1", "2", "3", "4", "5"]);
            code(random, any)
        }
        2 => status(random, first_digit),
        3 => {
            let any = random.pick(&["1", "2", "3", "4", "5"]);
            format!("({}, none)", codes(random, any))
        }
        kind => {
            // Now and then codes and statuses of different classes, of which only some go together.
            let digit = |random: &mut Random| {
                if kind == 4 && random.below(3) == 0 {
                    random.pick(&["2", "3", "4", "5"])
                } else {
                    first_digit
                }
            };
            let codes: Vec<_> = (0..1 + random.below(2))
                .map(|_| {
                    let digit = digit(random);
                    code(random, digit)
                })
                .collect();
            let statuses: Vec<_> = (0..1 + random.below(3)).map(|_| status(random, first_digit)).collect();
            format!("({}, {})", codes.join(" | "), statuses.join(" | "))
        }
    }
}

fn codes(random: &mut Random, first_digit: &str) -> String {
    let codes: Vec<_> = (0..1 + random.below(2)).map(|_| code(random, first_digit)).collect();
    codes.join(" | ")
}

fn code(random: &mut Random, first_digit: &str) -> String {
    let rest = random.pick(&["50", "51", "52", "21", "00", "99", "5z", "2z", "yz"]);
    format!("{first_digit}{rest}")
}

fn status(random: &mut Random, class: &str) -> String {
    let subject = NUMBERS[random.below(NUMBERS.len())];
    let detail = NUMBERS[random.below(NUMBERS.len())];
    match random.below(5) {
        0 => format!("\"{class}.{subject}.X\""),
        1 => format!("\"X.{subject}.{detail}\""),
        _ => format!("\"{class}.{subject}.{detail}\""),
    }
}
