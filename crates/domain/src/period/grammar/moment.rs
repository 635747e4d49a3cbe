//! From tokens to a period: one moment of the calendar, or two with a dash between, each filling what the other leaves out.

use jiff::civil::Date;

use super::lexer::Token;
use super::{Fault, Found, Period};

/// Reads the tokens; `year` is for texts that name none.
pub(super) fn read(tokens: &[Token], year: Option<i16>) -> Result<Found, Fault> {
    let this_year = tokens.iter().find_map(|token| {
        if let Token::ThisMonth(year, _) = token {
            Some(*year)
        } else {
            None
        }
    });
    let year = year.or(this_year);
    let sides: Vec<&[Token]> = tokens.split(|token| *token == Token::Dash).collect();
    match sides.as_slice() {
        [one] => Ok(Found {
            period: Moment::of(one)?.single(year)?,
            ranged: false,
        }),
        [left, right] => range(Moment::of(left)?, Moment::of(right)?, year),
        // 1-Jan-2020
        [
            day @ [Token::Number(_)],
            month @ [Token::MonthName(_)],
            last @ [Token::Year(_)],
        ] => {
            let tokens: Vec<Token> = [*day, *month, *last].concat();
            Ok(Found {
                period: Moment::of(&tokens)?.single(year)?,
                ranged: false,
            })
        }
        _ => Err(Fault::Unreadable),
    }
}

/// A part of a year coarser than a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Part {
    Half(i8),
    Quarter(i8),
    Month(i8),
    FirstMonths(u16),
}

/// How the year is told, where that matters for what may stand beside it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
enum YearForm {
    #[default]
    Plain,
    /// 20年: needs a part of the year, or it's a duration.
    Short,
    /// 全年: has no parts.
    Whole,
    /// 年度: has no parts, and two of them are a season or two years.
    OfAccount,
}

/// What one side of a text names; anything may be missing.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
struct Moment {
    year: Option<i16>,
    form: YearForm,
    part: Option<Part>,
    named_month: bool,
    /// 上旬, 中旬 or 下旬 of the month.
    ten_days: Option<i8>,
    day: Option<i8>,
    number: Option<i8>,
}

impl Moment {
    fn of(tokens: &[Token]) -> Result<Self, Fault> {
        let mut moment = Self::default();
        for token in tokens {
            match *token {
                Token::Year(year) => once(&mut moment.year, year)?,
                Token::ShortYear(year) => {
                    once(&mut moment.year, year)?;
                    moment.form = YearForm::Short;
                }
                Token::YearOfAccount => moment.form = YearForm::OfAccount,
                Token::WholeYear => moment.form = YearForm::Whole,
                Token::Half(half) => once(&mut moment.part, Part::Half(half))?,
                Token::Quarter(quarter) => once(&mut moment.part, Part::Quarter(quarter))?,
                Token::Month(month) | Token::ThisMonth(_, month) => once(&mut moment.part, Part::Month(month))?,
                Token::MonthName(month) => {
                    once(&mut moment.part, Part::Month(month))?;
                    moment.named_month = true;
                }
                Token::FirstMonths(count) => once(&mut moment.part, Part::FirstMonths(count))?,
                Token::TenDays(number) => once(&mut moment.ten_days, number)?,
                Token::Day(day) => once(&mut moment.day, day)?,
                Token::Number(number) => once(&mut moment.number, number)?,
                Token::Dash => return Err(Fault::Unreadable),
            }
        }
        let nothing = moment == Self::default();
        let fits = match moment.form {
            YearForm::Plain => true,
            YearForm::Short => moment.part.is_some(),
            YearForm::Whole | YearForm::OfAccount => moment.part.is_none(),
        };
        if nothing || !fits {
            return Err(Fault::Unreadable);
        }
        if moment.named_month && moment.day.is_none() {
            moment.day = moment.number.take();
            if moment.day.is_some() && moment.year.is_none() {
                moment.number = moment.day; // Sep 20 may be the year 2020: the range or the reader decides
            }
        }
        Ok(moment)
    }

    /// The period of a moment that stands alone.
    fn single(self, year: Option<i16>) -> Result<Period, Fault> {
        match self.number {
            Some(_) if self.named_month => return Err(Fault::Ambiguous),
            Some(_) => return Err(Fault::Unreadable),
            None => {}
        }
        self.extent(year)
    }

    /// The period of what is named, the year given where it is missing.
    fn extent(self, year: Option<i16>) -> Result<Period, Fault> {
        let valid = self
            .within(self.year.or(year).unwrap_or(2000))
            .ok_or(Fault::Unreadable)?;
        if self.year.or(year).is_some() {
            Ok(valid)
        } else {
            Err(Fault::YearMissing)
        }
    }

