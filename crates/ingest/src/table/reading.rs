//! The reading of a grid: recognised, melted, and read as long rows into the sink.

use suishu_domain::period::grammar::{self, Context};
use suishu_domain::{Finding, FindingCode, Place};

use super::layout::{Confidence, Layout, Mark, Part, Reason, ReasonCode, Role, Table, TableColumn};
use super::melt::{Melter, Rows};
use super::recognise::{Explanations, Recognised, recognise};
use super::times::Summing;
use super::{Excerpt, ExcerptRow};
use crate::grid::Grid;
use crate::header::Column;
use crate::layout::long::{Long, PeriodColumns};
use crate::ledger::{Ledger, go_on};
use crate::number::MissingSymbols;
use crate::recipe::Recipe;
use crate::rows::Row;
use crate::{IngestError, Options, Reading, Sink};

/// Reads what a grid holds into the sink, and tells the reading what it was taken for.
pub(crate) fn read<S: Sink + ?Sized>(
    grid: &Grid,
    options: &Options<'_>,
    context: Context<'_>,
    explanations: &Explanations,
    reading: &mut Reading,
    ledger: &mut Ledger,
    sink: &mut S,
) -> Result<(), IngestError> {
    let symbols = MissingSymbols::default();
    let found = look(grid, options, explanations, &symbols, reading);
    excerpt(grid, &found, reading);
    for finding in &found.findings {
        ledger.report(sink, finding.clone())?;
    }
    let layout = &found.recognition.layout;
    if layout.is_empty() {
        ledger.report(
            sink,
            Finding::new(
                FindingCode::TableMissing,
                Place::file(),
                grid.sheet().unwrap_or_default(),
            ),
        )?;
    }
    for table in &layout.tables {
        read_table(
            grid,
            table,
            options,
            context,
            found.region_hint,
            &symbols,
            reading,
            ledger,
            sink,
        )?;
    }
    reading.recognition = found.recognition;
    Ok(())
}

/// Whether a grid holds a table of figures.
pub(crate) fn holds_figures(grid: &Grid, options: &Options<'_>) -> bool {
    let nothing = Explanations::default();
    let found = recognise(
        grid,
        options.marks,
        options.set.header,
        &nothing,
        &MissingSymbols::default(),
    );
    !found.recognition.layout.is_empty()
}

/// Recognises a grid, by the recipe that knows its header if there is one.
fn look(
    grid: &Grid,
    options: &Options<'_>,
    explanations: &Explanations,
    symbols: &MissingSymbols,
    reading: &mut Reading,
) -> Recognised {
    let header = options.set.header;
    let mut found = recognise(grid, options.marks, header, explanations, symbols);
    reading.labels = labels(grid, &found.recognition.layout);
    let recipe = options.recipes.iter().find(|recipe| recipe.header == reading.labels);
    if let Some(recipe) = recipe {
        let mut marks = recipe_marks(recipe, grid, &found.recognition.layout);
        marks.extend_from_slice(options.marks);
        found = recognise(grid, &marks, header, explanations, symbols);
        found.recognition.confidence = Confidence::Certain;
        found
            .recognition
            .reasons
            .retain(|reason| reason.code != ReasonCode::Marked || !options.marks.is_empty());
        found.recognition.reasons.insert(
            0,
            Reason {
                code: ReasonCode::Recipe,
                text: recipe.name.clone(),
                place: Place::file(),
            },
        );
        reading.recipe = Some(recipe.name.clone());
    }
    found
}

/// The labels of a layout in the form of [`Recipe::header`].
fn labels(grid: &Grid, layout: &Layout) -> Vec<String> {
    let mut labels: Vec<String> = Vec::new();
    for table in &layout.tables {
        for row in &table.header {
            let Some(at) = grid.row_at(row.line) else {
                continue;
            };
            for cell in grid.row(at).filter(|cell| !cell.is_blank()) {
                let label = Recipe::label(cell.text);
                if labels.last() != Some(&label) {
                    labels.push(label);
                }
            }
        }
    }
    labels
}

