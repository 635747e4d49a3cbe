//! A recipe: a confirmed layout and the answers that went with it, by the labels of its header, so that next month's file of the same
//! shape is read alike.
//!
//! A recipe names columns by what stands above them and rows by their distance from the header, never by a number that an added
//! month would shift. It is a small JSON file that a person can read, keep and hand on.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use suishu_domain::period::grammar::{self, Context, PeriodError};

use crate::header::Column;
use crate::reading::Reading;
use crate::table::layout::{Mark, Role, Table};

/// What is kept of a confirmed layout.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Recipe {
    /// The version of this form: 1.
    pub suishu_recipe: u32,
    /// Its name.
    pub name: String,
    /// The labels of the header that files of this shape have: stubs and figures as written, periods as `<period>`, repeats once.
    pub header: Vec<String>,
    /// The name of the file that it was made of, in the form of [`Recipe::file_form`].
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub file: Option<String>,
    /// The sheet, where it was picked by name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sheet: Option<String>,
    /// The encoding, where it was picked.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub encoding: Option<String>,
    /// The answers, by key.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub set: BTreeMap<String, String>,
    /// What the header rows say, from the top.
    pub rows: Vec<Role>,
    /// What the columns say, by the label above them.
    pub columns: BTreeMap<String, Role>,
    /// The names of the file that a person found in the catalogue: list, name as written, code.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub names: Vec<RecipeName>,
    /// Cells that hold something for all figures.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub cells: Vec<RecipeCell>,
    /// Rows that are none of the table's, by the text that begins them.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub outside: Vec<String>,
}

/// A cell that holds something for all figures.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RecipeCell {
    /// So many lines below the first row of the header; negative above it.
    pub below_header: i64,
    /// The column, from 1.
    pub column: u32,
    /// What it says.
    pub role: Role,
}

/// A name of the file and what it is in the catalogue.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RecipeName {
    /// `indicator`, `region` or `sector`.
    pub list: String,
    /// The name as the file writes it.
    pub written: String,
    /// The code in the catalogue.
    pub code: String,
}

/// What a person decided beside the layout, to be kept with it.
#[derive(Debug, Clone, Default)]
pub struct Decided<'a> {
    /// The name of the file.
    pub file: &'a str,
    /// The sheet, where it was picked by name.
    pub sheet: Option<&'a str>,
    /// The encoding, where it was picked.
    pub encoding: Option<&'a str>,
    /// The answers. Those that hold for one file only (its period, its year, its day of release) aren't kept.
    pub set: Option<&'a BTreeMap<String, String>>,
    /// The names that were found in the catalogue.
    pub names: Vec<RecipeName>,
    /// What was said of rows, columns and cells. Columns and header rows are kept by their labels; cells by where they stand to the header,
    /// rows put outside by what begins them.
    pub marks: &'a [Mark],
}

/// Why a recipe can't be read.
#[derive(Debug, thiserror::Error)]
pub enum RecipeError {
    /// Not the JSON of a recipe.
    #[error("not a recipe: {0}")]
    Form(#[from] serde_json::Error),
    /// Made by a later version.
    #[error("a recipe of version {version}, this program reads {known}")]
    Newer {
        /// Its version.
        version: u32,
        /// The version that is known.
        known: u32,
    },
}

impl Recipe {
    /// The version of the form that this program writes and reads.
    pub const VERSION: u32 = 1;
    /// What stands in a recipe for every label that is a period, since next month's file has others.
    pub const PERIOD: &'static str = "<period>";

    /// The recipe of a reading that a person confirmed, with what was decided beside it.
    pub fn of(name: &str, reading: &Reading, decided: Decided<'_>) -> Self {
        let table = reading.recognition.layout.tables.first();
        Self {
            suishu_recipe: Self::VERSION,
            name: name.to_owned(),
            header: reading.labels.clone(),
            file: Some(Self::file_form(decided.file)),
            sheet: decided.sheet.map(str::to_owned),
            encoding: decided.encoding.map(str::to_owned),
            set: decided.set.map(lasting).unwrap_or_default(),
            rows: table
                .map(|table| table.header.iter().map(|row| row.role).collect())
                .unwrap_or_default(),
            columns: table.map_or_else(|| of_long_form(reading), of_table),
            names: decided.names,
            cells: table.map(|table| cells(table, decided.marks)).unwrap_or_default(),
            outside: outside(reading, decided.marks),
        }
    }

