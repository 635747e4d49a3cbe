//! One sheet of ODS. A row that is written once for many is kept until its end and put as often as it stands for.

use quick_xml::events::Event;

use super::cell::{Attributes, Content, paragraphs};
use super::count;
use super::styles::Styles;
use crate::IngestError;
use crate::grid::Grid;
use crate::workbook::sheet::{COLUMN_CAP, Cells};
use crate::workbook::xml::{Xml, attribute};

/// A sheet while it is read.
pub(super) struct Sheet<'a, 't> {
    cells: Cells<'t>,
    styles: &'a Styles,
    /// Styles that columns lend to cells without one, with the column after their last.
    column_styles: Vec<(u32, String)>,
    columns: u32,
    row: u32,
    row_repeats: u32,
    row_style: Option<String>,
    column: u32,
    /// The cells of this row that hold something: the first column, for how many they stand, and what.
    held: Vec<(u32, u32, Content)>,
}

/// What was met, once its own event is done with.
enum Met {
    Cell {
        attributes: Attributes,
        repeats: u32,
        rows: u32,
        columns: u32,
    },
    RowEnd,
    TableEnd,
    Nothing,
}

impl<'a, 't> Sheet<'a, 't> {
    pub(super) const fn new(cells: Cells<'t>, styles: &'a Styles) -> Self {
        Self {
            cells,
            styles,
            column_styles: Vec::new(),
            columns: 0,
            row: 0,
            row_repeats: 1,
            row_style: None,
            column: 0,
            held: Vec::new(),
        }
    }

    /// Reads up to the end of the table that has just begun.
    pub(super) fn read(mut self, xml: &mut Xml<'_>) -> Result<Grid, IngestError> {
        let top = xml.depth();
        loop {
            let depth = xml.depth();
            let met = match xml.next()? {
                Event::Start(start) => match start.name().as_ref() {
                    "table:table-column" => {
                        let style = attribute(&start, "default-cell-style-name")
                            .unwrap_or_default()
                            .into_owned();
                        self.columns = self.columns.saturating_add(count(&start, "number-columns-repeated"));
                        if self.column_styles.len() < COLUMN_CAP as usize {
                            self.column_styles.push((self.columns, style));
                        }
                        Met::Nothing
                    }
                    "table:table-row" => {
                        self.row_repeats = count(&start, "number-rows-repeated");
                        self.row_style = attribute(&start, "default-cell-style-name").map(std::borrow::Cow::into_owned);
                        self.column = 0;
                        Met::Nothing
                    }
                    "table:table-cell" | "table:covered-table-cell" => Met::Cell {
                        attributes: Attributes::of(&start),
                        repeats: count(&start, "number-columns-repeated"),
                        rows: count(&start, "number-rows-spanned"),
                        columns: count(&start, "number-columns-spanned"),
                    },
                    _ => Met::Nothing,
                },
                Event::End(end) if end.name().as_ref() == "table:table-row" => Met::RowEnd,
                Event::End(_) if depth == top => Met::TableEnd,
                Event::Eof => return Err(xml.truncated()),
                _ => Met::Nothing,
            };
            match met {
                Met::Cell {
                    attributes,
                    repeats,
                    rows,
                    columns,
                } => {
                    let text = paragraphs(xml)?;
                    let content = self.content(attributes, text).ok_or_else(|| xml.malformed())?;
                    if rows > 1 || columns > 1 {
                        let last = |first: u32, count: u32| (first, first.saturating_add(count - 1));
                        self.cells.merge(last(self.row, rows), last(self.column, columns))?;
                    }
                    if !content.is_blank() {
                        self.held.push((self.column, repeats, content));
                    }
                    self.column = self.column.saturating_add(repeats);
                }
                Met::RowEnd => self.put_row()?,
                Met::TableEnd => return Ok(self.cells.finish()),
                Met::Nothing => {}
            }
        }
    }

    fn content(&self, attributes: Attributes, text: String) -> Option<Content> {
        let style = attributes.style.clone();
        let of_column = || {
            let at = self.column_styles.partition_point(|(end, _)| *end <= self.column);
            self.column_styles.get(at).map(|(_, style)| style.as_str())
        };
        attributes.content(text, |is_percentage| {
            let style = style.as_deref().or(self.row_style.as_deref()).or_else(of_column);
            self.styles.format(style.unwrap_or_default(), is_percentage)
        })
    }

    fn put_row(&mut self) -> Result<(), IngestError> {
        if !self.held.is_empty() {
            for repeat in 0..self.row_repeats {
                for (first, repeats, content) in &self.held {
                    for column in *first..first.saturating_add(*repeats) {
                        self.cells.go_to(self.row.saturating_add(repeat), column)?;
                        content.put(&mut self.cells)?;
                    }
                }
            }
        }
        self.held.clear();
        self.row = self.row.saturating_add(self.row_repeats);
        Ok(())
    }
}
