//! Recognition: from a grid to a layout, with how sure that is and why.
//!
//! Words in the file come first, then the looks of cells, never a file's name. Where two readings hold, or a column is needed that
//! nobody can name, a question is put (a finding with its place) and the confidence says `doubtful`.

use std::collections::{BTreeMap, HashSet};

use suishu_domain::{Decimal, Finding, FindingCode, Measure};

use super::blocks::{self, Block};
use super::columns::{Columns, Taken};
use super::dates::{Dates, DatesFault};
use super::heads;
use super::layout::{
    Confidence, Constant, Layout, Mark, Part, Reason, ReasonCode, Recognition, Role, Table, TableColumn,
};
use super::surroundings::Surroundings;
use super::survey::Survey;
use crate::grid::Grid;
use crate::header::Column;
use crate::label;
use crate::number::{MissingSymbols, plain};

/// What explains the labels of a table from elsewhere: a sheet of codes, the description of a data package.
pub(crate) type Explanations = BTreeMap<String, Explained>;

/// What a label stands for.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Explained {
    /// The name.
    pub(crate) name: Option<String>,
    /// The unit.
    pub(crate) unit: Option<String>,
}

/// What was recognised, with the questions that it leaves and the part of each row.
#[derive(Debug, Default)]
pub(crate) struct Recognised {
    pub(crate) recognition: Recognition,
    /// Findings: questions and what was left out.
    pub(crate) findings: Vec<Finding>,
    /// What each row of the grid is.
    pub(crate) parts: Vec<(u64, Part)>,
    /// The region that the file is likely about, to suggest.
    pub(crate) region_hint: Option<&'static str>,
}

/// Recognises the tables of a grid.
pub(crate) fn recognise(
    grid: &Grid,
    marks: &[Mark],
    header: Option<u64>,
    explanations: &Explanations,
    symbols: &MissingSymbols,
) -> Recognised {
    let survey = Survey::of(grid, symbols.clone());
    let blocks = blocks::find(&survey, marks, header);
    let mut found = Recognised::default();
    let mut confidence = Confidence::Certain;
    let mut last_constants: Vec<Constant> = Vec::new();
    for block in &blocks {
        let mut one = OneTable::of(&survey, block, marks, explanations);
        // What was said above the first table holds for the next ones unless they say otherwise.
        for constant in &last_constants {
            if !one.table.constants.iter().any(|own| own.role == constant.role) {
                one.table.constants.push(constant.clone());
            }
        }
        last_constants.clone_from(&one.table.constants);
        confidence = confidence.min(one.confidence);
        found.region_hint = found.region_hint.or(one.region_hint);
        found.recognition.reasons.append(&mut one.reasons);
        found.findings.append(&mut one.findings);
        parts_of(&survey, block, &mut found.parts);
        found.recognition.layout.tables.push(one.table);
    }
    if blocks.is_empty() {
        confidence = Confidence::Doubtful;
    }
    if blocks.len() > 1 {
        found.recognition.reasons.push(Reason {
            code: ReasonCode::SeveralTables,
            text: blocks.len().to_string(),
            place: grid.place(blocks[1].body.0, 0),
        });
    }
    if !marks.is_empty() {
        let (text, place) = (marks.len().to_string(), grid.place(0, 0));
        found.recognition.reasons.push(Reason {
            code: ReasonCode::Marked,
            text,
            place,
        });
    }
    found.recognition.confidence = confidence;
    found
}

fn parts_of(survey: &Survey<'_>, block: &Block, parts: &mut Vec<(u64, Part)>) {
    let mut put = |rows: &[u32], part: Part| parts.extend(rows.iter().map(|row| (survey.grid.line(*row), part)));
    put(&block.preamble, Part::Preamble);
    put(&block.header, Part::Header);
    put(&block.notes, Part::Note);
    put(&block.skipped, Part::Outside);
}

/// One table in the making.
struct OneTable {
    table: Table,
    confidence: Confidence,
    reasons: Vec<Reason>,
    findings: Vec<Finding>,
    region_hint: Option<&'static str>,
}

