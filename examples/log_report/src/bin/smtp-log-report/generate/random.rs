//! Numbers that look random and are the same each time.

/// A generator with the mixing steps of SplitMix64.
#[derive(Debug)]
pub(super) struct Random(u64);

impl Random {
    pub(super) const fn new() -> Self {
        Self(5_321)
    }

    pub(super) const fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    pub(super) const fn below(&mut self, end: u64) -> u64 {
        (self.next() >> 8) % end
    }

    /// One of these, the first ones more often.
    pub(super) fn pick<'a>(&mut self, from: &[&'a str]) -> &'a str {
        let end = from.len() as u64;
        let place = self.below(end).min(self.below(end));
        from[place as usize]
    }
}
