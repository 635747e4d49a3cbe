//! Serial days as dates. 1900 was no leap year, and the 1900 system counts its 29 February: serial 60 is a day that never was.

/// From which day a workbook counts.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) enum DateSystem {
    /// 1 is 1900-01-01.
    #[default]
    From1900,
    /// 0 is 1904-01-01.
    From1904,
}

const SECONDS: i64 = 86_400;
/// 9999-12-31 in the 1900 system.
const LAST: i64 = 2_958_465;
/// From 1900-01-01 to 1904-01-01 in the days of the 1900 system.
const BETWEEN: i64 = 1_462;
/// 1970-01-01 in the 1900 system.
const EPOCH: i64 = 25_569;

/// A serial number taken apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Serial {
    /// Days since 1970-01-01; `None` below the first day.
    days: Option<i64>,
    /// Whole days, as the serial counts them.
    whole: i64,
    /// Seconds of the day.
    seconds: i64,
}

impl Serial {
    /// `None` where no date can be meant: negative, beyond the year 9999, or the day that never was.
    pub(super) fn of(value: f64, system: DateSystem) -> Option<Self> {
        if !(0.0..=LAST as f64 + 1.0).contains(&value) {
            return None;
        }
        // To the second, as it is shown; what a float leaves beyond that is not meant.
        let total = (value * SECONDS as f64).round() as i64;
        let (whole, seconds) = (total / SECONDS, total % SECONDS);
        let days = match system {
            DateSystem::From1904 => Some(whole + BETWEEN),
            DateSystem::From1900 => match whole {
                0 => None,
                60 => return None,
                1..60 => Some(whole + 1),
                _ => Some(whole),
            },
        };
        if days.is_some_and(|days| days > LAST) {
            return None;
        }
        Some(Self {
            days: days.map(|days| days - EPOCH),
            whole,
            seconds,
        })
    }

    /// Whether there is a day, and not only a time.
    pub(super) const fn has_day(self, system: DateSystem) -> bool {
        match system {
            DateSystem::From1900 => self.days.is_some(),
            DateSystem::From1904 => self.whole > 0,
        }
    }

    /// Whether it is midnight.
    pub(super) const fn is_midnight(self) -> bool {
        self.seconds == 0
    }

    /// Appends `2020-09-01`; `false` when there is no day.
    pub(super) fn write_day(self, out: &mut String) -> bool {
        let Some(days) = self.days else { return false };
        let (year, month, day) = civil(days);
        write_padded(year, 4, out);
        out.push('-');
        write_padded(month, 2, out);
        out.push('-');
        write_padded(day, 2, out);
        true
    }

    /// Appends `13:30:00`.
    pub(super) fn write_time(self, out: &mut String) {
        write_padded(self.seconds / 3600, 2, out);
        out.push(':');
        write_padded(self.seconds / 60 % 60, 2, out);
        out.push(':');
        write_padded(self.seconds % 60, 2, out);
    }
}

fn write_padded(number: i64, width: usize, out: &mut String) {
    let digits = number.to_string();
    (digits.len()..width).for_each(|_| out.push('0'));
    out.push_str(&digits);
}

/// Year, month and day of a count of days since 1970-01-01, in the Gregorian calendar (Howard Hinnant's algorithm).
const fn civil(days: i64) -> (i64, i64, i64) {
    let shifted = days + 719_468;
    let era = shifted.div_euclid(146_097);
    let of_era = shifted.rem_euclid(146_097);
    let year_of_era = (of_era - of_era / 1_460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let month = (5 * of_year + 2) / 153;
    let day = of_year - (153 * month + 2) / 5 + 1;
    let month = if month < 10 { month + 3 } else { month - 9 };
    let year = year_of_era + era * 400;
    (if month <= 2 { year + 1 } else { year }, month, day)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(value: f64, system: DateSystem, expected: Option<(&str, &str)>) {
        let found = Serial::of(value, system).map(|serial| {
            let (mut day, mut time) = (String::new(), String::new());
            serial.write_day(&mut day);
            serial.write_time(&mut time);
            (day, time)
        });
        let found = found.as_ref().map(|(day, time)| (day.as_str(), time.as_str()));
        assert_eq!(found, expected, "{value} {system:?}");
    }

    #[test]
    fn the_1900_system_counts_a_day_that_never_was() {
        check(1.0, DateSystem::From1900, Some(("1900-01-01", "00:00:00")));
        check(59.0, DateSystem::From1900, Some(("1900-02-28", "00:00:00")));
        check(60.0, DateSystem::From1900, None);
        check(61.0, DateSystem::From1900, Some(("1900-03-01", "00:00:00")));
        check(44_075.0, DateSystem::From1900, Some(("2020-09-01", "00:00:00")));
        check(2_958_465.0, DateSystem::From1900, Some(("9999-12-31", "00:00:00")));
        check(2_958_466.0, DateSystem::From1900, None);
        check(-1.0, DateSystem::From1900, None);
        check(f64::NAN, DateSystem::From1900, None);
    }

    #[test]
    fn the_1904_system_begins_at_nought() {
        check(0.0, DateSystem::From1904, Some(("1904-01-01", "00:00:00")));
        check(42_613.0, DateSystem::From1904, Some(("2020-09-01", "00:00:00")));
    }

    #[test]
    fn a_time_is_rounded_to_the_second_and_carries_into_the_day() {
        check(44_075.562_5, DateSystem::From1900, Some(("2020-09-01", "13:30:00")));
        check(
            44_075.041_666_666_664,
            DateSystem::From1900,
            Some(("2020-09-01", "01:00:00")),
        );
        check(44_075.999_999_9, DateSystem::From1900, Some(("2020-09-02", "00:00:00")));
    }
}
