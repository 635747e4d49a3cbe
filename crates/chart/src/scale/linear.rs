//! Equal steps are equal differences: nice ticks in steps of 1, 2, 2.5 and 5, the zero rule, and two axes whose zeros and ticks share
//! their heights.

use std::ops::RangeInclusive;

/// Numbers of intervals that an axis may have.
const INTERVALS: RangeInclusive<i32> = 2..=10;

/// The highest column takes at least this part of an axis that was lengthened for the sake of a line.
const SHORTEST: f64 = 0.42;

/// A step of ticks: `tenths` × 10^(exponent − 1), with tenths 10, 20, 25 or 50.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Step {
    tenths: i32,
    exponent: i32,
}

impl Step {
    const TENTHS: [i32; 4] = [10, 20, 25, 50];

    fn value(self) -> f64 {
        power(f64::from(self.tenths), self.exponent - 1)
    }

    fn decimals(self) -> usize {
        let needed = if self.tenths == 25 {
            1 - self.exponent
        } else {
            -self.exponent
        };
        usize::try_from(needed.max(0)).unwrap_or(0)
    }

    /// The smallest nice step that isn't below `least`.
    fn at_least(least: f64) -> Self {
        if !(least.is_finite() && least > 0.0) {
            return Self {
                tenths: 10,
                exponent: 0,
            };
        }
        let mut exponent = least.log10().floor() as i32 - 1;
        loop {
            for tenths in Self::TENTHS {
                let step = Self { tenths, exponent };
                // A tolerance far below a pixel keeps 0.3 / 3 from asking for 0.2.
                if step.value() >= least * (1.0 - 1e-9) {
                    return step;
                }
            }
            exponent += 1;
        }
    }

    fn next(self) -> Self {
        Self::at_least(self.value() * 1.01)
    }
}

/// `value` × 10^exponent, by division for negative exponents: 25 / 100 is the nearest double to 0.25, 25 × 0.01 isn't always.
fn power(value: f64, exponent: i32) -> f64 {
    if exponent < 0 {
        value / 10f64.powi(-exponent)
    } else {
        value * 10f64.powi(exponent)
    }
}

/// A value axis: `intervals` steps, the lowest tick being `first` steps from zero.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Linear {
    step: Step,
    first: i32,
    intervals: i32,
}

impl Linear {
    /// The axis for values in `low..=high` with about `target` intervals. With `from_zero`, zero is on it.
    pub(super) fn single(low: f64, high: f64, target: i32, from_zero: bool) -> Self {
        let (low, high) = if from_zero {
            (low.min(0.0), high.max(0.0))
        } else {
            (low, high)
        };
        let (low, high) = widened(low, high);
        let mut step = Step::at_least((high - low) / f64::from(target.max(1)) * 0.8);
        loop {
            let first = floor(low / step.value());
            let last = ceil(high / step.value());
            if last - first <= target.max(2) + 1 {
                return Self {
                    step,
                    first,
                    intervals: (last - first).max(1),
                };
            }
            step = step.next();
        }
    }

    /// Two axes with the same number of ticks and their zeros at the same tick. `clash` says how much the marks of both would
    /// get in each other's way, 0 to 1: the left axis may be a step longer to avoid it.
    pub(super) fn paired(
        left: (f64, f64),
        right: (f64, f64),
        target: i32,
        clash: &dyn Fn(Self, Self) -> f64,
    ) -> (Self, Self) {
        let with_zero = |(low, high): (f64, f64)| widened(low.min(0.0), high.max(0.0));
        let (left, right) = (with_zero(left), with_zero(right));
        let mut best: Option<(f64, (Self, Self))> = None;
        for intervals in *INTERVALS.start()..=(target + 1).clamp(4, *INTERVALS.end()) {
            for below in 0..=intervals {
                let (Some(first), Some(second)) = (fitted(left, intervals, below), fitted(right, intervals, below))
                else {
                    continue;
                };
                for (longer, first) in [
                    (false, first),
                    (
                        true,
                        Self {
                            step: first.step.next(),
                            ..first
                        },
                    ),
                ] {
                    if longer && left.1 < SHORTEST * first.high() {
                        continue;
                    }
                    let unused =
                        |scale: Self, (low, high): (f64, f64)| 1.0 - (high - low) / (scale.high() - scale.low());
                    let distance = f64::from((intervals - target).abs()) / f64::from(target.max(1));
                    let quarters = [first, second].iter().filter(|scale| scale.step.tenths == 25).count() as f64;
                    let cost = 0.8 * unused(first, left)
                        + unused(second, right)
                        + distance
                        + 0.03 * quarters
                        + clash(first, second);
                    if best.is_none_or(|(least, _)| cost < least - 1e-12) {
                        best = Some((cost, (first, second)));
                    }
                }
            }
        }
        best.map_or_else(
            || {
                (
                    Self::single(left.0, left.1, target, true),
                    Self::single(right.0, right.1, target, true),
                )
            },
            |(_, scales)| scales,
        )
    }

