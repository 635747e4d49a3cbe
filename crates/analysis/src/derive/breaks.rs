//! Where a series breaks (status B), what was before it and what came after can't be compared.

use suishu_domain::{Period, Status};

/// Whether a series breaks between two of its periods: one of its figures with status B ends behind `base` and not behind `now`. The
/// figure with the status is itself the first of the new kind, so it is compared with what follows it, not with what came before.
pub fn is_broken_between(
    series: impl IntoIterator<Item = (Period, Option<Status>)>,
    base: Period,
    now: Period,
) -> bool {
    let (base, now) = (base.last_day(), now.last_day());
    let (from, to) = (base.min(now), base.max(now));
    let mut breaks = series.into_iter().filter(|(_, status)| *status == Some(Status::Break));
    breaks.any(|(period, _)| from < period.last_day() && period.last_day() <= to)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn growth_stops_at_a_break() {
        let year = |year: i16| Period::year(year).expect("a year of the calendar");
        let series = |broken: i16| (2015..=2020).map(move |at| (year(at), (at == broken).then_some(Status::Break)));
        let check = |broken: i16, base: i16, now: i16, wanted: bool, why: &str| {
            assert_eq!(
                is_broken_between(series(broken), year(base), year(now)),
                wanted,
                "{why}"
            );
        };
        check(
            2018,
            2017,
            2018,
            true,
            "the broken figure is of another kind than the one before",
        );
        check(2018, 2018, 2019, false, "and of the same kind as the next");
        check(2018, 2016, 2017, false, "before the break all is as it was");
        check(2018, 2015, 2020, true, "a longer way leads over it too");
        check(2018, 2020, 2015, true, "whichever of the two is named first");
        check(0, 2017, 2018, false, "without a break nothing is suspended");
    }

    #[test]
    fn cumulative_spans_of_one_series_break_by_their_end() {
        let months = |year: i16, count: u16| Period::months(year, 1, count).expect("months of a year");
        let series = [
            (months(2019, 9), None),
            (months(2019, 12), None),
            (months(2020, 3), Some(Status::Break)),
            (months(2020, 9), None),
        ];
        let check = |base: Period, now: Period, wanted: bool, why: &str| {
            assert_eq!(is_broken_between(series, base, now), wanted, "{why}");
        };
        check(
            months(2019, 9),
            months(2020, 9),
            true,
            "three quarters of both years lie on either side",
        );
        check(months(2019, 9), months(2019, 12), false, "both lie before it");
        check(months(2020, 3), months(2020, 9), false, "both lie behind it");
    }
}