    /// What stays of a file's name from month to month: without its ending, digits, numerals, words of time and marks.
    pub fn file_form(name: &str) -> String {
        const TIME: &str = "年月日季度上下半前末底期份至旬〇零一二三四五六七八九十";
        let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
        stem.chars()
            .filter(|letter| letter.is_alphabetic() && !TIME.contains(*letter))
            .flat_map(char::to_lowercase)
            .collect()
    }

    /// Whether a file may be of those for which the recipe was made. A header such as 地区, 9月 is that of many files; what a recipe
    /// says in answer to what the file doesn't say must not be said of another one.
    pub fn is_meant_for(&self, file: &str) -> bool {
        self.set.is_empty() || self.file.as_ref().is_none_or(|form| *form == Self::file_form(file))
    }

    /// A label in the form of [`Recipe::header`]: as written, with [`Recipe::PERIOD`] in the place of a period that next month's file has
    /// another of.
    pub fn label(text: &str) -> String {
        let text = text.trim();
        // 2019* and 2023p are periods with a mark behind them.
        let is_period = match grammar::read(&crate::table::unmarked(text), Context::default()) {
            // `9月` is followed by `10月`, and `2020.1` is some period; `本月` is the same next month.
            Ok(_) | Err(PeriodError::YearMissing(_) | PeriodError::Ambiguous(_)) => true,
            Err(_) => false,
        };
        if is_period {
            return Self::PERIOD.to_owned();
        }
        // 2020年9月客流量(万人次) is followed by 2020年10月客流量(万人次).
        let period = crate::label::read(text).period;
        let changes = |period: &String| period.chars().any(char::is_numeric) && text.contains(period.as_str());
        match period.filter(changes) {
            Some(period) => text.replacen(&period, Self::PERIOD, 1),
            None => text.to_owned(),
        }
    }

    /// Reads the JSON of a recipe.
    pub fn from_json(text: &str) -> Result<Self, RecipeError> {
        let recipe: Self = serde_json::from_str(text)?;
        if recipe.suishu_recipe != Self::VERSION {
            return Err(RecipeError::Newer {
                version: recipe.suishu_recipe,
                known: Self::VERSION,
            });
        }
        Ok(recipe)
    }

