//! Classes of strength: the limits between which figures share one colour of a ramp, as printed maps do, because a step of a key is
//! told apart in grey and a shade of a gradient isn't.
//!
//! It knows figures and ramps; where a cell or a key stands is the layout's.

use crate::number;
use crate::theme::{Color, Theme};

/// Classes that a key of one direction should have.
const WANTED: usize = 6;
const FEWEST: usize = 4;
/// The part of the figures that the fullest class may hold before equal steps say too little.
const CROWDED: f64 = 0.5;
/// Limits on each side of zero at most.
const PER_SIDE: usize = 3;
/// The part of sizes that the outermost limits of a ramp of two directions stay within: a lonely figure doesn't set the classes.
const WITHIN: f64 = 0.95;
/// What a limit between classes of like counts may begin with.
const NICE: [f64; 19] = [
    1.0, 1.2, 1.5, 2.0, 2.5, 3.0, 3.5, 4.0, 4.5, 5.0, 5.5, 6.0, 6.5, 7.0, 7.5, 8.0, 8.5, 9.0, 9.5,
];

/// Limits in rising order, the classes between them, and the ramp that they walk.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Classes {
    limits: Vec<f64>,
    decimals: usize,
    /// How many of the limits lie below zero, where figures have two signs: zero is then a limit.
    below: Option<usize>,
}

impl Classes {
    /// The classes of these figures.
    pub(crate) fn of(figures: impl IntoIterator<Item = f64>) -> Self {
        let mut figures: Vec<f64> = figures.into_iter().filter(|figure| figure.is_finite()).collect();
        figures.sort_by(f64::total_cmp);
        let (Some(&low), Some(&high)) = (figures.first(), figures.last()) else {
            return Self::between(Vec::new(), None);
        };
        if low < 0.0 && high > 0.0 {
            return Self::diverging(&figures);
        }
        if low >= high {
            return Self::between(Vec::new(), None);
        }
        let equal = equal_steps(low, high);
        let distinct = 1 + figures.windows(2).filter(|pair| pair[0] < pair[1]).count();
        let limits = if is_even(&figures, &equal) || distinct <= FEWEST {
            equal
        } else {
            equal_counts(&figures, WANTED)
        };
        Self::between(limits, None)
    }

    /// The same limits on both sides of zero, so that equal strength is equal size; a side's outer classes go where nothing is in them.
    fn diverging(figures: &[f64]) -> Self {
        let mut sizes: Vec<f64> = figures.iter().map(|figure| figure.abs()).collect();
        sizes.sort_by(f64::total_cmp);
        let largest = sizes[((sizes.len() - 1) as f64 * WITHIN) as usize].max(sizes[sizes.len() / 2]);
        let positive = doubling(largest);
        let mut limits: Vec<f64> = positive.iter().rev().map(|limit| -limit).collect();
        limits.push(0.0);
        limits.extend(positive);
        let (low, high) = (figures[0], figures[figures.len() - 1]);
        limits.retain(|limit| low < *limit && *limit <= high);
        let below = limits.iter().filter(|limit| **limit < 0.0).count();
        Self::between(limits, Some(below))
    }

    fn between(limits: Vec<f64>, below: Option<usize>) -> Self {
        let decimals = (0..6)
            .find(|decimals| {
                let exact = |limit: &f64| {
                    let scaled = limit * 10f64.powi(*decimals);
                    (scaled - scaled.round()).abs() < 1e-6
                };
                limits.iter().all(exact)
            })
            .unwrap_or(6);
        Self {
            limits,
            decimals: usize::try_from(decimals).unwrap_or(0),
            below,
        }
    }

    /// How many classes there are.
    pub(crate) const fn count(&self) -> usize {
        self.limits.len() + 1
    }

    /// The limits as they are printed, from the lowest.
    pub(crate) fn limits(&self) -> impl Iterator<Item = String> {
        self.limits.iter().map(|limit| number::tick(*limit, self.decimals))
    }

    /// The class of a figure: a limit belongs to the class above it.
    pub(crate) fn class_of(&self, figure: f64) -> usize {
        self.limits.partition_point(|limit| *limit <= figure)
    }

    /// Whether a class lies below zero on a ramp of two directions.
    pub(crate) fn is_below_zero(&self, class: usize) -> bool {
        self.below.is_some_and(|below| class <= below)
    }

    /// The colour of a class.
    pub(crate) fn color(&self, class: usize, theme: &Theme) -> Color {
        let Some(below) = self.below else {
            // The palest colour of the ramp is nearly the paper: a class has to be told from no figure at all.
            return theme.ramp.class(class + 1, self.count() + 1);
        };
        // Both sides share one measure of strength: the side with more classes reaches the end of the ramp.
        let above = self.limits.len() - below;
        let longest = (below + 1).max(above) as f64;
        let strength = if class <= below {
            -((below + 1 - class) as f64) / longest
        } else {
            (class - below) as f64 / longest
        };
        theme.diverging.at(f64::midpoint(1.0, strength))
    }
}

