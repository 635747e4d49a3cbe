//! What the columns of a table say: by the names above them where their cells agree, else by the cells.

use std::collections::{BTreeMap, HashSet};

use suishu_domain::{Measure, Status, Unit};

use super::blocks::Block;
use super::kind::Kind;
use super::layout::{Mark, Role};
use super::places::is_place;
use super::survey::Survey;
use crate::header::Column;
use crate::label;

/// So many rows of the body decide what a column holds.
const SAMPLE: u32 = 2_000;

/// What the cells of a column look like, over the rows of a body.
#[derive(Debug, Clone, Default)]
pub(crate) struct Contents {
    pub(crate) filled: usize,
    pub(crate) blank: usize,
    pub(crate) numbers: usize,
    pub(crate) years: usize,
    pub(crate) missing: usize,
    pub(crate) periods: usize,
    pub(crate) moments: usize,
    pub(crate) texts: usize,
    places: usize,
    units: usize,
    flags: usize,
    long: usize,
    small: usize,
    compact: usize,
    first_is_blank: bool,
    /// Different texts, counted up to a cap.
    pub(crate) different: HashSet<String>,
}

impl Contents {
    fn of(survey: &Survey<'_>, block: &Block, column: u32) -> Self {
        let mut contents = Self::default();
        let step = ((block.body.1 - block.body.0) / SAMPLE).max(1) as usize;
        let rows = (block.body.0..block.body.1).filter(|row| !block.skipped.contains(row));
        for (at, row) in rows.step_by(step).enumerate() {
            let text = survey.grid.text(row, column);
            match survey.kind(row, column) {
                Kind::Blank => {
                    contents.blank += 1;
                    contents.first_is_blank |= at == 0;
                    continue;
                }
                Kind::Number => {
                    contents.numbers += 1;
                    contents.small += usize::from(text.parse::<u8>().is_ok_and(|number| (1..=12).contains(&number)));
                    contents.compact += usize::from(is_compact_period(text));
                }
                Kind::Year => contents.years += 1,
                Kind::Missing => contents.missing += 1,
                Kind::Period => contents.periods += 1,
                Kind::Moment => contents.moments += 1,
                Kind::Text => {
                    contents.texts += 1;
                    contents.places += usize::from(is_place(text));
                    contents.units += usize::from(label::is_unit(text));
                    contents.flags += usize::from(is_flag(text));
                    contents.long += usize::from(text.chars().count() > 40);
                }
            }
            contents.filled += 1;
            if contents.different.len() < 200 {
                contents.different.insert(text.to_owned());
            }
        }
        contents
    }

    fn mostly(&self, count: usize) -> bool {
        self.filled > 0 && count * 5 >= self.filled * 4
    }

    fn is_period(&self) -> bool {
        self.mostly(self.periods + self.moments + self.years) && self.periods + self.moments + self.years > 0
    }
}

/// Six or eight digits that may be a month or a day: 202009, 20200901.
fn is_compact_period(text: &str) -> bool {
    let digits = text.bytes().all(|byte| byte.is_ascii_digit());
    let year = text.get(..4).and_then(super::kind::year).is_some();
    let month = text.get(4..6).and_then(|month| month.parse::<u8>().ok());
    digits && year && matches!(text.len(), 6 | 8) && month.is_some_and(|month| (1..=12).contains(&month))
}

/// A flag of a figure: one to three letters that statistical offices put beside numbers.
fn is_flag(text: &str) -> bool {
    let text = text.trim_matches(|c: char| matches!(c, '(' | ')' | '[' | ']' | '*' | ' '));
    text.is_empty()
        || (text.len() <= 3 && text.bytes().all(|byte| byte.is_ascii_alphabetic()))
        || Status::parse(text).is_some()
}

