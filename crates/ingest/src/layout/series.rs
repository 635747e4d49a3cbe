//! The series of a row: its texts read once for each combination that the file holds.

use suishu_domain::{Basis, FindingCode, Measure, PriceBasis, Unit};

use super::{Problem, is_damaged};
use crate::{Answers, SeriesDraft};

/// The texts of a row that name its series, each with the number of its column (0 where the file has none).
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Texts<'a> {
    pub(super) indicator: Cell<'a>,
    pub(super) region: Cell<'a>,
    pub(super) sector: Cell<'a>,
    pub(super) basis: Cell<'a>,
    pub(super) measure: Cell<'a>,
    pub(super) price_basis: Cell<'a>,
    pub(super) unit: Cell<'a>,
    pub(super) multiplier: Cell<'a>,
}

/// A text and the number of its column.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Cell<'a> {
    pub(super) text: &'a str,
    pub(super) column: u32,
}

impl Cell<'_> {
    fn problem(self, code: FindingCode) -> Problem {
        Problem::new(code, self.column, self.text)
    }

    /// The text as a code, `None` where it is blank; a text that can't be read is a problem.
    fn code<T>(self, parse: fn(&str) -> Option<T>, code: FindingCode, known: &str) -> Result<Option<T>, Problem> {
        if self.text.is_empty() {
            return Ok(None);
        }
        parse(self.text)
            .map(Some)
            .ok_or_else(|| self.problem(code).suggest(known))
    }
}

/// A series but for what the period has to say.
#[derive(Debug)]
pub(super) struct Series {
    draft: SeriesDraft,
    /// The basis of the row's own column.
    pub(super) column_basis: Option<Basis>,
    /// 环比 without a word on months or quarters.
    is_chain: bool,
    /// The indices that the sink gave, by basis, by whether it was told, and by month or quarter for 环比.
    slots: [Option<usize>; 4 * Basis::ALL.len()],
    /// Whether it was said that its basis is taken, not told.
    is_told: bool,
}

impl Series {
    /// The unit of its figures.
    pub(super) const fn unit(&self) -> &Unit {
        &self.draft.unit
    }

    /// The measure of a figure over so many months; 环比 of anything but a month or a quarter is none.
    pub(super) const fn measure(&self, months: Option<u16>) -> Option<Measure> {
        match (self.is_chain, months) {
            (false, _) => Some(self.draft.measure),
            (true, Some(1)) => Some(Measure::MonthOnMonth),
            (true, Some(3)) => Some(Measure::QuarterOnQuarter),
            (true, _) => None,
        }
    }

    /// The indicator's name.
    pub(super) fn indicator(&self) -> &str {
        &self.draft.indicator
    }

    /// Whether this is the first time that its basis is to be spoken of.
    pub(super) const fn is_told_first(&mut self) -> bool {
        !std::mem::replace(&mut self.is_told, true)
    }

    /// The sink's index of the series with this basis and measure; `make` asks the sink the first time.
    pub(super) fn index(
        &mut self,
        basis: Basis,
        is_assumed: bool,
        measure: Measure,
        make: impl FnOnce(&SeriesDraft) -> usize,
    ) -> usize {
        let variant = usize::from(measure == Measure::QuarterOnQuarter) + 2 * usize::from(is_assumed);
        let slot = basis as usize + Basis::ALL.len() * variant;
        if let Some(index) = self.slots[slot] {
            return index;
        }
        self.draft.basis = basis;
        self.draft.basis_is_assumed = is_assumed;
        self.draft.measure = measure;
        *self.slots[slot].insert(make(&self.draft))
    }
}