    /// The JSON of the recipe, for people to read.
    pub fn to_json(&self) -> String {
        serde_json::to_string_pretty(self).unwrap_or_default()
    }
}

/// The cells that were said to hold something, by where they stand to the header.
fn cells(table: &Table, marks: &[Mark]) -> Vec<RecipeCell> {
    let Some(first) = table.header.first().and_then(|row| i64::try_from(row.line).ok()) else {
        return Vec::new();
    };
    let cell = |mark: &Mark| match mark {
        Mark::Cell { line, column, role } => Some(RecipeCell {
            below_header: i64::try_from(*line).ok()? - first,
            column: *column,
            role: *role,
        }),
        _ => None,
    };
    marks.iter().filter_map(cell).collect()
}

/// What begins the rows that were put outside, as far as they are shown.
fn outside(reading: &Reading, marks: &[Mark]) -> Vec<String> {
    let begins = |mark: &Mark| match mark {
        Mark::Outside { line } => {
            let row = reading.excerpt.rows.iter().find(|row| row.line == *line)?;
            row.cells
                .iter()
                .map(|cell| cell.trim())
                .find(|cell| !cell.is_empty())
                .map(str::to_owned)
        }
        _ => None,
    };
    marks.iter().filter_map(begins).collect()
}

/// The answers that hold for next month's file too.
fn lasting(set: &BTreeMap<String, String>) -> BTreeMap<String, String> {
    const OF_ONE_FILE: [&str; 4] = ["period", "date", "year", "header"];
    set.iter()
        .filter_map(|(key, value)| Some((answer_key(key)?, value)))
        .filter(|(key, _)| !OF_ONE_FILE.contains(&key.as_str()))
        .map(|(key, value)| (key, value.clone()))
        .collect()
}

/// The key of an answer in the form that recipes have: `unit` for `单位`. `None` for one that no reading knows.
pub fn answer_key(key: &str) -> Option<String> {
    let key = key.trim();
    match (key, key.split_once('@')) {
        (_, Some((column, name))) => Some(format!("{}@{}", answer_key(column)?, name.trim())),
        ("header" | "表头", None) => Some("header".to_owned()),
        ("times" | "时刻", None) => Some("times".to_owned()),
        _ => Column::named(key).map(|column| column.code().to_owned()),
    }
}

/// What the columns of a table say, by the label above them.
fn of_table(table: &Table) -> BTreeMap<String, Role> {
    by_label(table.columns.iter().map(|column| (column.label.as_str(), column.role)))
}

/// The same of a long form, whose header is one row.
fn of_long_form(reading: &Reading) -> BTreeMap<String, Role> {
    let labels = reading.labels.iter().map(String::as_str);
    by_label(
        labels
            .zip(&reading.excerpt.columns)
            .filter_map(|(label, role)| Some((label, (*role)?))),
    )
}

/// A label that stands above columns of different roles tells none of them.
fn by_label<'a>(columns: impl Iterator<Item = (&'a str, Role)>) -> BTreeMap<String, Role> {
    let mut roles: BTreeMap<String, Option<Role>> = BTreeMap::new();
    for (label, role) in columns {
        roles
            .entry(Recipe::label(label))
            .and_modify(|known| *known = known.filter(|known| *known == role))
            .or_insert(Some(role));
    }
    roles
        .into_iter()
        .filter_map(|(label, role)| Some((label, role?)))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_that_are_periods_are_alike_next_month() {
        for text in ["2020年9月", "9月", "1-9月", "2020Q3", "2020.1", "2019*", "2023p"] {
            assert_eq!(Recipe::label(text), Recipe::PERIOD, "{text} has a successor");
        }
        let september = Recipe::label("2020年9月客流量(万人次)");
        assert_eq!(september, "<period>客流量(万人次)", "the period inside a label");
        assert_eq!(september, Recipe::label("2020年10月客流量(万人次)"), "and next month's");
        for text in ["地区", " 地区", "本月", "地区生产总值(亿元)"] {
            assert_eq!(Recipe::label(text), text.trim(), "{text} stays as it is");
        }
    }

    #[test]
    fn answers_are_given_only_for_files_of_the_same_name() {
        for name in [
            "主要指标2021年9月.csv",
            "主要指标_202110.xls",
            "2021年前三季度主要指标(1).csv",
        ] {
            assert_eq!(Recipe::file_form(name), "主要指标", "{name} is of the same sort");
        }
        assert_eq!(
            Recipe::file_form("9月.csv"),
            Recipe::file_form("2021-10.csv"),
            "nothing but time"
        );
        assert_ne!(
            Recipe::file_form("限上零售额9月.csv"),
            Recipe::file_form("工业产值9月.csv"),
            "another table"
        );
    }

    #[test]
    fn what_holds_for_one_file_only_is_not_kept() {
        let set = [
            ("单位", "亿元"),
            ("单位@占比", "比例"),
            ("times", "day"),
            ("year", "2020"),
            ("时期", "2020年9月"),
            ("released", "2020-10-28"),
        ];
        let set = set.map(|(key, value)| (key.to_owned(), value.to_owned())).into();
        let kept = lasting(&set);
        let kept: Vec<_> = kept.keys().map(String::as_str).collect();
        assert_eq!(kept, ["times", "unit", "unit@占比"], "next month is another period");
    }

    #[test]
    fn a_recipe_is_readable_and_reads_back() {
        let recipe = Recipe {
            suishu_recipe: Recipe::VERSION,
            name: "月报".to_owned(),
            header: vec!["地区".to_owned(), Recipe::PERIOD.to_owned()],
            file: Some("主要指标".to_owned()),
            sheet: None,
            encoding: Some("gb18030".to_owned()),
            set: BTreeMap::new(),
            rows: vec![Role::Says(Column::Period)],
            columns: by_label(
                [
                    ("地区", Role::Says(Column::Region)),
                    ("2020年", Role::Says(Column::Value)),
                ]
                .into_iter(),
            ),
            names: Vec::new(),
            cells: vec![RecipeCell {
                below_header: -1,
                column: 3,
                role: Role::Says(Column::Unit),
            }],
            outside: vec!["小计".to_owned()],
        };
        let json = recipe.to_json();
        assert!(json.contains(r#""<period>": "value""#), "by label, in words: {json}");
        assert_eq!(Recipe::from_json(&json).ok(), Some(recipe), "and back");
        assert!(
            matches!(
                Recipe::from_json(&json.replace("\"suishu_recipe\": 1", "\"suishu_recipe\": 9")),
                Err(RecipeError::Newer { version: 9, known: 1 })
            ),
            "a later form is refused"
        );
    }
}