/// Columns that name what another column names already, or count rows.
fn is_code(label: &str) -> bool {
    let label: String = label.trim().to_lowercase();
    let ends = ["代码", "编码", "编号", " code", "_code", "code", "_id", "行次"]
        .iter()
        .any(|end| label.ends_with(end));
    let whole = [
        "序号", "排名", "位次", "名次", "no.", "no", "id", "rank", "iso3", "iso", "#", "行号",
    ]
    .contains(&label.as_str());
    (ends && !label.contains("flag")) || whole
}

/// A column as it was taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Taken {
    pub(crate) column: u32,
    pub(crate) role: Option<Role>,
    pub(crate) label: String,
    pub(crate) fills_down: bool,
    pub(crate) of: Option<u32>,
    /// Whether its name or a person said so, not only its cells.
    pub(crate) is_said: bool,
}

/// The columns of a block.
#[derive(Debug)]
pub(crate) struct Columns {
    pub(crate) taken: Vec<Taken>,
    pub(crate) contents: BTreeMap<u32, Contents>,
}

impl Columns {
    /// Says what each column of a block says.
    pub(crate) fn of(survey: &Survey<'_>, block: &Block, marks: &[Mark]) -> Self {
        let width = survey.grid.width();
        let contents: BTreeMap<u32, Contents> = (0..width)
            .map(|column| (column, Contents::of(survey, block, column)))
            .collect();
        let mut taken: Vec<Taken> = (0..width)
            .map(|column| Taken {
                column,
                role: None,
                label: label_above(survey, block, column),
                fills_down: false,
                of: None,
                is_said: false,
            })
            .collect();
        let across = periods_across(survey, block, &contents);
        for one in &mut taken {
            let contents = &contents[&one.column];
            let marked = marks.iter().rev().find_map(|mark| match mark {
                Mark::Column { column, role } if *column == one.column + 1 => Some(*role),
                _ => None,
            });
            if let Some(role) = marked {
                (one.role, one.is_said) = (Some(role), true);
            } else if let Some(role) = named(&one.label, contents) {
                (one.role, one.is_said) = (Some(role), true);
            } else if is_code(&one.label) {
                one.role = Some(Role::Ignored);
            } else {
                one.role = by_contents(contents, &one.label, across.as_deref(), one.column);
            }
        }
        let mut columns = Self { taken, contents };
        columns.settle_attributes();
        columns.settle_periods();
        columns.settle_twice();
        columns.settle_texts(block.header.is_empty());
        columns.settle_flags();
        columns.settle_fills(survey, block);
        columns
    }

    /// The columns of that role.
    pub(crate) fn with(&self, role: Column) -> impl Iterator<Item = &Taken> {
        self.taken
            .iter()
            .filter(move |taken| taken.role == Some(Role::Says(role)))
    }

    /// Whether a column has that role.
    pub(crate) fn has(&self, role: Column) -> bool {
        self.with(role).next().is_some()
    }

    fn contents(&self, column: u32) -> &Contents {
        &self.contents[&column]
    }

    /// Hours are no figures; nor are the numbers beside a column that is named for its figures, unless their name tells a measure or a
    /// unit: OBS_VALUE | DECIMALS.
    fn settle_attributes(&mut self) {
        let is_value = |taken: &Taken| taken.role == Some(Role::Says(Column::Value));
        let is_said = self.taken.iter().any(|taken| is_value(taken) && taken.is_said);
        for taken in &mut self.taken {
            if !is_value(taken) || taken.is_said {
                continue;
            }
            let read = label::read(&taken.label);
            let is_hour = ["小时", "时段", "时刻", "hour"].contains(&taken.label.trim().to_lowercase().as_str());
            if is_hour || (is_said && read.is_bare() && !read.name.is_empty()) {
                taken.role = None;
            }
        }
    }

