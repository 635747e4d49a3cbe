//! What stands around a table and holds for all of it: 地区：广州, 单位：亿元, a title with a place and a period, 资料来源 below.

use suishu_domain::period::grammar::{self, Context, PeriodReading};
use suishu_domain::{Place, Span};

use super::blocks::Block;
use super::layout::{Constant, Reason, ReasonCode, Role};
use super::places::is_place;
use super::survey::Survey;
use crate::grid::CellKind;
use crate::header::Column;
use crate::label::{self, Key, UnitLine};

/// What was found around a table.
#[derive(Debug, Default)]
pub(crate) struct Surroundings {
    pub(crate) constants: Vec<Constant>,
    pub(crate) reasons: Vec<Reason>,
    /// Footnotes by their marks.
    pub(crate) notes: Vec<(String, String)>,
    /// The region that a database of the statistics bureau is about, as a suggestion.
    pub(crate) region_hint: Option<&'static str>,
}

impl Surroundings {
    /// Reads the lines above, in the corner and below a block.
    pub(crate) fn of(survey: &Survey<'_>, block: &Block) -> Self {
        let mut found = Self::default();
        for &row in &block.preamble {
            // Several periods side by side head columns, whatever kept them from being the header; none is that of the whole.
            if survey.profile(row).periods < 2 {
                found.line(survey, row, true);
            }
        }
        for &row in &block.header {
            // The unit may stand in the corner, or at the right above the table.
            for (column, cell) in (0_u32..).zip(survey.grid.row(row)) {
                if label::unit_line(cell.text).is_some() {
                    found.unit(cell.text, survey.grid.place(row, column));
                }
            }
        }
        for &row in &block.notes {
            found.line(survey, row, false);
        }
        if let Some(sheet) = survey.grid.sheet() {
            let place = Place {
                sheet: Some(sheet.to_owned()),
                ..Place::file()
            };
            found.title(sheet, &place);
        }
        found
    }

    fn line(&mut self, survey: &Survey<'_>, row: u32, is_above: bool) {
        let cells: Vec<(u32, &str)> = (0_u32..)
            .zip(survey.grid.row(row))
            .filter(|(_, cell)| !cell.is_blank() && cell.kind != CellKind::Error)
            .map(|(column, cell)| (column, cell.text.trim()))
            .collect();
        let mut at = 0;
        while let Some(&(column, text)) = cells.get(at) {
            at += 1;
            let place = survey.grid.place(row, column);
            let has_next = cells.len() > at;
            // A value that stands in the next cell is no line of its own.
            let mut beside = || {
                let next = cells.get(at).map(|(_, next)| (*next).to_owned());
                at += 1;
                next
            };
            let (key, value) = match label::preamble(text) {
                Some((key, value)) if value.is_empty() => (key, beside()),
                Some((key, value)) => (key, Some(value)),
                None => match label::key(text) {
                    Some(key) if is_above && has_next => (key, beside()),
                    _ if is_above => {
                        self.title(text, &place);
                        continue;
                    }
                    _ => {
                        self.footnote(text);
                        continue;
                    }
                },
            };
            let Some(value) = value.filter(|value| !value.is_empty()) else {
                continue;
            };
            match key {
                Key::Database => {
                    let is_national = ["年度数据", "季度数据", "月度数据", "进度数据"].contains(&value.as_str());
                    self.region_hint = is_national.then_some("全国").or(self.region_hint);
                }
                Key::Indicator => self.take(Column::Indicator, value, place),
                Key::Region => self.take(Column::Region, value, place),
                Key::Time => {
                    // A range of years tells how much was fetched, not when a figure was taken.
                    let is_one =
                        |reading: PeriodReading| reading.period.month_count().is_none_or(|months| months <= 12);
                    if grammar::read(&value, Context::default()).is_ok_and(is_one) {
                        self.take(Column::Period, value, place);
                    }
                }
                Key::Unit => self.unit(text, place),
                Key::Source => self.take(Column::Source, value, place),
                Key::Note => self.footnote(&value),
                Key::Title => self.title(&value, &place),
                Key::Updated => {}
            }
        }
    }

    /// Takes what a line says, unless something above it said it before.
    fn take(&mut self, column: Column, text: String, place: Place) {
        if self.constants.iter().any(|constant| constant.role.says(column)) {
            return;
        }
        let code = if column == Column::Unit {
            ReasonCode::UnitStands
        } else {
            ReasonCode::Preamble
        };
        self.reasons.push(Reason {
            code,
            text: text.clone(),
            place: place.clone(),
        });
        self.constants.push(Constant {
            role: Role::Says(column),
            text,
            place,
        });
    }

