//! Equal steps are equal ratios: ticks at 1, 2 and 5 of each decade, or at its beginning alone where there are many.

/// The marked places of a decade, from the finest.
const MARKS: [&[i32]; 2] = [&[1, 2, 5], &[1]];

/// A place of a decade: `lead` × 10^`decade`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Place {
    lead: i32,
    decade: i32,
}

impl Place {
    fn value(self) -> f64 {
        // By division for negative powers, so that 2 / 10 is the nearest double to 0.2.
        let lead = f64::from(self.lead);
        if self.decade < 0 {
            lead / 10f64.powi(-self.decade)
        } else {
            lead * 10f64.powi(self.decade)
        }
    }
}

/// An axis of ratios between two of its marks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Log {
    first: Place,
    last: Place,
    marks: &'static [i32],
}

impl Log {
    /// The axis for values in `low..=high`, both above zero, with about `target` intervals. It ends at 1, 2 or 5 of a decade; where all
    /// of these would be too many, the decades alone are marked.
    pub(super) fn over(low: f64, high: f64, target: i32) -> Self {
        let between = |marks: &'static [i32]| {
            let places = places(low, high, marks);
            let below = |place: &&Place| place.value() <= low * (1.0 + 1e-9);
            let above = |place: &&Place| place.value() >= high * (1.0 - 1e-9);
            let first = places.iter().rev().find(below).copied();
            // An axis needs two ends, also where all figures are one and stand on a mark.
            let last = places
                .iter()
                .filter(above)
                .find(|place| Some(**place) != first)
                .copied();
            let fallback = Place { lead: 1, decade: 0 };
            Self {
                first: first.unwrap_or(fallback),
                last: last.unwrap_or(Place { decade: 1, ..fallback }),
                marks,
            }
        };
        let most = usize::try_from(target.max(2)).unwrap_or(2) * 3 / 2 + 1;
        let [fine, coarse] = MARKS.map(between);
        if fine.ticks().len() <= most { fine } else { coarse }
    }

    pub(super) fn low(self) -> f64 {
        self.first.value()
    }

    pub(super) fn high(self) -> f64 {
        self.last.value()
    }

    pub(super) fn ticks(self) -> Vec<f64> {
        let inside = |place: &Place| (self.low()..=self.high()).contains(&place.value());
        let places = places(self.low(), self.high(), self.marks).into_iter();
        places.filter(inside).map(Place::value).collect()
    }

    /// Decimals of a tick: none from 1 on, as many as its decade asks for below.
    pub(super) fn decimals(tick: f64) -> usize {
        let decade = (tick.abs().log10() + 1e-9).floor();
        if decade < 0.0 { -decade as usize } else { 0 }
    }

    pub(super) fn position(self, value: f64) -> f64 {
        let (low, high) = (self.low().log10(), self.high().log10());
        (value.log10() - low) / (high - low)
    }
}

/// All marks from one decade below `low` to one above `high`.
fn places(low: f64, high: f64, marks: &[i32]) -> Vec<Place> {
    let decade = |value: f64| value.log10().floor() as i32;
    (decade(low) - 1..=decade(high) + 1)
        .flat_map(|decade| marks.iter().map(move |&lead| Place { lead, decade }))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(low: f64, high: f64, target: i32, expected: &[f64], why: &str) {
        let ticks = Log::over(low, high, target).ticks();
        assert_eq!(ticks, expected, "{why}");
    }

    #[test]
    fn ticks_are_one_two_and_five_of_a_decade() {
        check(
            1436.03,
            36801.87,
            5,
            &[1000.0, 2000.0, 5000.0, 10000.0, 20000.0, 50000.0],
            "a city's growth over 25 years",
        );
        check(0.3, 7.0, 5, &[0.2, 0.5, 1.0, 2.0, 5.0, 10.0], "below one");
        check(
            1.0,
            1_000_000.0,
            4,
            &[1.0, 10.0, 100.0, 1000.0, 10000.0, 100_000.0, 1_000_000.0],
            "many decades are marked alone",
        );
        check(5.0, 5.0, 5, &[5.0, 10.0], "one figure on a mark still has an axis");
    }

    #[test]
    fn equal_ratios_are_equal_steps() {
        let scale = Log::over(1.0, 100.0, 8);
        let step = |from: f64, to: f64| scale.position(to) - scale.position(from);
        assert!(
            (step(1.0, 10.0) - step(10.0, 100.0)).abs() < 1e-12,
            "a decade is a decade"
        );
        assert_eq!(Log::decimals(0.05), 2, "0.05");
        assert_eq!(Log::decimals(0.2), 1, "0.2");
        assert_eq!(Log::decimals(1000.0), 0, "1000");
    }
}
