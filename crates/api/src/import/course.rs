//! The course of a series: whether a new level looks like those beside it.
//!
//! Two things are worth a look: a jump by 10⁴ or 10⁸, as between 万元, 亿元 and 元, and a growth that the series never had. Both are
//! warnings, neither changes anything. Ratios are floats here, since nothing of them is kept: the figures stay decimals.
//!
//! The state is small and grows with the number of series, not of rows; a row costs a comparison with what its series did before.

use suishu_domain::{Decimal, FindingCode, Period, Span, Unit};

/// Growths of a series that are remembered.
const REMEMBERED: usize = 16;
/// Findings of one kind that are told.
const TOLD: usize = 100;
/// With fewer growths nothing is said of the next one.
const LEAST: usize = 8;
/// So many times the median deviation is beyond what the series does.
const BEYOND: f64 = 8.0;
/// The least median deviation, for series that grow by nearly the same all the time.
const CALM: f64 = 0.02;
/// A smaller growth is no outlier, however calm the series was: a third less, half as much again.
const NOTABLE: f64 = 0.4;
/// A figure that is this many times its neighbour, or that part of it, is an outlier in any series.
const TENFOLD: f64 = 10.0;
/// Factors between usual units, and how far a figure may be from them after growing as well.
const UNIT_JUMPS: [f64; 2] = [1e4, 1e8];
const UNIT_JUMP_WIDTH: f64 = 0.3;

/// The course of one series over periods of one length.
#[derive(Debug, Clone, Default)]
pub(super) struct Course {
    last: Option<(Period, Decimal)>,
    /// A figure that was far off: should the next one be like it, the level has shifted and that is all there is to say.
    off: Option<Decimal>,
    /// The [`distance`] between neighbours: growths over the same one are comparable.
    step: i32,
    growths: Growths,
}

/// The newest growths, in a ring.
#[derive(Debug, Clone, Copy, Default)]
struct Growths {
    ring: [f32; REMEMBERED],
    /// All that ever came.
    count: u32,
}

impl Growths {
    fn push(&mut self, growth: f64) {
        self.ring[self.count as usize % REMEMBERED] = growth as f32;
        self.count = self.count.saturating_add(1);
    }

    /// Those that are remembered, in no order.
    fn kept(&self) -> &[f32] {
        &self.ring[..REMEMBERED.min(self.count as usize)]
    }
}

/// The courses of one file's series.
#[derive(Debug, Default)]
pub(super) struct Courses {
    /// By the series of the file, then by the length of the period.
    series: Vec<Vec<(Span, Course)>>,
    /// Findings told, of unit jumps and of outliers.
    told: [usize; 2],
}

impl Courses {
    /// Weighs a new figure of the series `index` against its neighbours and, where it changes one, against that. `known` is asked
    /// once a series and length for what the library has before it, the nearest first.
    pub(super) fn weigh<E>(
        &mut self,
        index: usize,
        period: Period,
        number: Decimal,
        before: Option<Decimal>,
        known: impl FnOnce(usize) -> Result<Vec<(Period, Decimal)>, E>,
    ) -> Result<Option<Odd>, E> {
        if self.series.len() <= index {
            self.series.resize_with(index + 1, Vec::new);
        }
        let lengths = &mut self.series[index];
        let at = if let Some(at) = lengths.iter().position(|(span, _)| *span == period.span()) {
            at
        } else {
            lengths.push((period.span(), Course::of(&known(REMEMBERED + 1)?)));
            lengths.len() - 1
        };
        let beside = lengths[at].1.take(period, number);
        let against = before.and_then(|before| {
            let code = tenfold(ratio(number, before)?)?;
            Some(Odd {
                code,
                beside: (period, before),
            })
        });
        Ok(against.or(beside).filter(|odd| self.is_to_be_told(odd.code)))
    }

    /// The first ones of a kind are told: a file that is odd throughout is judged by them.
    fn is_to_be_told(&mut self, code: FindingCode) -> bool {
        let told = &mut self.told[usize::from(code == FindingCode::ValueOutlier)];
        *told += 1;
        *told <= TOLD
    }
}

