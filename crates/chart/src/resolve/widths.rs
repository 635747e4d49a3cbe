//! How wide categories are: 1—2月 between single months is two slots wide, so that the axis keeps its time.

use suishu_domain::{Period, Span};

use crate::data::Category;

/// Months that one category may stand for on an axis of months.
const WIDEST: u16 = 3;

/// Slots of each category; one each unless the axis is made of months of which a few are told together.
pub(super) fn widths(categories: &[&Category]) -> Vec<f64> {
    let equal = || vec![1.0; categories.len()];
    let Some(periods) = categories
        .iter()
        .map(|category| category.period)
        .collect::<Option<Vec<Period>>>()
    else {
        return equal();
    };
    let Some(months) = periods
        .iter()
        .map(|period| months(*period))
        .collect::<Option<Vec<u16>>>()
    else {
        return equal();
    };
    // Cumulative spans overlap: they are no stretches of one axis.
    let in_turn = periods.windows(2).all(|pair| pair[0].last_day() < pair[1].start());
    let single = months.iter().filter(|&&count| count == 1).count();
    if in_turn && 2 * single >= months.len() && months.iter().all(|count| (1..=WIDEST).contains(count)) {
        months.into_iter().map(f64::from).collect()
    } else {
        equal()
    }
}

const fn months(period: Period) -> Option<u16> {
    match period.span() {
        Span::Months(count) => Some(count),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn category((month, count): (i8, u16)) -> Category {
        Category {
            period: Period::months(2024, month, count),
            ..Category::named("", "")
        }
    }

    #[test]
    fn only_months_told_together_are_wider() {
        let check = |spans: &[(i8, u16)], wanted: &[f64], why: &str| {
            let categories: Vec<Category> = spans.iter().copied().map(category).collect();
            let categories: Vec<&Category> = categories.iter().collect();
            let found = widths(&categories);
            assert!(
                found.iter().zip(wanted).all(|(a, b)| (a - b).abs() < 1e-12),
                "{why}: {found:?}"
            );
        };
        check(
            &[(1, 2), (3, 1), (4, 1)],
            &[2.0, 1.0, 1.0],
            "1—2月 before single months",
        );
        check(&[(1, 2), (1, 3), (1, 4)], &[1.0, 1.0, 1.0], "cumulative spans overlap");
        check(&[(1, 3), (4, 3)], &[1.0, 1.0], "quarters are an axis of their own");
        check(
            &[(1, 12), (1, 1)],
            &[1.0, 1.0],
            "a year beside a month is no axis of months",
        );
    }
}
