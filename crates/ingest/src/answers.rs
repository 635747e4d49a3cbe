//! What a file doesn't say and a person does: `--set KEY=VALUE`. An answer fills gaps; what the file says itself wins.

use std::collections::BTreeMap;

use suishu_domain::{Basis, Measure, PriceBasis, Status, Unit};

use crate::header::Column;

/// Why an answer can't be taken.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum AnswerError {
    /// Not in the form KEY=VALUE.
    #[error("expected KEY=VALUE, got {0}")]
    Form(String),
    /// The key is none of the known ones.
    #[error("unknown key {0}; known are {known}", known = Answers::KEYS.join(", "))]
    Key(String),
    /// The value can't be read for that key.
    #[error("{value} is no {key}")]
    Value {
        /// The key.
        key: &'static str,
        /// The value as given.
        value: String,
    },
}

/// The answers, read.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Answers {
    /// The indicator of all rows that name none.
    pub indicator: Option<String>,
    /// The region of all rows that name none.
    pub region: Option<String>,
    /// The sector of all rows that name none.
    pub sector: Option<String>,
    /// The unit of all figures that have none.
    pub unit: Option<Unit>,
    /// The period of all rows that have none, and what 上年同期 and 本月 refer to; in any written form.
    pub period: Option<String>,
    /// The year of periods that name none.
    pub year: Option<i16>,
    /// The basis where neither a column nor the period's words tell it.
    pub basis: Option<Basis>,
    /// The measure where no column tells it.
    pub measure: Option<Measure>,
    /// The prices where no column tells them.
    pub price_basis: Option<PriceBasis>,
    /// The source of all rows that name none.
    pub source: Option<String>,
    /// The status of all rows that have none.
    pub status: Option<Status>,
    /// The line of the header, where two rows could be it.
    pub header: Option<u64>,
    /// How figures by time of day are added up.
    pub times: Option<Times>,
    /// Units of single indicators: `unit@第一产业占比=比例`.
    pub units: BTreeMap<String, Unit>,
}

/// To what figures by time of day are added up.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Times {
    /// Days.
    Day,
    /// Months.
    Month,
}

impl Times {
    fn parse(text: &str) -> Option<Self> {
        match text.to_lowercase().as_str() {
            "day" | "日" | "天" | "sum_day" => Some(Self::Day),
            "month" | "月" | "sum_month" => Some(Self::Month),
            _ => None,
        }
    }
}

impl Answers {
    /// The keys, as they are written.
    pub const KEYS: [&'static str; 13] = [
        "indicator",
        "region",
        "sector",
        "unit",
        "period",
        "year",
        "basis",
        "measure",
        "price_basis",
        "source",
        "status",
        "header",
        "times",
    ];

    /// Reads answers in the form `KEY=VALUE`; later ones win.
    pub fn parse<T: AsRef<str>>(answers: impl IntoIterator<Item = T>) -> Result<Self, AnswerError> {
        let mut read = Self::default();
        for answer in answers {
            let answer = answer.as_ref();
            let (key, value) = answer
                .split_once(['=', '＝'])
                .ok_or_else(|| AnswerError::Form(answer.to_owned()))?;
            read.set(key, value)?;
        }
        Ok(read)
    }

    /// Takes one answer. Keys may be written as any header of the same meaning: `unit`, `单位`.
    pub fn set(&mut self, key: &str, value: &str) -> Result<(), AnswerError> {
        let value = value.trim();
        if let Some((column, name)) = key.split_once('@') {
            return self.set_for(column, name.trim(), value);
        }
        let only_here = |key: &'static str| AnswerError::Value {
            key,
            value: value.to_owned(),
        };
        match key.trim() {
            "header" | "表头" => {
                let line = value.parse().ok().filter(|line| *line > 0);
                self.header = Some(line.ok_or_else(|| only_here("header"))?);
                return Ok(());
            }
            "times" | "时刻" => {
                self.times = Some(Times::parse(value).ok_or_else(|| only_here("times"))?);
                return Ok(());
            }
            _ => {}
        }
        let column = Column::named(key).ok_or_else(|| AnswerError::Key(key.trim().to_owned()))?;
        let wrong = || AnswerError::Value {
            key: column.code(),
            value: value.to_owned(),
        };
        if value.is_empty() {
            return Err(wrong());
        }
        match column {
            Column::Indicator => self.indicator = Some(value.to_owned()),
            Column::Region => self.region = Some(value.to_owned()),
            Column::Sector => self.sector = Some(value.to_owned()),
            Column::Period | Column::Date => self.period = Some(value.to_owned()),
            Column::Source => self.source = Some(value.to_owned()),
            Column::Unit => self.unit = Some(Unit::parse(value).ok_or_else(wrong)?),
            Column::Year => {
                let year = value.strip_suffix('年').unwrap_or(value).parse().ok();
                self.year = Some(year.filter(|year| (1000..=9999).contains(year)).ok_or_else(wrong)?);
            }
            Column::Basis => self.basis = Some(Basis::parse(value).ok_or_else(wrong)?),
            Column::Measure => self.measure = Some(Measure::parse(value).ok_or_else(wrong)?),
            Column::PriceBasis => self.price_basis = Some(PriceBasis::parse(value).ok_or_else(wrong)?),
            Column::Status => self.status = Some(Status::parse(value).ok_or_else(wrong)?),
            _ => return Err(AnswerError::Key(key.trim().to_owned())),
        }
        Ok(())
    }

    /// Takes an answer for one indicator.
    fn set_for(&mut self, key: &str, name: &str, value: &str) -> Result<(), AnswerError> {
        if Column::named(key) != Some(Column::Unit) || name.is_empty() {
            return Err(AnswerError::Key(format!("{key}@{name}")));
        }
        let unit = Unit::parse(value).ok_or_else(|| AnswerError::Value {
            key: "unit",
            value: value.to_owned(),
        })?;
        self.units.insert(name.to_owned(), unit);
        Ok(())
    }
}
