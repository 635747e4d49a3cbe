//! What a reading looks like in the window: the grid as it is, what its parts were taken for, and why.
//!
//! Nothing is decided here: everything stands in the [`Reading`]. Marks travel the other way.

use suishu_ingest::{Confidence, Mark, Part, Reading, Role};

use crate::error::Failure;
use crate::wire::{self, GridColumn, GridConstant, GridPart, GridRow, GridView, Recognised, SheetName};
use crate::words::Words;

/// The sheets of the workbook.
pub(super) fn sheets(reading: &Reading) -> Vec<SheetName> {
    reading
        .sheets
        .iter()
        .map(|sheet| SheetName {
            name: sheet.name.clone(),
            hidden: sheet.hidden,
        })
        .collect()
}

/// The grid with its parts.
pub(super) fn grid(reading: &Reading) -> GridView {
    let excerpt = &reading.excerpt;
    let code = |role: Option<Role>| role.map(|role| role.code().to_owned());
    GridView {
        rows: excerpt
            .rows
            .iter()
            .map(|row| GridRow {
                line: row.line,
                part: part(row.part),
                role: code(row.role),
                cells: row.cells.clone(),
            })
            .collect(),
        columns: (1..)
            .zip(&excerpt.columns)
            .map(|(number, role)| GridColumn {
                number,
                role: code(*role).unwrap_or_default(),
            })
            .collect(),
        height: excerpt.height,
        width: excerpt.width,
        constants: reading
            .recognition
            .layout
            .tables
            .iter()
            .flat_map(|table| &table.constants)
            .map(|constant| GridConstant {
                line: constant.place.line,
                column: constant.place.column,
                role: constant.role.code().to_owned(),
                text: constant.text.clone(),
            })
            .collect(),
    }
}

/// What the file was recognised as, with the reasons as sentences.
pub(super) fn recognised(reading: &Reading, recipes: Vec<String>, words: &Words) -> Recognised {
    let recognition = &reading.recognition;
    Recognised {
        confidence: confidence(recognition.confidence),
        reasons: recognition.reasons.iter().map(|reason| words.reason(reason)).collect(),
        recipe: reading.recipe.clone(),
        recipes,
    }
}

/// The marks of a person, with their roles read.
///
/// # Errors
/// [`Failure::RequestInvalid`] for a role that isn't one.
pub(super) fn marks(marks: Vec<wire::Mark>) -> Result<Vec<Mark>, Failure> {
    let read = |role: String| {
        Role::parse(&role).ok_or_else(|| Failure::RequestInvalid {
            message: format!("no role {role}"),
        })
    };
    let mark = |mark| {
        Ok(match mark {
            wire::Mark::Header { line, role } => Mark::Header {
                line,
                role: read(role)?,
            },
            wire::Mark::Body { line } => Mark::Body { line },
            wire::Mark::Outside { line } => Mark::Outside { line },
            wire::Mark::Column { column, role } => Mark::Column {
                column,
                role: read(role)?,
            },
            wire::Mark::Cell { line, column, role } => Mark::Cell {
                line,
                column,
                role: read(role)?,
            },
        })
    };
    marks.into_iter().map(mark).collect()
}

const fn part(part: Part) -> GridPart {
    match part {
        Part::Preamble => GridPart::Preamble,
        Part::Header => GridPart::Header,
        Part::Body => GridPart::Body,
        Part::Note => GridPart::Note,
        Part::Outside => GridPart::Outside,
    }
}

pub(super) const fn confidence(confidence: Confidence) -> wire::Confidence {
    match confidence {
        Confidence::Doubtful => wire::Confidence::Doubtful,
        Confidence::Likely => wire::Confidence::Likely,
        Confidence::Certain => wire::Confidence::Certain,
    }
}