    /// A year beside a month is the year of the month; of two columns of periods the one that says less is left out.
    fn settle_periods(&mut self) {
        let periods: Vec<u32> = [Column::Period, Column::Date, Column::Year]
            .into_iter()
            .flat_map(|role| self.with(role).map(|taken| taken.column).collect::<Vec<_>>())
            .collect();
        let is_year = |columns: &Self, column: u32| {
            let contents = columns.contents(column);
            let whole = |text: &String| super::kind::year(text.strip_suffix('年').unwrap_or(text)).is_some();
            contents.filled > 0 && contents.different.iter().all(whole)
        };
        match periods.as_slice() {
            [] => {}
            [only] => self.take(*only, Column::Period),
            several => {
                let years: Vec<u32> = several
                    .iter()
                    .copied()
                    .filter(|column| is_year(self, *column))
                    .collect();
                let others: Vec<u32> = several
                    .iter()
                    .copied()
                    .filter(|column| !years.contains(column))
                    .collect();
                match (years.first(), others.first()) {
                    (Some(year), Some(other)) => {
                        self.take(*year, Column::Year);
                        self.take(*other, Column::Period);
                    }
                    (Some(only), None) | (None, Some(only)) => self.take(*only, Column::Period),
                    (None, None) => {}
                }
                let kept = [years.first(), others.first()];
                for column in several.iter().filter(|column| !kept.contains(&Some(column))) {
                    self.taken[*column as usize].role = Some(Role::Ignored);
                }
            }
        }
    }

    fn take(&mut self, column: u32, role: Column) {
        self.taken[column as usize].role = Some(Role::Says(role));
    }

    /// Of two columns of places (省份, 城市) the one that tells more apart names the place; what the other adds is looked at later.
    fn settle_twice(&mut self) {
        self.settle_units();
        for role in [
            Column::Region,
            Column::Sector,
            Column::Unit,
            Column::Basis,
            Column::Measure,
            Column::Source,
        ] {
            let same: Vec<u32> = self.with(role).map(|taken| taken.column).collect();
            let finest = same
                .iter()
                .copied()
                .max_by_key(|column| (self.contents(*column).different.len(), std::cmp::Reverse(*column)));
            for column in same.into_iter().filter(|column| Some(*column) != finest) {
                self.taken[column as usize].role = None;
            }
        }
    }

    /// MEASURE holds units with some sources, unless UNIT_MEASURE stands beside it: then it names what is measured.
    fn settle_units(&mut self) {
        let units: Vec<u32> = self.with(Column::Unit).map(|taken| taken.column).collect();
        let is_named =
            |columns: &Self, column: &u32| Column::named(&columns.taken[*column as usize].label) == Some(Column::Unit);
        if units.len() < 2 || !units.iter().any(|column| is_named(self, column)) {
            return;
        }
        for column in units {
            if !is_named(self, &column) {
                let is_open = !self.has(Column::Indicator);
                self.taken[column as usize].role = is_open.then_some(Role::Says(Column::Indicator));
            }
        }
    }

    /// Years down and months across are years and their months.
    pub(crate) fn settle_years_down(&mut self) {
        let periods: Vec<u32> = self.with(Column::Period).map(|taken| taken.column).collect();
        for column in periods {
            let contents = self.contents(column);
            let is_year = |text: &String| {
                let text = super::kind::unmarked(text);
                super::kind::year(text.strip_suffix('年').unwrap_or(&text)).is_some()
            };
            if !self.has(Column::Year) && contents.different.iter().all(is_year) {
                self.take(column, Column::Year);
            }
        }
    }

    /// Columns of text that nothing names: the first is of places or of indicators, where those are still to be told.
    fn settle_texts(&mut self, is_headless: bool) {
        let first_value = self
            .with(Column::Value)
            .map(|taken| taken.column)
            .next()
            .unwrap_or(u32::MAX);
        let open: Vec<u32> = self
            .taken
            .iter()
            .filter(|taken| taken.role.is_none() && self.contents(taken.column).texts > 0)
            .map(|taken| taken.column)
            .collect();
        for column in open {
            let contents = self.contents(column);
            let label = self.taken[column as usize].label.clone();
            if contents.mostly(contents.places) && !self.has(Column::Region) {
                self.take(column, Column::Region);
            } else if contents.long * 2 > contents.filled {
                self.taken[column as usize].role = Some(if column > first_value && !self.has(Column::Note) {
                    Role::Says(Column::Note)
                } else {
                    Role::Ignored
                });
            } else if column < first_value
                && !self.has(Column::Indicator)
                && !self.has(Column::Sector)
                && (label.is_empty() || is_headless || is_corner(&label))
            {
                self.take(column, Column::Indicator);
            }
        }
    }