    fn unit(&mut self, text: &str, place: Place) {
        match label::unit_line(text) {
            Some(UnitLine::One(unit)) => self.take(Column::Unit, unit, place),
            // 亿元、%: the levels have the first, growth and shares the other.
            Some(UnitLine::Several(units)) => self.take(Column::Unit, units.join("、"), place),
            None => {}
        }
    }

    /// A title may begin with a place and hold a period: 广州市2020年1-9月主要经济指标.
    fn title(&mut self, text: &str, place: &Place) {
        if let Some(unit) = bracketed_unit(text) {
            self.take(Column::Unit, unit, place.clone());
        }
        if let Some(period) = period_in(text) {
            self.take(Column::Period, period, place.clone());
        }
        if let Some(region) = place_in(text) {
            self.take(Column::Region, region, place.clone());
        }
    }

    fn footnote(&mut self, text: &str) {
        let text = text.trim();
        let Some(first) = text.chars().next().filter(|c| matches!(c, '①'..='⑳' | '*' | '†' | '※')) else {
            return;
        };
        let rest = text[first.len_utf8()..].trim_start_matches([' ', ':', '：', '.', '、', '\u{3000}']);
        if !rest.is_empty() {
            self.notes.push((first.to_string(), rest.to_owned()));
        }
    }
}

/// The unit in the last brackets of a title that say so: （单位：亿元）.
fn bracketed_unit(text: &str) -> Option<String> {
    let open = text.rfind(['(', '（'])?;
    match label::unit_line(&text[open..])? {
        UnitLine::One(unit) => Some(unit),
        UnitLine::Several(_) => None,
    }
}

/// The longest period that stands in a title, beginning with its year.
pub(crate) fn period_in(text: &str) -> Option<String> {
    let text: String = text.chars().map(crate::header::half_width).collect();
    let starts = text
        .char_indices()
        .filter(|(at, c)| c.is_ascii_digit() && !text[..*at].ends_with(|before: char| before.is_ascii_digit()));
    for (start, _) in starts {
        let rest = &text[start..];
        let has_year =
            rest.get(..4).and_then(super::kind::year).is_some() && !rest[4..].starts_with(|c: char| c.is_ascii_digit());
        if !has_year || !(rest[4..].starts_with('年') || rest[4..].trim().is_empty()) {
            continue;
        }
        let ends: Vec<usize> = rest.char_indices().map(|(at, c)| at + c.len_utf8()).take(24).collect();
        let longest = ends.iter().rev().map(|end| &rest[..*end]).find(|part| {
            let is_read = grammar::read(part, Context::default())
                .is_ok_and(|reading| !matches!(reading.period.span(), Span::Days(_)));
            is_read && !part.ends_with(char::is_whitespace)
        });
        if let Some(period) = longest {
            return Some(period.to_owned());
        }
    }
    None
}

/// The place with which a title begins.
fn place_in(title: &str) -> Option<String> {
    // 2020年前三季度广州市…: the place comes behind the period.
    let mut text: String = title.chars().map(crate::header::half_width).collect();
    if let Some(period) = period_in(title) {
        text = text.replacen(&period, "", 1);
    }
    let text = text.trim_start_matches(|c: char| {
        c.is_ascii_digit() || matches!(c, '年' | '-' | '—' | '月' | ' ' | '\u{3000}' | '表' | '季' | '度')
    });
    let ends: Vec<usize> = text.char_indices().map(|(at, c)| at + c.len_utf8()).take(10).collect();
    // 地区生产总值 holds a 区 and names none; 全市 leans on who speaks.
    let found = ends.iter().rev().map(|end| &text[..*end]).find(|part| {
        part.ends_with(['省', '市', '区', '县', '州'])
            && !part.ends_with("地区")
            && !part.ends_with("城市")
            && !part.ends_with("各区")
            && !part.ends_with("各市")
            && is_place(part)
            && !["全省", "全市", "全区"].contains(part)
            && !part.starts_with('各')
    });
    found.map(str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_tells_its_period_and_its_place() {
        let check = |text: &str, period: Option<&str>, place: Option<&str>| {
            assert_eq!(period_in(text).as_deref(), period, "the period of {text}");
            assert_eq!(place_in(text).as_deref(), place, "the place of {text}");
        };
        check("广州市2020年1-9月主要经济指标", Some("2020年1-9月"), Some("广州市"));
        check("2020年9月天河区统计月报", Some("2020年9月"), Some("天河区"));
        check("表1-1 国民经济核算", None, None);
        check("2020年三季度地区生产总值", Some("2020年三季度"), None);
        check("主要城市年度数据", None, None);
        check("广州市各区主要指标", None, Some("广州市"));
        check("2020年前三季度广州市经济运行", Some("2020年前三季度"), Some("广州市"));
        check("各区地区生产总值", None, None);
    }
}
