//! Dictionaries: a sheet that explains the codes which head the columns of another.

use std::collections::BTreeSet;

use crate::grid::Grid;
use crate::label;
use crate::table::{Explained, Explanations};

/// What other sheets explain of the labels that head a grid.
pub(crate) fn of(grid: &Grid, others: &[&Grid]) -> Explanations {
    others
        .iter()
        .find_map(|other| explained_by(grid, other))
        .unwrap_or_default()
}

/// What one sheet explains: a column of it holds the codes of the other's header, further ones a name and a unit for each.
fn explained_by(grid: &Grid, other: &Grid) -> Option<Explanations> {
    /// Header rows of the explained sheet that are looked at.
    const ROWS: u32 = 10;
    let labels = |row: u32| -> BTreeSet<&str> {
        grid.row(row)
            .map(|cell| cell.text.trim())
            .filter(|text| !text.is_empty())
            .collect()
    };
    let (codes, column) = (0..grid.height().min(ROWS)).map(labels).find_map(|labels| {
        let explains = |column: &u32| {
            let known = (1..other.height())
                .filter(|row| labels.contains(other.text(*row, *column)))
                .count();
            labels.len() >= 2 && known * 5 >= labels.len() * 4
        };
        (0..other.width()).find(explains).map(|column| (labels, column))
    })?;
    let head = |column: u32| other.text(0, column).to_lowercase();
    let units =
        (0..other.width()).find(|column| ["unit", "units", "单位", "计量单位"].contains(&head(*column).as_str()));
    let name = name_column(other, column, units);
    let explained = (1..other.height())
        .filter(|row| codes.contains(other.text(*row, column)))
        .map(|row| {
            let text = |column: u32| Some(other.text(row, column).to_owned()).filter(|text| !text.is_empty());
            let unit = units.and_then(text).filter(|unit| label::is_unit(unit));
            (
                other.text(row, column).to_owned(),
                Explained {
                    name: name.and_then(text),
                    unit,
                },
            )
        });
    Some(explained.collect())
}

/// The column of names: one in Chinese before one in another language, a named one before any.
fn name_column(other: &Grid, codes: u32, units: Option<u32>) -> Option<u32> {
    let is_han = |c: char| matches!(c, '\u{4e00}'..='\u{9fff}');
    let score = |column: u32| -> usize {
        let head = other.text(0, column).to_lowercase();
        let is_named = [
            "name",
            "factor",
            "名称",
            "指标",
            "中文",
            "含义",
            "说明",
            "description",
            "label",
            "indicator",
        ]
        .iter()
        .any(|word| head.contains(word));
        let is_chinese = head.ends_with("cn")
            || head.ends_with("zh")
            || head.contains('中')
            || (1..other.height()).any(|row| other.text(row, column).contains(is_han));
        let is_text = (1..other.height()).all(|row| other.text(row, column).parse::<f64>().is_err());
        usize::from(is_named) * 2
            + usize::from(is_chinese && is_named) * 2
            + usize::from(is_chinese)
            + usize::from(is_text && is_named)
    };
    (0..other.width())
        .filter(|column| *column != codes && Some(*column) != units && score(*column) > 0)
        .max_by_key(|column| (score(*column), std::cmp::Reverse(*column)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::grid::{CellKind, GridFull};

    fn grid(rows: &[&[&str]]) -> Result<Grid, GridFull> {
        let mut grid = Grid::new(None);
        for (line, row) in (1_u64..).zip(rows) {
            grid.begin_row(line);
            for (column, text) in (0_u32..).zip(*row) {
                grid.put(column, text, CellKind::Text)?;
            }
        }
        Ok(grid)
    }

    #[test]
    fn codes_are_explained_by_the_sheet_that_lists_them() -> Result<(), GridFull> {
        let data = grid(&[&["", "KLL", "YYE"], &["2020-01-02", "1", "2"]])?;
        let list = grid(&[
            &["Code", "Name", "Name_CN", "Unit"],
            &["KLL", "Footfall", "客流量", "万人次"],
            &["YYE", "Sales", "营业额", ""],
        ])?;
        let found = of(&data, &[&list]);
        let told = |code: &str| found.get(code).cloned().unwrap_or_default();
        assert_eq!(told("KLL").name.as_deref(), Some("客流量"), "the Chinese name");
        assert_eq!(told("KLL").unit.as_deref(), Some("万人次"), "and the unit");
        assert_eq!(told("YYE").unit, None, "a unit that isn't there isn't made up");
        assert!(of(&list, &[&data]).is_empty(), "figures explain nothing");
        Ok(())
    }
}