impl OneTable {
    fn of(survey: &Survey<'_>, block: &Block, marks: &[Mark], explanations: &Explanations) -> Self {
        let grid = survey.grid;
        let mut columns = Columns::of(survey, block, marks);
        let mut around = Surroundings::of(survey, block);
        let mut one = Self {
            table: Table {
                header: Vec::new(),
                columns: Vec::new(),
                body: (grid.line(block.body.0), grid.line(block.body.1 - 1)),
                skipped: block.skipped.iter().map(|row| grid.line(*row)).collect(),
                constants: Vec::new(),
                dates: None,
                footnotes: std::mem::take(&mut around.notes),
            },
            confidence: Confidence::Certain,
            reasons: std::mem::take(&mut around.reasons),
            findings: Vec::new(),
            region_hint: around.region_hint,
        };
        one.table.skipped.sort_unstable();
        Self::marked_constants(grid, marks, &mut around.constants);
        one.settle_unknown(survey, block, &mut columns);
        one.table.header = heads::rows(survey, block, &columns, marks);
        if one.table.header.iter().any(|row| row.role.says(Column::Period)) {
            columns.settle_years_down();
        }
        one.settle_rival(survey, block);
        one.settle_dates(survey, block, &columns);
        one.explain_roles(survey, block, &columns);
        let values_of = |taken: &Taken| explanations.get(taken.label.trim());
        one.table.columns = columns
            .taken
            .iter()
            .filter_map(|taken| {
                // A column that is left out is kept by its label, so that a recipe can say so again.
                let role = match taken.role {
                    Some(Role::Ignored) | None if taken.label.is_empty() => return None,
                    role => role.unwrap_or(Role::Ignored),
                };
                let explained = values_of(taken)
                    .filter(|_| role.says(Column::Value))
                    .cloned()
                    .unwrap_or_default();
                Some(TableColumn {
                    column: taken.column + 1,
                    role,
                    label: taken.label.clone(),
                    fills_down: taken.fills_down,
                    of: taken.of,
                    name: explained.name,
                    unit: explained.unit,
                })
            })
            .collect();
        one.settle_shares(survey, block);
        one.table.constants = around.constants;
        one
    }

    fn reason(&mut self, code: ReasonCode, text: &str, place: suishu_domain::Place) {
        self.reasons.push(Reason {
            code,
            text: text.to_owned(),
            place,
        });
    }

    /// What a person said of single cells stands above what the lines say.
    fn marked_constants(grid: &Grid, marks: &[Mark], constants: &mut Vec<Constant>) {
        for mark in marks {
            let Mark::Cell { line, column, role } = mark else {
                continue;
            };
            let Some(row) = grid.row_at(*line) else {
                continue;
            };
            let column = column.saturating_sub(1);
            let text = grid.text(row, column);
            let text = match label::preamble(text) {
                Some((_, value)) if !value.is_empty() => value,
                _ => text.to_owned(),
            };
            constants.retain(|constant| constant.role != *role);
            if *role != Role::Ignored && !text.is_empty() {
                constants.push(Constant {
                    role: *role,
                    text,
                    place: grid.place(row, column),
                });
            }
        }
    }

