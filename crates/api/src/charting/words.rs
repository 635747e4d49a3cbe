//! The words of a chart that come from its figures: titles, series labels, notes, sources.

use std::fmt::Write as _;

use suishu_analysis::lock::Mixture;
use suishu_chart::{ChartSpec, Dimension};
use suishu_domain::period::label;
use suishu_domain::{Basis, Catalogue, Holidays, Measure, Period, PriceBasis, Sector, Status};

use super::Item;
use crate::query;

/// What differs between the series of a chart, and so must stand in their labels.
#[allow(
    clippy::struct_excessive_bools,
    reason = "one independent answer for each part of the key"
)]
pub(super) struct Varying {
    indicator: bool,
    region: bool,
    sector: bool,
    basis: bool,
    measure: bool,
    price_basis: bool,
    unit: bool,
    period: bool,
}

impl Varying {
    pub(super) fn of(items: &[Item<'_>], x: Dimension) -> Self {
        /// Whether a part of the items isn't the same for all.
        fn several<'a, T: PartialEq>(items: &'a [Item<'a>], part: impl Fn(&'a Item<'a>) -> T) -> bool {
            items
                .first()
                .map(&part)
                .is_some_and(|first| items.iter().any(|item| part(item) != first))
        }
        let measure = several(items, |item| item.series.key.measure);
        Self {
            indicator: x != Dimension::Indicator && several(items, |item| &item.series.key.indicator),
            region: x != Dimension::Region && several(items, |item| &item.series.key.region),
            sector: x != Dimension::Sector && several(items, |item| &item.series.key.sector),
            basis: several(items, |item| item.series.key.basis),
            measure: x != Dimension::Measure && measure,
            // Levels at current and growth at constant prices is the usual pair: the measure tells them apart.
            price_basis: !measure && several(items, |item| item.series.key.price_basis),
            unit: !measure && several(items, |item| &item.series.key.unit),
            period: x != Dimension::Period && several(items, |item| item.figure.observation.period),
        }
    }

    /// The same, where another word already tells the measures apart.
    pub(super) const fn without_measure(&self) -> Self {
        Self {
            measure: false,
            price_basis: false,
            unit: false,
            ..*self
        }
    }

    /// The label of the series that the item belongs to.
    pub(super) fn label(&self, item: &Item<'_>, catalogue: &Catalogue, holidays: &Holidays) -> String {
        let key = &item.series.key;
        let mut parts = Vec::new();
        if self.period {
            parts.push(period_label(item.figure.observation.period, Some(key.basis), holidays));
        }
        if self.region {
            parts.push(region_name(catalogue, &key.region));
        }
        if self.indicator {
            parts.push(indicator_name(catalogue, &key.indicator));
        }
        if self.sector {
            parts.push(sector_name(catalogue, &key.sector));
        }
        if self.measure {
            parts.push(measure_name(item).to_owned());
        }
        if self.price_basis {
            parts.extend(key.price_basis.map(|price| price.zh().to_owned()));
        }
        if self.basis {
            parts.push(key.basis.zh().to_owned());
        }
        if self.unit {
            parts.push(key.unit.to_string());
        }
        if parts.is_empty() {
            let name = indicator_name(catalogue, &key.indicator);
            return if key.measure == Measure::Level {
                name
            } else {
                format!("{name}{}", measure_name(item))
            };
        }
        parts.join(" ")
    }
}

pub(super) fn measure_name(item: &Item<'_>) -> &'static str {
    let key = &item.series.key;
    match (key.measure, item.figure.derived) {
        (Measure::YearOnYear, true) => "同比（推算）",
        (Measure::YearOnYear, false) => "同比增长",
        (Measure::Share, true) => "占比（推算）",
        (Measure::ContributionPoints, true) => "拉动（推算）",
        (measure, _) => measure.zh(),
    }
}

pub(crate) fn indicator_name(catalogue: &Catalogue, code: &str) -> String {
    catalogue
        .indicator(code)
        .map_or_else(|| code.to_owned(), |indicator| indicator.name.clone())
}

pub(crate) fn region_name(catalogue: &Catalogue, code: &str) -> String {
    catalogue
        .region(code)
        .map_or_else(|| code.to_owned(), |region| region.name.clone())
}

pub(crate) fn sector_name(catalogue: &Catalogue, code: &str) -> String {
    catalogue
        .sector(code)
        .map_or_else(|| code.to_owned(), |sector| sector.name.clone())
}

/// The Chinese label of a period: the holiday's name where it is a holiday window.
pub(crate) fn period_label(period: Period, basis: Option<Basis>, holidays: &Holidays) -> String {
    holidays.named(period).map_or_else(
        || label::zh(period, basis),
        |holiday| format!("{}年{}", holiday.year, holiday.name),
    )
}

/// A title from what all figures share: 2020年前三季度广州市地区生产总值.
pub(super) fn title(items: &[Item<'_>], spec: &ChartSpec, catalogue: &Catalogue, holidays: &Holidays) -> String {
    let one = |of: &dyn for<'b> Fn(&'b Item<'_>) -> &'b str| -> Option<&str> {
        let first = of(items.first()?);
        items.iter().all(|item| of(item) == first).then_some(first)
    };
    let mut title = String::new();
    let periods: Vec<(Period, Basis)> = items
        .iter()
        .map(|item| (item.figure.observation.period, item.series.key.basis))
        .collect();
    let first = periods
        .iter()
        .min_by_key(|(period, _)| (period.start(), period.last_day()));
    let last = periods
        .iter()
        .max_by_key(|(period, _)| (period.last_day(), period.start()));
    if let (Some(&(first, basis)), Some(&(last, last_basis))) = (first, last) {
        if first == last {
            title.push_str(&period_label(first, Some(basis), holidays));
        } else if first.start().year() == last.last_day().year() {
            let _ = write!(title, "{}年", first.start().year());
        } else if first.month_count() == Some(12) && last.month_count() == Some(12) {
            let _ = write!(title, "{}—{}年", first.start().year(), last.last_day().year());
        } else {
            let _ = write!(
                title,
                "{}至{}",
                period_label(first, Some(basis), holidays),
                period_label(last, Some(last_basis), holidays)
            );
        }
    }
    if let Some(code) = one(&|item| &item.series.key.region) {
        title.push_str(&region_name(catalogue, code));
    }
    let sector = one(&|item| &item.series.key.sector).filter(|code| *code != Sector::TOTAL);
    if let Some(code) = sector {
        title.push_str(&sector_name(catalogue, code));
    }
    let indicators: Vec<String> = items.iter().fold(Vec::new(), |mut names, item| {
        let name = indicator_name(catalogue, &item.series.key.indicator);
        if !names.contains(&name) {
            names.push(name);
        }
        names
    });
    let named = match indicators.as_slice() {
        [one] => one.clone(),
        [one, two] => format!("{one}和{two}"),
        [one, ..] => format!("{one}等{}项指标", indicators.len()),
        [] => String::new(),
    };
    title.push_str(&named);
    match one(&|item| item.series.key.measure.code()).and_then(Measure::parse) {
        Some(Measure::YearOnYear) => title.push_str("同比增速"),
        Some(Measure::Level) => {}
        Some(measure) => title.push_str(measure.zh()),
        None if spec.layers.len() > 1 => title.push_str("及增速"),
        None => {}
    }
    if items.iter().all(|item| item.figure.derived) {
        title.push_str("（推算）");
    }
    title
}

/// The notes that the figures bring.
pub(super) fn notes(items: &[Item<'_>], overridden: Option<&Mixture>, catalogue: &Catalogue) -> Vec<String> {
    let mut notes = Vec::new();
    let any = |test: &dyn Fn(&Item<'_>) -> bool| items.iter().any(test);
    let all = |test: &dyn Fn(&Item<'_>) -> bool| items.iter().all(test);
    if any(&|item| item.figure.observation.status == Some(Status::Provisional) && !item.figure.derived) {
        let whole = all(&|item| item.figure.observation.status == Some(Status::Provisional));
        notes.push(
            if whole {
                "本图数据为初步核算数。"
            } else {
                "部分数据为初步核算数。"
            }
            .to_owned(),
        );
    }
    let current = any(&|item| {
        item.series.key.measure == Measure::Level && item.series.key.price_basis == Some(PriceBasis::Current)
    });
    let constant =
        any(&|item| item.series.key.measure.is_growth() && item.series.key.price_basis == Some(PriceBasis::Constant));
    if current && constant {
        notes.push("绝对数按现价计算，增长速度按不变价格计算。".to_owned());
    }
    if any(&|item| item.figure.derived && !query::is_suspended(item.figure)) {
        let what = if any(&|item| item.figure.derived && item.series.key.measure == Measure::YearOnYear) {
            let real = all(&|item| !item.figure.derived || item.series.key.price_basis == Some(PriceBasis::Constant));
            if real {
                "同比由不变价绝对数推算，与公布增速可能不同。"
            } else {
                "同比由本表绝对数推算，未剔除价格和口径变化，与公布增速可能不同。"
            }
        } else {
            "占比、当期数为推算，由本软件计算，非公布数。"
        };
        let contributed =
            |item: &Item<'_>| item.figure.derived && item.series.key.measure == Measure::ContributionPoints;
        if any(&contributed) {
            notes.push("拉动由不变价绝对数推算，为各部分增量与上年同期总量之比。".to_owned());
        }
        if any(&|item| item.figure.derived && !contributed(item)) {
            notes.push(what.to_owned());
        }
    }
    if any(&|item| query::is_suspended(item.figure)) {
        notes.push(query::NOT_COMPARABLE.to_owned());
    }
    if let Some(mixture) = overridden {
        notes.push(format!("经人工确认合并绘制：{}", mixture.zh()));
    }
    for item in items {
        if let Some(note) = item.figure.observation.note.as_deref().filter(|_| items.len() <= 12) {
            let note = if note.ends_with('。') {
                note.to_owned()
            } else {
                format!("{note}。")
            };
            // A note on one city says which city; a note on all of them needs no name.
            let same = |other: &Item<'_>| other.figure.observation.note == item.figure.observation.note;
            let note = if any(&|other| !same(other) && other.series.key.region != item.series.key.region) {
                format!("{}：{note}", region_name(catalogue, &item.series.key.region))
            } else {
                note
            };
            if !notes.contains(&note) && !note.ends_with("增加值。") {
                notes.push(note);
            }
        }
    }
    notes
}

/// The sources as printed, each once.
pub(super) fn sources(items: &[Item<'_>]) -> Vec<String> {
    let mut sources: Vec<String> = Vec::new();
    for item in items {
        if let Some(source) = item
            .figure
            .observation
            .source
            .as_deref()
            .filter(|source| !source.is_empty())
            && !sources.iter().any(|known| known == source)
        {
            sources.push(source.to_owned());
        }
    }
    sources
}