    /// A column of flags belongs to the figures on its left.
    fn settle_flags(&mut self) {
        let values: Vec<u32> = self.with(Column::Value).map(|taken| taken.column).collect();
        for at in 0..self.taken.len() {
            let (column, role) = (self.taken[at].column, self.taken[at].role);
            let left = values.iter().copied().filter(|value| *value < column).max();
            let contents = self.contents(column);
            let is_flags = contents.filled > 0 && contents.mostly(contents.flags) && contents.texts == contents.filled;
            let is_named = role == Some(Role::Says(Column::Status));
            let adjoins = left.is_some_and(|value| value + 1 == column);
            if (is_named || (role.is_none() && is_flags && self.taken[at].label.chars().count() <= 8))
                && adjoins
                && values.len() > 1
            {
                self.taken[at].role = Some(Role::Says(Column::Status));
                self.taken[at].of = left.map(|value| value + 1);
            } else if role.is_none() && is_flags && adjoins {
                self.taken[at].role = Some(Role::Says(Column::Status));
            }
        }
    }

    /// A blank cell repeats the one above it where another column goes on naming rows.
    fn settle_fills(&mut self, survey: &Survey<'_>, block: &Block) {
        let names: Vec<u32> = self
            .taken
            .iter()
            .filter(|taken| matches!(taken.role, Some(Role::Says(role)) if is_stub(role)))
            .map(|taken| taken.column)
            .collect();
        for &column in &names {
            let contents = self.contents(column);
            let is_merged = survey.grid.merges().iter().any(|merge| {
                merge.columns.contains(&column)
                    && merge.rows.len() > 1
                    && merge.rows.start >= block.body.0
                    && merge.rows.end <= block.body.1
            });
            let others_go_on = names
                .iter()
                .any(|other| *other != column && self.contents(*other).blank < contents.blank);
            let fills =
                contents.blank > 0 && !contents.first_is_blank && contents.filled > 0 && (is_merged || others_go_on);
            self.taken[column as usize].fills_down = fills;
        }
    }
}

/// Whether a column of that role names rows.
const fn is_stub(role: Column) -> bool {
    matches!(
        role,
        Column::Indicator
            | Column::Region
            | Column::Sector
            | Column::Period
            | Column::Year
            | Column::Unit
            | Column::Basis
            | Column::Measure
    )
}

/// What stands in the corner above the names of rows without saying what they name.
fn is_corner(label: &str) -> bool {
    let label: String = label.chars().filter(|c| !c.is_whitespace()).collect();
    [
        "指标",
        "项目",
        "名称",
        "分组",
        "类别",
        "内容",
        "指标名称",
        "单位：",
        "item",
        "items",
        "indicator",
        "series",
        "variable",
    ]
    .contains(&label.to_lowercase().as_str())
        || label.chars().count() <= 1
        || label::unit_line(&label).is_some()
}

/// The text above a column: the lowest of its header cells that holds anything.
fn label_above(survey: &Survey<'_>, block: &Block, column: u32) -> String {
    block
        .header
        .iter()
        .rev()
        .map(|row| {
            let (row, column) = survey.grid.anchor(*row, column);
            survey.grid.text(row, column)
        })
        .find(|text| !text.is_empty())
        .unwrap_or_default()
        .to_owned()
}