/// What a figure looks like beside its neighbour.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Odd {
    /// A jump of the unit, or an outlier.
    pub(super) code: FindingCode,
    /// The neighbour.
    pub(super) beside: (Period, Decimal),
}

impl Odd {
    /// The neighbour in words: `2020-08 4704.39亿元`.
    pub(super) fn neighbour(&self, unit: &Unit) -> String {
        let (period, number) = self.beside;
        format!("{period} {number}{unit}")
    }
}

impl Course {
    /// The course of figures that are known, the nearest first.
    pub(super) fn of(known: &[(Period, Decimal)]) -> Self {
        let mut course = Self::default();
        for (period, number) in known.iter().rev() {
            course.take(*period, *number);
        }
        // What is in the library was looked at when it came.
        course.off = None;
        course
    }

    /// Takes the next figure, and says whether it is odd.
    pub(super) fn take(&mut self, period: Period, number: Decimal) -> Option<Odd> {
        let beside @ (neighbour, level) = match self.last {
            Some(last) if last.0 != period => last,
            _ => {
                self.last = Some((period, number));
                return None;
            }
        };
        let odd = ratio(number, level).and_then(|ratio| self.judge(ratio, distance(neighbour, period)));
        // Should it be like one that was off, the level has shifted; that was said.
        let has_shifted = |off: Decimal| ratio(number, off).is_some_and(|ratio| tenfold(ratio).is_none());
        if let Some(code) = odd
            && !self.off.is_some_and(has_shifted)
        {
            self.off = Some(number);
            return Some(Odd { code, beside });
        }
        (self.last, self.off) = (Some((period, number)), None);
        None
    }

    /// Judges a ratio to the neighbour, and remembers the growth where it is one of many.
    fn judge(&mut self, ratio: f64, days: i32) -> Option<FindingCode> {
        if let Some(code) = tenfold(ratio) {
            return Some(code);
        }
        // Told forward in time, whichever way the file runs.
        let growth = ratio.ln() * f64::from(days.signum());
        if self.step == 0 {
            self.step = days.abs();
        }
        if (days.abs() - self.step).abs() * 8 > self.step {
            return None;
        }
        if self.is_beyond(growth) {
            return Some(FindingCode::ValueOutlier);
        }
        self.growths.push(growth);
        None
    }

    /// Whether a growth is far from all that the series had.
    fn is_beyond(&self, growth: f64) -> bool {
        let kept = self.growths.kept();
        if kept.len() < LEAST || growth.abs() < NOTABLE {
            return false;
        }
        let (low, high) = kept
            .iter()
            .fold((f32::MAX, f32::MIN), |(low, high), &one| (low.min(one), high.max(one)));
        let (low, high) = (f64::from(low), f64::from(high));
        let slack = (high - low) / 2.0;
        // A fall at every New Year is a habit. This also keeps the sorting below to rows that need it.
        if (low - slack..=high + slack).contains(&growth) {
            return false;
        }
        let kept = kept.iter().map(|one| f64::from(*one));
        let median = median(kept.clone().collect());
        let deviation = self::median(kept.map(|one| (one - median).abs()).collect());
        (growth - median).abs() > BEYOND * deviation.max(CALM)
    }
}

/// Whether a figure that is `ratio` times another one is off in any series.
fn tenfold(ratio: f64) -> Option<FindingCode> {
    let size = ratio.max(ratio.recip());
    let is_of_units = |factor: &f64| (1.0 - UNIT_JUMP_WIDTH..=1.0 + UNIT_JUMP_WIDTH).contains(&(size / factor));
    if UNIT_JUMPS.iter().any(is_of_units) {
        return Some(FindingCode::ValueUnitJump);
    }
    (size >= TENFOLD).then_some(FindingCode::ValueOutlier)
}

