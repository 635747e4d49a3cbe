//! Days of rest on an axis of days: weekends, and the windows of named holidays. It asks the table of holidays, and shades nothing.
//!
//! The table has windows only, no working weekends that make up for them: such a Saturday is shaded as the weekend that it would be.

use suishu_chart::{Category, Rest};
use suishu_domain::{Holidays, Period, Span};

/// Weekdays before the weekend.
const WORKING_DAYS: i8 = 5;

/// Says of every single day whether it is one of rest; other periods stay as they are.
pub(super) fn mark(categories: &mut [Category], holidays: &Holidays) {
    for category in categories {
        category.rest = category.period.and_then(|period| rest(period, holidays));
    }
}

fn rest(period: Period, holidays: &Holidays) -> Option<Rest> {
    if period.span() != Span::Days(1) {
        return None;
    }
    let day = period.start();
    let within = |window: Period| window.start() <= day && day <= window.last_day();
    let holiday = holidays.iter().find(|holiday| within(holiday.period));
    match holiday {
        Some(holiday) => Some(Rest::Holiday(holiday.name.clone())),
        None => (day.weekday().to_monday_one_offset() > WORKING_DAYS).then_some(Rest::Weekend),
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::{Date, date};
    use suishu_domain::Holiday;

    use super::*;

    #[test]
    fn a_day_of_rest_is_a_weekend_or_of_a_holiday() {
        let period = Period::days(date(2020, 10, 1), 8).unwrap();
        let holidays = Holidays::new(vec![Holiday {
            name: "国庆中秋假期".to_owned(),
            year: 2020,
            period,
        }]);
        let check = |day: Date, wanted: Option<Rest>, why: &str| {
            let mut categories = [Category {
                period: Period::days(day, 1),
                ..Category::named("", "")
            }];
            mark(&mut categories, &holidays);
            assert_eq!(categories[0].rest, wanted, "{why}");
        };
        let holiday = Some(Rest::Holiday("国庆中秋假期".to_owned()));
        check(date(2020, 9, 26), Some(Rest::Weekend), "a Saturday");
        check(date(2020, 9, 30), None, "a Wednesday");
        check(date(2020, 10, 1), holiday.clone(), "the first day of a window");
        check(
            date(2020, 10, 3),
            holiday.clone(),
            "a weekend within a window belongs to it",
        );
        check(date(2020, 10, 8), holiday, "the last day of a window");
        check(date(2020, 10, 9), None, "a Friday behind it");
    }

    #[test]
    fn only_single_days_rest() {
        let mut categories = [Category {
            period: Period::months(2020, 10, 1),
            ..Category::named("", "")
        }];
        mark(&mut categories, &Holidays::default());
        assert_eq!(categories[0].rest, None, "a month has days of both kinds");
    }
}