    /// Value of the lowest tick.
    pub(super) fn low(self) -> f64 {
        self.tick(0)
    }

    /// Value of the highest tick.
    pub(super) fn high(self) -> f64 {
        self.tick(self.intervals)
    }

    /// Values of all ticks, upwards.
    pub(super) fn ticks(self) -> impl Iterator<Item = f64> {
        (0..=self.intervals).map(move |index| self.tick(index))
    }

    fn tick(self, index: i32) -> f64 {
        power(
            f64::from(self.first + index) * f64::from(self.step.tenths),
            self.step.exponent - 1,
        )
    }

    /// Decimals that its ticks need.
    pub(super) fn decimals(self) -> usize {
        self.step.decimals()
    }

    /// Whether zero is one of its ticks.
    pub(super) fn has_zero(self) -> bool {
        self.first <= 0 && self.first + self.intervals >= 0
    }

    /// Where `value` lies: 0 at the lowest tick, 1 at the highest.
    pub(super) fn position(self, value: f64) -> f64 {
        (value - self.low()) / (self.high() - self.low())
    }

    /// The same steps with one interval more above, for labels over the highest column.
    pub(super) fn raised(self) -> Self {
        Self {
            intervals: self.intervals + 1,
            ..self
        }
    }

    /// The same steps with one interval more below.
    pub(super) fn lowered(self) -> Self {
        Self {
            first: self.first - 1,
            intervals: self.intervals + 1,
            ..self
        }
    }
}

/// The scale with the smallest nice step that reaches both ends with `below` of `intervals` under zero.
fn fitted((low, high): (f64, f64), intervals: i32, below: i32) -> Option<Linear> {
    let above = intervals - below;
    if (low < 0.0 && below == 0) || (high > 0.0 && above == 0) {
        return None;
    }
    let needed = |extent: f64, steps: i32| if steps == 0 { 0.0 } else { extent / f64::from(steps) };
    let step = Step::at_least(needed(-low, below).max(needed(high, above)));
    Some(Linear {
        step,
        first: -below,
        intervals,
    })
}

/// A range of some length, also where all figures are equal.
fn widened(low: f64, high: f64) -> (f64, f64) {
    if high > low {
        (low, high)
    } else if low == 0.0 {
        (0.0, 1.0)
    } else {
        let margin = low.abs() * 0.1;
        (low - margin, high + margin)
    }
}

fn floor(value: f64) -> i32 {
    (value + 1e-9).floor() as i32
}

fn ceil(value: f64) -> i32 {
    (value - 1e-9).ceil() as i32
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ticks_are_nice() {
        let check = |low: f64, high: f64, expected: &[f64], why: &str| {
            let ticks: Vec<f64> = Linear::single(low, high, 5, true).ticks().collect();
            assert_eq!(ticks, expected, "{why}");
        };
        check(
            0.0,
            278_019.7,
            &[0.0, 50_000.0, 100_000.0, 150_000.0, 200_000.0, 250_000.0, 300_000.0],
            "steps of 5",
        );
        check(-6.8, 7.1, &[-7.5, -5.0, -2.5, 0.0, 2.5, 5.0, 7.5], "zero is a tick");
        check(0.0, 0.0, &[0.0, 0.2, 0.4, 0.6, 0.8, 1.0], "no figures but zero");
    }

    #[test]
    fn two_axes_share_zero_and_ticks() {
        let check = |left: (f64, f64), right: (f64, f64), why: &str| {
            let (left, right) = Linear::paired(left, right, 5, &|_, _| 0.0);
            assert_eq!(left.intervals, right.intervals, "{why}: same tick count");
            assert!(
                (left.position(0.0) - right.position(0.0)).abs() < 1e-12,
                "{why}: zeros at one height"
            );
        };
        check((162_410.0, 278_019.7), (-6.8, 7.1), "growth turns negative");
        check((182.1, 12_589.37), (0.7, 7.2), "all positive");
        check((-5.0, -1.0), (2.0, 3.0), "opposite signs");
    }

    #[test]
    fn a_line_may_leave_zero() {
        let scale = Linear::single(96.2, 104.1, 5, false);
        assert!(scale.low() > 90.0, "an index near 100 would be a flat line above zero");
    }
}
