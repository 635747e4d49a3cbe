//! Named holiday windows: 国庆假期 of 2020 is 1–8 October. The dates come from a table, `data/holidays.csv`.

use jiff::civil::Date;

use crate::{Period, Span};

/// One holiday window.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Holiday {
    /// Its name without a year: 国庆假期; 国庆中秋假期 where two feasts share one window.
    pub name: String,
    /// The year by which it is named: 元旦假期 of 2019 begins in 2018.
    pub year: i16,
    /// Its days.
    pub period: Period,
}

/// Why a table of holidays can't be read. Lines count from 1.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum HolidaysError {
    /// The first line is not `name,year,start,end,source`.
    #[error("the header must be {}, not {found}", Holidays::HEADER)]
    Header {
        /// What stands there.
        found: String,
    },
    /// A line doesn't have five fields.
    #[error("line {line}: {found} fields instead of 5")]
    Fields {
        /// The line.
        line: usize,
        /// How many fields it has.
        found: usize,
    },
    /// The name, the year, or the days of a line can't be read, or the end comes before the start.
    #[error("line {line}: {column} can't be read: {text}")]
    Field {
        /// The line.
        line: usize,
        /// The column's name.
        column: &'static str,
        /// What stands there.
        text: String,
    },
}

/// The table of holiday windows.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Holidays {
    holidays: Vec<Holiday>,
}

impl Holidays {
    /// The header line of [`Holidays::from_csv`].
    pub const HEADER: &str = "name,year,start,end,source";

    /// A table of these windows.
    pub fn new(holidays: Vec<Holiday>) -> Self {
        Self { holidays }
    }

    /// Reads the table's own file: `name,year,start,end,source`, ISO dates, the end inclusive, no quotes. A line without text
    /// or with `#` in front is skipped.
    pub fn from_csv(text: &str) -> Result<Self, HolidaysError> {
        let mut lines = text.trim_start_matches('\u{feff}').lines().map(str::trim).enumerate();
        let header = lines.next().map_or("", |(_, line)| line);
        if header != Self::HEADER {
            return Err(HolidaysError::Header {
                found: header.to_owned(),
            });
        }
        lines
            .filter(|(_, line)| !line.is_empty() && !line.starts_with('#'))
            .map(|(at, line)| row(at + 1, line))
            .collect::<Result<_, _>>()
            .map(Self::new)
    }

    /// The windows in order.
    pub fn iter(&self) -> impl Iterator<Item = &Holiday> {
        self.holidays.iter()
    }

    /// The window of that name (国庆, 国庆假期, 国庆节, 十一 …) in that year.
    ///
    /// A shared window answers to each of its feasts: 中秋 of 2020 is 国庆中秋假期. 国庆中秋 itself is only a shared one.
    pub fn find(&self, name: &str, year: i16) -> Option<&Holiday> {
        let wanted = stem(name);
        let feasts = feasts(wanted);
        self.holidays
            .iter()
            .filter(|holiday| holiday.year == year)
            .find(|holiday| {
                let own = stem(&holiday.name);
                own == wanted
                    || feasts.as_ref().is_some_and(|feasts| {
                        self::feasts(own).is_some_and(|own| feasts.iter().all(|feast| own.contains(feast)))
                    })
            })
    }

    /// Whether the table has a window of that name in any year.
    pub fn knows(&self, name: &str) -> bool {
        self.holidays.iter().any(|holiday| stem(&holiday.name) == stem(name))
    }

    /// The window with exactly these days.
    pub fn named(&self, period: Period) -> Option<&Holiday> {
        self.holidays.iter().find(|holiday| holiday.period == period)
    }

    /// The same named window of the year before, where `period` is a window of the table.
    ///
    /// A shared window goes by its first feast, so 国庆中秋假期 of 2020 is compared with 国庆假期 of 2019.
    pub fn same_of_year_before(&self, period: Period) -> Option<&Holiday> {
        let holiday = self.named(period)?;
        let first = |holiday: &Holiday| {
            let stem = stem(&holiday.name);
            feasts(stem)
                .and_then(|feasts| feasts.first().copied())
                .ok_or_else(|| stem.to_owned())
        };
        let wanted = first(holiday);
        self.holidays
            .iter()
            .find(|other| other.year == holiday.year - 1 && first(other) == wanted)
    }
}

/// The public feasts of the mainland.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Feast {
    NewYear,
    Spring,
    Qingming,
    Labour,
    DragonBoat,
    MidAutumn,
    National,
}

/// Every word for a feast; 节 may follow.
const FEASTS: &[(&str, Feast)] = &[
    ("元旦", Feast::NewYear),
    ("春节", Feast::Spring),
    ("清明", Feast::Qingming),
    ("劳动", Feast::Labour),
    ("五一", Feast::Labour),
    ("端午", Feast::DragonBoat),
    ("中秋", Feast::MidAutumn),
    ("国庆", Feast::National),
    ("十一", Feast::National),
];

/// Whether the words name a public feast, whatever tables there are: 国庆假期, 五一小长假, 中秋国庆.
pub(crate) fn is_festival(name: &str) -> bool {
    feasts(stem(name)).is_some()
}

/// The name without what only says that it is a holiday.
fn stem(name: &str) -> &str {
    let mut stem = name.trim();
    while let Some(rest) = ["期间", "假期", "假日", "小长假", "长假", "黄金周", "放假"]
        .iter()
        .find_map(|word| stem.strip_suffix(word))
    {
        stem = rest.trim_end();
    }
    stem
}

/// The feasts that a stem names, in its order; `None` when there is anything else in it.
fn feasts(stem: &str) -> Option<Vec<Feast>> {
    let mut found = Vec::new();
    let mut rest = stem;
    while !rest.is_empty() {
        let (word, feast) = FEASTS.iter().find(|(word, _)| rest.starts_with(word))?;
        found.push(*feast);
        rest = rest[word.len()..].trim_start_matches(['节', '、', '和', '·', '暨', ' ']);
    }
    (!found.is_empty()).then_some(found)
}

fn row(line: usize, text: &str) -> Result<Holiday, HolidaysError> {
    let fields: Vec<&str> = text.split(',').map(str::trim).collect();
    let [name, year, start, end, _source] = fields.as_slice() else {
        return Err(HolidaysError::Fields {
            line,
            found: fields.len(),
        });
    };
    let wrong = |column, text: &str| HolidaysError::Field {
        line,
        column,
        text: text.to_owned(),
    };
    if name.is_empty() {
        return Err(wrong("name", name));
    }
    let year = year.parse().map_err(|_| wrong("year", year))?;
    let first = day(start).ok_or_else(|| wrong("start", start))?;
    let last = day(end)
        .filter(|last| *last >= first)
        .ok_or_else(|| wrong("end", end))?;
    let days = first
        .until(last)
        .ok()
        .and_then(|span| u16::try_from(span.get_days() + 1).ok());
    let period = days
        .and_then(|days| Period::days(first, days))
        .ok_or_else(|| wrong("end", end))?;
    Ok(Holiday {
        name: (*name).to_owned(),
        year,
        period,
    })
}

fn day(text: &str) -> Option<Date> {
    crate::period::time_period::parse(text)
        .filter(|period| period.span() == Span::Days(1))
        .map(|period| period.start())
}

#[cfg(test)]
mod tests;