/// The columns above which periods run in a header row, where they do.
fn periods_across(survey: &Survey<'_>, block: &Block, contents: &BTreeMap<u32, Contents>) -> Option<Vec<u32>> {
    let across = |row: u32| -> Vec<u32> {
        let is_period = |column: &u32| {
            let kind = survey.kind(row, *column);
            matches!(kind, Kind::Period | Kind::Moment | Kind::Year) || {
                let label = label::read(survey.grid.text(row, *column));
                label.name.is_empty() && label.period.is_some()
            }
        };
        (0..survey.grid.width()).filter(is_period).collect()
    };
    let mut best = block.header.iter().map(|row| across(*row)).max_by_key(Vec::len)?;
    let is_figures = |column: &u32| {
        let contents = &contents[column];
        contents.filled == 0 || contents.mostly(contents.numbers + contents.years + contents.missing)
    };
    best.retain(is_figures);
    (best.len() >= 2).then_some(best)
}

/// What the name above a column says, where the cells don't belie it.
fn named(label: &str, contents: &Contents) -> Option<Role> {
    let column = Column::named(label).or_else(|| {
        let read = label::read(label);
        (!read.name.is_empty()).then(|| Column::named(&read.name)).flatten()
    })?;
    let is_numeric = contents.mostly(contents.numbers + contents.missing + contents.years);
    let fits = match column {
        Column::Value => is_numeric || contents.filled == 0,
        Column::Period | Column::Date => {
            contents.is_period() || contents.mostly(contents.compact) || contents.mostly(contents.small)
        }
        Column::Year => contents.is_period(),
        Column::Measure => {
            let parses = |text: &String| Measure::parse(text).is_some();
            if !contents.different.is_empty() && !contents.different.iter().any(parses) {
                // MEASURE of some sources holds units: USD, IDX2010.
                let units = contents.different.iter().all(|text| Unit::parse(text).is_some());
                return units.then_some(Role::Says(Column::Unit));
            }
            true
        }
        Column::Basis => contents
            .different
            .iter()
            .all(|text| suishu_domain::Basis::parse(text).is_some()),
        Column::Unit => contents.texts + contents.missing + contents.numbers >= contents.filled,
        Column::UnitMultiplier => true,
        Column::Indicator | Column::Region | Column::Sector => !is_numeric || contents.filled == 0,
        Column::Status
        | Column::Note
        | Column::Source
        | Column::Qualifier
        | Column::PriceBasis
        | Column::Confidentiality => contents.numbers * 2 <= contents.filled,
        // Columns of events mean nothing among figures.
        Column::EndDate | Column::Level | Column::Title | Column::Document => return None,
    };
    fits.then_some(Role::Says(column))
}

/// What the cells of a column say by themselves.
fn by_contents(contents: &Contents, label: &str, across: Option<&[u32]>, column: u32) -> Option<Role> {
    let heads_period = across.is_some_and(|across| across.contains(&column));
    if contents.filled == 0 {
        // A period whose figures are all blank is still a column of figures.
        return heads_period.then_some(Role::Says(Column::Value));
    }
    if contents.mostly(contents.periods + contents.moments) {
        return Some(Role::Says(Column::Period));
    }
    // Years, quarters and months in one column, one below the other.
    if contents.is_period() && contents.periods > 0 && !heads_period && (column == 0 || label.is_empty()) {
        return Some(Role::Says(Column::Period));
    }
    let are_years = contents.years == contents.filled && contents.years > 0;
    if are_years && !heads_period && (column == 0 || label.is_empty()) {
        return Some(Role::Says(Column::Period));
    }
    if contents.numbers + contents.years > 0 && contents.mostly(contents.numbers + contents.years + contents.missing) {
        if let Some(across) = across
            && !across.contains(&column)
        {
            let read = label::read(label);
            let goes_with_periods = !read.is_bare() && (read.name.is_empty() || read.measure.is_some());
            // Numbers beside periods that are no figures of theirs are told, not taken.
            return goes_with_periods.then_some(Role::Says(Column::Value));
        }
        return Some(Role::Says(Column::Value));
    }
    if contents.missing == contents.filled && (heads_period || !label.is_empty()) {
        return Some(Role::Says(Column::Value));
    }
    None
}