/// A recipe's roles for the columns and header rows of this file.
fn recipe_marks(recipe: &Recipe, grid: &Grid, layout: &Layout) -> Vec<Mark> {
    let mut marks = Vec::new();
    if !recipe.outside.is_empty() {
        let begins = |row: u32| {
            grid.row(row)
                .find(|cell| !cell.is_blank())
                .map_or("", |cell| cell.text.trim())
        };
        let is_outside = |row: &u32| recipe.outside.iter().any(|text| begins(*row) == text);
        let rows = (0..grid.height()).filter(is_outside);
        marks.extend(rows.map(|row| Mark::Outside { line: grid.line(row) }));
    }
    let first = layout.tables.first().and_then(|table| table.header.first());
    for cell in &recipe.cells {
        let line = first.and_then(|row| row.line.checked_add_signed(cell.below_header));
        marks.extend(line.map(|line| Mark::Cell {
            line,
            column: cell.column,
            role: cell.role,
        }));
    }
    for table in &layout.tables {
        for (row, role) in table.header.iter().zip(&recipe.rows) {
            marks.push(Mark::Header {
                line: row.line,
                role: *role,
            });
        }
        for column in &table.columns {
            if let Some(role) = recipe.columns.get(&Recipe::label(&column.label)) {
                marks.push(Mark::Column {
                    column: column.column,
                    role: *role,
                });
            }
        }
    }
    marks
}

/// One long row after another into the sink, or first into the sums that figures by time of day add up to.
struct Reader<'a, 'b, S: Sink + ?Sized> {
    long: Long<'a>,
    sums: Option<Summing<'b>>,
    ledger: &'b mut Ledger,
    sink: &'b mut S,
}

impl<S: Sink + ?Sized> Rows for Reader<'_, '_, S> {
    type Error = IngestError;

    fn row(&mut self, row: &Row<'_>) -> Result<(), IngestError> {
        match &mut self.sums {
            Some(sums) => sums.row(row),
            None => self.long.row(row, self.ledger, self.sink),
        }
    }
}

#[allow(
    clippy::too_many_arguments,
    reason = "what one table needs of the whole reading, once"
)]
fn read_table<S: Sink + ?Sized>(
    grid: &Grid,
    table: &Table,
    options: &Options<'_>,
    context: Context<'_>,
    region_hint: Option<&'static str>,
    symbols: &MissingSymbols,
    reading: &mut Reading,
    ledger: &mut Ledger,
    sink: &mut S,
) -> Result<(), IngestError> {
    /// Between two signs of life.
    const STEP: usize = 4_096;
    let mut melter = Melter::new(grid, table, &options.set);
    let header = melter.header();
    let context = context_of(table, context);
    let year_hint = crate::layout::year_in(options.file_name);
    let periods = PeriodColumns::new(&header, &options.set, context, year_hint);
    let place = grid_place(grid, melter.header_line());
    let Some(long) = Long::new(&header, &place, &options.set, periods, region_hint, ledger, sink)? else {
        // All that is open is asked at once, and the unit is found open only where figures are read.
        if melter.lacks_unit() {
            let finding = Finding::new(FindingCode::ColumnMissing, place, Column::Unit.code());
            ledger.report(sink, finding.suggest("--set unit=…"))?;
        }
        return Ok(());
    };
    reading.rows += melter.height() as u64;
    let sums = if table.dates.is_some_and(|dates| dates.has_times) {
        let Some(times) = options.set.times else {
            return ledger.report(sink, unasked_times(grid, table));
        };
        Summing::new(&header, times, symbols)
    } else {
        None
    };
    let mut reader = Reader {
        long,
        sums,
        ledger,
        sink,
    };
    for at in 0..melter.height() {
        if at % STEP == 0 {
            go_on(reader.sink.progress(reading.size, reading.size))?;
        }
        if let Some(fault) = misfit(grid, &melter, at) {
            reader.ledger.report(reader.sink, fault)?;
            continue;
        }
        melter.melt(at, &mut reader)?;
    }
    let Some(sums) = reader.sums.take().map(|sums| sums.finish(grid.sheet())) else {
        return Ok(());
    };
    for finding in sums.findings {
        reader.ledger.report(reader.sink, finding)?;
    }
    sums.rows
        .iter()
        .try_for_each(|row| row.hand_on(grid.sheet(), &mut reader))
}

