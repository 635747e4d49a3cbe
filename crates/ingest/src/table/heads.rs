//! What the rows of a header say of the columns of figures below them.

use super::blocks::Block;
use super::columns::Columns;
use super::kind::{Kind, year};
use super::layout::{HeaderRow, Mark, Role};
use super::places::is_place;
use super::survey::Survey;
use crate::grid::Grid;
use crate::header::Column;
use crate::label;

/// The text above a column of figures in a header row, and its column: its own, that of its merged rectangle, or that of the parent to its
/// left.
pub(crate) fn text_above(grid: &Grid, row: u32, column: u32, first: u32, spans: bool) -> (&str, u32) {
    let (anchor_row, anchor_column) = grid.anchor(row, column);
    let own = if anchor_row == row {
        grid.text(row, anchor_column)
    } else {
        ""
    };
    if !own.is_empty() || !spans {
        return (own, anchor_column);
    }
    let left = (first..column).rev().find(|left| !grid.text(row, *left).is_empty());
    left.map_or(("", column), |left| (grid.text(row, left), left))
}

/// What each header row says.
pub(crate) fn rows(survey: &Survey<'_>, block: &Block, columns: &Columns, marks: &[Mark]) -> Vec<HeaderRow> {
    let values: Vec<u32> = columns.with(Column::Value).map(|taken| taken.column).collect();
    let first = values.first().copied().unwrap_or(0);
    let mut heads: Vec<(HeaderRow, bool)> = Vec::new();
    for (at, &row) in block.header.iter().enumerate() {
        let is_bottom = at + 1 == block.header.len();
        let blanks = values
            .iter()
            .filter(|column| survey.grid.text(row, **column).is_empty())
            .count();
        let has_merge = survey
            .grid
            .merges()
            .iter()
            .any(|merge| merge.rows.contains(&row) && merge.columns.len() > 1);
        let begins = values
            .first()
            .is_some_and(|column| survey.kind(row, *column) != Kind::Blank);
        let spans = !is_bottom && blanks > 0 && begins && (!has_merge || survey.grid.sheet().is_none());
        let texts: Vec<&str> = values
            .iter()
            .map(|column| text_above(survey.grid, row, *column, first, spans).0)
            .filter(|text| !text.is_empty())
            .collect();
        let line = survey.grid.line(row);
        let marked = marks.iter().rev().find_map(|mark| match mark {
            Mark::Header { line: marked, role } if *marked == line => Some(*role),
            _ => None,
        });
        let (role, is_year) = match marked {
            Some(role) => (role, role.says(Column::Year)),
            None => role_of(survey, row, &texts, values.len(), columns),
        };
        heads.push((HeaderRow { line, role, spans }, is_year));
    }
    // Years above months or quarters are their year; years alone are the period.
    let has_parts = heads
        .iter()
        .any(|(head, is_year)| head.role.says(Column::Period) && !is_year)
        || columns.with(Column::Period).any(|taken| {
            let contents = &columns.contents[&taken.column];
            !contents.different.is_empty()
                && !contents
                    .different
                    .iter()
                    .any(|text| year(text.get(..4).unwrap_or_default()).is_some())
        });
    for (head, is_year) in &mut heads {
        if *is_year && has_parts {
            head.role = Role::Says(Column::Year);
        }
    }
    heads.into_iter().map(|(head, _)| head).collect()
}

/// What the texts of a header row say; whether they are whole years.
fn role_of(survey: &Survey<'_>, row: u32, texts: &[&str], values: usize, columns: &Columns) -> (Role, bool) {
    if texts.is_empty() {
        return (Role::Ignored, false);
    }
    let all = |test: &dyn Fn(&str) -> bool| texts.iter().all(|text| test(text));
    let is_year = |text: &str| year(text.strip_suffix('年').unwrap_or(text)).is_some();
    if all(&is_year) {
        return (Role::Says(Column::Period), true);
    }
    let is_period = |text: &str| {
        let read = label::read(text);
        read.name.is_empty() && read.period.is_some() && read.measure.is_none() && !read.is_chain && read.unit.is_none()
    };
    let kinds: Vec<Kind> = columns
        .with(Column::Value)
        .map(|taken| survey.kind(row, taken.column))
        .filter(|kind| *kind != Kind::Blank)
        .collect();
    let are_dates = !kinds.is_empty() && kinds.iter().all(|kind| matches!(kind, Kind::Period | Kind::Moment));
    if are_dates || all(&is_period) {
        return (Role::Says(Column::Period), false);
    }
    // A row that names the stubs as well names the figures: Date | Population.
    let names_stubs = columns.taken.iter().any(|taken| {
        let text = survey.grid.text(row, taken.column);
        let is_stub = taken.role.is_some_and(|role| !role.says(Column::Value));
        is_stub && !text.is_empty() && label::key(text) != Some(label::Key::Unit) && label::unit_line(text).is_none()
    });
    if !names_stubs && all(&|text| label::is_unit(text) || label::unit_line(text).is_some()) {
        return (Role::Says(Column::Unit), false);
    }
    let places = texts.iter().filter(|text| is_place(text)).count();
    if !columns.has(Column::Region) && places * 5 >= texts.len() * 3 && (values > 1 || places == texts.len()) {
        return (Role::Says(Column::Region), false);
    }
    if all(&|text| Column::named(text) == Some(Column::Value)) {
        return (Role::Ignored, false);
    }
    (Role::Says(Column::Indicator), false)
}
