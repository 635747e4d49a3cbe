//! A chart on the clipboard: as an image, or its figures as a table.

use super::draw;
use super::table_text;
use crate::charting;
use crate::desk::Desk;
use crate::error::Failure;
use crate::wire::{CopyRequest, CopyTableRequest, Nothing};

impl Desk {
    /// Puts a chart on the clipboard as an image.
    pub(crate) fn copy(&self, request: CopyRequest) -> Result<Nothing, Failure> {
        let picture = self.picture(&request.spec, request.size)?;
        let bitmap = self.renderer()?.rgba(&picture.drawing, f64::from(request.dpi))?;
        self.host()
            .copy_image(bitmap.rgba, bitmap.width, bitmap.height)
            .map_err(|message| Failure::ClipboardFailed { message })?;
        Ok(Nothing {})
    }

    /// Puts the figures of a chart on the clipboard as a table. What the basis lock keeps out of one drawing may stand in one table.
    pub(crate) fn copy_table(&self, request: CopyTableRequest) -> Result<Nothing, Failure> {
        let charted = self.charted(&request.spec)?;
        let table = charting::table(&request.spec, &charted.data);
        let title = draw::title(&request.spec, &charted.data);
        self.host()
            .copy_table(table_text::html(&table, &title), table_text::tsv(&table))
            .map_err(|message| Failure::ClipboardFailed { message })?;
        Ok(Nothing {})
    }
}
