//! The heads of columns of figures: what the rows of the header together say of each.

use suishu_domain::Measure;

use super::super::heads::text_above;
use super::super::layout::{Role, Table, TableColumn};
use super::Stands;
use crate::grid::Grid;
use crate::header::Column;
use crate::label::{self, Label};
use crate::number::{self, Marks};

/// What stands above one column of figures.
#[derive(Debug, Clone, Default)]
pub(super) struct Head {
    /// The name of what is measured; empty where it stands elsewhere.
    pub(super) name: String,
    /// The other parts of its labels, the lowest first.
    pub(super) label: Label,
    /// Where the lowest label stands.
    pub(super) at: Option<(u32, u32)>,
    pub(super) period: Stands,
    pub(super) year: Stands,
    pub(super) region: Stands,
    pub(super) sector: Stands,
    pub(super) unit: Stands,
    /// Marks and flags behind its period: 2019*, 2023p.
    pub(super) marks: Marks,
}

/// Names that say only that a figure stands below.
const GENERIC: &[&str] = &[
    "总量",
    "绝对值",
    "绝对量",
    "绝对数",
    "绝对额",
    "数值",
    "数量",
    "数据",
    "值",
    "本期",
    "本期数",
    "实绩",
    "实际",
    "完成",
    "完成数",
    "完成额",
    "合计数",
    "value",
    "values",
    "obs_value",
    "amount",
    "当期值",
    "观测值",
    "指标值",
    "金额",
];

/// Whether a name says only that a figure stands below.
pub(super) fn is_generic(name: &str) -> bool {
    GENERIC.contains(&name.trim().to_lowercase().as_str())
}

/// Reads the heads of columns.
pub(super) fn read(grid: &Grid, table: &Table, values: &[&TableColumn]) -> Vec<Head> {
    let first = values.first().map_or(0, |value| value.column - 1);
    let mut heads: Vec<Head> = values
        .iter()
        .map(|value| {
            let column = value.column - 1;
            let mut head = Head::default();
            let mut names: Vec<String> = Vec::new();
            for header in &table.header {
                let Some(row) = grid.row_at(header.line) else { continue };
                let (text, at) = text_above(grid, row, column, first, header.spans);
                if text.is_empty() {
                    continue;
                }
                let stands = Stands::at(text, row, at);
                match header.role {
                    Role::Says(Column::Period) => {
                        let (text, marks) = number::split_marks(text);
                        head.marks = marks;
                        head.period = joined(&head.period, Stands::at(text, row, at));
                    }
                    Role::Says(Column::Year) => {
                        let (text, marks) = number::split_marks(text);
                        head.marks = marks;
                        head.year = Stands::at(text, row, at);
                    }
                    Role::Says(Column::Region) => head.region = stands,
                    Role::Says(Column::Sector) => head.sector = stands,
                    Role::Says(Column::Unit) => head.unit = Stands::at(unit_text(text), row, at),
                    Role::Says(Column::Indicator) => {
                        let read = label::read(text);
                        if !read.name.is_empty() && !is_generic(&read.name) && !names.contains(&read.name) {
                            names.push(read.name.clone());
                        }
                        head.label = read.under(head.label);
                        head.at = Some((row, at));
                    }
                    Role::Says(_) | Role::Ignored => {}
                }
            }
            head.at = head.at.or(head.period.at).or_else(|| {
                let bottom = table.header.last().and_then(|header| grid.row_at(header.line))?;
                Some((bottom, column))
            });
            if let Some(name) = &value.name {
                let read = label::read(name);
                head.label = read.clone().under(head.label);
                names = vec![read.name];
            }
            head.name = names.join("·");
            head
        })
        .collect();
    inherit_names(&mut heads);
    inherit_periods(&mut heads);
    heads
}

/// A growth that names nothing is that of the figures on its left, where those have one name: 客流量 | 同比 | 营业额 | 同比. Beside
/// several names it may be of any, and is asked.
fn inherit_names(heads: &mut [Head]) {
    let is_change = |head: &Head| head.label.is_chain || head.label.measure.is_some_and(Measure::is_growth);
    for at in 1..heads.len() {
        if !heads[at].name.is_empty() || !is_change(&heads[at]) {
            continue;
        }
        let before = heads[..at].iter().rev().skip_while(|head| is_change(head));
        let mut levels = before.take_while(|head| !is_change(head)).map(|head| &head.name);
        let nearest = levels.next().cloned().unwrap_or_default();
        if levels.all(|name| *name == nearest) {
            heads[at].name = nearest;
        }
    }
}

/// A growth beside the figures of a period is of that period: 本月 | 比去年同月增长. Beside a run of periods it is of the newest:
/// 2020年 | 2019年 | 增长.
fn inherit_periods(heads: &mut [Head]) {
    if !heads.iter().any(|head| head.label.period.is_some()) {
        return;
    }
    for at in 1..heads.len() {
        let is_open = heads[at].label.period.is_none() && heads[at].period.is_empty();
        if !is_open || (heads[at].label.measure.is_none() && !heads[at].label.is_chain) {
            continue;
        }
        let mut run: Vec<&Head> = heads[..at]
            .iter()
            .rev()
            .skip_while(|head| head.label.period.is_none())
            .collect();
        let length = run
            .iter()
            .take_while(|head| head.label.period.is_some() && head.label.measure.is_none() && head.name == run[0].name)
            .count();
        run.truncate(length.max(1));
        // With a year each, texts of one form sort by it.
        let newest = run
            .iter()
            .max_by_key(|head| head.label.period.as_deref().and_then(year_of));
        let (period, basis) = newest.map_or((None, None), |head| (head.label.period.clone(), head.label.basis));
        heads[at].label.period = period;
        if heads[at].label.basis.is_none() {
            heads[at].label.basis = basis;
        }
    }
}

fn year_of(text: &str) -> Option<i16> {
    text.get(..4).and_then(|year| year.parse().ok())
}

/// Two header rows may share a period: 2020年 above 1-9月.
fn joined(upper: &Stands, lower: Stands) -> Stands {
    let leans =
        suishu_domain::period::grammar::read(&lower.text, suishu_domain::period::grammar::Context::default()).is_err();
    if upper.is_empty() || !leans {
        return lower;
    }
    Stands {
        text: format!("{}{}", upper.text, lower.text),
        at: lower.at,
    }
}

fn unit_text(text: &str) -> String {
    match label::unit_line(text) {
        Some(label::UnitLine::One(unit)) => unit,
        _ => text.to_owned(),
    }
}
