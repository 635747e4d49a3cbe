//! Labels: what the head of a row or column of an official table says, taken apart into the parts of a figure.
//!
//! `工业增加值_累计增长(%)` is the indicator 工业增加值, 累计, 同比, in %. Words that tell the basis, the measure, the prices, the unit or
//! the period leave the name, so that 当季值 and 累计值 of one indicator have one name; whatever else tells things apart stays in it
//! (日均, 2015年不变价, 占GDP比重, 自然增长率). A label of nothing but such words (`比上年同期增长(%)`, `1-本月`) has an empty name: what it
//! is about stands in another head.
//!
//! This module knows words, not tables: which label is whose, and what fills what is left open, is for the recogniser to say.

mod brackets;
mod fragment;
mod mark;
mod measuring;
mod preamble;
mod words;

#[cfg(test)]
mod tests;

use suishu_domain::{Basis, Measure, PriceBasis, Status, Unit};

use words::Told;

pub(crate) use measuring::is_unit;
pub use preamble::{Key, UnitLine, key, preamble, unit_line, units};

/// A label in its parts.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Label {
    /// What is measured, without the words that the other parts hold; empty where the label has only such words. Widths of letters,
    /// digits and brackets are folded.
    pub name: String,
    /// The unit as written; [`Unit::parse`] reads it.
    pub unit: Option<String>,
    /// 当期, 累计, 期末, 平均.
    pub basis: Option<Basis>,
    /// What is told of the indicator; `None` where no word says it.
    pub measure: Option<Measure>,
    /// 环比 without a word on months or quarters; the measure is `None` then.
    pub is_chain: bool,
    /// 现价, 不变价, 可比口径.
    pub price_basis: Option<PriceBasis>,
    /// The base of an index: `上年同期=100`. It is the unit as well.
    pub index_base: Option<String>,
    /// A period, or a part of one, that stands in the label: `1-9月`, `2020年三季度`, `本月`, `本月止累计`. One that leans on the file's
    /// reference period gives way to a period told elsewhere.
    pub period: Option<String>,
    /// How deep the label stands below others of the same table: by indent, by 其中 and `#`, by the numbering 一、(一)、1.
    pub level: u8,
    /// Whether the label is marked as a part of the one above it: `#`, 其中.
    pub is_part: bool,
    /// Footnote marks, and words and letters of the status: `①`, `*`, `注1`, `[2]`, 初步核算, `p`.
    pub footnotes: Vec<String>,
}

impl Label {
    /// The status that a mark tells: 2023年(初步核算), 2023p.
    pub fn status(&self) -> Option<Status> {
        self.footnotes
            .iter()
            .find_map(|mark| crate::number::flags(mark)?.status)
    }

    /// The parts of this label below another: what it doesn't say, the upper one does. The names are for the reader of both to join.
    pub(crate) fn under(self, upper: Self) -> Self {
        Self {
            name: String::new(),
            unit: self.unit.or(upper.unit),
            basis: self.basis.or(upper.basis),
            measure: self.measure.or(upper.measure),
            is_chain: self.is_chain || upper.is_chain,
            price_basis: self.price_basis.or(upper.price_basis),
            index_base: self.index_base.or(upper.index_base),
            period: self.period.or(upper.period),
            level: self.level,
            is_part: self.is_part,
            footnotes: [upper.footnotes, self.footnotes].concat(),
        }
    }

    /// Whether any part but the name is told.
    pub fn is_bare(&self) -> bool {
        self.unit.is_none()
            && self.basis.is_none()
            && self.measure.is_none()
            && !self.is_chain
            && self.price_basis.is_none()
            && self.period.is_none()
    }
}

/// Reads a label.
pub fn read(text: &str) -> Label {
    let (place, rest) = mark::leading(text);
    let folded = brackets::fold(rest);
    let (mut rest, mut footnotes) = mark::footnotes(&folded);
    if let Some((period, letters)) = mark::flagged_period(&rest) {
        footnotes.push(letters.to_owned());
        rest = period.to_owned();
    }
    let mut label = Label {
        level: place.level,
        is_part: place.is_part,
        footnotes,
        ..Label::default()
    };
    if fragment::is_period(&rest) {
        // A whole period may use words of the basis: 2020年1-9月累计.
        label.period = Some(rest.clone());
        label.basis = words::whole(&rest, None).and_then(|told| told.basis);
        return label;
    }
    let measured = measuring::find(&rest);
    label.unit = measured.unit;
    label.index_base = measured.index_base;
    // 同比(上年同月=100) is in no rate, and a growth all the same.
    let is_rate = label
        .unit
        .as_deref()
        .filter(|_| label.index_base.is_none())
        .map(measuring::is_rate);
    let mut told = Told::default();
    label.name = words::strip(&measured.rest, is_rate, &mut told);
    // % change y/y
    let is_in_percent = rest.contains('%') || rest.to_lowercase().contains("percent");
    settle(&mut label, told, is_in_percent);
    label
}

/// Weighs the words against the unit.
fn settle(label: &mut Label, told: Told, is_in_percent: bool) {
    label.basis = told.basis;
    label.price_basis = told
        .price_basis
        .or_else(|| label.unit.as_deref().and_then(measuring::prices));
    label.period = told.period;
    (label.measure, label.is_chain) = (told.measure, told.is_chain);
    if label.index_base.is_some() {
        // 同比(上年同月=100) is told as 105.1: an index, not a growth of 105.1 %.
        (label.measure, label.is_chain) = (Some(Measure::Index), false);
        label.name = words::without_index(&label.name);
    } else if label.measure.is_none() && !label.is_chain {
        label.measure = label
            .unit
            .as_deref()
            .and_then(measuring::measure)
            .or_else(|| words::is_index(&label.name).then_some(Measure::Index));
    }
    let is_change = label.is_chain || label.measure.is_some_and(Measure::is_growth);
    if label.unit.is_none() && is_change && is_in_percent {
        label.unit = Some("%".to_owned());
    }
    if label.unit.as_deref().is_some_and(|unit| Unit::parse(unit).is_none()) {
        label.unit = None;
    }
    // Only words of the basis: 累计 heads a column of its own, and leans on the file's period.
    if label.name.is_empty() && label.period.is_none() {
        label.period = told.relative;
    }
}