/// How many times the one is of the other; `None` where zero or a sign makes that meaningless.
fn ratio(one: Decimal, other: Decimal) -> Option<f64> {
    if one.is_sign_negative() != other.is_sign_negative() || one.is_zero() || other.is_zero() {
        return None;
    }
    // Both are scaled alike, so that most often only the digits are divided.
    let scale = one.scale().cast_signed() - other.scale().cast_signed();
    let ratio = one.mantissa() as f64 / other.mantissa() as f64;
    let ratio = if scale == 0 { ratio } else { ratio / 10_f64.powi(scale) };
    ratio.is_finite().then_some(ratio)
}

/// The distance from one period to another of the same length, in days of a calendar whose months all have 31, so that months,
/// quarters and years are each as far apart as the next.
fn distance(from: Period, to: Period) -> i32 {
    let day = |period: Period| {
        let start = period.start();
        i32::from(start.year()) * 372 + i32::from(start.month()) * 31 + i32::from(start.day())
    };
    day(to) - day(from)
}

fn median(mut numbers: Vec<f64>) -> f64 {
    numbers.sort_by(f64::total_cmp);
    let middle = numbers.len() / 2;
    match numbers.len() {
        0 => 0.0,
        count if count % 2 == 1 => numbers[middle],
        _ => f64::midpoint(numbers[middle - 1], numbers[middle]),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Takes a figure a month from January 2018 on, and gives the months with what is odd about them.
    fn odd_months(figures: &[&str]) -> Vec<(usize, FindingCode)> {
        let mut course = Course::default();
        let mut odd = Vec::new();
        for (at, figure) in figures.iter().enumerate() {
            let month = i8::try_from(at % 12 + 1).unwrap();
            let year = 2018 + i16::try_from(at / 12).unwrap();
            let period = Period::months(year, month, 1).unwrap();
            if let Some(found) = course.take(period, figure.parse().unwrap()) {
                odd.push((at + 1, found.code));
            }
        }
        odd
    }

    #[test]
    fn a_jump_between_units_is_told_once() {
        let jump = FindingCode::ValueUnitJump;
        assert_eq!(
            odd_months(&["5.1", "5.3", "53800", "5.4"]),
            [(3, jump)],
            "one figure in 万"
        );
        assert_eq!(
            odd_months(&["5.1", "5.3", "53800", "55000"]),
            [(3, jump)],
            "from there on in 万"
        );
        assert_eq!(odd_months(&["530000000", "5.4"]), [(2, jump)], "亿 out of ones");
        assert_eq!(
            odd_months(&["5.1", "0", "-3", "5.2"]),
            [],
            "zero and signs tell nothing"
        );
    }

    #[test]
    fn a_growth_that_the_series_never_had_is_an_outlier() {
        let outlier = FindingCode::ValueOutlier;
        let calm = ["100", "101", "102", "103", "104", "105", "106", "107", "108", "109"];
        assert_eq!(
            odd_months(&[&calm[..], &["180", "110"]].concat()),
            [(11, outlier)],
            "out of the calm"
        );
        assert_eq!(odd_months(&["100", "180", "181"]), [], "too little is known");
        assert_eq!(
            odd_months(&["100", "1800", "101"]),
            [(2, outlier)],
            "tenfold is always told"
        );
        let seasons = [
            "10", "20", "30", "9", "21", "31", "10", "20", "32", "9", "22", "33", "10", "21",
        ];
        assert_eq!(
            odd_months(&seasons),
            [],
            "a fall at every turn of the season is a habit"
        );
    }

    #[test]
    fn a_file_may_run_backwards() {
        let mut course = Course::of(&[]);
        let month = |month| Period::months(2020, month, 1).unwrap();
        for at in (2..=11).rev() {
            let level = Decimal::from(100 + i32::from(at));
            assert_eq!(course.take(month(at), level), None, "the same growth, told backwards");
        }
        let odd = course.take(month(1), Decimal::from(60)).unwrap();
        assert_eq!(odd.code, FindingCode::ValueOutlier, "growth by 70 % in one month");
        assert_eq!(odd.beside.0, month(2), "beside February");
    }
}