    /// Columns of text that nothing names: left out where the rows are told apart without them, else taken as the breakdown, else asked.
    fn settle_unknown(&mut self, survey: &Survey<'_>, block: &Block, columns: &mut Columns) {
        /// So many rows are compared.
        const ROWS: usize = 50_000;
        let unknown: Vec<u32> = columns
            .taken
            .iter()
            .filter(|taken| taken.role.is_none() && columns.contents[&taken.column].filled > 0)
            .map(|taken| taken.column)
            .collect();
        if unknown.is_empty() {
            return;
        }
        let stubs: Vec<u32> = columns
            .taken
            .iter()
            .filter(|taken| matches!(taken.role, Some(Role::Says(role)) if !matches!(role, Column::Value | Column::Status | Column::Note | Column::Source)))
            .map(|taken| taken.column)
            .collect();
        let rows = || {
            (block.body.0..block.body.1)
                .filter(|row| !block.skipped.contains(row) && survey.grid.row(*row).any(|cell| !cell.is_blank()))
                .take(ROWS)
        };
        let is_unique = |keys: &[u32]| {
            let mut seen = HashSet::new();
            rows().all(|row| {
                seen.insert(
                    keys.iter()
                        .map(|column| survey.grid.text(row, *column))
                        .collect::<Vec<_>>(),
                )
            })
        };
        let mut keys = stubs;
        for column in unknown {
            let at = column as usize;
            let head = block.header.last().copied().unwrap_or(block.body.0);
            let place = survey.grid.place(head, column);
            let label = columns.taken[at].label.clone();
            let varies = columns.contents[&column].different.len() > 1;
            let with: Vec<u32> = keys.iter().copied().chain([column]).collect();
            if varies && !is_unique(&keys) {
                if columns.has(Column::Sector) || columns.contents[&column].texts < columns.contents[&column].filled {
                    self.confidence = Confidence::Doubtful;
                    self.findings
                        .push(Finding::new(FindingCode::ColumnNeeded, place, label));
                } else {
                    columns.taken[at].role = Some(Role::Says(Column::Sector));
                    self.confidence = self.confidence.min(Confidence::Likely);
                    keys = with;
                    continue;
                }
            } else if !label.is_empty() {
                self.findings
                    .push(Finding::new(FindingCode::ColumnUnknown, place, label));
            }
            columns.taken[at].role = Some(Role::Ignored);
        }
    }

    /// Two rows that may be the header, and no answer which.
    fn settle_rival(&mut self, survey: &Survey<'_>, block: &Block) {
        let Some(rival) = block.rival else { return };
        let Some(upper) = block.header.iter().rev().find(|row| **row != rival) else {
            return;
        };
        let (upper_line, lower_line) = (survey.grid.line(*upper), survey.grid.line(rival));
        self.confidence = Confidence::Doubtful;
        let text: Vec<&str> = survey.grid.row(rival).map(|cell| cell.text.trim()).collect();
        let finding = Finding::new(
            FindingCode::HeaderAmbiguous,
            survey.grid.place(rival, 0),
            text.join(" | "),
        );
        self.findings
            .push(finding.suggest(format!("--set header={upper_line} | {lower_line}")));
    }

    /// How the dates of the rows are to be read.
    fn settle_dates(&mut self, survey: &Survey<'_>, block: &Block, columns: &Columns) {
        let Some(column) = columns.with(Column::Period).map(|taken| taken.column).next() else {
            return;
        };
        let texts = (block.body.0..block.body.1)
            .filter(|row| !block.skipped.contains(row))
            .map(|row| survey.grid.text(row, column))
            .filter(|text| !text.is_empty());
        let place = survey.grid.place(block.body.0, column);
        match Dates::of(texts) {
            Ok(dates) => {
                if dates.step != super::dates::Step::Day {
                    self.findings.push(Finding::new(
                        FindingCode::PeriodStep,
                        place,
                        survey.grid.text(block.body.0, column),
                    ));
                }
                self.table.dates = Some(dates);
            }
            Err(DatesFault::Order) => {
                self.confidence = Confidence::Doubtful;
                let finding = Finding::new(
                    FindingCode::PeriodAmbiguous,
                    place,
                    survey.grid.text(block.body.0, column),
                );
                self.findings.push(finding.suggest("月/日 ≠ 日/月"));
            }
            Err(DatesFault::NoDates) => {}
        }
    }

