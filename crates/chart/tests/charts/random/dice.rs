//! Chance that comes out the same on every run: a number in, all throws from it.

/// Throws from one number (SplitMix64, Steele and others 2014).
pub(super) struct Dice(u64);

impl Dice {
    pub(super) const fn new(seed: u64) -> Self {
        Self(
            seed.wrapping_mul(0xD134_2543_DE82_EF95)
                .wrapping_add(0x632B_E59B_D9B4_E019),
        )
    }

    const fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    /// From 0 up to, not including, `end`.
    pub(super) const fn below(&mut self, end: usize) -> usize {
        (self.next() % end as u64) as usize
    }

    /// From `first` to `last`, both included.
    pub(super) const fn from(&mut self, first: i64, last: i64) -> i64 {
        first + (self.next() % (last - first + 1) as u64).cast_signed()
    }

    /// A count from `first` to `last`, both included.
    pub(super) const fn count(&mut self, first: usize, last: usize) -> usize {
        first + self.below(last - first + 1)
    }

    /// A length.
    pub(super) fn between(&mut self, low: f64, high: f64) -> f64 {
        low + (high - low) * self.part()
    }

    pub(super) fn chance(&mut self, part: f64) -> bool {
        self.part() < part
    }

    pub(super) const fn one_of<'a, T>(&mut self, all: &'a [T]) -> &'a T {
        &all[self.below(all.len())]
    }

    fn part(&mut self) -> f64 {
        (self.next() >> 11) as f64 / (1_u64 << 53) as f64
    }
}

#[test]
fn the_same_number_throws_the_same() {
    let throws = |seed: u64| {
        let mut dice = Dice::new(seed);
        (0..5).map(|_| dice.below(1000)).collect::<Vec<_>>()
    };
    assert_eq!(throws(7), throws(7), "a fault can be drawn again");
    assert_ne!(throws(7), throws(8), "and the next chart is another");
}