    fn within(self, year: i16) -> Option<Period> {
        if let Some(number) = self.ten_days {
            let (Some(Part::Month(month)), None) = (self.part, self.day) else {
                return None;
            };
            let start = Date::new(year, month, number * 10 - 9).ok()?;
            let days = if number == 3 { start.days_in_month() - 20 } else { 10 };
            return Period::days(start, u16::try_from(days).ok()?);
        }
        match (self.part, self.day) {
            (None, None) => Period::year(year),
            (Some(Part::Half(half @ 1..=2)), None) => Period::months(year, half * 6 - 5, 6),
            (Some(Part::Quarter(quarter @ 1..=4)), None) => Period::months(year, quarter * 3 - 2, 3),
            (Some(Part::Month(month)), None) => Period::months(year, month, 1),
            (Some(Part::FirstMonths(count)), None) => Period::months(year, 1, count),
            (Some(Part::Month(month)), Some(day)) => Period::days(Date::new(year, month, day).ok()?, 1),
            _ => None,
        }
    }

    /// How fine the moment is; the two sides of a range must agree.
    fn grain(self) -> u8 {
        if self.ten_days.is_some() {
            return 5;
        }
        match (self.day, self.part) {
            (Some(_), _) => 4,
            (None, Some(Part::Month(_))) => 3,
            (None, Some(Part::Quarter(_))) => 2,
            (None, Some(_)) => 1,
            (None, None) => 0,
        }
    }
}

fn once<T>(slot: &mut Option<T>, value: T) -> Result<(), Fault> {
    match slot.replace(value) {
        None => Ok(()),
        Some(_) => Err(Fault::Unreadable),
    }
}

fn range(mut left: Moment, mut right: Moment, year: Option<i16>) -> Result<Found, Fault> {
    if [left.form, right.form].contains(&YearForm::OfAccount) {
        return Err(Fault::Ambiguous); // a season from autumn to autumn, or two years
    }
    let only_year = Moment { year: None, ..left } == Moment::default();
    if only_year && right.year.is_none() && right.part.is_some() && right.number.is_none() {
        // 2020-Q3, 2020-9月: the dash joins a year and its part.
        return Ok(Found {
            period: Moment {
                year: left.year,
                ..right
            }
            .single(year)?,
            ranged: false,
        });
    }
    if let Some(period) = year_behind(left, right) {
        return Ok(Found {
            period: period.single(year)?,
            ranged: false,
        });
    }
    share(&mut left, &mut right)?;
    let (first, last) = (left.extent(year)?, right.extent(year)?);
    if left.grain() != right.grain() || matches!(left.grain(), 1 | 5) || first.start() > last.start() {
        return Err(Fault::Unreadable);
    }
    let period = if left.grain() == 4 {
        let days = first
            .start()
            .until(last.start())
            .map_err(|_| Fault::Unreadable)?
            .get_days();
        u16::try_from(days + 1)
            .ok()
            .and_then(|days| Period::days(first.start(), days))
    } else {
        let (from, to) = (first.start(), last.last_day());
        let months =
            (i32::from(to.year()) - i32::from(from.year())) * 12 + i32::from(to.month()) - i32::from(from.month()) + 1;
        u16::try_from(months)
            .ok()
            .and_then(|months| Period::months(from.year(), from.month(), months))
    };
    Ok(Found {
        period: period.ok_or(Fault::Unreadable)?,
        ranged: true,
    })
}

/// Sep-2020, Q1-2020: the dash joins a part and its year.
fn year_behind(left: Moment, right: Moment) -> Option<Moment> {
    let year_alone = right.year.is_some()
        && right
            == Moment {
                year: right.year,
                ..Moment::default()
            };
    let part_alone = left.year.is_none() && left.day.is_none() && left.number.is_none() && left.ten_days.is_none();
    let joins = left.named_month || matches!(left.part, Some(Part::Quarter(_) | Part::Half(_)));
    (year_alone && part_alone && joins).then_some(Moment {
        year: right.year,
        ..left
    })
}

/// Fills each side of a range from the other: the unit of a bare number, the month of a day, the year.
fn share(left: &mut Moment, right: &mut Moment) -> Result<(), Fault> {
    if left.named_month && left.day.is_none() && right.number.is_some() && right.part.is_none() {
        return Err(Fault::Ambiguous); // Sep-20
    }
    for side in [&mut *left, &mut *right] {
        if side.named_month && side.day.is_some() {
            side.number = None; // beside a month's name and a dash it is a day
        }
    }
    if let Some(number) = left.number.take() {
        match (right.day, right.part) {
            (Some(_), _) => once(&mut left.day, number)?,
            (None, Some(Part::Month(_))) => once(&mut left.part, Part::Month(number))?,
            (None, Some(Part::Quarter(_))) => once(&mut left.part, Part::Quarter(number))?,
            _ => return Err(Fault::Unreadable),
        }
    }
    if let Some(number) = right.number.take() {
        if !left.named_month || left.day.is_none() || right.part.is_some() {
            return Err(Fault::Unreadable);
        }
        once(&mut right.day, number)?;
    }
    if left.day.is_some() || right.day.is_some() {
        (left.part, right.part) = (left.part.or(right.part), right.part.or(left.part));
    }
    (left.year, right.year) = (left.year.or(right.year), right.year.or(left.year));
    Ok(())
}