/// Figures stand by time of day, and nobody said how to add them up.
fn unasked_times(grid: &Grid, table: &Table) -> Finding {
    let column = table.columns.iter().find(|column| column.role.says(Column::Period));
    let place = Place {
        column: column.map_or(0, |column| column.column),
        ..grid_place(grid, table.body.0)
    };
    let label = column.map_or("", |column| column.label.as_str());
    Finding::new(FindingCode::TimesUnasked, place, label).suggest("--set times=day | month")
}

/// What is wrong with a row that has more or fewer fields than its header.
fn misfit(grid: &Grid, melter: &Melter<'_>, at: usize) -> Option<Finding> {
    let (expected, found) = melter.misfit(at)?;
    let row = melter.row(at);
    let shown: Vec<&str> = grid.row(row).map(|cell| cell.text.trim()).collect();
    let place = grid.place(row, found.min(expected));
    Some(Finding::new(FindingCode::RowWidth, place, shown.join(" | ")).suggest(format!("{expected} ≠ {found}")))
}

fn grid_place(grid: &Grid, line: u64) -> Place {
    Place {
        sheet: grid.sheet().map(str::to_owned),
        line,
        column: 0,
    }
}

/// What 本月 and 9月 lean on: the period that the lines above the table tell.
fn context_of<'a>(table: &Table, context: Context<'a>) -> Context<'a> {
    let told = table
        .constants
        .iter()
        .find(|constant| constant.role.says(Column::Period))
        .and_then(|constant| grammar::read(&constant.text, context).ok());
    let year = table
        .constants
        .iter()
        .find(|constant| constant.role.says(Column::Year))
        .and_then(|constant| constant.text.trim_end_matches('年').parse().ok());
    Context {
        year: context
            .year
            .or(year)
            .or(told.map(|reading| reading.period.start().year())),
        reference: context.reference.or(told.map(|reading| reading.period)),
        ..context
    }
}

/// What is shown of the grid.
fn excerpt(grid: &Grid, found: &Recognised, reading: &mut Reading) {
    let tables = &found.recognition.layout.tables;
    let part_of = |line: u64| {
        let said = found
            .parts
            .iter()
            .find(|(said, _)| *said == line)
            .map(|(_, part)| *part);
        let in_body = tables.iter().any(|table| (table.body.0..=table.body.1).contains(&line));
        said.unwrap_or(if in_body { Part::Body } else { Part::Outside })
    };
    let role_of = |line: u64| {
        let mut heads = tables.iter().flat_map(|table| &table.header);
        heads.find(|head| head.line == line).map(|head| head.role)
    };
    let height = grid.height();
    let (first, last) = (Excerpt::FIRST as u32, Excerpt::LAST as u32);
    let rows = (0..height).filter(|row| *row < first || *row + last >= height);
    let width = grid.width().min(Excerpt::COLUMNS as u32);
    let columns = (1..=width)
        .map(|number| {
            let mut columns = tables.iter().flat_map(|table| &table.columns);
            let is_read = |column: &&TableColumn| column.column == number && column.role != Role::Ignored;
            columns.find(is_read).map(|column| column.role)
        })
        .collect::<Vec<Option<Role>>>();
    reading.excerpt = Excerpt {
        rows: rows
            .map(|row| ExcerptRow {
                line: grid.line(row),
                part: part_of(grid.line(row)),
                role: role_of(grid.line(row)),
                cells: grid
                    .row(row)
                    .take(width as usize)
                    .map(|cell| cell.text.chars().take(200).collect())
                    .collect(),
            })
            .collect(),
        columns,
        height: u64::from(height),
        width: grid.width(),
    };
}
