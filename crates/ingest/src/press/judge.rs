//! Which measure a number is, from its predicate, its unit and the name of its subject; or that it is none that is kept.

use suishu_domain::{Measure, Period, Span, Unit};

use super::predicate::{PartOf, Predicate};

/// What becomes of a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Verdict {
    /// It is a figure of this measure; a rate in words of going down is negative.
    Take {
        /// The measure.
        measure: Measure,
        /// The verb that the grammar of numbers reads the sign and 倍 by.
        verb: &'static str,
    },
    /// It compares with another period or place.
    Comparison,
    /// It isn't understood.
    Unclear,
}

/// The number to be judged.
#[derive(Debug, Clone, Copy)]
pub(super) struct Case<'a> {
    pub(super) predicate: &'a Predicate,
    pub(super) unit: Option<&'a Unit>,
    /// 倍 stands where the unit would.
    pub(super) is_times: bool,
    /// The name of the subject.
    pub(super) name: &'a str,
    /// The period in force.
    pub(super) period: Option<Period>,
    /// The period compared with, where it is neither 上年同期 nor unsaid.
    pub(super) compared: Option<Period>,
    /// The period that 同比 compares with.
    pub(super) year_before: Option<Period>,
}

/// Judges a number.
pub(super) fn judge(case: Case<'_>) -> Verdict {
    let said = case.predicate;
    let is_points = case.unit.is_some_and(|unit| unit.base() == "百分点");
    let is_percent = case.unit.is_some_and(|unit| unit.base() == "%");
    if said.is_mean_growth {
        return Verdict::Comparison;
    }
    match said.part {
        Some(PartOf::Points) if is_points && !said.differs && said.compared.is_none() => {
            let verb = if said.change == Some(true) { "下降" } else { "" };
            return take(Measure::ContributionPoints, verb);
        }
        Some(PartOf::Points) => {
            return if is_points {
                Verdict::Comparison
            } else {
                Verdict::Unclear
            };
        }
        Some(part) if is_percent && !said.differs && (said.became || !said.tells_growth()) => {
            let measure = if part == PartOf::Share {
                Measure::Share
            } else {
                Measure::ContributionShare
            };
            return take(measure, "");
        }
        Some(_) => {
            return if is_points || said.differs {
                Verdict::Comparison
            } else {
                Verdict::Unclear
            };
        }
        None => {}
    }
    if is_points {
        return Verdict::Comparison;
    }
    if said.tells_growth() && !(said.became && said.rate.is_none()) {
        return growth(case, is_percent);
    }
    if said.compared.is_some() && !said.became || said.differs {
        return Verdict::Comparison;
    }
    level(case, is_percent)
}

const fn take(measure: Measure, verb: &'static str) -> Verdict {
    Verdict::Take { measure, verb }
}

fn growth(case: Case<'_>, is_percent: bool) -> Verdict {
    let said = case.predicate;
    // 增速提高2%: of the rate, or in points?
    if said.rate.is_some() && said.change.is_some() {
        return if said.differs || said.compared.is_some() {
            Verdict::Comparison
        } else {
            Verdict::Unclear
        };
    }
    if said.differs {
        return Verdict::Comparison;
    }
    if !is_percent && !case.is_times {
        // 同比增加50家 tells a change, not how many there are.
        return if said.change.is_some() {
            Verdict::Comparison
        } else {
            Verdict::Unclear
        };
    }
    let measure = match (base(case), said.is_on_year, said.is_chained) {
        (_, true, true) => return Verdict::Unclear,
        (Some(Base::Other), _, _) => return Verdict::Comparison,
        (Some(Base::Before), false, false) | (None, false, true) => {
            match case.period.and_then(|period| period.month_count()) {
                Some(1) => Measure::MonthOnMonth,
                Some(3) => Measure::QuarterOnQuarter,
                _ => return Verdict::Unclear,
            }
        }
        (Some(Base::Before), _, _) | (Some(Base::YearBefore), _, true) => return Verdict::Unclear,
        (Some(Base::YearBefore) | None, _, false) => Measure::YearOnYear,
    };
    let is_down = said.change.or(said.rate).unwrap_or(false);
    match (case.is_times, said.change, is_down) {
        (true, change, _) if change != Some(false) => Verdict::Comparison,
        (_, _, true) => take(measure, "下降"),
        (_, _, false) => take(measure, "增长"),
    }
}

/// What a comparison's base is to the period in force.
enum Base {
    YearBefore,
    Before,
    Other,
}

fn base(case: Case<'_>) -> Option<Base> {
    case.predicate.compared.as_ref()?;
    let (Some(now), Some(then)) = (case.period, case.compared) else {
        return Some(Base::Other);
    };
    let is_previous = match now.span() {
        Span::Months(1 | 3) => then.next() == Some(now),
        _ => false,
    };
    Some(if case.year_before == Some(then) {
        Base::YearBefore
    } else if is_previous {
        Base::Before
    } else {
        Base::Other
    })
}

fn level(case: Case<'_>, is_percent: bool) -> Verdict {
    /// Names whose figures are told in %.
    const RATES: &[&str] = &["率", "系数", "比例", "成数", "程度", "百分比"];
    if case.is_times {
        return Verdict::Comparison;
    }
    match case.unit {
        Some(_) if !is_percent => take(Measure::Level, ""),
        Some(_) if case.name.ends_with("占比") || case.name.ends_with("比重") => take(Measure::Share, ""),
        Some(_) if case.name.ends_with("指数") => take(Measure::Index, ""),
        Some(_) if RATES.iter().any(|rate| case.name.ends_with(rate)) || case.name.ends_with("PMI") => {
            take(Measure::Level, "")
        }
        _ => Verdict::Unclear,
    }
}