    /// Says why columns and rows were taken for what they were.
    fn explain_roles(&mut self, survey: &Survey<'_>, block: &Block, columns: &Columns) {
        let head = block.header.last().copied().unwrap_or(block.body.0);
        for taken in &columns.taken {
            let Some(Role::Says(role)) = taken.role else { continue };
            let place = survey.grid.place(head, taken.column);
            if role == Column::Value {
                continue;
            }
            let code = match role {
                _ if taken.is_said => ReasonCode::HeaderNames,
                Column::Period | Column::Year => ReasonCode::PeriodsDown,
                Column::Region => ReasonCode::PlacesDown,
                Column::Status => ReasonCode::FlagsBeside,
                _ => ReasonCode::IndicatorsNamed,
            };
            if code != ReasonCode::HeaderNames {
                self.confidence = self.confidence.min(Confidence::Likely);
            }
            let text = if taken.label.is_empty() {
                survey.grid.text(block.body.0, taken.column)
            } else {
                &taken.label
            };
            self.reason(code, text, place.clone());
            if taken.fills_down {
                self.reason(ReasonCode::ParentRepeats, text, place);
            }
        }
        for row in self.table.header.clone() {
            let code = match row.role {
                Role::Says(Column::Period | Column::Year) => ReasonCode::PeriodsAcross,
                Role::Says(Column::Region) => ReasonCode::PlacesAcross,
                Role::Says(Column::Unit) => ReasonCode::UnitStands,
                Role::Says(_) => ReasonCode::IndicatorsNamed,
                Role::Ignored => continue,
            };
            let first = columns
                .with(Column::Value)
                .map(|taken| taken.column)
                .next()
                .unwrap_or(0);
            let at = survey.grid.row_at(row.line).unwrap_or(head);
            let text = heads::text_above(survey.grid, at, first, first, row.spans).0.to_owned();
            self.reason(code, &text, survey.grid.place(at, first));
        }
        if let Some(note) = block.notes.first() {
            let text = survey
                .grid
                .row(*note)
                .find(|cell| !cell.is_blank())
                .map_or("", |cell| cell.text.trim());
            self.reason(ReasonCode::NotesBelow, text, survey.grid.place(*note, 0));
        }
        if block.header.is_empty() {
            self.confidence = Confidence::Doubtful;
        }
    }

    /// Shares of one whole that add up to 1, or to 100, in every row have their unit by that.
    fn settle_shares(&mut self, survey: &Survey<'_>, block: &Block) {
        const ROWS: usize = 50;
        let is_open = |column: &&mut TableColumn| {
            let read = label::read(&column.label);
            column.role.says(Column::Value)
                && column.unit.is_none()
                && read.unit.is_none()
                && read.measure == Some(Measure::Share)
        };
        let mut shares: Vec<&mut TableColumn> = self.table.columns.iter_mut().filter(is_open).collect();
        if shares.len() < 2 {
            return;
        }
        let sums: Vec<Option<Decimal>> = (block.body.0..block.body.1)
            .filter(|row| survey.profile(*row).has_figures())
            .take(ROWS)
            .map(|row| {
                shares.iter().try_fold(Decimal::ZERO, |sum, column| {
                    let number = plain(survey.grid.text(row, column.column - 1).as_bytes())?;
                    sum.checked_add(number)
                })
            })
            .collect();
        let all_near = |whole: i64, scale: u32| {
            let (whole, off) = (
                Decimal::from(whole),
                Decimal::new(i64::try_from(shares.len()).unwrap_or(1), scale),
            );
            !sums.is_empty() && sums.iter().all(|sum| sum.is_some_and(|sum| (sum - whole).abs() <= off))
        };
        let unit = match () {
            () if all_near(1, 3) => "比例",
            () if all_near(100, 1) => "%",
            () => return,
        };
        for column in &mut shares {
            column.unit = Some(unit.to_owned());
        }
        let head = block.header.last().copied().unwrap_or(block.body.0);
        let (first, label) = (shares[0].column - 1, shares[0].label.clone());
        let finding = Finding::new(FindingCode::UnitAssumed, survey.grid.place(head, first), label);
        self.findings.push(finding.suggest(unit));
    }
}

impl Layout {
    /// Whether any table was found.
    pub fn is_empty(&self) -> bool {
        self.tables.is_empty()
    }
}
