//! A finding of the rules in words and figures, and the selection that shows them.

use suishu_analysis::checks::{CheckFinding, Cited, Rule};
use suishu_domain::{Confidentiality, Figure, MissingReason, Observation, Place, Qualifier, Selection, SeriesKey};

use super::runs::Loaded;
use crate::figure_text::Phrasing;
use crate::wire::{Doubt, FigureText};

/// Figures that a finding names one by one.
const NAMED: usize = 24;

/// What a finding is told with.
pub(super) struct Telling<'a> {
    pub(super) phrasing: &'a Phrasing<'a>,
    pub(super) loaded: &'a Loaded,
}

impl Telling<'_> {
    /// A finding on figures.
    pub(super) fn doubt(&self, finding: &CheckFinding) -> Doubt {
        Doubt {
            figures: finding
                .figures
                .iter()
                .take(NAMED)
                .map(|cited| self.figure(cited))
                .collect(),
            selection: selection(finding),
            ..Self::event(finding)
        }
    }

    /// A finding without figures.
    pub(super) fn event(finding: &CheckFinding) -> Doubt {
        Doubt {
            key: finding.key(),
            code: finding.rule.code(),
            figures: Vec::new(),
            figures_total: finding.figures.len() as u64,
            expected: finding.expected.map(|number| number.to_string()),
            found: finding.found.map(|number| number.to_string()),
            tolerance: finding.tolerance.map(|number| number.normalize().to_string()),
            event: finding.event.as_ref().map(|(date, title)| format!("{date} {title}")),
            selection: None,
            reason: None,
            accepted_at: None,
        }
    }

    fn figure(&self, cited: &Cited) -> FigureText {
        let entry = self.loaded.entry(cited);
        let observation = Observation {
            period: cited.period,
            figure: cited
                .value
                .map_or(Figure::Missing(MissingReason::Missing), Figure::Number),
            qualifier: Qualifier::Exact,
            status: entry.and_then(|entry| entry.status),
            confidentiality: Confidentiality::Public,
            raw: None,
            source: None,
            note: None,
            place: Place::file(),
        };
        FigureText {
            series: self.loaded.id(&cited.key).map_or(0, |id| id.get()),
            batch: entry.map_or(0, |entry| entry.release),
            ..self.phrasing.observation(&cited.key, &observation)
        }
    }
}

/// A figure on one line: `广州市 第二产业 2020年前三季度 4704.39亿元`.
pub(super) fn line(figure: &FigureText) -> String {
    let value = figure.value.as_deref().unwrap_or("—");
    format!(
        "{} {} {} {value}{}",
        figure.region, figure.sector, figure.period_zh, figure.unit
    )
}

/// The figures of a finding as a selection: what is odd in the course of a series is shown along all its periods.
fn selection(finding: &CheckFinding) -> Option<Selection> {
    let first = finding.figures.first()?;
    let keys = || finding.figures.iter().map(|cited| &cited.key);
    let along = matches!(
        finding.rule,
        Rule::UnitJump | Rule::Decimals | Rule::PeriodMissing | Rule::VintagesApart
    );
    let mut periods = Vec::new();
    if !along {
        for cited in &finding.figures {
            let period = cited.period.to_string();
            if !periods.contains(&period) {
                periods.push(period);
            }
        }
    }
    Some(Selection {
        indicators: vec![first.key.indicator.clone()],
        regions: distinct(keys().map(|key| key.region.as_str())),
        sectors: distinct(keys().map(|key| key.sector.as_str())),
        basis: common(keys().map(|key| key.basis)),
        // Growth is looked at beside its levels; on one axis only one of the two is drawn.
        measure: common(keys().map(|key| key.measure)).or(Some(first.key.measure)),
        price_basis: common(keys().map(price_basis)).flatten(),
        periods,
        ..Selection::default()
    })
}

const fn price_basis(key: &SeriesKey) -> Option<suishu_domain::PriceBasis> {
    key.price_basis
}

/// Each once, in the order in which they come.
fn distinct<'a>(codes: impl Iterator<Item = &'a str>) -> Vec<String> {
    let mut all: Vec<String> = Vec::new();
    for code in codes {
        if !all.iter().any(|known| known == code) {
            all.push(code.to_owned());
        }
    }
    all
}

/// What all have in common.
fn common<T: PartialEq>(mut values: impl Iterator<Item = T>) -> Option<T> {
    let first = values.next()?;
    values.all(|value| value == first).then_some(first)
}