/// Up to three limits of 1, 2 and 5 times a power of ten, the last not above the largest size, in rising order.
fn doubling(largest: f64) -> Vec<f64> {
    if largest <= 0.0 {
        return Vec::new();
    }
    let exponent = largest.log10().floor() as i32;
    let limits = [exponent - 1, exponent].into_iter().flat_map(|exponent| {
        [1.0, 2.0, 5.0].map(|digit| {
            if exponent < 0 {
                digit / 10f64.powi(-exponent)
            } else {
                digit * 10f64.powi(exponent)
            }
        })
    });
    let limits: Vec<f64> = limits.filter(|limit| *limit <= largest).collect();
    limits[limits.len().saturating_sub(PER_SIDE)..].to_vec()
}

/// Multiples of a nice step between the lowest and the highest figure.
fn equal_steps(low: f64, high: f64) -> Vec<f64> {
    let least = (high - low) / WANTED as f64;
    let power = 10f64.powf(least.log10().floor());
    let step = [1.0, 2.0, 2.5, 5.0, 10.0]
        .into_iter()
        .map(|digit| digit * power)
        .find(|step| *step >= least * (1.0 - 1e-9))
        .unwrap_or(10.0 * power);
    let first = (low / step).floor() as i64 + 1;
    let limit = |index: i64| index as f64 * step;
    (first..)
        .map(limit)
        .take_while(|limit| *limit <= high)
        .take(12)
        .collect()
}

/// Whether equal steps tell the figures apart: none holds most of them, and few are empty.
fn is_even(figures: &[f64], limits: &[f64]) -> bool {
    let mut counts = vec![0usize; limits.len() + 1];
    for figure in figures {
        counts[limits.partition_point(|limit| limit <= figure)] += 1;
    }
    let fullest = counts.iter().copied().max().unwrap_or(0);
    let empty = counts.iter().filter(|count| **count == 0).count();
    fullest as f64 <= CROWDED * figures.len() as f64 && empty <= 1
}

/// Nice limits near those that would put as many figures into each class.
fn equal_counts(sorted: &[f64], classes: usize) -> Vec<f64> {
    let mut limits: Vec<f64> = (1..classes)
        .filter_map(|part| sorted.get(part * sorted.len() / classes))
        .map(|limit| nice(*limit))
        .collect();
    limits.sort_by(f64::total_cmp);
    limits.dedup_by(|a, b| (*a - *b).abs() < 1e-9);
    let (low, high) = (sorted.first(), sorted.last());
    limits.retain(|limit| low.is_some_and(|low| low < limit) && high.is_some_and(|high| limit <= high));
    limits
}

/// The nearest number that begins with a nice digit.
fn nice(value: f64) -> f64 {
    if value == 0.0 || !value.is_finite() {
        return 0.0;
    }
    let size = value.abs();
    let exponent = size.log10().floor() as i32;
    let candidates = NICE.into_iter().chain([10.0]).map(|digit| {
        if exponent < 0 {
            digit / 10f64.powi(-exponent)
        } else {
            digit * 10f64.powi(exponent)
        }
    });
    let nearest = candidates.min_by(|a, b| (a - size).abs().total_cmp(&(b - size).abs()));
    nearest.unwrap_or(size).copysign(value)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(figures: &[f64], limits: &[&str], why: &str) {
        let classes = Classes::of(figures.iter().copied());
        assert_eq!(classes.limits().collect::<Vec<_>>(), limits, "{why}");
        for figure in figures {
            assert!(
                classes.class_of(*figure) < classes.count(),
                "{why}: {figure} has a class"
            );
        }
    }

    #[test]
    fn limits_are_numbers_that_a_reader_keeps() {
        check(
            &[10.0, 18.0, 25.0, 33.0, 41.0, 52.0, 60.0],
            &["20", "30", "40", "50", "60"],
            "even figures get equal steps",
        );
        check(
            &[
                820.0, 1010.0, 2110.0, 2480.0, 3000.0, 9000.0, 400.0, 500.0, 650.0, 700.0, 720.0,
            ],
            &["500", "700", "800", "2000", "3000"],
            "a skewed lot gets classes of like counts",
        );
        check(&[5.0, 5.0], &[], "one figure is one class");
        check(&[], &[], "nothing is one class");
    }

    #[test]
    fn zero_parts_falls_from_rises() {
        let classes = Classes::of([-30.0, -5.0, -1.0, 0.0, 2.0, 6.0, 12.0, 20.0]);
        assert!(classes.limits().any(|limit| limit == "0"), "zero is a limit");
        assert!(classes.is_below_zero(classes.class_of(-0.1)), "a fall is below");
        assert!(!classes.is_below_zero(classes.class_of(0.0)), "no change isn't a fall");
        let theme = Theme::bulletin().expect("the bundled theme is readable");
        let colors: Vec<Color> = (0..classes.count()).map(|class| classes.color(class, &theme)).collect();
        for pair in colors.windows(2) {
            assert_ne!(pair[0], pair[1], "neighbouring classes differ");
        }
    }
}