/// Reads the texts of a series, or says everything that is wrong with them.
pub(super) fn read(texts: &Texts<'_>, answers: &Answers, header_unit: Option<&str>) -> Result<Series, Vec<Problem>> {
    let mut problems = Vec::new();
    let cells = [
        texts.indicator,
        texts.region,
        texts.sector,
        texts.basis,
        texts.measure,
        texts.price_basis,
        texts.unit,
    ];
    for cell in cells.into_iter().filter(|cell| is_damaged(cell.text)) {
        problems.push(Problem::damaged(cell.column, cell.text));
    }
    if !problems.is_empty() {
        return Err(problems);
    }
    let mut keep = |problem: Problem| problems.push(problem);

    let indicator = said(texts.indicator.text, answers.indicator.as_deref());
    if indicator.is_none() {
        keep(
            texts
                .indicator
                .problem(FindingCode::IndicatorMissing)
                .suggest("--set indicator=…"),
        );
    }
    let region = said(texts.region.text, answers.region.as_deref());
    if region.is_none() {
        keep(
            texts
                .region
                .problem(FindingCode::RegionMissing)
                .suggest("--set region=…"),
        );
    }
    let sector = said(texts.sector.text, answers.sector.as_deref());

    let known = "single | cumulative | end | average";
    let column_basis = texts.basis.code(Basis::parse, FindingCode::BasisUnknown, known);
    let known = "level | yoy | qoq | mom | share | contribution_pp | contribution_share | index";
    let measure = texts.measure.code(Measure::parse, FindingCode::MeasureUnknown, known);
    let known = "current | constant | comparable";
    let price_basis = texts
        .price_basis
        .code(PriceBasis::parse, FindingCode::PriceBasisUnknown, known);
    let is_rate = matches!(measure, Ok(Some(measure)) if measure.is_growth() || measure.is_share());
    let unit = unit(texts, answers, header_unit, is_rate);

    let column_basis = column_basis.unwrap_or_else(|problem| (keep(problem), None).1);
    let price_basis = price_basis
        .unwrap_or_else(|problem| (keep(problem), None).1)
        .or(answers.price_basis);
    let unit = unit.map_err(&mut keep).ok();
    let measure = match (measure, &unit) {
        (Ok(measure), Some(unit)) => match measure.or(answers.measure) {
            Some(measure) => unit_fits(measure, unit, texts).map_err(&mut keep).ok(),
            // A rate without a word on what it is may be a growth, a share or a level of its own.
            None if unit.is_rate() => {
                keep(
                    texts
                        .measure
                        .problem(FindingCode::MeasureUnknown)
                        .suggest("--set measure=yoy | share | level"),
                );
                None
            }
            None => Some(Measure::Level),
        },
        (Ok(_), None) => None,
        (Err(problem), _) => {
            keep(problem);
            None
        }
    };
    let (Some(indicator), Some(region), Some(unit), Some(measure), true) =
        (indicator, region, unit, measure, problems.is_empty())
    else {
        return Err(problems);
    };
    let is_chain = matches!(texts.measure.text, "环比" | "环比增长" | "环比增速");
    // The basis is settled by the period; until then the draft isn't shown to anyone.
    let basis = column_basis.unwrap_or(Basis::Single);
    let draft = SeriesDraft {
        indicator,
        region,
        sector,
        basis,
        basis_is_assumed: false,
        measure,
        price_basis,
        unit,
    };
    let slots = [None; 4 * Basis::ALL.len()];
    Ok(Series {
        draft,
        column_basis,
        is_chain,
        slots,
        is_told: false,
    })
}

/// The row's own text, or the answer.
fn said(text: &str, answer: Option<&str>) -> Option<String> {
    Some(text).filter(|text| !text.is_empty()).or(answer).map(str::to_owned)
}

/// The unit from the row, the header or the answers. An answer for the whole file is meant for its levels: growth and shares don't
/// take 亿元.
fn unit(texts: &Texts<'_>, answers: &Answers, header_unit: Option<&str>, is_rate: bool) -> Result<Unit, Problem> {
    let text = if texts.unit.text.is_empty() {
        header_unit.unwrap_or_default()
    } else {
        texts.unit.text
    };
    let own = answers.units.get(texts.indicator.text);
    let for_all = answers.unit.as_ref().filter(|unit| !is_rate || unit.is_rate());
    let unit = match (text, own.or(for_all)) {
        ("", Some(unit)) => unit.clone(),
        ("", None) => {
            let key = match texts.indicator.text {
                name if answers.unit.is_some() && !name.is_empty() => format!("--set unit@{name}=…"),
                _ => "--set unit=…".to_owned(),
            };
            return Err(texts.unit.problem(FindingCode::UnitUnknown).suggest(key));
        }
        (text, _) => {
            Unit::parse(text).ok_or_else(|| Problem::new(FindingCode::UnitUnknown, texts.unit.column, text))?
        }
    };
    multiplied(unit, texts.multiplier)
}

/// The unit with the power of ten of SDMX's `UNIT_MULT`. A power that no unit is written with is refused, for to leave it out would
/// be wrong by that power.
fn multiplied(unit: Unit, multiplier: Cell<'_>) -> Result<Unit, Problem> {
    let (word, power) = match multiplier.text {
        "" | "0" => return Ok(unit),
        "3" => ("千", 3),
        "4" => ("万", 4),
        "6" => ("百万", 6),
        "8" => ("亿", 8),
        "9" => ("十亿", 9),
        _ => return Err(multiplier.problem(FindingCode::UnitUnknown)),
    };
    Unit::parse(&format!("{word}{}", unit.base()))
        .filter(|scaled| unit.power() == 0 && scaled.power() == power && scaled.base() == unit.base())
        .ok_or_else(|| multiplier.problem(FindingCode::UnitUnknown))
}

/// 同比 is told in % or 百分点, 占比 and 贡献率 in %, 拉动 in 百分点.
fn unit_fits(measure: Measure, unit: &Unit, texts: &Texts<'_>) -> Result<Measure, Problem> {
    let (fits, expected) = match measure {
        Measure::Level | Measure::Index => (true, ""),
        Measure::YearOnYear | Measure::QuarterOnQuarter | Measure::MonthOnMonth => (unit.is_rate(), "% | ‰ | 百分点"),
        Measure::Share | Measure::ContributionShare => (matches!(unit.base(), "%" | "比例"), "% | 比例"),
        Measure::ContributionPoints => (unit.base() == "百分点", "百分点"),
    };
    if fits {
        return Ok(measure);
    }
    let place = if texts.unit.column == 0 {
        texts.measure
    } else {
        texts.unit
    };
    Err(Problem::new(FindingCode::UnitContradicts, place.column, &unit.to_string()).suggest(expected))
}
