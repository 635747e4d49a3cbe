//! A long row in the making: its fields, each with the cell that it comes from.

use std::borrow::Cow;

use crate::header::Column;

/// The cell in which a text stands; row and column from 0.
pub(super) type At = Option<(u32, u32)>;

/// A field, and where it comes from.
pub(super) type Field<'a> = (Cow<'a, str>, At);

/// The columns of a melted row, in order.
pub(super) const FIELDS: [Column; 16] = [
    Column::Indicator,
    Column::Region,
    Column::Sector,
    Column::Basis,
    Column::Measure,
    Column::PriceBasis,
    Column::Unit,
    Column::UnitMultiplier,
    Column::Period,
    Column::Year,
    Column::Value,
    Column::Qualifier,
    Column::Status,
    Column::Confidentiality,
    Column::Source,
    Column::Note,
];

/// The fields of a row in the making.
#[derive(Default)]
pub(super) struct Made<'a> {
    /// Whether a number stands in the cell.
    pub(super) has_number: bool,
    /// The fields, in the order of [`FIELDS`].
    pub(super) fields: [Field<'a>; FIELDS.len()],
}

impl<'a> Made<'a> {
    /// Sets a field.
    pub(super) fn set(&mut self, column: Column, text: impl Into<Cow<'a, str>>, at: At) {
        if let Some(field) = FIELDS.iter().position(|field| *field == column) {
            self.fields[field] = (text.into(), at);
        }
    }

    /// Whether nothing told a field yet.
    pub(super) fn is_blank(&self, column: Column) -> bool {
        FIELDS
            .iter()
            .position(|field| *field == column)
            .is_none_or(|field| self.fields[field].0.is_empty())
    }

    /// Adds to the note, unless it says so already.
    pub(super) fn note(&mut self, text: &str, at: At) {
        let field = FIELDS.len() - 1;
        let (note, place) = &mut self.fields[field];
        if note.is_empty() {
            *note = text.to_owned().into();
            *place = at;
        } else if !note.contains(text) {
            note.to_mut().push('；');
            note.to_mut().push_str(text);
        }
    }
}
